"""Rules of case files: tables of cases, no database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from partnership.rules.cases import (
    IMPLIED,
    LEVEL_WORDS,
    Place,
    PlaceFacts,
    confirm_by,
    may_be_given_until,
    may_be_listed,
    may_break_glass,
    may_end,
    may_exclude,
    may_hand_over,
    may_take_lead,
    place,
    reminder_due,
)
from partnership.rules.roles import FILE_RIGHTS, PARTNERSHIP_RIGHTS, ROLES, Right

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
DAY = timedelta(days=1)
FACTS = PlaceFacts(
    person="Ann Invented",
    level=Right.OPEN_FILE,
    confirmed_at=NOW,
    ends_at=None,
    ended_at=None,
    break_glass=False,
    seat_live=True,
    excluded=False,
)


@pytest.mark.parametrize(
    ("changes", "after", "stands"),
    [
        ({}, 0 * DAY, Place.COUNTS),
        ({}, 90 * DAY - timedelta(seconds=1), Place.COUNTS),
        ({}, 90 * DAY, Place.LAPSED),
        ({"level": Right.LEAD_FILE}, 900 * DAY, Place.COUNTS),
        ({"ends_at": NOW + DAY}, DAY - timedelta(seconds=1), Place.COUNTS),
        ({"ends_at": NOW + DAY}, DAY, Place.ENDED),
        ({"ended_at": NOW}, 0 * DAY, Place.ENDED),
        ({"break_glass": True, "ends_at": NOW + 100 * DAY}, 95 * DAY, Place.COUNTS),
        ({"excluded": True}, 0 * DAY, Place.EXCLUDED),
        ({"excluded": True, "level": Right.LEAD_FILE}, 0 * DAY, Place.EXCLUDED),
        ({"excluded": True, "break_glass": True, "ends_at": NOW + DAY}, 0 * DAY, Place.EXCLUDED),
        ({"excluded": True, "ended_at": NOW}, 0 * DAY, Place.ENDED),
        ({"seat_live": False}, 0 * DAY, Place.SEAT_OVER),
        ({"seat_live": False}, 95 * DAY, Place.SEAT_OVER),
    ],
)
def test_how_a_place_stands(changes: dict, after: timedelta, stands: Place) -> None:
    assert place(replace(FACTS, **changes), NOW + after) is stands


def test_the_oldest_confirmation_says_by_when_and_the_lead_is_reminded() -> None:
    newer, lead = replace(FACTS, confirmed_at=NOW + 5 * DAY), replace(FACTS, level=Right.LEAD_FILE)
    gone = replace(FACTS, confirmed_at=NOW - 30 * DAY, ended_at=NOW)
    assert confirm_by([newer, FACTS, lead, gone], NOW) == NOW + 90 * DAY
    assert confirm_by([lead, gone], NOW) is None
    due = NOW + 90 * DAY
    assert [reminder_due(due, NOW + days * DAY) for days in (0, 75, 76, 89, 90, 200)] == [
        "", "", "soon", "soon", "lapsed", "lapsed",
    ]  # fmt: skip
    assert reminder_due(None, NOW) == ""


LISTED = {
    "person": "Ann Invented",
    "has_account": True,
    "seat_live": True,
    "excluded": False,
    "already": False,
    "level": Right.WRITE_FILE,
    "may_write": True,
}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, ()),
        ({"excluded": True}, ("excluded",)),
        ({"seat_live": False}, ("seat-over",)),
        ({"has_account": False}, ("no-account",)),
        ({"already": True}, ("already",)),
        ({"may_write": False}, ("only-reads",)),
        ({"may_write": False, "level": Right.OPEN_FILE}, ()),
    ],
)
def test_who_may_be_put_on_a_list(changes: dict, code: tuple[str, ...]) -> None:
    assert may_be_listed(**{**LISTED, **changes}).codes == code


def test_the_lead() -> None:
    lead = {name: LISTED[name] for name in ("person", "has_account", "seat_live", "excluded", "may_write")}
    assert may_take_lead(**lead, leads=False)
    assert may_take_lead(**lead, leads=True).codes == ("leads",)
    assert may_take_lead(**{**lead, "may_write": False}, leads=False).codes == ("only-reads",)
    assert may_hand_over(leads=True, broke_glass=False, lead_counts=True)
    assert may_hand_over(leads=False, broke_glass=True, lead_counts=False)
    assert not may_hand_over(leads=False, broke_glass=True, lead_counts=True)
    assert not may_hand_over(leads=False, broke_glass=False, lead_counts=False)
    assert may_end(replace(FACTS, level=Right.LEAD_FILE), NOW).codes == ("lead",)
    assert may_end(replace(FACTS, ended_at=NOW), NOW).codes == ("ended",)
    assert may_end(replace(FACTS, excluded=True), NOW + 200 * DAY), "a place that does not count can still be ended"


def test_exclusions_and_the_glass() -> None:
    assert may_exclude(who="x", already=False, is_lead=False)
    assert may_exclude(who="x", already=True, is_lead=False).codes == ("already",)
    assert may_exclude(who="x", already=False, is_lead=True).codes == ("lead",)
    absent = may_break_glass(there=False, excluded=False, opens_it=False)
    assert absent == may_break_glass(there=True, excluded=True, opens_it=False)
    assert may_break_glass(there=True, excluded=False, opens_it=True).codes == ("open",)
    assert may_break_glass(there=True, excluded=False, opens_it=False)
    assert not may_be_given_until(NOW, NOW) and may_be_given_until(None, NOW)


def test_a_right_in_a_file_is_held_in_no_role_and_higher_levels_bring_the_lower() -> None:
    assert not FILE_RIGHTS & set(PARTNERSHIP_RIGHTS) and set(IMPLIED) == FILE_RIGHTS == set(LEVEL_WORDS)
    assert not any(role.rights & FILE_RIGHTS for role in ROLES)
    assert IMPLIED[Right.OPEN_FILE] < IMPLIED[Right.WRITE_FILE] < IMPLIED[Right.LEAD_FILE]
    assert [role.key for role in ROLES if Right.BREAK_GLASS in role.rights] == ["lsp"]
