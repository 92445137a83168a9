"""Reviews in a yearly report: suppressed whoever builds it, frozen as signed, and the same in every report after it."""

import json
from base64 import b64decode
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hscp.record.runner import drain
from reporting.models import ReportBuild, YearlyReport
from reporting.operations.builds import body_of
from reporting.operations.publishing import publish_report
from reporting.operations.reports import start_report
from reporting.queries.paper import paper_of
from reporting.queries.record import record_of
from reporting.queries.reports import changes_since, live_content
from reporting.rules.content import assemble, hash_of
from reviews.models import ReviewYear
from reviews.rules.years import CaseOfYear, RecommendationOfYear, figures_of
from tests.conftest import NOW, TODAY
from tests.factories.reports import YEAR, Year

TITLE = "Reviews over years"
AFTER = date(2027, 4, 1)


def count(first: int, late: int, in_time: int, *, schools: int = 0) -> None:
    """Put the figures of a year as the timetable does: so many rapid reviews late, in time; as many recommendations."""
    on = date(first, 5, 1)
    asked = [frozenset({"Police", "School"} if n < schools else {"Police"}) for n in range(late + in_time)]
    cases = [
        CaseOfYear(on, "late" if n < late else "in_time", "no_review", agencies, frozenset({"Neglect"}))
        for n, agencies in enumerate(asked)
    ]
    made = [RecommendationOfYear(on, "open")] * late + [RecommendationOfYear(on, "closed")] * in_time
    figures: dict[str, Any] = figures_of(first, cases, made)
    found, _ = ReviewYear.objects.get_or_create(
        starts_on=date(first, 4, 1), defaults={"figures": figures, "counted_at": NOW}
    )
    found.figures = figures
    found.save(update_fields=["figures"])


def chapter(content: dict[str, Any] | None) -> Any:
    """What the content says of reviews: its data and its blocks."""
    assert content is not None
    return content["reviews"], *(each for each in content["record"] if each["title"] == TITLE)


def chart(content: dict[str, Any] | None, title: str) -> dict[str, list[Any]]:
    _, part = chapter(content)
    (found,) = [each for each in part["blocks"] if each.get("title") == title and each["kind"] == "chart"]
    return dict(found["series"])


def everything(report: YearlyReport) -> str:
    """Page and paper of a report as they are printed, their charts unwrapped."""
    printed = "".join(body_of(paper_of(report, TODAY), on_paper=on_paper) for on_paper in (False, True))
    charts = [part.split('"')[0] for part in printed.split("base64,")[1:]]
    assert charts, "its charts are within it"
    return printed + "".join(b64decode(each).decode() for each in charts)


# --- suppressed ------------------------------------------------------------------------------------------------------


def test_what_everybody_reads_is_the_same_whatever_the_hidden_figures_are(written: Year) -> None:
    """Data, page, paper and charts, byte for byte: the exact figures are in none of them."""
    found = []
    for late, in_time in ((3, 9), (4, 8), (1, 11), (9, 3)):
        count(2025, late, in_time)
        found.append((live_content(written.report, TODAY), everything(written.report)))
    assert all(each == found[0] for each in found)
    cells = chapter(found[0][0])[0][0]["cases"]["parts"]["rapid"]
    assert cells == {"in_time": None, "late": None, "running": 0, "not_required": 0}


def test_a_year_of_one_to_four_and_whom_it_names_is_not_in_the_data(written: Year) -> None:
    found = []
    for late in (1, 2, 3, 4):
        count(2025, late, 0, schools=late)
        count(2024, 0, 7)
        collected = record_of(*YEAR, TODAY, written.report.pk).pictured
        found.append((live_content(written.report, TODAY), everything(written.report), collected))
    assert all(each == found[0] for each in found)
    content, printed, _ = found[0]
    assert "School" not in json.dumps(content) and "School" not in printed
    assert chart(content, "Serious incidents notified") == {"Notified": [7, None]}


def test_the_chart_says_in_words_what_is_not_shown(written: Year) -> None:
    count(2024, 5, 7)
    count(2025, 3, 9)
    printed = everything(written.report)
    assert "In 2025-26: Sent in time – not shown, Late – not shown, Running – 0" in printed
    assert "partly" in printed and "<td>Not shown</td>" in printed.replace(' class="num"', "")
    assert "“Not shown” stands for fewer than five" in printed


def test_nothing_counted_is_said_plainly(written: Year) -> None:
    assert "Nothing of reviews has been counted for this year or the years before it." in body_of(
        paper_of(written.report, TODAY), on_paper=True
    )


# --- frozen ----------------------------------------------------------------------------------------------------------


def test_what_was_frozen_stays_and_the_changes_are_listed_as_they_are_shown(written: Year) -> None:
    count(2025, 3, 9)
    sent = written.send()
    frozen, digest = json.dumps(sent.content), sent.content_hash
    count(2025, 5, 9)
    now = written.now()
    assert (json.dumps(now.content), now.content_hash) == (frozen, digest)
    assert chart(now.content, "Serious incidents notified") == {"Notified": [12]}
    assert f"{TITLE}, “Serious incidents notified: Notified, 2025-26”: was 12, is now 14." in changes_since(now, TODAY)
    written.sign()
    assert written.now().state == "approved"


def as_it_was_assembled_before(*given: Any) -> dict[str, Any]:
    """The content as a release assembled it that knew nothing of reviews."""
    content = assemble(*given)
    del content["reviews"]
    return {**content, "record": [each for each in content["record"] if each["title"] != TITLE]}


def test_a_report_frozen_before_reports_showed_reviews_is_signed_read_and_built_as_it_was(
    written: Year, monkeypatch: pytest.MonkeyPatch
) -> None:
    count(2025, 3, 9)
    with monkeypatch.context() as patch:
        patch.setattr("reporting.queries.reports.assemble", as_it_was_assembled_before)
        content = written.send().content
    assert content is not None and "reviews" not in content
    written.sign()
    assert written.now().state == "approved"
    printed = everything(written.now())
    assert TITLE not in printed and "Every decision of the year" in printed
    written.ask_build()
    drain(timezone.now())
    assert ReportBuild.objects.get().content_hash == hash_of(content)
    later = _start(written, 2026)
    assert _notified(later) == [12], "it has shown nothing of the year, so the year is as it was counted"


def _start(year: Year, first: int) -> YearlyReport:
    begins, ends = date(first, 4, 1), date(first + 1, 4, 1)
    return start_report(starts_on=begins, ends_on=ends, seat=year.manager, at=NOW, by_id=year.manager.user_id)


def _notified(report: YearlyReport, today: date = TODAY) -> list[Any]:
    return chart(live_content(report, today), "Serious incidents notified")["Notified"]


# --- one report after the other --------------------------------------------------------------------------------------


def test_the_next_report_shows_a_year_as_the_one_before_did(written: Year) -> None:
    """Whatever the count says since; and a report that is written again lets go of what it showed."""
    count(2025, 3, 9)
    later = _start(written, 2026)
    assert _notified(later) == [12]
    written.send()
    count(2025, 4, 9)
    count(2026, 0, 6)
    assert _notified(later, AFTER) == [12, 6] and _notified(written.now()) == [13]
    content = live_content(later, AFTER)
    assert "2025-26: as an earlier report shows it." in json.dumps(content)
    written.write("impact", "Written again.")
    assert _notified(later, AFTER) == [13, 6], "nobody outside read it"
    assert written.send().content is not None and _notified(later, AFTER) == [13, 6]


def test_a_year_that_still_runs_is_shown_by_no_report(written: Year) -> None:
    """One that was sent too early would settle it for all that come, as it stood halfway."""
    count(2025, 0, 9)
    count(2026, 0, 6)
    early = _start(written, 2026)
    assert _notified(early) == [9] and _notified(early, date(2027, 3, 31)) == [9]
    assert _notified(early, AFTER) == [9, 6]


def test_an_earlier_years_report_that_is_frozen_later_shows_what_stands_already(written: Year) -> None:
    count(2024, 0, 8)
    count(2025, 0, 9)
    before = _start(written, 2024)
    written.send()
    count(2024, 0, 9)
    assert _notified(before) == [8]


@pytest.mark.postgres  # SQLite has one writer at a time
def test_two_reports_are_not_frozen_at_once(written: Year) -> None:
    """Each would show a year as the other does not: sending holds every report before it reads any."""
    _start(written, 2026)
    with CaptureQueriesContext(connection) as seen:
        written.send()
    held = [each["sql"] for each in seen.captured_queries if "FOR UPDATE" in each["sql"]]
    assert '"reporting_yearlyreport"."id" = ' not in held[0].split("WHERE")[-1]


# --- in public -------------------------------------------------------------------------------------------------------


def test_the_public_page_says_what_was_signed_and_nothing_since(written: Year) -> None:
    count(2024, 0, 7)
    count(2025, 3, 9, schools=3)
    sent = written.send()
    written.sign()
    written.ask_build()
    drain(timezone.now())
    assert ReportBuild.objects.get().built_at is not None
    publish_report(report=sent, seat=written.manager, at=NOW, by_id=written.manager.user_id)

    def body() -> str:
        page = Client().get(reverse("published_report", args=("herefordshire", "2025-26")))
        return page.content.decode().split(TITLE)[-1].split("Approval")[0]

    before = body()
    assert "Serious incidents notified" in before and "Not shown" in before and "School" not in before
    count(2025, 6, 9, schools=6)
    assert body() == before


def test_it_costs_the_same_for_one_year_and_three(written: Year) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            live_content(written.report, TODAY)
        return len(seen)

    count(2025, 3, 9)
    _start(written, 2024)
    cost()  # what is read once is read
    one = cost()
    count(2024, 1, 1)
    count(2023, 0, 7)
    _start(written, 2026)
    assert cost() == one
