"""Learning where no review follows: when options are chosen, how one stands, what each act wants."""

from datetime import date, timedelta

import pytest

from reviews.rules.learning import (
    BY_KEY,
    OFFERED,
    Standing,
    attendance_text,
    evaluation_due,
    may_choose,
    may_deliver,
    may_drop,
    may_evaluate,
    may_follow,
    may_offer,
    owed_on,
    read_attendance,
    standing,
)

DAY = date(2026, 6, 15)
TOMORROW, YESTERDAY = DAY + timedelta(days=1), DAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("state", "outcome", "refused"),
    [
        ("notified", "no_review", ""),
        ("notified", "other", ""),
        ("notified", "", "undecided"),
        ("considering", "", "undecided"),
        ("contributing", "", "undecided"),
        ("not_required", "", ""),
        ("not_notified", "", ""),
        ("notified", "review", "review"),
        ("not_required", "review", "review"),
        ("merged", "no_review", "merged"),
    ],
)
def test_options_are_chosen_where_no_review_follows(state: str, outcome: str, refused: str) -> None:
    assert may_follow(state, outcome).codes == ((refused,) if refused else ())


@pytest.mark.parametrize(
    ("planned", "delivered", "evaluated", "dropped", "expected"),
    [
        (DAY, None, None, False, Standing.PLANNED),
        (YESTERDAY, None, None, False, Standing.LATE),
        (YESTERDAY, None, None, True, Standing.DROPPED),
        (YESTERDAY, date(2026, 3, 15), None, False, Standing.TO_EVALUATE),
        (YESTERDAY, date(2026, 3, 14), None, False, Standing.OVERDUE),
        (YESTERDAY, date(2026, 3, 14), DAY, False, Standing.EVALUATED),
        (YESTERDAY, date(2026, 3, 14), None, True, Standing.DROPPED),
    ],
)
def test_how_an_option_stands(
    planned: date, delivered: date | None, evaluated: date | None, dropped: bool, expected: Standing
) -> None:
    found = standing(planned_on=planned, delivered_on=delivered, evaluated_on=evaluated, dropped=dropped, today=DAY)
    assert found is expected


def test_evaluation_is_due_three_months_on_clamped_to_the_end_of_the_month() -> None:
    assert evaluation_due(date(2026, 11, 30)) == date(2027, 2, 28)
    assert evaluation_due(date(2027, 11, 30)) == date(2028, 2, 29)
    assert owed_on(DAY, None) == DAY
    assert owed_on(DAY, date(2026, 5, 31)) == date(2026, 8, 31)


def test_an_option_of_one_agency_names_it() -> None:
    said = {"because": "To learn", "led_by": "Nurse", "for_whom": "Wards"}
    assert may_choose(**said, agency="", of_agency=False)
    assert may_choose(**said, agency="", of_agency=True).codes == ("agency",)
    assert may_choose(**said, agency="A trust", of_agency=True)
    empty = dict.fromkeys(said, " ")
    assert may_choose(**empty, agency="", of_agency=False).codes == ("because", "led_by", "for_whom")


def test_attendance_is_read_line_by_line() -> None:
    rows, verdict = read_attendance("West Mercia Police, 4\n\n Schools, Hereford , 12 \n")
    assert verdict and rows == [
        {"agency": "West Mercia Police", "came": 4},
        {"agency": "Schools, Hereford", "came": 12},
    ]
    assert read_attendance(attendance_text(rows)) == (rows, verdict)
    assert read_attendance("") == ([], verdict)


@pytest.mark.parametrize("line", ["Police", "Police, many", ", 4", "Police, -1", "Police, 2001", "Police, ²"])
def test_a_line_that_says_nothing_is_named(line: str) -> None:
    rows, verdict = read_attendance(f"School, 1\n{line}")
    assert rows == [{"agency": "School", "came": 1}]
    assert verdict.codes == ("attendance",) and "Line 2" in verdict.sentence


def test_an_agency_is_named_once_and_not_too_many() -> None:
    assert "stands there already" in read_attendance("Police, 1\npolice, 2")[1].sentence
    assert "At most 40" in read_attendance("\n".join(f"A{n}, 1" for n in range(41)))[1].sentence
    assert read_attendance("\n".join(f"A{n}, 1" for n in range(40)))[1]


def test_delivered_on_a_day_that_can_be_with_who_came() -> None:
    said = {"delivered_on": DAY, "attendance": 1, "counts": True, "how": "Two hours", "evaluated_on": None}
    said |= {"dropped": False, "today": DAY}
    assert may_deliver(**said)  # type: ignore[arg-type]
    for change, code in (
        ({"delivered_on": TOMORROW}, "delivered_on"),
        ({"evaluated_on": YESTERDAY}, "delivered_on"),
        ({"how": " "}, "how"),
        ({"attendance": 0}, "attendance"),
        ({"dropped": True}, "dropped"),
    ):
        assert may_deliver(**{**said, **change}).codes == (code,)  # type: ignore[arg-type]
    assert may_deliver(**{**said, "attendance": 0, "counts": False})  # type: ignore[arg-type]


def test_evaluated_once_delivered_with_what_shows_it() -> None:
    said = {"delivered_on": DAY, "evaluated_on": DAY, "changed": "A", "evidence": "B", "known_by": "C"}
    said |= {"dropped": False, "today": DAY}
    assert may_evaluate(**said)  # type: ignore[arg-type]
    for change, code in (
        ({"delivered_on": None}, "delivered"),
        ({"evaluated_on": YESTERDAY}, "evaluated_on"),
        ({"evaluated_on": TOMORROW}, "evaluated_on"),
        ({"changed": ""}, "changed"),
        ({"evidence": ""}, "evidence"),
        ({"known_by": ""}, "known_by"),
        ({"dropped": True}, "dropped"),
    ):
        assert may_evaluate(**{**said, **change}).codes == (code,)  # type: ignore[arg-type]


def test_dropped_while_open_with_the_reason() -> None:
    assert may_drop(evaluated_on=None, dropped=False, reason="The post is vacant")
    assert may_drop(evaluated_on=None, dropped=False, reason=" ").codes == ("reason",)
    assert may_drop(evaluated_on=DAY, dropped=False, reason="-").codes == ("evaluated",)
    assert may_drop(evaluated_on=None, dropped=True, reason="-").codes == ("dropped",)


def test_every_option_has_a_source_and_own_ones_too() -> None:
    assert all(each.source and each.what and each.name for each in OFFERED) and len(BY_KEY) == len(OFFERED)
    assert may_offer(name="Circle", what="One case", source="The board", taken=False)
    assert may_offer(name="Circle", what="One case", source="The board", taken=True).codes == ("name",)
    assert may_offer(name="", what="", source="", taken=False).codes == ("name", "what", "source")
