"""The list of reports, the start of one, its overview, its text, and the queries they cost."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

from reporting.models import ReportSection, YearlyReport
from reporting.operations.reports import send_back
from reporting.queries.paper import paper_of
from reporting.queries.record import record_of
from reporting.queries.story import story_of
from tests.conftest import NOW, TODAY
from tests.factories.reports import YEAR, hear, make_recommendation
from tests.reporting.conftest import Stage
from tests.reporting.freeing import add_rows, free
from tests.reporting.test_report_pictured import count


def test_yearly_reports_shows_each_with_its_state(stage: Stage) -> None:
    page = stage.page("member", "yearly_reports")
    assert "2025-26" in page and "Being written" in page and "Working Together 2023" in page
    assert "Start a report" not in page
    assert "Start a report" in stage.page("team", "yearly_reports")


def test_report_start_asks_for_the_year_only_where_the_guidance_did_not_change(stage: Stage) -> None:
    response = stage.client("team").post(stage.address("report_start"), {"year": "2024-25"}, follow=True)
    assert "The report of 2024-25 is started." in response.content.decode()
    assert stage.inside(lambda: YearlyReport.objects.get(starts_on__year=2024).edition.key) == "WT2023"


def test_report_start_asks_which_checklist_applies_where_it_changed_within_the_year(stage: Stage) -> None:
    client, address = stage.client("team"), stage.address("report_start")
    stage.inside(lambda: free(stage.year))
    asked = client.post(address, {"year": "2025-26"}).content.decode()
    assert "Which checklist applies?" in asked and "Working Together 2026" in asked
    begun = YearlyReport.objects.filter(starts_on=YEAR[0])
    assert stage.inside(begun.count) == 0
    client.post(address, {"year": "2025-26", "edition": "WT2026"})
    assert stage.inside(lambda: begun.get().edition.key) == "WT2026"


def test_report_start_says_what_is_wrong_and_keeps_what_was_typed(stage: Stage) -> None:
    page = stage.client("team").post(stage.address("report_start"), {"year": "1901-02"}).content.decode()
    assert "There is a problem" in page
    assert stage.client("member").get(stage.address("report_start")).status_code == 403


def test_report_names_what_is_missing_with_links_that_lead_somewhere(stage: Stage) -> None:
    page = stage.page("team", "report", stage.year.report.pk)
    assert "R-2023-1 shows little or no progress, and nobody has explained why." in page
    assert "A blank is not “not applicable”" in page
    assert "No decision has agreed the contribution of West Mercia Police." in page
    assert "1 decision was taken while the meeting was not quorate and stayed provisional." in page
    assert "things must be mended before it can be sent" in page
    _all_links_resolve(stage, page)


def _all_links_resolve(stage: Stage, page: str) -> None:
    client = stage.client("team")
    for link in set(re.findall(r'href="(/p/[^"#]+)"', page)):
        link = link.replace("&amp;", "&")
        assert client.get(link).status_code == 200, link


def test_every_figure_of_the_report_leads_to_a_page_that_exists(stage: Stage) -> None:
    page = stage.page("team", "report_read", stage.year.report.pk)
    found = set(re.findall(r'<th scope="row"><a class="govuk-link" href="([^"]+)"', page))
    assert len(found) > 20
    _all_links_resolve(stage, page)
    for link in found:
        try:
            resolve(link.split("?")[0])
        except Resolver404:
            pytest.fail(link)


def test_report_read_says_that_it_is_a_draft_and_has_contents_that_lead_to_headings(stage: Stage) -> None:
    page = stage.page("member", "report_read", stage.year.report.pk)
    assert "This is a draft. It has not been approved by the safeguarding partners." in page
    targets = re.findall(r'hscp-contents__item--\d"><a class="govuk-link" href="#([^"]+)"', page)
    assert len(targets) > 8
    for target in targets:
        assert f'id="{target}"' in page


def test_report_that_was_sent_back_says_why(stage: Stage) -> None:
    def act() -> None:
        stage.year.write_everything()
        stage.year.send()
        send_back(report=stage.year.report, seat=stage.year.lsps[0], reason="Impact is thin.", at=NOW, by_id=None)

    stage.inside(act)
    page = stage.page("team", "report", stage.year.report.pk)
    assert "Impact is thin." in page and "Sent back" in page


def test_the_approval_stands_above_the_signatures_that_it_follows(stage: Stage) -> None:
    """All at one moment: the last signature and the approval it completes always are."""

    def act() -> list[str]:
        stage.year.write_everything()
        stage.year.send()
        stage.year.sign()
        return [each["what"].split(":")[0] for each in story_of(stage.year.report)]

    assert stage.inside(act) == ["Approved by all", "Signed", "Signed", "Signed", "Sent for signature", "Started"]


def test_collecting_costs_at_most_thirty_queries_however_much_there_is(stage: Stage) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            paper_of(stage.year.now(), TODAY)
        return len(seen)

    def more() -> None:
        for number in range(3):
            hear(stage.year, YEAR[0])
            make_recommendation(stage.year, f"R-{number}", YEAR[0], "More")

    before = stage.inside(cost)
    stage.inside(more)
    assert stage.inside(cost) == before
    assert before <= 30
    assert stage.inside(lambda: _queries(lambda: record_of(*YEAR, TODAY, stage.year.report.pk))) <= 26


def _queries(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as seen:
        act()
    return len(seen)


@pytest.mark.parametrize("name", ["yearly_reports", "priorities", "feedback", "contributions"])
def test_lists_cost_the_same_with_more_rows(stage: Stage, name: str) -> None:
    client = stage.client("team")

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(stage.address(name), {"year": "2025"}).status_code == 200
        return len(seen)

    cost()  # what the process looks up once and keeps
    before = cost()

    stage.inside(lambda: add_rows(stage.year))
    assert cost() == before


def test_the_overview_costs_the_same_with_more_sections(stage: Stage) -> None:
    client, address = stage.client("team"), stage.address("report", stage.year.report.pk)

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        return len(seen)

    cost()  # what the process looks up once and keeps
    before = cost()
    stage.inside(lambda: ReportSection(report=stage.year.report, key="more", title="More", position=99).save())
    assert cost() == before


@pytest.mark.parametrize("who", ["team", "lsp", "scrutineer", "member"])
def test_counts_of_cases_are_suppressed_whoever_reads_it(stage: Stage, who: str) -> None:
    """The first three see exact figures on the page of the reviews; the report is for everybody."""
    stage.inside(lambda: count(2025, 3, 9, schools=3))
    body = stage.page(who, "report_read", stage.year.report.pk).replace(' class="num"', "")
    assert '<th scope="row">2025-26</th><td>Not shown</td><td>Not shown</td><td>0</td><td>0</td>' in body
    assert '<th scope="row">Police</th><td>12</td>' in body and "School" not in body
