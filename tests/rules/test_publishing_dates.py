"""Dates before publication, to the edge: domain case 8, delays, advance copies; who signs the report."""

from datetime import date
from typing import Any

import pytest

from reviews.enums import CopyBody, DelayBody, ReportState
from reviews.rules.deciding import Partner
from reviews.rules.publishing_dates import (
    BOTH_BODIES,
    advance_copies_by,
    all_sent_on,
    may_copy,
    may_delay,
    may_plan,
    may_tell,
    published_from,
    untold,
)
from reviews.rules.signing import ReportStanding, may_put, report_stands, sentence
from tests.rules.days import ENGLAND

DAY, NEXT, BEFORE = date(2026, 6, 15), date(2026, 6, 16), date(2026, 6, 14)
WANTED, BY = date(2027, 4, 8), date(2027, 3, 30)  # over Easter 2027


def test_words_of_fields_are_those_of_the_rules() -> None:
    assert DelayBody.values == list(BOTH_BODIES) and CopyBody.values[:2] == list(BOTH_BODIES)
    assert [each.value for each in ReportStanding] == ReportState.values


def test_copies_go_seven_working_days_before_over_easter() -> None:
    assert advance_copies_by(WANTED, 7, ENGLAND) == BY
    assert published_from(BY, 7, ENGLAND) == WANTED
    assert published_from(date(2027, 3, 31), 7, ENGLAND) == date(2027, 4, 9)


@pytest.mark.parametrize(
    ("today", "sent_on", "ok"),
    [
        (BY, None, True),
        (date(2027, 3, 31), None, False),
        (date(2027, 4, 8), BY, True),
        (date(2027, 4, 8), date(2027, 3, 31), False),
        (date(2027, 4, 9), BY, False),
    ],
)
def test_a_day_is_planned_with_time_for_the_copies(today: date, sent_on: date | None, ok: bool) -> None:
    said = may_plan(WANTED, working_days=7, sent_on=sent_on, today=today, holidays=ENGLAND)
    assert bool(said) is ok
    if sent_on is None and not ok:
        assert "Tuesday 30 March 2027" in said.sentence


def test_both_bodies_have_a_copy_from_the_later_of_their_first_days() -> None:
    assert all_sent_on([]) is None and all_sent_on([("panel", DAY), ("other", DAY)]) is None
    assert all_sent_on([("panel", DAY), ("secretary", NEXT), ("panel", date(2026, 7, 1))]) == NEXT


def test_a_delay_is_later_than_due_with_its_reason_and_both_are_told() -> None:
    said: dict[str, Any] = {"original_on": DAY, "expected_on": NEXT, "because": "A trial", "today": DAY}
    assert may_delay(**said)
    assert may_delay(**{**said, "expected_on": DAY}).codes == ("expected_on",)
    assert may_delay(**{**said, "today": date(2026, 7, 1)}).codes == ("expected_on",)
    assert may_delay(**{**said, "because": " "}).codes == ("because",)
    assert may_delay(**{**said, "original_on": None}).codes == ("original",)
    told: dict[str, Any] = {"on": DAY, "delayed_on": DAY, "reference": "By mail", "has_document": False, "today": DAY}
    assert may_tell(**told) and may_tell(**{**told, "reference": "", "has_document": True})
    assert may_tell(**{**told, "on": BEFORE}).codes == may_tell(**{**told, "on": NEXT}).codes == ("told_on",)
    assert may_tell(**{**told, "reference": " "}).codes == ("reference",)
    assert untold([]) == ["the Panel", "the Secretary of State"] and untold(["panel", "secretary"]) == []


def test_a_copy_is_of_the_signed_text() -> None:
    assert may_copy(on=DAY, signed_on=DAY, to_whom="Its office", today=DAY)
    assert may_copy(on=DAY, signed_on=None, to_whom="x", today=DAY).codes == ("signed",)
    assert may_copy(on=DAY, signed_on=NEXT, to_whom="x", today=NEXT).codes == ("sent_on",)
    assert may_copy(on=NEXT, signed_on=DAY, to_whom=" ", today=DAY).codes == ("sent_on", "to_whom")


def test_a_frozen_latest_draft_is_put_once_every_comment_is_answered() -> None:
    three = [Partner(name, False, "DSP") for name in ("Council", "ICB", "Police")]
    said: dict[str, Any] = {"frozen": True, "latest": True, "unanswered": 0, "partners": three}
    assert may_put("under_way", **said)
    assert may_put("signed", **said).codes == ("state",)
    assert may_put("under_way", **{**said, "frozen": False, "latest": False}).codes == ("frozen", "latest")
    assert may_put("under_way", **{**said, "unanswered": 2}).codes == ("comments",)
    assert may_put("under_way", **{**said, "partners": []}).codes == ("partners",)
    assert may_put("under_way", **{**said, "partners": [Partner("ICB", False, "")]}).codes == ("posts",)


def test_all_who_are_asked_sign() -> None:
    def stand(signed: int, refused: int = 0) -> str:
        return report_stands(partners=3, asked=3, signed=signed, refused=refused).value

    assert [stand(0), stand(2), stand(3), stand(2, 1)] == ["open", "open", "signed", "not_agreed"]
    assert "none of three" in sentence("open", asked=3, signed=0)
    assert "all three" in sentence("signed", asked=3, signed=3) and "dispute route" in sentence(
        "not_agreed", asked=3, signed=2
    )
