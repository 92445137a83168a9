"""Drafts of minutes: kept every few seconds while somebody types, for nobody but them, beside the record.

Rows are written by bare statements: a draft has no history, and what is written under a case file every few seconds
must not count as a look into it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from hscp.lib.verdicts import no
from hscp.record.holds import held_among
from hscp.spaces.acting import current
from meetings.models import MinutesDraft
from meetings.models.drafts import PUT_AWAY_FOR
from meetings.queries.drafts import Desk
from meetings.rules.moments import may_draft
from partnership.models import Seat

LONGEST = 200_000  # characters: ten times what minutes may have, so that only what no form takes is refused


@dataclass(frozen=True, slots=True)
class Typed:
    """What a window sends: its ``key``, its text, and the version of the minutes that it was written upon.

    ``count`` says for the how manieth time; None for a form sent with its button, which comes after all of them.
    ``draft`` and ``since`` name the draft that the window was opened with, and that one's count at the time;
    ``beside`` one that holds the writer's own text before it was brought together with somebody else's.
    """

    key: str
    version: int
    text: str
    count: int | None = None
    draft: int | None = None
    since: int = 0
    beside: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """The draft that holds a text, and when it was kept."""

    pk: int
    at: datetime


@transaction.atomic
def keep_draft(*, desk: Desk, typed: Typed, seat: Seat, at: datetime) -> Kept:
    """Keep what a window has typed. Two statements, three for a draft that is new.

    A request that was overtaken by a later one changes nothing. The draft a window was opened with becomes its own,
    unless another window of the same writer has gone on with it since: then both are kept. Raises ``Refused`` for a
    meeting that was not opened, and for a text that is too long.
    """
    may_draft(desk.state).require()
    if len(typed.text) > LONGEST:
        no("too_long", f"This is longer than {LONGEST:,} characters. Move a part of it under another item.").require()
    mine = _mine(desk)
    values: dict[str, Any] = {
        "file_id": desk.file_id,
        "seat": seat,
        "version": typed.version,
        "text": typed.text,
        "saved_at": at,
        "put_away_at": None,
    }
    known = mine.filter(key=typed.key).values_list("pk", "saved_at").first()
    if known is None and typed.draft and mine.filter(pk=typed.draft, count=typed.since).update(key=typed.key):
        known = (typed.draft, at)
    if known is None:
        first = typed.since + 1 if typed.count is None else typed.count
        try:
            with transaction.atomic():
                row = MinutesDraft(item_id=desk.pk, by_id=_writer(), key=typed.key, count=first, **values)
                row.save(force_insert=True)
            return Kept(row.pk, at)
        except IntegrityError:  # the same window's, sent again while the first was on its way
            known = mine.values_list("pk", "saved_at").get(key=typed.key)
    waiting = mine.filter(pk=known[0])
    if typed.count is None:
        changed = waiting.update(count=F("count") + 1, **values)
    else:
        changed = waiting.filter(count__lt=typed.count).update(count=typed.count, **values)
    return Kept(known[0], at if changed else known[1])


def _mine(desk: Desk) -> Any:
    return MinutesDraft.objects.filter(item=desk.pk, by=_writer())


def _writer() -> int:
    """The account that acts: a draft is nobody else's."""
    by = current().user_id
    assert by is not None  # noqa: S101 - the timetable types nothing
    return by


@transaction.atomic
def keep_clashing(*, desk: Desk, typed: Typed, seat: Seat, at: datetime) -> Kept:
    """Keep the text of a form that could not be saved, before it is brought together with what was saved meanwhile.

    What it was itself brought together from is put away, unless it says the same.
    """
    kept = keep_draft(desk=desk, typed=typed, seat=seat, at=at)
    if typed.beside:
        before = _mine(desk).filter(pk=typed.beside).exclude(pk=kept.pk)
        before.filter(text=typed.text).delete()
        before.filter(put_away_at__isnull=True).update(put_away_at=at)
    return kept


@transaction.atomic(savepoint=False)
def settle(*, desk: Desk, typed: Typed, saved: str, at: datetime) -> None:
    """A window's text stands in the minutes as ``saved``: its draft goes, and whatever else of theirs says the same.

    What the text was made from and does not say the same is put away: it can be taken back for some days.
    """
    mine = _mine(desk)
    mine.filter(Q(key=typed.key) | Q(text=saved)).delete()
    if typed.draft or typed.beside:
        made_from = Q(pk=typed.draft, count=typed.since) | Q(pk=typed.beside)
        mine.filter(made_from, put_away_at__isnull=True).update(put_away_at=at)


def throw_away(*, draft: MinutesDraft, at: datetime) -> None:
    """Put a draft away. It can be taken back for some days."""
    MinutesDraft.objects.filter(pk=draft.pk, put_away_at__isnull=True).update(put_away_at=at)


def take_back(*, draft: MinutesDraft) -> None:
    """Take a draft back that was put away."""
    MinutesDraft.objects.filter(pk=draft.pk).update(put_away_at=None)


def forget_drafts(at: datetime) -> int:
    """Drop, in the open space, what was put away some days ago and no legal hold covers. Returns how many."""
    old = MinutesDraft.objects.filter(put_away_at__lte=at - PUT_AWAY_FOR).values_list("pk", flat=True)
    free = [key for key in old if held_among(MinutesDraft, "id", [key]) is None]
    rows, _ = MinutesDraft.objects.filter(pk__in=free).delete()
    return int(rows)
