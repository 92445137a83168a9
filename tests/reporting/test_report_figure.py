"""The page behind each figure: exactly the rows that the figure counts, while writing and once frozen."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from funding.operations import add_contribution
from meetings.models import Recommendation
from meetings.operations.meeting import close_meeting
from meetings.operations.recommendations import close_recommendation, respond
from reporting.queries.reports import content_of
from reporting.rules.content import figures_of
from tests.conftest import TODAY
from tests.factories.meetings import clock, come, opened, write_all
from tests.factories.reports import YEAR, Year, give, hear, make_recommendation
from tests.reporting.conftest import Stage


def close(stage: Stage, reference: str, day: date) -> None:
    """A recommendation of the year, answered and closed with evidence on a day."""
    made = make_recommendation(stage.year, reference, date(2025, 6, 2), "Ask the child first")
    at = clock(12, day=day)
    respond(recommendation=made, response=f"Accepted on {day}.", version=1, seat=stage.year.manager, at=at)
    close_recommendation(recommendation=made, impact="Children say so.", seat=stage.year.manager, at=at)


def meet(year: Year, day: date) -> None:
    """One more meeting of the board, to which everybody comes."""
    meeting = opened(year.board, day=day)
    come(year.board, meeting, "council", "icb", "police", "education")
    write_all(meeting, year.manager, clock(11, day=day))
    close_meeting(meeting=meeting, closed_at=clock(11, day=day), seat=year.manager, at=clock(11, day=day))


def printed_figures(page: Any) -> list[tuple[str, str, str]]:
    """Address ("" for none), what is counted, and value of every figure of a report that is printed as one."""
    found = []
    for table in page.xpath("//table"):
        heads = [head.text_content() for head in table.xpath("./thead/tr/th")]
        for row in table.xpath("./tbody/tr"):
            cells = row.xpath("./th | ./td")
            for at, cell in enumerate(cells):
                links = cell.xpath(".//a[contains(@href, '/figures/')]")
                is_figure = cell.get("class") == "num" and cell.text_content() != "–"
                if heads == ["What is counted", "Figure"] and at == 1:
                    found.append((*cells[0].xpath(".//a/@href"), cells[0].text_content(), cell.text_content()))
                elif at and (is_figure or links):
                    value = links[0].text if links else cell.text_content()
                    found.append((links[0].get("href") if links else "", heads[at], value))
    return found


def rows_of(response: Any) -> list[str]:
    """The first cell of every row that the page lists."""
    return [row.cells[0] for row in response.context["page"].paginator.object_list]


def test_every_figure_of_a_report_leads_to_as_many_rows_as_it_counts(stage: Stage) -> None:
    def furnish() -> None:
        close(stage, "R-IN", date(2026, 2, 2))
        close(stage, "R-AFTER", date(2026, 5, 5))
        hear(stage.year, date(2025, 12, 1))
        police = stage.year.board.organisations["police"]
        before = date(2024, 4, 1)
        add_contribution(organisation=police, year_starts_on=before, cash=Decimal("24000.00"), in_kind="")

    stage.inside(furnish)
    client = stage.client("member")
    page = html.fromstring(client.get(stage.address("report_read", stage.year.report.pk)).content)
    found = printed_figures(page)
    assert all(url for url, _, _ in found), [each for each in found if not each[0]]
    keys = [url.rsplit("/", 2)[1] for url, _, _ in found]
    assert len(set(keys)) == len(keys) > 50
    assert set(keys) == set(stage.inside(lambda: figures_of(content_of(stage.year.now(), TODAY))))
    listed = {}
    for key, (url, label, value) in zip(keys, found, strict=True):
        response = client.get(url)
        rows = response.context["page"].paginator.object_list
        assert response.context["title"] == label
        if value.startswith("£"):
            assert [row.cells[1] for row in rows] == [value], key
        elif value.endswith("%"):
            came = [row for row in rows if row.cells[1] == "Represented"]
            assert value == f"{100 * len(came) // len(rows)}%", key
        elif value.isdigit():
            assert len(rows) == int(value), key
        else:
            assert value == " and ".join(f"1 {row.cells[-1].lower()}" for row in rows), key
        shown = response.content.decode()
        assert all(row.cells[0].split(" (")[0] in shown for row in rows), key
        listed[key] = rows_of(response)
    board = "Safeguarding Partners Board"
    assert listed["meetings-quorate"] == [f"{board}, 9 June 2025"]
    assert listed["meetings-not-quorate"] == [f"{board}, 6 October 2025"]
    assert listed["decisions-waiting"] == [f"{board}, 6 October 2025, decision 1"]
    assert listed["reviews-closed"] == ["R-IN (Review A)"]
    assert listed["reviews-made"] == ["R-2025-1 (Review A)", "R-AFTER (Review A)", "R-IN (Review A)"]
    assert listed["reviews-open"] == ["R-2023-1 (Review A)", "R-2025-1 (Review A)", "R-AFTER (Review A)"]
    assert listed["actions-late"] == listed["reviews-actions-late"] != []
    assert [row.split(":")[0] for row in listed["feedback-changed"]] == ["3 November 2025"]
    assert len(listed["feedback-heard"]) == 2
    assert listed["contributions-agreed"] == []
    assert listed["contribution-west-mercia-police-before"] == ["West Mercia Police"]
    (left,) = [key for key in listed if re.fullmatch(r"meetings-\d+-part", key)]
    assert listed[left] == [f"{board}, 6 October 2025"]
    assert listed["attendance-education-service-came"] == [f"{board}, 9 June 2025"]
    assert len(listed["attendance-education-service"]) == len(listed["attendance-west-mercia-police"]) == 2
    assert {len(listed[f"actions-{kind}-quarter-{number}"]) for kind, number in (("given", 1), ("done", 3))} == {1, 2}


def test_a_frozen_report_lists_what_it_counted_whatever_the_record_says_since(stage: Stage) -> None:
    def act() -> None:
        stage.year.write_everything()
        stage.year.send()
        hear(stage.year, date(2025, 12, 1))

    stage.inside(act)
    client = stage.client("member")
    response = client.get(stage.address("report_figure", stage.year.report.pk, "feedback-heard"))
    assert len(rows_of(response)) == 1
    assert "kept as they were when the report was frozen on 15 June 2026" in response.content.decode()
    assert client.get(stage.address("report_figure", stage.year.report.pk, "no-such-figure")).status_code == 404


def test_what_came_after_the_year_is_no_evidence_of_it(stage: Stage) -> None:
    """Closed on 5 May 2026, or opened again: open at the end of 2025-26, without evidence and without the answer."""

    def act() -> None:
        close(stage, "R-AFTER", date(2026, 5, 5))
        again = Recommendation.objects.get(reference="R-2025-1")
        again.impact = "What it was closed with before it was opened again."
        again.save(update_fields=["impact"])

    stage.inside(act)
    content = stage.inside(lambda: content_of(stage.year.now(), TODAY))
    (section,) = [each for each in content["sections"] if each["key"] == "review-recommendations"]
    rows = {
        row[0].split(" ")[0]: row for block in section["blocks"] if block["kind"] == "table" for row in block["rows"]
    }
    for reference in ("R-AFTER", "R-2025-1"):
        assert rows[reference][2] == "No decision recorded"
        assert rows[reference][4] == "None recorded yet"
    impact = next(each for each in content["sections"] if each["key"] == "impact")
    assert "R-AFTER" not in str(impact) and "R-2025-1" not in str(impact)


def test_the_pages_of_figures_cost_the_same_with_more_rows(stage: Stage) -> None:
    client = stage.client("member")
    addresses = [
        stage.address("report_figure", stage.year.report.pk, key)
        for key in ("feedback-heard", "actions-given-quarter-1", "attendance-west-mercia-police")
    ]

    def cost() -> list[tuple[int, int]]:
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as seen:
                rows = rows_of(client.get(address))
            found.append((len(seen), len(rows)))
        return found

    def more() -> None:
        for _ in range(3):
            hear(stage.year, YEAR[0])
        recommendation = Recommendation.objects.get(reference="R-2025-1")
        for number in range(3):
            give(stage.year, recommendation, date(2025, 9, 30), f"Do {number}")
            meet(stage.year, date(2025, 7, 1 + number))

    cost()
    before = cost()
    stage.inside(more)
    after = cost()
    assert [rows + 3 for _, rows in before] == [rows for _, rows in after]
    assert [queries for queries, _ in before] == [queries for queries, _ in after]
