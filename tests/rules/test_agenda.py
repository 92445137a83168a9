"""An agenda: what differs from the one approved, what is late, how times add up. Tables of cases, to the edge."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from meetings.rules.agenda import (
    AgendaState,
    Changes,
    Line,
    changes,
    content_of,
    last_day_moved,
    lines_from,
    may_approve,
    may_close_items_on,
    may_return,
    may_set_last_day,
    state_of_agenda,
    time_planned,
    why_late,
)

ONE = Line(1, item=11, title="Finance", purpose="note", minutes=10, owner=5)
TWO = Line(2, item=12, title="Neglect", purpose="discuss")
SECRET = Line(3, restricted=True)
AGENDA = (ONE, TWO, SECRET)
TODAY = date(2026, 6, 15)


def test_an_agenda_is_kept_in_the_order_of_its_numbers_and_read_again_as_it_was() -> None:
    assert lines_from(content_of((SECRET, TWO, ONE))) == AGENDA
    assert changes(AGENDA, lines_from(content_of(AGENDA)), {}) == Changes()


@pytest.mark.parametrize(
    ("now", "altered"),
    [
        ((ONE, SECRET), ("Item 2, Neglect, was taken off.",)),
        ((ONE, replace(TWO, title="Abuse"), SECRET), ("Item 2, Neglect, was changed: its title.",)),
        (
            (replace(ONE, minutes=None, owner=None, confidential=True), TWO, SECRET),
            ("Item 1, Finance, was changed: its time, its owner and whether guests get it.",),
        ),
        (
            (replace(TWO, number=1), replace(ONE, number=2), SECRET),
            ("Item 1, Finance, is now item 2.", "Item 2, Neglect, is now item 1."),
        ),
        ((ONE, TWO), ("Item 3 was taken off.",)),
        ((ONE, replace(TWO, purpose="decide"), SECRET), ("Item 2, Neglect, was changed: its purpose.",)),
    ],
)
def test_what_was_altered_since_it_was_approved(now: tuple[Line, ...], altered: tuple[str, ...]) -> None:
    assert changes(AGENDA, now, {}) == Changes(altered)


def test_what_was_added_is_late_with_its_reason_or_just_added() -> None:
    more = (*AGENDA, Line(4, item=14, title="Urgent"), Line(5, item=15, title="Returned"), Line(6, restricted=True))
    assert changes(AGENDA, more, {14: "It came today."}) == Changes(
        (), ("Item 4, Urgent, came late: It came today.", "Item 5, Returned, was added.", "Item 6 was added.")
    )


@pytest.mark.parametrize(
    ("approved", "returned", "altered", "meeting", "state"),
    [
        (False, False, False, "planned", AgendaState.DRAFT),
        (True, False, False, "planned", AgendaState.APPROVED),
        (True, True, False, "planned", AgendaState.DRAFT),
        (True, False, True, "planned", AgendaState.ALTERED),
        (True, False, True, "postponed", AgendaState.ALTERED),
        (True, False, True, "open", AgendaState.APPROVED),
        (True, False, True, "closed", AgendaState.APPROVED),
        (True, True, True, "open", AgendaState.DRAFT),
    ],
)
def test_how_an_agenda_stands(approved: bool, returned: bool, altered: bool, meeting: str, state: AgendaState) -> None:
    found = state_of_agenda(approved=approved, returned=returned, altered=altered, meeting_state=meeting)
    assert found is state


@pytest.mark.parametrize(
    ("meeting", "items", "holds", "added", "chairs", "codes"),
    [
        ("planned", 1, False, False, True, ()),
        ("planned", 0, False, False, True, ("empty",)),
        ("planned", 1, True, False, True, ("approved",)),
        ("planned", 1, True, True, True, ()),
        ("planned", 1, False, True, False, ("no_chair",)),
        *((state, 1, False, False, True, ("not_planned",)) for state in ("open", "closed", "cancelled")),
    ],
)
def test_when_it_may_be_approved(
    meeting: str, items: int, holds: bool, added: bool, chairs: bool, codes: tuple[str, ...]
) -> None:
    assert may_approve(meeting, items=items, holds=holds, added=added, chairs=chairs).codes == codes


@pytest.mark.parametrize(
    ("meeting", "state", "codes"),
    [
        ("planned", AgendaState.APPROVED, ()),
        ("planned", AgendaState.ALTERED, ()),
        ("planned", AgendaState.DRAFT, ("draft",)),
        ("postponed", AgendaState.APPROVED, ()),
        ("open", AgendaState.APPROVED, ("not_planned",)),
    ],
)
def test_when_it_may_be_returned(meeting: str, state: AgendaState, codes: tuple[str, ...]) -> None:
    assert may_return(meeting, state).codes == codes


@pytest.mark.parametrize(
    ("meeting", "state", "until", "late"),
    [
        ("planned", AgendaState.DRAFT, None, False),
        ("planned", AgendaState.DRAFT, TODAY, False),
        ("planned", AgendaState.DRAFT, TODAY - timedelta(days=1), True),
        ("planned", AgendaState.ALTERED, None, False),
        ("planned", AgendaState.APPROVED, TODAY + timedelta(days=1), True),
        ("open", AgendaState.APPROVED, None, True),
        ("open", AgendaState.DRAFT, None, False),
        ("closed", AgendaState.APPROVED, None, False),
        ("cancelled", AgendaState.DRAFT, TODAY - timedelta(days=1), False),
    ],
)
def test_what_is_late(meeting: str, state: AgendaState, until: date | None, late: bool) -> None:
    assert bool(why_late(meeting, state, until, TODAY)) is late


@pytest.mark.parametrize(
    ("meeting", "codes"),
    [("planned", ()), ("open", ()), ("postponed", ("postponed",)), ("closed", ("over",)), ("cancelled", ("over",))],
)
def test_when_a_last_day_for_items_may_be_set(meeting: str, codes: tuple[str, ...]) -> None:
    assert may_set_last_day(meeting).codes == codes


@pytest.mark.parametrize(
    ("until", "codes"),
    [(-1, ("past",)), (0, ()), (7, ()), (8, ("after",))],
)
def test_which_day_may_be_the_last_for_items(until: int, codes: tuple[str, ...]) -> None:
    day = TODAY + timedelta(days=until)
    assert may_close_items_on(day, today=TODAY, meeting_on=TODAY + timedelta(days=7)).codes == codes


@pytest.mark.parametrize(
    ("planned", "words"),
    [
        ([], ""),
        ([None, None], ""),
        ([60, 60], "The items take 120 of the 120 minutes the meeting has."),
        ([60, 61], "The items take 121 minutes: 1 more than the 120 the meeting has."),
        ([10, None], "The items take 10 of the 120 minutes the meeting has. 1 item has no time yet."),
        ([10, None, None], "The items take 10 of the 120 minutes the meeting has. 2 items have no time yet."),
    ],
)
def test_how_the_times_add_up(planned: list[int | None], words: str) -> None:
    assert time_planned(planned, available=120) == words


@pytest.mark.parametrize(
    ("until", "now_on", "found"),
    [
        (None, date(2026, 7, 20), None),
        (date(2026, 6, 15), date(2026, 6, 22), date(2026, 6, 15)),  # another hour of the same day
        (date(2026, 6, 15), date(2026, 7, 20), date(2026, 7, 13)),  # as long before it as it was
        (date(2026, 6, 12), date(2026, 7, 20), date(2026, 7, 10)),  # also one that had passed
        (date(2026, 6, 22), date(2026, 7, 20), date(2026, 7, 20)),  # the day itself
        (date(2026, 6, 15), date(2026, 6, 20), None),  # it would be past
        (date(2026, 6, 17), date(2026, 6, 20), date(2026, 6, 15)),  # today is not past
    ],
)
def test_the_last_day_for_items_moves_with_its_meeting(until: date | None, now_on: date, found: date | None) -> None:
    was_on, today = date(2026, 6, 22), date(2026, 6, 15)
    assert last_day_moved(until, was_on=was_on, now_on=now_on, today=today) == found
