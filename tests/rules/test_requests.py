"""Who may be asked, who opens a form, what may be returned."""

from datetime import date, timedelta

import pytest

from hscp.lib.moves import problems
from reviews.rules.requests import Contact, is_late, is_reminded, may_ask, may_return, may_write, opens_form
from reviews.rules.states import REQUEST

DAY = date(2026, 6, 15)
ADA = Contact("Ada", excluded=False, asked_already=False, has_address=True)


def test_the_table_of_states_is_whole() -> None:
    assert problems(REQUEST) == ()


@pytest.mark.parametrize(
    ("contact", "code"),
    [
        (Contact("Ada", True, False, True), "contacts"),
        (Contact("Ada", False, True, True), "contacts"),
        (Contact("Ada", False, False, False), "contacts"),
        (Contact("Ada", False, False, True, writes=False), "contacts"),
    ],
)
def test_who_cannot_be_asked_is_named(contact: Contact, code: str) -> None:
    verdict = may_ask([ADA, contact], due_on=DAY, last_on=DAY, today=DAY)
    assert verdict.codes == (code,) and "Ada" in verdict.sentence


def test_the_form_closes_no_earlier_than_the_day_it_is_due() -> None:
    assert may_ask([ADA], due_on=DAY, last_on=DAY, today=DAY)
    assert may_ask([ADA], due_on=DAY, last_on=DAY - timedelta(days=1), today=DAY).codes == ("last_on",)
    assert may_ask([ADA], due_on=DAY - timedelta(days=1), last_on=DAY, today=DAY).codes == ("due_on",)
    assert may_ask([], due_on=DAY, last_on=DAY, today=DAY).codes == ("contacts",)


@pytest.mark.parametrize(
    ("facts", "opens"),
    [
        ({}, True),
        ({"state": "accepted"}, True),
        ({"state": "withdrawn"}, False),
        ({"last_on": DAY - timedelta(days=1)}, False),
        ({"excluded": True}, False),
        ({"file_open": False}, False),
    ],
)
def test_the_form_opens_until_its_last_day(facts: dict[str, object], opens: bool) -> None:
    said: dict[str, object] = {"state": "asked", "last_on": DAY, "today": DAY, "excluded": False, "file_open": True}
    assert opens_form(**(said | facts)) is opens  # type: ignore[arg-type]


def test_it_is_written_while_it_is_asked() -> None:
    assert [bool(may_write(each)) for each in ("asked", "queried", "returned", "accepted", "withdrawn")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert may_return("Nothing is known") and not may_return("  ")
    assert may_return("", "draft", comments=1) and not may_return("", "draft")


def test_it_is_late_the_day_after_it_was_due_while_it_is_owed() -> None:
    assert not is_late("asked", DAY, DAY)
    assert is_late("queried", DAY, DAY + timedelta(days=1))
    assert not is_late("returned", DAY, DAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("days", "reminded"),
    # Due on Monday 15 June; Friday 19 June is a holiday here; the form opens until Friday 26 June.
    [(day, day in (-3, 0, 2, 7, 9, 11)) for day in range(-7, 15)],
)
def test_who_owes_an_answer_is_reminded_on_these_working_days(days: int, reminded: bool) -> None:
    day, holidays = DAY + timedelta(days=days), {DAY + timedelta(days=4)}
    assert is_reminded(DAY, DAY + timedelta(days=11), day, holidays) is reminded
