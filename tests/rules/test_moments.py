"""When a meeting may be planned, listed and given an agenda: tables, no database."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from meetings.rules.moments import may_list, may_meet, may_meet_here, may_reorder, may_write_agenda

UK = ZoneInfo("Europe/London")
NOW = datetime(2026, 6, 15, 10, tzinfo=UK)


@pytest.mark.parametrize(
    ("start", "hours", "says"),
    [
        (datetime(2026, 7, 1, 9, tzinfo=UK), 2, ""),
        (datetime(2026, 7, 1, 9, tzinfo=UK), 0, "must end after it starts"),
        (datetime(2026, 7, 1, 23, tzinfo=UK), 2, "must end on the day it starts"),
        (datetime(2024, 6, 15, 9, tzinfo=UK), 2, ""),  # two years ago, typed in afterwards
        (datetime(2024, 6, 14, 9, tzinfo=UK), 2, "14 June 2024 is not within two years of today."),
        (datetime(2028, 6, 15, 9, tzinfo=UK), 2, ""),
        (datetime(2028, 6, 16, 9, tzinfo=UK), 2, "Enter a day from 15 June 2024 to 15 June 2028."),
        (datetime(2100, 6, 15, 9, tzinfo=UK), 2, "15 June 2100 is not within two years of today."),
        (datetime(1, 1, 2, 9, tzinfo=UK), 2, "not within two years of today"),
    ],
)
def test_a_meeting_is_planned_for_one_day_within_two_years(start: datetime, hours: int, says: str) -> None:
    verdict = may_meet(start, start + timedelta(hours=hours), NOW)
    assert (bool(verdict), says in verdict.sentence) == (not says, True)


@pytest.mark.parametrize(
    ("kept_in", "as_needed", "has_terms", "code"),
    [
        ("", False, True, None),
        ("LSP forum", False, True, "elsewhere"),
        ("", True, True, "as_needed"),
        ("", False, False, "no_terms"),
    ],
)
def test_a_group_meets_here_with_terms_of_its_own(
    kept_in: str, as_needed: bool, has_terms: bool, code: str | None
) -> None:
    verdict = may_meet_here("Board", kept_in=kept_in, as_needed=as_needed, has_terms=has_terms, day=date(2026, 7, 1))
    assert verdict.codes == (() if code is None else (code,))


@pytest.mark.parametrize(
    ("state", "lists", "writes", "reorders"),
    [
        ("planned", True, True, True),
        ("open", True, True, False),
        ("closed", False, False, False),
        ("cancelled", False, False, False),
    ],
)
def test_list_and_agenda_follow_the_state(state: str, lists: bool, writes: bool, reorders: bool) -> None:
    verdicts = (may_list(state), may_write_agenda(state), may_reorder(state))
    assert tuple(map(bool, verdicts)) == (lists, writes, reorders)
    assert all(verdict.sentence.endswith(".") for verdict in verdicts if not verdict)
