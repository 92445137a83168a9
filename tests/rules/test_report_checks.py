"""What a report lacks, by tables of sections and records; no database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reporting.rules.assembly import standstills
from reporting.rules.checks import Check, checks, may_send
from reporting.rules.content import Written
from reporting.rules.facts import Contribution, Decision, Feedback, Priority, Recommendation, Record

TODAY = date(2026, 6, 15)
RECORD = Record(starts_on=date(2025, 4, 1), ends_on=date(2026, 4, 1), today=TODAY)
UNTOUCHED = Recommendation(1, "R-1", "local_review", "Local review", "Review A", "Share it", date(2023, 5, 2))
PRIORITY = Priority(7, "Neglect", judgement="none", judgement_words="No evidence of progress")
GIVEN = Contribution("Police", Decimal("10.00"), agreed="Forum, 17 June 2025, decision 1")
PROVISIONAL = Decision(3, 1, 1, "Board", date(2025, 10, 6), "Do it", "provisional", "Provisional", "Provisional.")


def section(heading: str, narrative: str = "Words.", nothing_because: str = "") -> Written:
    return Written(heading, heading, heading.title(), "", "", narrative, nothing_because)


def found(record: Record, *sections: Written) -> tuple[Check, ...]:
    return checks(sections, record, standstills(record))


def codes(record: Record, *sections: Written) -> dict[str, bool]:
    return {check.code: check.blocks for check in found(record, *sections)}


WHOLE = replace(RECORD, contributions=(GIVEN,), feedback=(Feedback(TODAY, "a", "b", "c", changed="d"),))

CASES = [
    ("nothing is missing", WHOLE, [section("impact")], {}),
    ("an empty section", WHOLE, [section("feedback", "")], {"empty_section": True}),
    ("white space is empty", WHOLE, [section("feedback", " \n")], {"empty_section": True}),
    ("nothing to report, and why", WHOLE, [section("feedback", "", "Nobody was asked.")], {}),
    ("restraint left blank", WHOLE, [section("restraint", "")], {"restraint_blank": True}),
    ("restraint said not to apply", WHOLE, [section("restraint", "", "No establishment.")], {}),
    (
        "a recommendation that nobody explained",
        replace(WHOLE, recommendations=(UNTOUCHED,)),
        [section("little-progress")],
        {"unexplained_recommendation": True},
    ),
    (
        "the same, explained",
        replace(WHOLE, recommendations=(UNTOUCHED,), explanations={"recommendation:1": "It waits."}),
        [section("little-progress")],
        {},
    ),
    (
        "a priority without progress that nobody explained",
        replace(WHOLE, priorities=(PRIORITY,)),
        [section("little-progress")],
        {"unexplained_priority": True},
    ),
    (
        "a priority that was not judged in the year",
        replace(WHOLE, priorities=(replace(PRIORITY, judgement=""),)),
        [section("little-progress")],
        {"unexplained_priority": True},
    ),
    (
        "a priority that goes well",
        replace(WHOLE, priorities=(replace(PRIORITY, judgement="some"),)),
        [section("little-progress")],
        {},
    ),
    ("impact without evidence", replace(WHOLE, feedback=()), [section("impact")], {"no_impact": False}),
    (
        "a contribution without a decision",
        replace(WHOLE, contributions=(replace(GIVEN, agreed=""),)),
        [section("costs-and-contributions")],
        {"contribution_not_agreed": False},
    ),
    ("no contribution at all", replace(WHOLE, contributions=()), [], {"no_contributions": False}),
    ("a provisional decision", replace(WHOLE, decisions=(PROVISIONAL,)), [], {"provisional": False}),
    (
        "one that was taken again",
        replace(WHOLE, decisions=(replace(PROVISIONAL, settled_later=True),)),
        [],
        {},
    ),
]


@pytest.mark.parametrize(("record", "sections", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_each_check(record: Record, sections: list[Written], expected: dict[str, bool]) -> None:
    assert codes(record, *sections) == expected
    assert bool(may_send(found(record, *sections))) is (True not in expected.values())


def test_what_refuses_sending_comes_first_and_each_names_where_it_is_mended() -> None:
    record = replace(WHOLE, contributions=(), feedback=(), recommendations=(UNTOUCHED,))
    got = found(record, section("impact"), section("little-progress"), section("restraint", ""))
    assert [check.blocks for check in got] == [True, True, False, False]
    assert all(check.section or check.link for check in got)
    assert next(check for check in got if check.item).item == "recommendation:1"
    assert "R-1" in may_send(got).sentence and "must be said" in may_send(got).sentence


@pytest.mark.parametrize(
    ("closed_on", "made_on", "stands_still"),
    [
        (None, date(2023, 5, 2), True),
        (date(2026, 3, 31), date(2023, 5, 2), False),
        (date(2026, 4, 1), date(2023, 5, 2), True),  # closed after the year: it stood still within it
        (None, date(2025, 9, 30), True),  # six months old on the last day
        (None, date(2025, 10, 1), False),
    ],
)
def test_a_standstill_is_judged_on_the_last_day_of_the_year(
    closed_on: date | None, made_on: date, stands_still: bool
) -> None:
    record = replace(RECORD, recommendations=(replace(UNTOUCHED, closed_on=closed_on, made_on=made_on),))
    assert bool(standstills(record)) is stands_still
