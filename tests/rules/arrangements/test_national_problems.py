"""Mistakes in the national tables: each in its place, with what was expected."""
# ruff: noqa: E501 - a mistake is one row of a table

import pytest

from partnership.rules.arrangements import read
from tests.rules.arrangements.test_problems import GOOD

NATIONAL = """\
national: england
editions:
  - {key: E1, title: First, short_title: F, from: 2020-01-01, to: 2022-01-01, verified: true, citation: Gazette}
  - {key: E2, title: Second, short_title: S, from: 2022-01-01, verified: false, citation: Gazette}
statute:
  - key: notify
    title: Notify
    editions: [E1, E2]
    starts: aware
    stops: notified
    length: 5
    unit: working_days
    direction: after
    trust: law
    citation: Act
report_headings:
  - {key: impact, title: Impact, asks: What changed, editions: [E2], trust: check, citation: Guidance}
"""


def test_the_national_file_is_good() -> None:
    reading = read([("n.yaml", NATIONAL)])
    assert reading.problems == ()
    assert reading.documents == ()
    assert reading.national is not None
    assert [heading.verified for heading in reading.national.headings] == [False]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("to: 2022-01-01", "to: 2022-01-02", 4, "Two guidance editions overlap"),
        ("editions: [E1, E2]", "editions: [E1, E3]", 8, "There is no guidance edition “E3”"),
        ("editions: [E1, E2]", "editions: [E1, 2]", 8, "An entry of “editions”"),
        ("unit: working_days", "unit: working-days", 12, "is no unit"),
        ("length: 5", "length: five", 11, "“length” is “five”"),
        ("trust: law", "trust: sure", 14, "“sure” is no trust"),
        ("verified: true", "verified: maybe", 3, "“verified” is “maybe”"),
        ("report_headings:\n", "report_headings:\n  - {key: impact, title: I, asks: W, editions: [E2], trust: law, citation: C}\n", 18, "given twice for E2"),
    ],
)  # fmt: skip
def test_problems_of_the_national_file(old: str, new: str, line: int, message: str) -> None:
    (problem,) = read([("n.yaml", NATIONAL.replace(old, new, 1))]).problems
    assert (problem.line, message in problem.message) == (line, True), str(problem)


def test_a_heading_of_the_report_must_be_a_national_one_where_these_are_known() -> None:
    text = GOOD.replace("title: Impact,", "title: Impact, heading: impct,").replace("WT2023", "E2")
    (problem,) = read([("n.yaml", NATIONAL), ("a.yaml", text)]).problems
    assert "did you mean “impact”?" in problem.expected
