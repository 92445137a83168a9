"""Charts and quoracy bars: the same bytes for the same data, and words that say the same as the picture."""

import datetime
from base64 import b64decode
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import cache

from hscp.ui.charts import Chart, draw, draw_apart
from hscp.ui.charts import drawing as drawing_module
from hscp.ui.quoracy import quoracy_svg
from tests.ui.page import page, render, text

QUARTERS = ("Q1", "Q2", "Q3")
SERIES = (("Booked", (61, 70, 83)), ("Attended", (52, None, 70)))


def picture(document: Any) -> str:
    (source,) = document.xpath("//img/@src")
    kind, data = source.split(",", 1)
    assert kind == "data:image/svg+xml;base64"
    return b64decode(data).decode()


@pytest.mark.parametrize("kind", ["bar", "line", "stacked"])
def test_chart_is_drawn_the_same_each_time_and_once(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = Chart(kind, "Training", QUARTERS, SERIES, unit="%", target=80)
    cache.clear()
    first = draw(chart)
    cache.clear()
    assert draw(chart) == first, "no date, no random ids"
    ElementTree.fromstring(first)  # noqa: S314 - our own picture
    assert b"Target 80%" in first
    assert b"Booked" in first
    assert b"2026-" not in first
    monkeypatch.setattr(drawing_module, "picture", lambda chart: pytest.fail("drawn though it was kept"))
    assert draw(chart) == first


def test_charts_drawn_apart_are_the_same_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    charts = [Chart(kind, "Training", QUARTERS, SERIES, unit="%", target=80) for kind in ("bar", "line", "stacked")]
    cache.clear()
    here = [draw(chart) for chart in charts]
    cache.clear()
    draw_apart([*charts, charts[0]])
    monkeypatch.setattr(drawing_module, "picture", lambda chart: pytest.fail("drawn here though drawn apart"))
    assert [draw(chart) for chart in charts] == here
    monkeypatch.setattr(drawing_module.sys, "executable", "/nowhere")
    draw_apart(charts)  # all are kept: no program is started


def test_program_that_fails_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    monkeypatch.setattr(drawing_module, "asdict", lambda chart: {"series": []})
    with pytest.raises(RuntimeError, match=r"could not be drawn: [\s\S]*KeyError: 'categories'"):
        draw_apart([Chart("bar", "A", ("x",), (("s", (1,)),))])


def test_other_figures_are_another_picture() -> None:
    assert Chart("bar", "A", ("x",), (("s", (1,)),)).key != Chart("bar", "A", ("x",), (("s", (2,)),)).key


def test_chart_on_the_page_has_words_and_table() -> None:
    chart = Chart("line", "Training places", QUARTERS, SERIES, unit="%", over="Quarter")
    document = page(render("{% chart c %}", c=chart))
    assert picture(document).startswith("<?xml")
    (alt,) = document.xpath("//img/@alt")
    assert alt.startswith("Line chart: Training places. Booked: lowest 61% (Q1), highest 83% (Q3).")
    cells = [[text(cell) for cell in row.xpath("th|td")] for row in document.xpath("//tr")]
    assert cells[0] == ["Quarter", "Booked", "Attended"]
    assert cells[2] == ["Q2", "70%", "–"]
    assert document.xpath("//details//table")
    assert not page(render("{% chart c visible_table=True %}", c=chart)).xpath("//details")


def test_own_summary_stands_first() -> None:
    chart = Chart("bar", "Actions", ("Police",), (("Late", (3,)),), summary="Police has three late actions")
    assert chart.alt.startswith("Bar chart: Actions. Police has three late actions. Its figures")
    assert "It has no figures yet" in Chart("bar", "Actions", ("Police",), (("Late", (None,)),)).alt


def test_series_must_fit_the_categories() -> None:
    with pytest.raises(ValueError, match="Late has 2 figures for 1 categories"):
        Chart("bar", "Actions", ("Police",), (("Late", (1, 2)),))


def test_chart_without_categories_is_still_a_picture() -> None:
    ElementTree.fromstring(draw(Chart("bar", "Nothing yet", (), ())))  # noqa: S314 - our own picture


def at(hour: int, minute: int = 0) -> datetime.datetime:
    return datetime.datetime(2026, 6, 15, hour, minute, tzinfo=datetime.UTC)


def test_bar_is_in_proportion() -> None:
    svg = quoracy_svg([(at(9), at(10), True), (at(10), at(12), False)])
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own picture
    pieces = [(float(r.get("x", "")), float(r.get("width", "")), r.get("fill")) for r in root if r.tag.endswith("rect")]
    assert pieces == [(0.0, 333.3, "#0f6b62"), (333.3, 666.7, "url(#n)")]
    with pytest.raises(ValueError, match="at least one period"):
        quoracy_svg([])


def test_bar_and_list_say_the_same() -> None:
    periods = [
        {"start": at(9), "end": at(9, 42), "quorate": True},
        {"start": at(9, 42), "end": at(11), "quorate": False, "reason": "No one for the police."},
    ]
    document = page(render("{% quoracy_bar p %}", p=periods))
    assert [text(line) for line in document.xpath("//li")] == [
        "10:00 to 10:42 Quorate",
        "10:42 to 12:00 Not quorateNo one for the police.",
    ]
    assert picture(document).count("<rect") == 4
    assert render("{% quoracy_bar p %}", p=[]) == ""
