"""Learning sent to agencies: what may stand outside a case, when an agency is chased, how it confirms."""

from datetime import date, timedelta

import pytest

from reviews.rules.dissemination import (
    Standing,
    To,
    may_change,
    may_confirm,
    may_send,
    may_share,
    may_use_link,
    read_agencies,
    standing,
    to_chase,
)
from reviews.rules.protected import SheetFacts, terms_of
from reviews.rules.wording import may_stand_outside

DAY = date(2026, 6, 15)


def days(number: int) -> date:
    return DAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("As in CF-2026-BCD23", "reference of a case"),
        ("as in cf 2026 bcd23", "reference of a case"),
        ("Referral RF-2026-BCDFGH", "reference of a case"),
        ("NHS 943 476 5919", "NHS number"),
        ("NHS 9434765919 again", "NHS number"),
        ("Seen 03/02/2019", "date in figures"),
        ("Seen 3.2.19", "date in figures"),
        ("The child was born on a Monday", "when somebody was born"),
        ("DoB: a Monday", "when somebody was born"),
        ("date of birth unknown", "when somebody was born"),
        ("In HR1 2AB they live", "full postcode"),
        ("Zoe Nowak was seen", "protected words of Child A"),
    ],
)
def test_what_may_not_stand_outside_a_case(text: str, refused: str) -> None:
    terms = terms_of([SheetFacts(called="Child A", given="Zoë", family="Nowak")])
    assert refused in may_stand_outside({"words": text}, terms).sentence


@pytest.mark.parametrize(
    "text",
    [
        "Between 1 April 2025 and 31 March 2026 there were 12",
        "Working Together 2023, §15.12; telephone 01432 260000",
        "A number of ten digits that checks nothing: 943 476 5918",
        "Born leaders and newborn babies",
        "L-2026-BCDFGH, 2025/26",
    ],
)
def test_what_may(text: str) -> None:
    assert may_stand_outside({"words": text})


def test_agencies_are_read_line_by_line() -> None:
    rows, verdict = read_agencies("Bishop’s, Hereford, Its head, head@example.org\n\nA trust,Nurse,n@example.org")
    assert verdict and rows == [
        To("Bishop’s, Hereford", "Its head", "head@example.org"),
        To("A trust", "Nurse", "n@example.org"),
    ]
    for line in ("A school", "A school, head@example.org", "A school, Head, head", "A school, Head, @", "A, , h@e.org"):
        assert "Line 1" in read_agencies(line)[1].sentence, line


def test_to_whom_it_may_be_sent() -> None:
    school = To("A school", "Head", "head@example.org")
    said = {"already": (), "due_on": DAY, "withdrawn": False, "today": DAY}
    assert may_send([school], **said)  # type: ignore[arg-type]
    assert "named twice" in may_send([school, To("a SCHOOL", "B", "b@e.org")], **said).sentence  # type: ignore[arg-type]
    for to, change, code in (
        ([school], {"already": ("a school",)}, "contacts"),
        ([school], {"due_on": days(-1)}, "due_on"),
        ([school], {"withdrawn": True}, "withdrawn"),
        ([], {}, "contacts"),
        ([To("", "Head", "h@e.org")], {}, "contacts"),
        ([To("A school", "Head", "")], {}, "contacts"),
    ):
        assert may_send(to, **{**said, **change}).codes == (code,)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("chased", "today", "expected"),
    [
        ((), -3, False),
        ((), -2, True),
        ((-2,), -2, False),
        ((-2,), 4, False),
        ((-2,), 5, True),
        ((), 30, True),
        ((-2, 5, 12, 19, 26), 33, True),
        ((-2, 5, 12, 19, 26, 33), 40, False),
    ],
)
def test_an_agency_is_chased_from_two_days_ahead_then_weekly_six_times(
    chased: tuple[int, ...], today: int, expected: bool
) -> None:
    assert to_chase(due_on=DAY, chased_on=[days(each) for each in chased], today=days(today)) is expected


def test_how_it_stands_and_how_long_its_link_counts() -> None:
    def stands(confirmed: date | None, withdrawn: bool, today: date) -> Standing:
        return standing(confirmed_on=confirmed, withdrawn=withdrawn, due_on=DAY, today=today)

    assert stands(None, False, DAY) is Standing.WAITS and stands(None, False, days(1)) is Standing.LATE
    assert stands(DAY, False, days(1)) is Standing.CONFIRMED and stands(DAY, True, DAY) is Standing.WITHDRAWN
    link = {"due_on": DAY, "today": days(180)}
    assert may_use_link(stands=Standing.LATE, **link)
    assert may_use_link(stands=Standing.LATE, due_on=DAY, today=days(181)).codes == ("ended",)
    assert may_use_link(stands=Standing.CONFIRMED, **link).codes == ("confirmed",)
    assert may_use_link(stands=Standing.WITHDRAWN, **link).codes == ("withdrawn",)


def test_a_confirmation_says_when_who_how_and_how_many() -> None:
    said = {"confirmed_on": DAY, "confirmed_from": "Head", "how": "A meeting", "reached": 0, "sent_on": DAY}
    said |= {"stands": Standing.LATE, "today": DAY}
    assert may_confirm(**said)  # type: ignore[arg-type]
    for change, code in (
        ({"confirmed_on": days(-1)}, "confirmed_on"),
        ({"confirmed_on": days(1)}, "confirmed_on"),
        ({"confirmed_from": " "}, "confirmed_from"),
        ({"how": ""}, "how"),
        ({"reached": -1}, "reached"),
        ({"reached": 100_001}, "reached"),
        ({"stands": Standing.CONFIRMED}, "confirmed"),
        ({"stands": Standing.WITHDRAWN}, "withdrawn"),
    ):
        assert may_confirm(**{**said, **change}).codes == (code,)  # type: ignore[arg-type]


def test_it_is_shared_once_and_worded_anew_until_it_is_sent() -> None:
    assert may_share(title="A", words="B", because="C", shared=False)
    assert may_share(title="", words="", because="", shared=False).codes == ("title", "words", "because")
    assert may_share(title="A", words="B", because="C", shared=True).codes == ("shared",)
    assert may_change(sent=0, withdrawn=False)
    assert may_change(sent=1, withdrawn=False).codes == ("sent",)
    assert may_change(sent=0, withdrawn=True).codes == ("withdrawn",)
