"""Deadlines of papers: counted in working days, said in words, reminded of in steps. Without a database."""

from datetime import date, timedelta

import pytest

from meetings.rules.paper_deadlines import (
    DEFAULT_SOURCE,
    Stands,
    Step,
    deadline_of,
    is_expected,
    light_of,
    may_say_owed,
    step_due,
)

EASTER = frozenset({date(2027, 3, 26), date(2027, 3, 29)})
DUE, MEETING = date(2026, 6, 10), date(2026, 6, 19)  # a Wednesday, and the Friday of the week after


@pytest.mark.parametrize(
    ("days", "citation", "due", "source"),
    [
        (None, "", date(2027, 3, 24), DEFAULT_SOURCE),
        (5, "§8.4", date(2027, 3, 30), "§8.4"),
        (1, "", date(2027, 4, 5), "the group’s terms of reference"),
        (10, "§8.4", date(2027, 3, 19), "§8.4"),
    ],
)
def test_when_papers_are_due_and_who_says_so(days: int | None, citation: str, due: date, source: str) -> None:
    """For a meeting on Tuesday 6 April 2027, the week after Easter."""
    found = deadline_of(date(2027, 4, 6), days=days, citation=citation, holidays=EASTER)
    assert (found.due_on, found.source) == (due, source)
    assert source in found.sentence and "working day" in found.sentence


@pytest.mark.parametrize(
    ("said", "decides", "wanted"), [(None, True, True), (None, False, False), (False, True, False)]
)
def test_what_wants_a_paper(said: bool | None, decides: bool, wanted: bool) -> None:
    assert is_expected(said, decides=decides) is wanted


@pytest.mark.parametrize(
    ("today", "stands", "words"),
    [
        (date(2026, 6, 4), Stands.WAITING, "Paper due by 10 June 2026"),
        (date(2026, 6, 5), Stands.SOON, "Paper due in 3 working days"),
        (date(2026, 6, 9), Stands.SOON, "Paper due in 1 working day"),
        (date(2026, 6, 10), Stands.TODAY, "Paper due today"),
        (date(2026, 6, 11), Stands.LATE, "Paper 1 working day late"),
        (date(2026, 6, 15), Stands.LATE, "Paper 3 working days late"),
    ],
)
def test_the_light_of_an_item_without_its_paper(today: date, stands: Stands, words: str) -> None:
    light = light_of(expected=True, has_paper=False, due_on=DUE, today=today, owner="Lead", holidays=())
    assert light is not None and (light.stands, light.words, light.who) == (stands, words, "From Lead")
    assert light.icon and light.tone, "never by colour alone: words and a sign"


def test_on_the_weekend_after_a_deadline_on_friday_it_is_late_all_the_same() -> None:
    light = light_of(
        expected=True, has_paper=False, due_on=date(2026, 6, 12), today=date(2026, 6, 13), owner="", holidays=()
    )
    assert light is not None and (light.words, light.who) == (
        "Paper 1 working day late",
        "Nobody is named for it",
    )


def test_a_paper_that_is_in_is_in_and_none_is_missed_where_none_is_wanted() -> None:
    after = DUE + timedelta(days=1)
    light = light_of(expected=False, has_paper=True, due_on=DUE, today=after, owner="", holidays=())
    assert light is not None and light.stands == Stands.IN
    assert light_of(expected=False, has_paper=False, due_on=DUE, today=after, owner="", holidays=()) is None


@pytest.mark.parametrize(
    ("today", "step"),
    [
        (date(2026, 6, 2), None),
        (date(2026, 6, 3), Step.AHEAD),
        (date(2026, 6, 8), Step.AHEAD),
        (date(2026, 6, 9), Step.EVE),
        (date(2026, 6, 10), Step.EVE),
        (date(2026, 6, 11), Step.LATE),
        (date(2026, 6, 18), Step.LATE),
        (MEETING, None),
        (date(2026, 7, 1), None),
    ],
)
def test_which_reminder_is_due(today: date, step: Step | None) -> None:
    assert step_due(DUE, MEETING, today, ()) is step


def test_papers_are_asked_for_before_the_meeting() -> None:
    assert may_say_owed("planned")
    assert "is postponed, its new date to be fixed: papers" in may_say_owed("postponed").sentence
    assert [may_say_owed(state).codes for state in ("open", "closed", "cancelled")] == [("not_planned",)] * 3
