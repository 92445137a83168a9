"""What agencies show in the yearly report: their words of the year, and nothing of a case file, not even counted."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest

from hscp.spaces.acting import acting
from hscp.spaces.models import Space
from meetings.models import Recommendation
from meetings.operations.recommendations import add_recommendation, close_recommendation
from partnership.models import Seat
from partnership.operations.cases import open_case_file
from reporting.queries.record import agencies_show, record_of
from reporting.rules.assembly import evidence_for
from reporting.rules.evidence import Table
from tests.conftest import TODAY
from tests.factories.agency_evidence import show
from tests.factories.cases import within
from tests.factories.meetings import clock
from tests.factories.reports import YEAR, Year
from tests.reporting.conftest import Stage


@pytest.fixture
def year(stage: Stage) -> Iterator[Year]:
    """The year's record, inside its space."""
    with acting(stage.context):
        yield stage.year


IN_YEAR = date(2025, 10, 1)
TITLE = "What single agencies show of the impact of their improvements"


def at(day: date = IN_YEAR) -> datetime:
    return clock(12, day=day)


def recommended(seat: Seat, reference: str = "LCSPR 9", **more: Any) -> Recommendation:
    said = {"source": "local_review", "source_title": "Review of 2025", "text": "Share", "made_on": date(2025, 5, 1)}
    return add_recommendation(reference=reference, seat=seat, at=at(), **{**said, **more})


def shown(year: Year, found: Recommendation, key: str = "police", day: date = IN_YEAR, **more: Any) -> Any:
    seen: dict[str, Any] = {"seen_from": date(2025, 4, 1), "seen_to": None, "at": at(day)}
    return show(found, year.board.organisations[key], year.board.seats[key], **{**seen, **more})


def test_the_words_of_the_year_as_they_stood_at_its_end(year: Year) -> None:
    found = recommended(year.manager)
    first = shown(year, found, impact="First")
    shown(year, found, impact="Second", replaces=first, day=date(2026, 3, 31))
    shown(year, found, "icb", impact="First day", day=date(2025, 4, 1))
    late = shown(year, found, "council", impact="Last day", day=date(2026, 3, 31))
    shown(year, found, "council", impact="After", day=date(2026, 4, 1), replaces=late)
    rows = agencies_show(*YEAR, TODAY)
    assert [(each.agency, each.impact) for each in rows] == [
        ("Herefordshire Council", "Last day"),
        ("Herefordshire and Worcestershire ICB", "First day"),
        ("West Mercia Police", "Second"),
    ]
    assert rows[2].known_by == "Audit" and rows[2].seen == "1 April 2025" and rows[2].on == date(2026, 3, 31)
    after = agencies_show(date(2026, 4, 1), date(2027, 4, 1), TODAY)
    assert [each.impact for each in after] == ["After"]
    assert [each.impact for each in agencies_show(*YEAR, date(2026, 3, 30))] == ["First day", "First"]


def test_nothing_of_a_case_file_is_in_the_record_or_counted(year: Year) -> None:
    before = record_of(*YEAR, TODAY)
    space = Space.objects.get(pk=year.manager.space_id)
    file = open_case_file(title="A child", lead=year.manager, seat=year.manager, at=at())
    with within(space, file):
        found = recommended(year.manager, file=file, source="rapid_review")
        show(
            found,
            year.board.organisations["police"],
            year.manager,
            came_by="mail",
            at=at(),
            seen_from=IN_YEAR,
            seen_to=None,
        )
        assert agencies_show(*YEAR, TODAY) == ()  # also to whoever has the file open
        assert record_of(*YEAR, TODAY) == before


def test_it_stands_in_the_report_under_reviews_in_the_agencys_words(stage: Stage) -> None:
    address = stage.year.report.pk
    assert TITLE not in stage.page("member", "report_read", address)  # nothing shown, nothing said
    stage.inside(lambda: shown(stage.year, recommended(stage.year.manager), impact="<b>Fewer</b> calls at night"))
    page = stage.page("member", "report_read", address)
    assert page.count(TITLE) >= 1 and "West Mercia Police: LCSPR 9 (Review of 2025)" in page
    assert "&lt;b&gt;Fewer&lt;/b&gt; calls at night" in page and "<b>Fewer" not in page
    assert "Audit, seen 1 April 2025" in page


def test_what_was_shown_of_a_recommendation_closed_in_an_earlier_year_stands_there_too(year: Year) -> None:
    """It is often seen later what made a difference: the promise counts it, so the report says it."""
    found = recommended(year.manager, made_on=date(2024, 5, 1))
    close_recommendation(recommendation=found, impact="It helped", seat=year.manager, at=at(date(2025, 2, 1)))
    shown(year, found, impact="Seen a year later")
    record = record_of(*YEAR, TODAY)
    assert found.pk not in {each.key for each in record.recommendations}
    tables = [each for each in evidence_for("review-recommendations", record, ()) if isinstance(each, Table)]
    (table,) = [each for each in tables if each.title == TITLE]
    assert (
        table.rows[0][0] == "West Mercia Police: LCSPR 9 (Review of 2025)" and table.rows[0][2] == "Seen a year later"
    )


def test_of_each_source_in_its_own_section(year: Year) -> None:
    shown(year, recommended(year.manager, "S1", source="scrutiny"))
    record = record_of(*YEAR, TODAY)
    for key, count in (("review-recommendations", 0), ("scrutiny-themes", 1)):
        blocks = evidence_for(key, record, ())
        assert [each.title for each in blocks if isinstance(each, Table)].count(TITLE) == count, key
