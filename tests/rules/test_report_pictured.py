"""Reviews in yearly reports: what is shown of them, one report after the other, and what nobody can work out."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest

from hscp.lib.suppressing import NOT_SHOWN, is_small
from hscp.ui.charts.picture import picture as drawn
from reporting.queries.paper import chart_of, shown
from reporting.rules.assembly.reviews import NONE_COUNTED
from reporting.rules.content import Head, assemble, differences
from reporting.rules.evidence import Block, ChartSpec, Note, Table, block_from
from reporting.rules.facts import Record
from reporting.rules.pictured import YEARS_SHOWN, Pictured, picture, pictured_from
from reviews.rules.years import FOLLOWED, RAPID, RECOMMENDED, year_shown
from tests.rules.test_suppressing import shared_out

COUNTED, LATER = date(2026, 6, 14), date(2027, 6, 14)
HEAD = Head("Report", "A partnership", "2025-26", "Working Together 2023")


def figures(
    *rapid: int, made: tuple[int, ...] = (), listed: int = 0, agencies: dict[str, int] | None = None
) -> dict[str, Any]:
    """Exact figures of a year: rapid reviews as given, no review followed, recommendations in case files as given."""
    total = sum(rapid)
    states = dict(zip(RECOMMENDED, (*made, *[0] * len(RECOMMENDED)), strict=False))
    return {
        "notified": total,
        "rapid": dict(zip(RAPID, (*rapid, *[0] * len(RAPID)), strict=False)),
        "followed": {**dict.fromkeys(FOLLOWED, 0), "no_review": total},
        "agencies": agencies or {},
        "themes": {},
        "recommended": sum(made) + listed,
        "recommendations": {**states, "closed": states["closed"] + listed},
        "recommendation_themes": {},
        "in_cases": {"recommended": sum(made), "recommendations": states, "recommendation_themes": {}},
    }


def counted(first: int, of: dict[str, Any], on: date = COUNTED) -> Pictured:
    return Pictured(year_shown(first, of, exact=False), on)


def content(*years: Pictured, elsewhere: tuple[Any, ...] = ()) -> dict[str, Any]:
    """The content of a report that shows these years, as it is frozen: through JSON and back."""
    record = Record(date(2025, 4, 1), date(2026, 4, 1), COUNTED, pictured=picture(years, elsewhere))
    found: dict[str, Any] = json.loads(json.dumps(assemble(HEAD, (), record)))
    return found


def blocks(of: dict[str, Any]) -> list[Block]:
    (chapter,) = [each for each in of["record"] if each["title"] == "Reviews over years"]
    return [block_from(each) for each in chapter["blocks"]]


def by_title(of: dict[str, Any]) -> dict[str, Any]:
    return {each.title: each for each in blocks(of) if not isinstance(each, Note)}


# --- one report --------------------------------------------------------------------------------------------


def numbers(of: Any) -> Iterator[int]:
    """Every number in the data of what a report says of reviews, but for those that name a year."""
    if isinstance(of, dict):
        for key, value in of.items():
            if key not in ("first", "numeric", "narrow"):
                yield from numbers(value)
    elif isinstance(of, list):
        for value in of:
            yield from numbers(value)
    elif isinstance(of, int):
        yield of
    elif isinstance(of, str) and of.isdigit():
        yield int(of)


@pytest.mark.parametrize("total", range(13))
def test_no_number_of_one_to_four_stands_anywhere_in_the_data(total: int) -> None:
    for rapid in shared_out(total, 3):
        year = figures(*rapid, made=rapid, agencies={"School": min(total, 3), "Police": total})
        of = content(counted(2024, figures(0)), counted(2025, year))
        parts = [of["reviews"], *(each for each in of["record"] if each["title"] == "Reviews over years")]
        assert [each for each in numbers(parts) if is_small(each)] == [], rapid
        assert total < 1 or "School" not in json.dumps(of), "of whom no figure is shown, the name is not there either"


def test_what_looks_the_same_gives_the_same_report_charts_and_all() -> None:
    """Data, alternative texts and every coordinate of the pictures are the same whatever the hidden figures are."""
    look_alike: dict[str, set[tuple[int, ...]]] = {}
    pictures: dict[str, set[bytes]] = {}
    for rapid in ((3, 9, 0), (4, 8, 0), (9, 3, 0), (1, 11, 0)):
        of = content(counted(2024, figures(5, 0, 7)), counted(2025, figures(*rapid, made=rapid)))
        key = json.dumps(of, sort_keys=True)
        look_alike.setdefault(key, set()).add(rapid)
        charts = [chart_of(each) for each in blocks(of) if isinstance(each, ChartSpec)]
        pictures.setdefault(key, set()).add(b"".join(drawn(each) + each.alt.encode() for each in charts))
    assert [len(each) for each in look_alike.values()] == [4] and [len(each) for each in pictures.values()] == [1]
    (picture_of_all,) = next(iter(pictures.values()))
    assert b"not shown" in picture_of_all.lower()


def test_hidden_cells_are_said_in_words_and_zeros_are_shown() -> None:
    of = by_title(content(counted(2024, figures(0, 0, 2)), counted(2025, figures(9, 3, 6, agencies={"Police": 9}))))
    chart = chart_of(of["Rapid reviews of the incidents notified"])
    assert chart.rows == [["2024-25", *[NOT_SHOWN] * 4], ["2025-26", "9", NOT_SHOWN, NOT_SHOWN, "0"]]
    assert chart.ticks == ["2024-25\nnot shown", "2025-26\npartly\nnot shown"]
    assert "In 2025-26: Sent in time – 9, Late – not shown, Running – not shown and None required – 0." in chart.alt
    assert chart_of(of["Serious incidents notified"]).rows == [["2024-25", NOT_SHOWN], ["2025-26", "18"]]
    assert of["Agencies asked for information"].rows == (("Police", NOT_SHOWN, "9"),)


def test_what_has_nothing_says_so() -> None:
    assert blocks(content()) == [Note(NONE_COUNTED)]
    said = [each.text for each in blocks(content(counted(2025, figures(0)))) if isinstance(each, Note)]
    assert "No serious incident was notified in these years." in said
    assert "No review has made a recommendation in a case file in these years." in said
    nothing_shown = by_title(content(counted(2025, figures(2))))
    told = nothing_shown["Serious incidents notified"]
    assert isinstance(told, Table) and told.rows == (("2025-26", NOT_SHOWN),), "hidden is not nothing; a chart is empty"
    empty = nothing_shown["Agencies asked for information"]
    assert (
        isinstance(empty, Table)
        and empty.empty == "Agencies asked for information: none of which a figure can be shown."
    )


def test_a_report_shows_its_year_and_at_most_nine_before_it() -> None:
    years = picture([counted(first, figures(5)) for first in range(2010, 2026)], ())
    assert [each.year.first for each in years] == list(range(2026 - YEARS_SHOWN, 2026))


# --- one report after the other ----------------------------------------------------------------------------


def test_what_a_report_has_shown_of_a_year_every_other_shows_unchanged() -> None:
    first = content(counted(2025, figures(9, 3, agencies={"Police": 9})))
    now = [counted(2025, figures(6, 7, agencies={"Police": 12, "School": 6}), LATER), counted(2026, figures(7), LATER)]
    second = content(*now, elsewhere=(first["reviews"],))
    of = by_title(second)
    assert chart_of(of["Serious incidents notified"]).rows == [["2025-26", "12"], ["2026-27", "7"]]
    assert chart_of(of["Rapid reviews of the incidents notified"]).rows[0] == [
        "2025-26",
        NOT_SHOWN,
        NOT_SHOWN,
        "0",
        "0",
    ]
    assert of["Agencies asked for information"].rows == (("Police", "9", "0"),)
    assert any(
        "2025-26: as an earlier report shows it." in each.text for each in blocks(second) if isinstance(each, Note)
    )
    third = content(*now, elsewhere=(first["reviews"], second["reviews"]))
    assert by_title(third)["Serious incidents notified"] == of["Serious incidents notified"]


def test_a_name_that_a_year_did_not_show_is_not_said_to_be_none_later() -> None:
    """In the first report the school was left out: it had been asked in three cases, or in none."""
    for asked in ({}, {"School": 3}):
        first = content(counted(2025, figures(9, agencies=asked)))
        later = counted(2026, figures(7, agencies={"School": 7}), LATER)
        second = content(counted(2025, figures(9), LATER), later, elsewhere=(first["reviews"],))
        assert by_title(second)["Agencies asked for information"].rows == (("School", NOT_SHOWN, "7"),)


def test_successive_reports_give_no_small_figure_away() -> None:
    """Every year as it stood for one report, as it stood for the next, with the year after: what looks the same."""
    tables = [each for total in range(8) for each in shared_out(total, 3)]
    others = [each for total in range(9) for each in shared_out(total, 2)]
    look_alike: dict[str, list[tuple[int, ...]]] = {}
    for then, move, after in product(tables, [(0, 0, 0), (1, 0, 0), (-1, 1, 0), (0, 2, -2)], others):
        now = tuple(max(0, a + b) for a, b in zip(then, move, strict=True))
        first = picture([counted(2025, figures(*then))], ())
        second = picture(
            [counted(2025, figures(*now), LATER), counted(2026, figures(*after), LATER)],
            ([each.data() for each in first],),
        )
        seen = json.dumps([[each.data() for each in report] for report in (first, second)])
        look_alike.setdefault(seen, []).append((*then, *now, *after))
    assert len(look_alike) > 40
    for seen, found in look_alike.items():
        report = json.loads(seen)[1]
        cells = [list(each["cases"]["parts"]["rapid"].values())[:3] for each in report]
        values = [set(each) for each in zip(*found, strict=True)]
        for year, at in ((0, 0), (0, 3), (1, 6)):  # as it stood then, as it stands now, the year after
            for cell in range(2 if year else 3):
                hidden = cells[year][cell] is None
                small = any(map(is_small, values[at + cell]))
                assert not (small and len(values[at + cell]) == 1), (seen, at, cell)
                assert hidden or at == 3 or not small, "shown though small"


# --- beside what the report lists ---------------------------------------------------------------------------


def test_recommendations_that_are_listed_elsewhere_give_none_in_a_case_file_away() -> None:
    """Whoever takes those that the report lists from any figure in it still has two values for each small one."""
    look_alike: dict[str, list[tuple[int, ...]]] = {}
    for total, listed in product(range(12), range(8)):
        for made in shared_out(total, 3):
            year = picture([counted(2025, figures(0, made=made, listed=listed))], ())
            look_alike.setdefault(json.dumps([listed, *(each.data() for each in year)]), []).append(made)
    found_out = [
        (seen, cell)
        for seen, tables in look_alike.items()
        for cell, values in enumerate(zip(*tables, strict=True))
        if any(map(is_small, values)) and len(set(values)) == 1
    ]
    assert found_out == []


# --- frozen data -------------------------------------------------------------------------------------------


def test_years_come_back_from_their_data_and_cost_no_hash_of_what_was_frozen_before() -> None:
    for each in picture([counted(2025, figures(9, 3)), counted(2024, figures(1))], ()):
        assert pictured_from(json.loads(json.dumps(each.data()))) == each
    of = content(counted(2025, figures(9, 3, 6)))
    for each in blocks(of):
        assert block_from(each.data()) == each
    assert [each.kind for each in shown(blocks(of), lambda link: "")].count("chart") == 3


def test_what_changed_since_it_was_frozen_is_listed_as_it_is_shown() -> None:
    before, now = content(counted(2025, figures(9, 3, 6))), content(counted(2025, figures(9, 8, 5)))
    assert differences(before, before) == ()
    said = " ".join(differences(before, now))
    assert "“Serious incidents notified: Notified, 2025-26”: was 18, is now 22." in said
    assert "“Rapid reviews of the incidents notified: Late, 2025-26”: was Not shown, is now 8." in said
    old = {**before, "record": [each for each in before["record"] if each["title"] != "Reviews over years"]}
    assert any("is now 18" in each for each in differences(old, before))
