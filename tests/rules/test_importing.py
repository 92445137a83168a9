"""Rows of a spreadsheet of actions: every problem is named with its row and column."""

from datetime import date

import pytest

from meetings.rules.importing import (
    LONGEST,
    PostFacts,
    RecommendationFacts,
    day_from,
    judge_rows,
)

TODAY = date(2026, 6, 15)
HEAD = ["Action", "Owner", "Due", "Recommendation", "Given"]
POSTS = {
    "police lead": [PostFacts(1, "Police Lead")],
    "twin": [PostFacts(2, "Twin"), PostFacts(3, "Twin")],
    "gone": [PostFacts(4, "Gone", TODAY)],
}
SOURCES = {
    "r1": RecommendationFacts(11),
    "old": RecommendationFacts(12, closed=True),
    "shut": RecommendationFacts(13, restricted=True),
}
GOOD = ["Write", "police lead", "2026-07-31", "R1", ""]


def judged(*rows):
    return judge_rows(rows, posts=POSTS, recommendations=SOURCES, today=TODAY)


def changed(**cells: object) -> list:
    row = dict(zip((each.lower() for each in HEAD), GOOD, strict=True)) | cells
    return list(row.values())


def test_good_rows_below_a_marking_with_empty_ones_between() -> None:
    lines, problems = judged(["OFFICIAL-SENSITIVE"], HEAD, GOOD, [], changed(due=date(2026, 8, 1), given="1/6/2026"))
    assert problems == ()
    assert [(each.row, each.owner, each.recommendation) for each in lines] == [(3, 1, 11), (5, 1, 11)]
    assert [each.due_on for each in lines] == [date(2026, 7, 31), date(2026, 8, 1)]
    assert [each.given_on for each in lines] == [TODAY, date(2026, 6, 1)]


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"action": " "}, "Action", "Say what is to be done"),
        ({"action": "x" * (LONGEST + 1)}, "Action", "2,000 is the most"),
        ({"owner": ""}, "Owner", "Name the post"),
        ({"owner": "Nobody"}, "Owner", "There is no post called “Nobody”"),
        ({"owner": "Twin"}, "Owner", "several posts"),
        ({"owner": "Gone"}, "Owner", "ceased"),
        ({"due": ""}, "Due", "Enter a date like"),
        ({"due": "31/2/2026"}, "Due", "Enter a date like"),
        ({"due": "1/6/26"}, "Due", "Enter a date like"),
        ({"due": "2026-06-14"}, "Due", "cannot be due before"),
        ({"given": "16/6/2026"}, "Given", "has not come"),
        ({"given": "soon"}, "Given", "Enter a date like"),
        ({"recommendation": ""}, "Recommendation", "Name the recommendation"),
        ({"recommendation": "R9"}, "Recommendation", "no recommendation “R9”"),
        ({"recommendation": "Old"}, "Recommendation", "closed"),
        ({"recommendation": "Shut"}, "Recommendation", "case file"),
    ],
)
def test_each_problem_names_its_row_and_column(cells: dict, column: str, words: str) -> None:
    lines, (problem,) = judged(HEAD, GOOD, changed(**cells))
    assert [each.row for each in lines] == [2]
    assert (problem.row, problem.column) == (3, column) and words in problem.sentence


def test_all_problems_of_all_rows_are_named_at_once() -> None:
    _, problems = judged(HEAD, changed(owner="?", due="?"), changed(recommendation="?"))
    assert [(each.row, each.column) for each in problems] == [(2, "Owner"), (2, "Due"), (3, "Recommendation")]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "No row names the columns"),
        ([["x", "y"]], "No row names the columns"),
        ([HEAD], "no row below"),
        ([HEAD[:3], GOOD[:3]], "missing"),
        ([[*HEAD, "State"], [*GOOD, "Open"]], "not known"),
        ([[*HEAD, "Due"], [*GOOD, "2026-07-31"]], "twice"),
        ([HEAD, [*GOOD, "beyond"]], "without a name"),
    ],
)
def test_a_table_that_is_none(rows: list, words: str) -> None:
    lines, problems = judged(*rows)
    assert lines == () and words in problems[0].sentence


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-7-1", date(2026, 7, 1)),
        ("1.7.2026", date(2026, 7, 1)),
        (date(2026, 7, 1), date(2026, 7, 1)),
        ("7", None),
        ("2026-13-01", None),
        ("0000-01-01", None),
    ],
)
def test_days(cell: object, day: date | None) -> None:
    assert day_from(cell) == day
