"""Drafts of minutes: one's own, who else is writing, and a text as it stood."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from hscp.lib.words import time_words
from meetings.models import AgendaItem, MinutesDraft
from meetings.models.drafts import PUT_AWAY_FOR

WRITING_FOR = timedelta(minutes=15)  # after a draft was last saved its writer still counts as writing


@dataclass(frozen=True, slots=True)
class Desk:
    """An item as whoever types into its minutes needs it: where it belongs and how its meeting stands. No words."""

    pk: int
    file_id: int | None
    state: str
    minutes_state: str | None = None

    @classmethod
    def under(cls, item: AgendaItem) -> "Desk":
        """That of an item whose meeting is at hand."""
        return cls(item.pk, item.file_id, item.meeting.state, getattr(item, "minutes_state", None))


@dataclass(frozen=True, slots=True)
class Own:
    """One writer's texts of an item that are not in the minutes: still to be saved, and put away; newest first."""

    unsaved: tuple[MinutesDraft, ...] = ()
    put_away: tuple[MinutesDraft, ...] = ()

    def chosen(self, pk: str) -> MinutesDraft | None:
        """The unsaved one with that key, else the newest; None where there is none."""
        named = [draft for draft in self.unsaved if str(draft.pk) == pk]
        return next(iter(named or self.unsaved), None)


def own_drafts(item: AgendaItem, by_id: int, at: datetime) -> Own:
    """What this account has typed under an item; without what the minutes say already. One query."""
    rows: list[MinutesDraft] = list(_of(by_id, at).filter(item=item.pk))
    return Own(
        tuple(row for row in rows if row.put_away_at is None and row.text.strip() != item.minutes),
        tuple(row for row in rows if row.put_away_at is not None),
    )


def _of(by_id: int, at: datetime) -> "QuerySet[MinutesDraft]":
    kept = Q(put_away_at__isnull=True) | Q(put_away_at__gt=at - PUT_AWAY_FOR)
    rows: QuerySet[MinutesDraft] = MinutesDraft.objects.filter(kept, by=by_id)
    return rows


def unsaved_of(by_id: int) -> dict[str, Subquery]:
    """For a query of agenda items: when this account last typed something that is not saved, and the draft's key."""
    mine = MinutesDraft.objects.filter(item=OuterRef("pk"), by=by_id, put_away_at__isnull=True)
    newest = mine.exclude(text=OuterRef("minutes")).order_by("-saved_at", "-pk")
    return {"draft_at": Subquery(newest.values("saved_at")[:1]), "draft_id": Subquery(newest.values("pk")[:1])}


def others_writing(item_id: int, by_id: int, at: datetime) -> list[str]:
    """Who else has typed under an item just now: a sentence each, with name and time and never a word. One query."""
    rows: Any = MinutesDraft.objects.filter(item=item_id, put_away_at__isnull=True, saved_at__gt=at - WRITING_FOR)
    rows = rows.exclude(by=by_id).order_by("-saved_at").values_list("by", "seat__person__name", "saved_at")
    return list(_sentences(rows))


def _sentences(rows: Any) -> Iterator[str]:
    named = set()
    for by, name, saved_at in rows:
        if by not in named:
            named.add(by)
            yield f"{name} is writing here, last saved {time_words(saved_at)}."


def minutes_as_of(item: AgendaItem, version: int) -> str:
    """The minutes of an item in that version; empty where it is not on record any more, or never was. One query."""
    if item.version == version:
        return item.minutes
    past: Any = AgendaItem.history.filter(id=item.pk, version=version).order_by("-history_id")
    found: str | None = past.values_list("minutes", flat=True).first()
    return found or ""
