"""Inviting and answering: who is sent what, which number an entry carries, which link counts, what is no answer."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from hscp.lib.workdays import is_working_day
from meetings.rules.dates import AROUND, candidates, latest_day
from meetings.rules.inviting import (
    LinkFacts,
    Reply,
    Said,
    Sending,
    Sent,
    check_reply,
    deputy_words,
    may_invite,
    may_reply,
    may_use_link,
    sequence_of,
    to_send,
)
from partnership.rules.terms import Deputies, Frequency, Period
from tests.rules.rooms import at

START, END = at(9), at(11)
SENT = Sent(Sending.INVITED, "a@example.org", 1, 0, at(7))
FACTS = LinkFacts("a@example.org", "A@example.org", "planned", START, listed=True, seat_live=True)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("state", "now", "code"),
    [
        ("planned", START - SECOND, ""),
        ("planned", START, "begun"),
        ("open", START - SECOND, "not_planned"),
        ("closed", START, "not_planned"),
        ("cancelled", START - SECOND, "not_planned"),
    ],
)
def test_invitations_are_sent_before_the_time_comes(state: str, now: datetime, code: str) -> None:
    assert may_invite(state, START, now).codes == ((code,) if code else ())


@pytest.mark.parametrize(
    ("sent", "address", "version", "listed", "expected"),
    [
        ([], "a@example.org", 1, True, Sending.INVITED),
        ([], "", 1, True, None),
        ([], "", 1, False, None),
        ([SENT], "A@example.org", 1, True, None),
        ([SENT], "b@example.org", 1, True, Sending.INVITED),
        ([SENT], "a@example.org", 2, True, Sending.CHANGED),
        ([replace(SENT, failed=True)], "a@example.org", 1, True, Sending.INVITED),
        ([SENT], "a@example.org", 1, False, Sending.CANCELLED),
        ([replace(SENT, failed=True)], "a@example.org", 1, False, None),
        ([SENT, replace(SENT, kind=Sending.CANCELLED, at=at(8))], "a@example.org", 1, True, Sending.INVITED),
        ([SENT, replace(SENT, kind=Sending.CANCELLED, at=at(8))], "a@example.org", 1, False, None),
    ],
)
def test_what_somebody_is_sent(
    sent: list[Sent], address: str, version: int, listed: bool, expected: Sending | None
) -> None:
    assert to_send(sent, address=address, version=version, listed=listed) is expected


@pytest.mark.parametrize(
    ("sequences", "version", "changed", "expected"),
    [
        ((), 1, True, 0),
        ((), 3, True, 2),
        ((0,), 1, False, 0),
        ((0,), 1, True, 1),
        ((0,), 4, True, 3),
        ((0, 5), 2, True, 6),
    ],
)
def test_an_entry_s_number_rises_with_each_change_and_never_falls(
    sequences: tuple[int, ...], version: int, changed: bool, expected: int
) -> None:
    assert sequence_of([replace(SENT, sequence=n) for n in sequences], version=version, changed=changed) == expected


@pytest.mark.parametrize(
    ("changes", "now", "code"),
    [
        ({}, START - SECOND, ""),
        ({}, START, "begun"),
        ({"meeting_state": "open"}, START - SECOND, "begun"),
        ({"meeting_state": "cancelled"}, START - SECOND, "cancelled"),
        ({"listed": False}, START - SECOND, "not_listed"),
        ({"seat_live": False}, START - SECOND, "not_listed"),
        ({"uninvited": True}, START - SECOND, "not_listed"),
        ({"newest_email": "b@example.org"}, START - SECOND, "another_address"),
    ],
)
def test_which_link_counts(changes: dict, now: datetime, code: str) -> None:
    verdict = may_use_link(replace(FACTS, **changes), now)
    assert verdict.codes == ((code,) if code else ())
    assert bool(verdict) is not bool(code)


def test_answers_are_taken_until_the_planned_start() -> None:
    assert may_reply("planned", START, START - SECOND)
    assert may_reply("planned", START, START).codes == ("begun",)


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        (Said(Reply.ATTENDING), ()),
        (Said(Reply.APOLOGIES, "Ill"), ()),
        (Said(Reply.APOLOGIES, " "), ("reason",)),
        (Said(Reply.DEPUTY, deputy="Ann"), ()),
        (Said(Reply.DEPUTY), ("deputy",)),
        (Said(Reply.ATTENDING, comes_at=START, leaves_at=END), ()),
        (Said(Reply.ATTENDING, comes_at=START - SECOND), ("comes_at",)),
        (Said(Reply.ATTENDING, comes_at=END), ("comes_at",)),
        (Said(Reply.ATTENDING, leaves_at=START), ("leaves_at",)),
        (Said(Reply.ATTENDING, leaves_at=END + SECOND), ("leaves_at",)),
        (Said(Reply.ATTENDING, comes_at=at(10), leaves_at=at(10)), ("leaves_at",)),
        (Said(Reply.APOLOGIES, "Ill", comes_at=END), ()),
    ],
)
def test_what_an_answer_must_say(said: Said, codes: tuple[str, ...]) -> None:
    assert check_reply(said, starts_at=START, ends_at=END, is_member=True, vacant=False).codes == codes


def test_who_is_no_member_sends_no_deputy_and_a_vacant_post_answers_nothing() -> None:
    deputy = Said(Reply.DEPUTY, deputy="Ann")
    assert check_reply(deputy, starts_at=START, ends_at=END, is_member=False, vacant=False).codes == ("no_member",)
    come = Said(Reply.ATTENDING)
    assert check_reply(come, starts_at=START, ends_at=END, is_member=True, vacant=True).codes == ("vacant",)


def test_what_a_deputy_is_worth_is_said_beforehand() -> None:
    assert "does not count" in deputy_words(Deputies.NOT_ALLOWED, delegated=True)
    assert "written delegation" in deputy_words(Deputies.WITH_DELEGATION, delegated=False)
    assert (
        deputy_words(Deputies.WITH_DELEGATION, delegated=True) == deputy_words(Deputies.ALLOWED, delegated=False) == ""
    )


# --- other days

PLANNED, TODAY = date(2026, 6, 15), date(2026, 5, 18)  # Mondays
HOLIDAYS = {date(2026, 5, 25), date(2026, 6, 10)}


def test_other_days_are_working_days_around_the_planned_one() -> None:
    found = candidates(PLANNED, TODAY, HOLIDAYS, taken={date(2026, 6, 16)})
    days = {each.day for each in found}
    assert all(is_working_day(day, HOLIDAYS) for day in days)
    assert not days & {PLANNED, date(2026, 6, 16), *HOLIDAYS}
    assert (min(days), max(days)) == (date(2026, 5, 29), date(2026, 6, 29)), f"{AROUND} working days either way"
    assert [each.day.day for each in found[:2]] == [17, 12], "of equals the nearest first"


def test_no_other_day_is_sooner_than_five_working_days_from_today() -> None:
    found = candidates(PLANNED, date(2026, 6, 12), HOLIDAYS)
    assert min(each.day for each in found) == date(2026, 6, 19)
    found = candidates(PLANNED, date(2026, 6, 12), HOLIDAYS, notice=10)
    assert min(each.day for each in found) == date(2026, 6, 26), "where the terms ask for more notice"


def test_the_best_day_is_in_time_suits_most_and_keeps_fewest_away() -> None:
    one, two, three, four = (date(2026, 6, day) for day in (17, 18, 19, 24))
    found = candidates(
        PLANNED,
        TODAY,
        HOLIDAYS,
        latest=date(2026, 6, 20),
        suits={one: ("Ann",), two: ("Ann", "Ben"), four: ("Ann", "Ben", "Cai")},
        busy={one: ("Dee",), three: ("Ann",)},
    )
    days = [each.day for each in found]
    assert days[:2] == [two, one] and days.index(four) > days.index(three)
    assert next(each for each in found if each.day == four).late


@pytest.mark.parametrize(
    ("frequency", "expected"),
    [
        (Frequency(1, 6, Period.WEEK), date(2026, 7, 27)),
        (Frequency(1, 3, Period.MONTH), date(2026, 9, 15)),
        (Frequency(2, 1, Period.YEAR), date(2026, 12, 15)),
        (Frequency(4, 1, Period.YEAR), date(2026, 9, 15)),
        (Frequency(1, 10, Period.DAY), date(2026, 6, 25)),
    ],
)
def test_by_when_a_group_meets_again(frequency: Frequency, expected: date) -> None:
    assert latest_day(PLANNED, frequency) == expected
    assert latest_day(None, frequency) is None is latest_day(PLANNED, None)
