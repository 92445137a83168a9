"""The timetable of a drill: the product's, only that it rings every few seconds, and a turn whose effects are counted.

Also the Celery application that a drill's workers and schedulers are started with.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from celery.schedules import schedule

from hscp.celery import TIMETABLE as PRODUCT
from hscp.celery import app
from hscp.record.timetable import Turn

__all__ = ["COUNTED", "TIMETABLE", "app"]
COUNTED = "drills.count"


@dataclass(frozen=True, slots=True)
class Seconds:
    """Every so many seconds: a drill has no minutes to wait."""

    seconds: int

    def slot(self, now: datetime) -> datetime:
        """The last moment at or before ``now`` at which a turn was due."""
        return now.replace(microsecond=0) - timedelta(seconds=int(now.timestamp()) % self.seconds)

    def for_beat(self) -> schedule:
        """The same as Celery's beat reads it."""
        return schedule(timedelta(seconds=self.seconds))


TIMETABLE = (
    Turn("Count", Seconds(5), COUNTED),  # type: ignore[arg-type]
    *(replace(turn, when=Seconds(4)) if turn.task == "record.sweep" else turn for turn in PRODUCT),
)
app.conf.beat_schedule = {
    turn.name: {"task": "record.take_turns", "schedule": turn.when.for_beat()} for turn in TIMETABLE
}
app.conf.beat_max_loop_interval = 1
