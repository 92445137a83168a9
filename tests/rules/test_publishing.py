"""When a practice review may be published, corrected, withdrawn: at the edge of each day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hscp.lib.verdicts import YES, no
from reviews.rules.publishing import (
    Ready,
    advance_by,
    earliest,
    may_answer,
    may_ask_to_withdraw,
    may_correct,
    may_not_publish,
    may_publish,
    may_set_day,
    missing_words,
    note_of,
    public_key,
)
from reviews.rules.redaction import Check

EASTER = {date(2027, 3, 26): "Good Friday", date(2027, 3, 29): "Easter Monday"}
DAY = date(2027, 4, 8)  # domain: to publish on Thursday 8 April 2027 the copies go by Tuesday 30 March
GONE = Ready(
    signed=True,
    check=Check(version="h", checked="h"),
    built=True,
    briefing_pages=1,
    advance_on=date(2027, 3, 30),
    advance_days=7,
)


def test_the_day_of_the_advance_copies_and_back() -> None:
    assert advance_by(DAY, 7, EASTER) == date(2027, 3, 30)
    assert earliest(date(2027, 3, 30), 7, EASTER) == DAY
    assert earliest(date(2027, 3, 25), 7, EASTER) == date(2027, 4, 7), "Good Friday and Easter Monday are out"


def publish(ready: Ready, on: date | None = DAY, today: date = DAY) -> tuple[str, ...]:
    return may_publish(ready, on, today=today, holidays=EASTER).codes


def test_it_is_published_on_its_day_or_after_it_and_not_before() -> None:
    assert publish(GONE) == ()
    assert publish(GONE, today=DAY + timedelta(days=1)) == (), "a turn that was missed is made up for"
    assert publish(GONE, today=DAY - timedelta(days=1)) == ("on",)
    assert publish(GONE, None) == ("on",)


@pytest.mark.parametrize(
    ("lacks", "code"),
    [
        ({"signed": False}, "signed"),
        ({"check": Check(version="h", checked="g")}, "check"),
        ({"check": Check(version="h", checked="h", unanswered=1)}, "unanswered"),
        ({"check": Check(version="h", checked="h", protected=1)}, "protected"),
        ({"built": False}, "built"),
        ({"briefing_pages": 2}, "briefing"),
        ({"restricted": ("The trial restricts publishing.",)}, "restricted"),
        ({"advance_on": None}, "advance"),
        ({"advance_on": date(2027, 3, 31)}, "on"),
    ],
)
def test_nothing_is_published_while_one_thing_is_wanting(lacks: dict[str, object], code: str) -> None:
    assert publish(replace(GONE, **lacks)) == (code,)  # type: ignore[arg-type]


def test_without_a_row_of_the_statute_no_advance_copies_are_asked_for() -> None:
    assert publish(replace(GONE, advance_days=None, advance_on=None)) == ()


def set_day(ready: Ready, on: date, today: date, *, again: bool = False, because: str = "") -> tuple[str, ...]:
    return may_set_day(ready, on, today=today, holidays=EASTER, again=again, because=because).codes


def test_a_day_is_today_or_ahead() -> None:
    assert set_day(GONE, DAY, DAY) == ()
    assert set_day(GONE, DAY, DAY + timedelta(days=1)) == ("on",)


def test_the_copies_may_be_to_come_while_there_is_time_for_them() -> None:
    ready = replace(GONE, advance_on=None)
    assert set_day(ready, DAY, date(2027, 3, 30)) == ()
    late = may_set_day(ready, DAY, today=date(2027, 3, 31), holidays=EASTER, again=False, because="")
    assert "by Tuesday 30 March 2027" in late.sentence and "the first day is Friday 9 April 2027" in late.sentence


def test_another_day_needs_its_reason() -> None:
    assert set_day(GONE, DAY, DAY, again=True, because=" ") == ("because",)
    assert set_day(GONE, DAY, DAY, again=True, because="The trial") == ()


def test_not_publishing_says_why_who_and_whom_that_told() -> None:
    today = date(2027, 1, 4)
    assert may_not_publish("", " ", today + timedelta(days=1), "", today=today).codes == (
        *("because", "decided_by", "told"),
        "decided_on",
    )
    assert may_not_publish("It would identify", "The partners", today, "The Panel, by letter", today=today)


def test_a_correction_is_another_version_and_says_what_was_corrected() -> None:
    said = {"published": "g", "public_words": "A figure", "in_words": 0}
    assert may_correct(GONE, **said)  # type: ignore[arg-type]
    assert may_correct(GONE, **{**said, "published": "h"}).codes == ("version",)  # type: ignore[arg-type]
    assert may_correct(GONE, **{**said, "public_words": " "}).codes == ("public_words",)  # type: ignore[arg-type]
    assert may_correct(GONE, **{**said, "in_words": 1}).codes == ("public_words",)  # type: ignore[arg-type]


def test_a_withdrawal_is_asked_for_once_with_two_reasons() -> None:
    said = {"reason": "The mother asked", "public_words": "somebody could be known", "in_words": 0, "is_open": False}
    assert may_ask_to_withdraw(**said)  # type: ignore[arg-type]
    wrong = may_ask_to_withdraw(reason=" ", public_words="", in_words=0, is_open=True)
    assert wrong.codes == ("open", "reason", "public_words")
    assert may_ask_to_withdraw(**{**said, "in_words": 2}).codes == ("public_words",)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, None),
        ({"by": 1}, "self"),
        ({"on_list_before": False}, "list"),
        ({"second": no("brought-in", "You brought them in.")}, "brought-in"),
        ({"answered": True}, "answered"),
        ({"by": 1, "confirms": False}, None),
        ({"second": no("late", "Too late."), "confirms": False}, None),
    ],
)
def test_a_second_person_confirms_it(changed: dict[str, object], code: str | None) -> None:
    said = {"asked_by": 1, "by": 2, "on_list_before": True, "confirms": True, "second": YES, "answered": False}
    assert may_answer(**{**said, **changed}).codes == ((code,) if code else ())  # type: ignore[arg-type]


def test_the_note_for_the_public() -> None:
    day = date(2027, 5, 5)
    assert note_of("withdrawn", day, "somebody could be known. ") == (
        "Withdrawn on 5 May 2027 because somebody could be known."
    )
    assert note_of("corrected", day, "A figure in section 2.") == "Corrected on 5 May 2027: A figure in section 2."


def test_an_address_says_the_year_and_a_number_alone() -> None:
    assert public_key(2027, []) == "2027-1"
    assert public_key(2027, ["2026-4", "2027-1", "2027-12"]) == "2027-13"


def test_a_version_is_whole() -> None:
    words = {"title": "Learning", "happened": "x", "learned": "x", "differently": "x", "questions": "x"}
    assert missing_words(words, 1)
    lacking = missing_words({**words, "learned": " ", "questions": ""}, 0)
    assert lacking.codes == ("sections", "briefing")
    assert "what we learned and questions for your team" in lacking.sentence
