"""What stands on an agenda, whether the chair's approval of it still holds, and what is late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import date_words, listing, plural
from meetings.rules.moments import may_write_agenda
from meetings.rules.states import MEETING, NOT_BEGUN, MeetingState


class AgendaState(StrEnum):
    """An agenda is a draft until the chair approves it, and again once what was approved is altered before the meeting.

    What is added with the chair's reason leaves it approved: it is late, and shown so.
    """

    DRAFT = "draft"
    APPROVED = "approved"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Line:
    """An item as it stands on an agenda. Of an item of a case file the number alone is said, and ``restricted``."""

    number: int
    item: int = 0
    title: str = ""
    purpose: str = ""
    minutes: int | None = None
    owner: int | None = None
    confidential: bool = False
    restricted: bool = False

    @property
    def words(self) -> str:
        """What it is called."""
        return f"Item {self.number}" if self.restricted else f"Item {self.number}, {self.title},"


def content_of(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """The agenda as it is kept with an approval, in the order of its numbers."""
    return [asdict(line) for line in sorted(lines, key=lambda line: line.number)]


def lines_from(content: Iterable[Mapping[str, Any]]) -> tuple[Line, ...]:
    """The lines of an agenda that was kept."""
    return tuple(Line(**each) for each in content)


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from the agenda that was approved, a sentence each: ``altered`` of what stood on it, ``added``."""

    altered: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def changes(approved: Sequence[Line], now: Sequence[Line], late: Mapping[int, str]) -> Changes:
    """What differs between the agenda approved and the one that stands; ``late`` are chair's reasons by item."""
    before, after = ({_key(line): line for line in lines} for lines in (approved, now))
    altered = [sentence for key, line in before.items() for sentence in _altered(line, after.get(key))]
    added = [_added(line, late.get(line.item, "")) for key, line in after.items() if key not in before]
    return Changes(tuple(altered), tuple(added))


def _key(line: Line) -> tuple[str, int]:
    return ("restricted", line.number) if line.restricted else ("item", line.item)


def _added(line: Line, late: str) -> str:
    return f"{line.words} came late: {late}" if late else f"{line.words} was added."


PARTS = (("title", "its title"), ("purpose", "its purpose"), ("minutes", "its time"), ("owner", "its owner"))


def _altered(line: Line, now: Line | None) -> Iterable[str]:
    if now is None:
        yield f"{line.words} was taken off."
        return
    if now.number != line.number:
        yield f"{line.words} is now item {now.number}."
    said = [words for name, words in PARTS if getattr(now, name) != getattr(line, name)]
    said += ["whether guests get it"] if now.confidential != line.confidential else []
    if said:
        yield f"{line.words} was changed: {listing(said)}."


def state_of_agenda(*, approved: bool, returned: bool, altered: bool, meeting_state: str) -> AgendaState:
    """How an agenda stands. Once the meeting has begun, what was approved stays so: changes are shown beside it."""
    if not approved or returned:
        return AgendaState.DRAFT
    return AgendaState.ALTERED if altered and meeting_state in NOT_BEGUN else AgendaState.APPROVED


def may_approve(meeting_state: str, *, items: int, holds: bool, added: bool, chairs: bool) -> Verdict:
    """Whether a chair may approve the agenda now. ``holds``: an approval stands; ``added``: something came since;
    ``chairs``: somebody holds the chair or vice-chair today."""
    if meeting_state != MeetingState.PLANNED:
        return no(
            "not_planned",
            f"This meeting is {MEETING.state(meeting_state).label}: an agenda is approved before the meeting begins.",
        )
    if not items:
        return no("empty", "There is nothing on the agenda yet. Add an item first.")
    if holds and not added:
        return no("approved", "This agenda is approved as it stands.")
    if not chairs:
        return no(
            "no_chair", "Nobody chairs this group today, so nobody can approve its agenda. Appoint a chair first."
        )
    return YES


def may_return(meeting_state: str, state: AgendaState) -> Verdict:
    """Whether an approved agenda may be returned to draft: before the meeting begins."""
    if meeting_state not in NOT_BEGUN:
        return no("not_planned", f"This meeting is {MEETING.state(meeting_state).label}: its agenda stays as approved.")
    if state is AgendaState.DRAFT:
        return no("draft", "This agenda is a draft already.")
    return YES


def why_late(meeting_state: str, state: AgendaState, items_until: date | None, today: date) -> str:
    """Why an item that is added now is late, as a sentence; empty where it is not."""
    if not may_write_agenda(meeting_state):
        return ""
    if state is AgendaState.APPROVED:
        return "The chair has approved this agenda."
    if items_until is not None and today > items_until:
        return f"The last day for items was {date_words(items_until)}."
    return ""


def may_set_last_day(meeting_state: str) -> Verdict:
    """Whether a last day for items may be set at all: while the agenda is written, and the meeting has a date."""
    if meeting_state == MeetingState.POSTPONED:
        return no("postponed", "This meeting is postponed: fix its new date first, then the last day for items.")
    return may_write_agenda(meeting_state)


def last_day_moved(items_until: date | None, *, was_on: date, now_on: date, today: date) -> date | None:
    """The last day for items of a meeting that moves from one day to another: as long before it as it was.

    None where there was none, and where that day would be past: then items are late from the approval on alone.
    """
    if items_until is None or was_on == now_on:
        return items_until
    moved = now_on - (was_on - items_until)
    return moved if moved >= today else None


def may_close_items_on(items_until: date, *, today: date, meeting_on: date) -> Verdict:
    """Whether that may be the last day for items: today or later, and not after the meeting's own day."""
    if items_until < today:
        return no("past", f"{date_words(items_until)} has passed. Enter today or a later day.")
    if items_until > meeting_on:
        return no("after", f"The meeting is on {date_words(meeting_on)}. Enter that day or an earlier one.")
    return YES


def time_planned(planned: Sequence[int | None], *, available: int) -> str:
    """How the items' times add up against the time the meeting has, in minutes; empty while no item has a time."""
    timed = [each for each in planned if each]
    if not timed:
        return ""
    total, without = sum(timed), len(planned) - len(timed)
    if total > available:
        said = f"The items take {total} minutes: {total - available} more than the {available} the meeting has."
    else:
        said = f"The items take {total} of the {available} minutes the meeting has."
    return f"{said} {plural(without, 'item')} {'has' if without == 1 else 'have'} no time yet." if without else said
