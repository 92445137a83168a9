"""The page behind each figure: exactly the rows that the figure counts, while writing and once frozen."""

import re
from datetime import date
from typing import Any

from meetings.models import Recommendation
from meetings.operations.recommendations import close_recommendation, respond
from reporting.queries.reports import content_of
from reporting.rules.content import figures_of
from tests.conftest import TODAY
from tests.factories.meetings import clock
from tests.factories.reports import YEAR, hear, make_recommendation
from tests.reporting.conftest import Stage

LINK = re.compile(
    r'<th scope="row"><a class="govuk-link" href="([^"]+/figures/[^"]+)">([^<]+)</a></th><td class="num">([^<]*)<'
)


def close(stage: Stage, reference: str, day: date) -> None:
    """A recommendation of the year, answered and closed with evidence on a day."""
    made = make_recommendation(stage.year, reference, date(2025, 6, 2), "Ask the child first")
    at = clock(12, day=day)
    respond(recommendation=made, response=f"Accepted on {day}.", version=1, seat=stage.year.manager, at=at)
    close_recommendation(recommendation=made, impact="Children say so.", seat=stage.year.manager, at=at)


def rows_of(response: Any) -> list[str]:
    """The first cell of every row that the page lists."""
    return [row.cells[0] for row in response.context["page"].paginator.object_list]


def test_every_figure_of_a_report_leads_to_as_many_rows_as_it_counts(stage: Stage) -> None:
    def furnish() -> None:
        close(stage, "R-IN", date(2026, 2, 2))
        close(stage, "R-AFTER", date(2026, 5, 5))
        hear(stage.year, date(2025, 12, 1))

    stage.inside(furnish)
    client = stage.client("member")
    page = client.get(stage.address("report_read", stage.year.report.pk)).content.decode()
    found = LINK.findall(page)
    keys = [url.rsplit("/", 2)[1] for url, _, _ in found]
    assert len(set(keys)) == len(keys) > 25
    assert set(keys) == set(stage.inside(lambda: figures_of(content_of(stage.year.now(), TODAY))))
    listed = {}
    for key, (url, label, value) in zip(keys, found, strict=True):
        response = client.get(url)
        rows = response.context["page"].paginator.object_list
        assert response.context["title"] == label.replace("&#x27;", "'")
        if value.startswith("£"):
            assert value == "£25,000" and [row.cells[1] for row in rows] == ["£25,000"]
        else:
            assert len(rows) == int(value), key
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


def test_the_pages_of_figures_cost_the_same_with_more_rows(stage: Stage, django_assert_max_num_queries: Any) -> None:
    client, address = stage.client("member"), stage.address("report_figure", stage.year.report.pk, "feedback-heard")
    client.get(address)
    for _ in (1, 3):
        with django_assert_max_num_queries(40):
            client.get(address)
        stage.inside(lambda: [hear(stage.year, YEAR[0]) for _ in range(2)])
