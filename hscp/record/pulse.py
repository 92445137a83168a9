"""Whether timed work still happens: told by what has been done, never by whoever ought to do it (docs/running.md).

Every turn of the timetable leaves a tick, and the one that recurs each minute is the heartbeat: it needs the scheduler,
the broker, a worker and the database, so when any of them stops the heartbeat does. Facts in, troubles out.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.conf import settings
from django.db import Error
from django.db.models import Max, Min, Q
from django.db.models.enums import TextChoices

from hscp.lib.words import date_words, listing, time_words
from hscp.record.models import Job, JobState, Tick
from hscp.record.outbox import WORKER
from hscp.record.turns import timetable
from hscp.spaces.acting import acting

HEARTBEAT = "record.sweep"
_begun = time.monotonic()


class Ill(TextChoices):
    """What can be wrong. The label is all that a stranger is told."""

    DATABASE = "database", "database away"
    TIMETABLE = "timetable", "timetable late"
    JOBS = "jobs", "jobs overdue"


@dataclass(frozen=True, slots=True)
class Pulse:
    """What the database shows.

    ``heard``: the slot of the last heartbeat, None where there never was one. ``untaken``: names of turns that were due
    longer ago than is borne and that nobody has taken. ``waiting_since``: when the job that is overdue longest might
    have begun, None where none is overdue. ``settled``: this process has run for longer than is borne, so that what it
    found at its start (a new site, a new version) has had its time.
    """

    heard: datetime | None
    untaken: tuple[str, ...]
    waiting_since: datetime | None
    settled: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong: which, since when (None where nobody knows), in a sentence for who runs the site."""

    kind: Ill
    since: datetime | None
    sentence: str


AWAY = Trouble(Ill.DATABASE, None, "The database does not answer.")


def judge(pulse: Pulse, now: datetime, borne: timedelta) -> list[Trouble]:
    """What is wrong with this pulse; ``borne`` is how late timed work may be."""
    found = []
    if pulse.heard is not None and now - pulse.heard > borne:
        found.append(Trouble(Ill.TIMETABLE, pulse.heard, f"Timed work has stopped since {moment(pulse.heard, now)}."))
    elif pulse.heard is None and pulse.settled:
        found.append(Trouble(Ill.TIMETABLE, None, "Timed work has never begun on this site."))
    elif pulse.untaken and pulse.settled:
        sentence = f"Timed work that was due has not been done: {listing(pulse.untaken)}."
        found.append(Trouble(Ill.TIMETABLE, None, sentence))
    if pulse.waiting_since is not None:
        sentence = f"Work that should have begun at {moment(pulse.waiting_since, now)} still waits."
        found.append(Trouble(Ill.JOBS, pulse.waiting_since, sentence))
    return found


def moment(then: datetime, now: datetime) -> str:
    """ "09:12", with its day where that is not today."""
    day = "" if date_words(then) == date_words(now) else f" on {date_words(then)}"
    return f"{time_words(then)}{day}"


def borne() -> timedelta:
    """How late timed work may be (``ALARM_AFTER_MINUTES``)."""
    return timedelta(minutes=settings.ALARM_AFTER_MINUTES)


def look(now: datetime) -> Pulse:
    """Take the pulse. Two queries, a third when the heart does not beat; each goes by an index to few rows."""
    late = now - borne()
    due = {turn.task: (turn.name, turn.when.slot(late)) for turn in timetable()}
    wanted = reduce(or_, (Q(task=task, slot__gte=slot) for task, (_name, slot) in due.items()))
    overdue = Q(state=JobState.QUEUED, not_before__lt=late) | Q(state=JobState.RUNNING, lease_until__lt=late)
    with acting(WORKER):
        taken = dict(Tick.objects.filter(wanted).values_list("task").annotate(Max("slot")).order_by())
        # The demonstration asks for work by its own clock, which says nothing about how long the work has waited.
        waiting = Job.objects.none() if settings.HSCP_DEMO else Job.objects.filter(overdue)
        waiting_since = waiting.aggregate(since=Min("not_before"))["since"]
        heard = taken.get(HEARTBEAT) or Tick.objects.filter(task=HEARTBEAT).aggregate(last=Max("slot"))["last"]
    return Pulse(
        heard=heard,
        untaken=tuple(name for task, (name, _slot) in due.items() if task not in taken),
        waiting_since=waiting_since,
        settled=time.monotonic() - _begun > borne().total_seconds(),
    )


def troubles(now: datetime) -> list[Trouble]:
    """What is wrong at the moment; a database that does not answer is one of it, never an error."""
    try:
        return judge(look(now), now, borne())
    except Error:
        return [AWAY]


def words(found: Iterable[Trouble]) -> str:
    """What a stranger, or a monitor, is told: "ok", or the words for what is wrong."""
    return ", ".join(dict.fromkeys(str(each.kind.label) for each in found)) or "ok"
