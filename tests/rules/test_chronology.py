"""Rows of a spreadsheet of a chronology, and which accounts of one day are to be compared."""

from datetime import date, time

import pytest

from reviews.rules.chronology import LONGEST, Account, conflicts, differ, is_resolved, judge_rows, time_from

TODAY = date(2026, 6, 15)
HEAD = ["Day", "Time", "Child", "Agency", "What happened", "Source", "Significance"]
CHILDREN = {"child a": 1, "child b": 2}
GOOD = ["2026-05-01", "14:30", "A", "School", "Told the nurse", "Log", "First sign"]


def judged(*rows, agency=""):
    return judge_rows(rows, children=CHILDREN, agency=agency, today=TODAY)


def changed(**cells: object) -> list:
    row = dict(zip((each.lower().split()[0] for each in HEAD), GOOD, strict=True)) | cells
    return list(row.values())


def test_good_rows_below_a_marking_with_empty_ones_between() -> None:
    rows = (
        ["OFFICIAL-SENSITIVE"],
        HEAD,
        GOOD,
        [],
        changed(child="", time="", day="1/6/2026"),
        changed(child="Child B"),
    )
    lines, problems = judged(*rows)
    assert problems == ()
    assert [(each.row, each.on, each.at, each.child) for each in lines] == [
        (3, date(2026, 5, 1), time(14, 30), 1),
        (5, date(2026, 6, 1), None, None),
        (6, date(2026, 5, 1), time(14, 30), 2),
    ]


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"day": ""}, "Day", "Enter a date like"),
        ({"day": "31/2/2026"}, "Day", "Enter a date like"),
        ({"day": "2026-06-16"}, "Day", "has not come"),
        ({"time": "25:00"}, "Time", "is no time"),
        ({"time": "noon"}, "Time", "is no time"),
        ({"child": "C"}, "Child", "There is no “C”"),
        ({"child": "Jo"}, "Child", "There is no “Jo”"),
        ({"agency": ""}, "Agency", "Name the agency"),
        ({"agency": "x" * 121}, "Agency", "120 is the most"),
        ({"what": " "}, "What happened", "Say what happened"),
        ({"what": "x" * (LONGEST + 1)}, "What happened", "4,000 is the most"),
        ({"source": "x" * 201}, "Source", "200 is the most"),
    ],
)
def test_every_problem_is_named_with_its_row_and_column(cells: dict, column: str, words: str) -> None:
    lines, problems = judged(HEAD, GOOD, changed(**cells))
    assert [(each.row, each.column) for each in problems] == [(3, column)] and words in problems[0].sentence
    assert [each.row for each in lines] == [2]


def test_an_agencys_own_sheet_names_no_agency_and_strange_columns_are_refused() -> None:
    own = [["Day", "What happened"], ["2026-05-01", "Seen"]]
    assert judged(*own)[1][0].column == "Agency"
    lines, problems = judged(*own, agency="School")
    assert problems == () and lines[0].agency == "School"
    assert judged(["Day", "What happened", "Name"], ["2026-05-01", "Seen", "Jo"], agency="x")[1][0].column == "name"
    assert judged(["Day", "Day", "What happened"], agency="x")[1][0].sentence == "This column stands twice."
    assert judged([], ["Date", "Event"])[1][0].row == 0
    assert judged(HEAD)[1][0].sentence.startswith("There is no row below")


@pytest.mark.parametrize(
    ("typed", "found"), [("9.05", time(9, 5)), ("09:05", time(9, 5)), ("23:59:30", time(23, 59)), ("24:00", None)]
)
def test_times(typed: str, found: time | None) -> None:
    assert time_from(typed) == found


def account(
    key: int, agency: str, what: str, *, child: int | None = 1, at: time | None = None, day: int = 1
) -> Account:
    return Account(key, date(2026, 5, day), at, child, agency, what)


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        (account(2, "Police", "Found with a bruise"), True),
        (account(2, "school", "Found with a bruise"), False),
        (account(2, "Police", "found  well."), False),
        (account(2, "Police", "Found with a bruise", at=time(9)), True),
    ],
)
def test_accounts_of_two_agencies_that_do_not_say_the_same_differ(other: Account, differs: bool) -> None:
    assert differ(account(1, "School", "Found well"), other) is differs


def test_times_that_are_known_and_differ_make_two_events() -> None:
    nine, ten = account(1, "School", "Well", at=time(9)), account(2, "Police", "Bruised", at=time(10))
    assert not differ(nine, ten)
    assert differ(nine, account(2, "Police", "Bruised", at=time(9)))


def test_conflicts_by_day_and_child_an_entry_of_all_against_each() -> None:
    rows = [
        account(1, "School", "Well"),
        account(2, "Police", "Bruised"),
        account(3, "Police", "Bruised", child=2),
        account(4, "Ward", "At home", child=None),
        account(5, "Police", "Bruised", day=2),
    ]
    found = conflicts(rows)
    assert [(each.on.day, each.child, each.keys) for each in found] == [(1, 1, (1, 2, 4)), (1, 2, (3, 4))]
    assert (
        conflicts([account(1, "School", "Well", child=None), account(2, "Police", "Ill", child=None)])[0].child is None
    )


def test_an_account_that_comes_later_opens_it_again() -> None:
    (one,) = conflicts([account(1, "School", "Well"), account(2, "Police", "Bruised")])
    assert is_resolved(one, [[1, 2]]) and not is_resolved(one, [[1]]) and not is_resolved(one, [])
    (more,) = conflicts([account(1, "School", "Well"), account(2, "Police", "Bruised"), account(3, "Ward", "Ill")])
    assert not is_resolved(more, [[1, 2]])
