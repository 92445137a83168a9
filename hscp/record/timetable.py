"""Rows of the timetable: what recurs, and when. The table itself stands in ``hscp.celery``."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from celery.schedules import crontab, schedule

from hscp.lib.workdays import LONDON

MIDNIGHT = time(0, 0)


@dataclass(frozen=True, slots=True)
class Every:
    """Every so many minutes, counted from midnight UTC; ``minutes`` divides a day."""

    minutes: int

    def slot(self, now: datetime) -> datetime:
        """The last moment at or before ``now`` at which a turn was due."""
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + (now - midnight) // timedelta(minutes=self.minutes) * timedelta(minutes=self.minutes)

    def for_beat(self) -> schedule:
        """The same as Celery's beat reads it."""
        return schedule(timedelta(minutes=self.minutes))


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day, at a time of the clock on the wall in London."""

    at: time

    def slot(self, now: datetime) -> datetime:
        """The last moment at or before ``now`` at which a turn was due."""
        local = now.astimezone(LONDON)
        due = datetime.combine(local.date(), self.at, tzinfo=LONDON)
        if due > local:
            due = datetime.combine(local.date() - timedelta(days=1), self.at, tzinfo=LONDON)
        return due

    def for_beat(self) -> crontab:
        """The same as Celery's beat reads it."""
        return crontab(hour=str(self.at.hour), minute=str(self.at.minute))


@dataclass(frozen=True, slots=True)
class Weekly:
    """Once a week, on a day (0 is Monday), at a time of the clock on the wall in London."""

    weekday: int
    at: time

    def slot(self, now: datetime) -> datetime:
        """The last moment at or before ``now`` at which a turn was due."""
        local = now.astimezone(LONDON)
        day = local.date() - timedelta(days=(local.weekday() - self.weekday) % 7)
        due = datetime.combine(day, self.at, tzinfo=LONDON)
        return due if due <= local else datetime.combine(day - timedelta(days=7), self.at, tzinfo=LONDON)

    def for_beat(self) -> crontab:
        """The same as Celery's beat reads it, which counts days from Sunday."""
        return crontab(hour=str(self.at.hour), minute=str(self.at.minute), day_of_week=str((self.weekday + 1) % 7))


@dataclass(frozen=True, slots=True)
class Turn:
    """One row: a name for people, when it is due, and the ``@turn`` or ``@job`` it does.

    A ``@job`` is asked for in every space; a ``@turn`` is done once.
    """

    name: str
    when: Every | Daily | Weekly
    task: str
