"""Takes the turns of the timetable: each once, whoever comes first, and late rather than never."""

import logging
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from hscp.record.handlers import turn, turn_of
from hscp.record.models import Tick
from hscp.record.outbox import WORKER, ask, sweep
from hscp.record.timetable import Turn
from hscp.spaces.acting import acting
from hscp.spaces.models import Space

log = logging.getLogger(__name__)

KEPT = timedelta(days=60)  # longer than any pause between two turns, so that none is taken twice


def timetable() -> tuple[Turn, ...]:
    """The whole timetable (``settings.TIMETABLE``)."""
    rows: tuple[Turn, ...] = import_string(settings.TIMETABLE)
    return rows


def take_turns(now: datetime, turns: Iterable[Turn] | None = None) -> list[str]:
    """Take every turn whose last slot nobody has taken yet, missed ones included. Returns the names of those taken.

    The failure of one is logged and leaves the others; it stays untaken and comes round again.
    """
    taken = []
    for row in timetable() if turns is None else turns:
        try:
            if _take(row, now):
                taken.append(row.name)
        except Exception as problem:
            log.error("The turn %s failed: %s.", row.task, type(problem).__name__)
    return taken


def _take(row: Turn, now: datetime) -> bool:
    slot = row.when.slot(now).astimezone(UTC)
    with acting(WORKER):
        _tick, free = Tick.objects.get_or_create(task=row.task, slot=slot, defaults={"taken_at": now})
        if not free:
            return False
        work = turn_of(row.task)
        if work is not None:
            work(now)
        else:
            for space_id in Space.objects.values_list("pk", flat=True):
                key = f"{row.task}:turn:{slot:%Y-%m-%dT%H:%MZ}"
                ask(row.task, key=key, asked_by_id=None, at=now, space_id=space_id)
    return True


@turn("record.sweep")
def ring_again(now: datetime) -> None:
    """Ring for work whose doorbell was lost or whose worker died."""
    transaction.on_commit(partial(sweep, now), robust=True)


@turn("record.forget_ticks")
def forget_ticks(now: datetime) -> None:
    """Drop the notes of turns taken long ago."""
    Tick.objects.filter(slot__lt=now - KEPT).delete()
