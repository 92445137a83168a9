"""Matters arising, and who is told of what is overdue again: tables of cases, to the edge."""

from datetime import date, timedelta

import pytest

from meetings.rules.arising import (
    Step,
    Why,
    is_overdue,
    may_ask_for,
    may_leave_out,
    may_sight,
    steps_due,
    why_arising,
)

DAY = date(2026, 6, 22)


@pytest.mark.parametrize(
    ("state", "due", "asked", "why"),
    [
        ("open", DAY - timedelta(days=1), False, Why.OVERDUE),
        ("open", DAY - timedelta(days=1), True, Why.OVERDUE),
        ("open", DAY, False, Why.DUE),
        ("open", DAY + timedelta(days=1), False, None),
        ("open", DAY + timedelta(days=1), True, Why.ASKED),
        ("done", DAY - timedelta(days=1), False, None),
        ("confirmed", DAY, False, None),
        ("closed", DAY, True, Why.ASKED),
        ("withdrawn", DAY, True, None),
    ],
)
def test_what_comes_before_a_meeting(state: str, due: date, asked: bool, why: Why | None) -> None:
    assert why_arising(state, due, DAY, asked_for=asked) is why
    assert is_overdue(state, due, DAY) is (why is Why.OVERDUE)


@pytest.mark.parametrize(
    ("times", "taken", "steps"),
    [
        (0, (), ()),
        (1, (), ()),
        (2, (), (Step.CHAIR,)),
        (2, (Step.CHAIR,), ()),
        (3, (Step.CHAIR,), (Step.PARTNER,)),
        (3, (), (Step.CHAIR, Step.PARTNER)),
        (9, (Step.CHAIR, Step.PARTNER), ()),
    ],
)
def test_twice_goes_to_the_chair_three_times_to_the_partner_once_each(times, taken, steps) -> None:
    assert steps_due(times, taken) == steps


@pytest.mark.parametrize("state", ["planned", "open", "closed", "cancelled"])
def test_while_a_meeting_is_to_come_or_on_it_may_be_pruned(state: str) -> None:
    going_on = state in ("planned", "open")
    assert bool(may_leave_out(state, sighted=False, left_out=False)) is going_on
    assert bool(may_ask_for(state, sighted=False, asked_for=False)) is going_on
    assert bool(may_sight(state, arises=True, left_out=False, sighted=False)) is (state == "open")


def test_each_only_once() -> None:
    assert may_leave_out("open", sighted=True, left_out=False).codes == ("sighted",)
    assert may_leave_out("open", sighted=False, left_out=True).codes == ("left_out",)
    assert may_ask_for("open", sighted=False, asked_for=True).codes == ("asked",)
    assert may_ask_for("open", sighted=True, asked_for=False).codes == ("sighted",)
    assert may_sight("open", arises=True, left_out=False, sighted=True).codes == ("sighted",)
    assert may_sight("open", arises=True, left_out=True, sighted=False).codes == ("left_out",)
    assert may_sight("open", arises=False, left_out=False, sighted=False).codes == ("not_arising",)
