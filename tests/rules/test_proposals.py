"""Items that are proposed and raised: when they may be, and which meeting hears them. To the edge."""

from datetime import UTC, date, datetime, timedelta

import pytest

from meetings.rules.agenda import AgendaState
from meetings.rules.proposals import Coming, may_accept, may_propose, may_raise, meeting_that_hears

FIRST = datetime(2026, 6, 22, 9, tzinfo=UTC)
SECOND, THIRD = FIRST + timedelta(days=42), FIRST + timedelta(days=84)
COMING = [Coming(2, SECOND), Coming(1, FIRST), Coming(3, THIRD)]
TODAY = date(2026, 6, 15)
AGAINST = ("restricted", "withdrawn", "same_group", "already")


@pytest.mark.parametrize(
    ("asked", "after", "coming", "heard"),
    [
        (2, None, COMING, 2),  # the meeting it was made for
        (9, None, COMING, 1),  # that one was held or cancelled: the next
        (None, None, COMING, 1),
        (None, FIRST, COMING, 2),  # put off by the first
        (None, FIRST - timedelta(seconds=1), COMING, 1),
        (None, THIRD, COMING, None),  # none is planned after that
        (3, FIRST, COMING, 3),
        (None, None, [], None),
        (1, None, [Coming(1, FIRST, "open")], 1),  # its own meeting has begun and may still take it
        (None, None, [Coming(1, FIRST, "open"), Coming(2, SECOND)], 2),  # no other that has begun does
    ],
)
def test_which_meeting_hears_it(
    asked: int | None, after: datetime | None, coming: list[Coming], heard: int | None
) -> None:
    assert meeting_that_hears(asked, after, coming) == heard


@pytest.mark.parametrize(
    ("meeting", "agenda", "until", "codes"),
    [
        ("planned", AgendaState.DRAFT, None, ()),
        ("planned", AgendaState.ALTERED, TODAY, ()),
        ("planned", AgendaState.DRAFT, TODAY - timedelta(days=1), ("over",)),
        ("planned", AgendaState.APPROVED, None, ("approved",)),
        *((state, AgendaState.DRAFT, None, ("not_planned",)) for state in ("open", "closed", "cancelled")),
    ],
)
def test_when_a_member_may_propose(
    meeting: str, agenda: AgendaState, until: date | None, codes: tuple[str, ...]
) -> None:
    assert may_propose(meeting, agenda, until, TODAY).codes == codes


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({}, ()),
        *(({name: True}, (name.split("_")[0],)) for name in ("restricted", "withdrawn", "same_group", "already")),
    ],
)
def test_when_an_item_may_be_raised(facts: dict[str, bool], codes: tuple[str, ...]) -> None:
    never = dict.fromkeys(AGAINST, False)
    assert may_raise(**(never | facts)).codes == codes


@pytest.mark.parametrize(
    ("meeting", "codes"),
    [(None, ("none",)), ("planned", ()), ("open", ()), ("closed", ("over",)), ("cancelled", ("over",))],
)
def test_when_it_may_come_onto_an_agenda(meeting: str | None, codes: tuple[str, ...]) -> None:
    assert may_accept(meeting).codes == codes
