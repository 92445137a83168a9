"""The life of minutes as rules: who may write, comment, issue and correct, in which state, and when."""

from datetime import UTC, date, datetime

import pytest

from hscp.lib.verdicts import Reason
from meetings.rules import Period, QuoracyVerdict
from meetings.rules.minutes import (
    may_answer_comment,
    may_circulate,
    may_comment,
    may_correct,
    may_issue,
    may_put_to_approval,
    may_write_minutes,
    quoracy_in_words,
    state_of,
)

UNTIL, BEFORE, AFTER = date(2026, 6, 24), date(2026, 6, 23), date(2026, 6, 25)


@pytest.mark.parametrize(
    ("meeting", "stored", "expected"),
    [
        ("planned", None, ""),
        ("open", None, ""),
        ("cancelled", None, ""),
        ("closed", None, "draft"),
        ("closed", "circulated", "circulated"),
        ("closed", "issued", "issued"),
    ],
)
def test_minutes_have_a_state_once_the_meeting_is_closed(meeting: str, stored: str | None, expected: str) -> None:
    assert state_of(meeting, stored) == expected


@pytest.mark.parametrize(
    ("meeting", "stored", "writes", "circulates", "corrects"),
    [
        ("planned", None, False, False, False),
        ("open", None, True, False, False),
        ("cancelled", None, False, False, False),
        ("closed", None, True, True, False),
        ("closed", "circulated", True, True, False),
        ("closed", "issued", False, False, True),
        ("closed", "approved", False, False, True),
    ],
)
def test_minutes_are_written_until_they_are_issued_and_corrected_from_then_on(
    meeting: str, stored: str | None, writes: bool, circulates: bool, corrects: bool
) -> None:
    assert bool(may_write_minutes(meeting, stored)) is writes
    assert bool(may_circulate(meeting, stored)) is circulates
    assert bool(may_correct(meeting, stored)) is corrects


def test_a_closing_date_must_not_have_passed() -> None:
    assert may_circulate("closed", None, UNTIL, UNTIL)
    assert "must not have passed" in may_circulate("closed", None, UNTIL, AFTER).sentence


@pytest.mark.parametrize(
    ("stored", "today", "says"),
    [
        (None, BEFORE, "not circulated"),
        ("circulated", BEFORE, ""),
        ("circulated", UNTIL, ""),
        ("circulated", AFTER, "Comments could be sent until 24 June 2026."),
        ("issued", BEFORE, "take no comments any more"),
        ("approved", BEFORE, "take no comments any more"),
    ],
)
def test_comments_are_taken_to_the_end_of_the_closing_date(stored: str | None, today: date, says: str) -> None:
    verdict = may_comment("closed", stored, UNTIL, today)
    assert bool(verdict) is (says == "") and says in verdict.sentence


def test_comments_are_answered_after_the_closing_date_too_and_not_once_issued() -> None:
    assert may_answer_comment("closed", "circulated")
    assert not may_answer_comment("closed", None) and not may_answer_comment("closed", "issued")


def test_issuing_says_everything_that_is_in_the_way() -> None:
    assert may_issue("closed", "circulated", UNTIL, AFTER)
    both = may_issue("closed", "circulated", UNTIL, UNTIL, unanswered=[2, 2, 5])
    assert [each.code for each in both.reasons] == ["until", "unanswered"]
    assert "3 comments without an answer: items 2 and 5." in both.sentence
    assert (
        "1 comment without an answer: item 2."
        in may_issue("closed", "circulated", UNTIL, AFTER, unanswered=[2]).sentence
    )
    assert "possible only while it is circulated" in may_issue("closed", None, None, AFTER).sentence
    assert "not closed yet" in may_issue("open", None, None, AFTER).sentence


def test_minutes_are_put_to_the_meeting_on_whose_agenda_they_are() -> None:
    assert may_put_to_approval("issued", has_item=True)
    assert "next meeting" in may_put_to_approval("issued", has_item=False).sentence
    assert "withdrawn" in may_put_to_approval("issued", has_item=True, withdrawn=True).sentence
    for stored in (None, "circulated", "approved"):
        assert not may_put_to_approval(stored, has_item=True)


def test_the_timeline_of_quoracy_in_words() -> None:
    nine, ten, eleven = (datetime(2026, 6, 15, hour, tzinfo=UTC) for hour in (8, 9, 10))
    not_there = QuoracyVerdict(False, (Reason("missing", "West Mercia Police is not represented."),))
    words = quoracy_in_words([Period(nine, ten, QuoracyVerdict(True)), Period(ten, eleven, not_there)])
    assert words == (
        "09:00 to 10:00: quorate.",
        "10:00 to 11:00: not quorate. West Mercia Police is not represented.",
    )
