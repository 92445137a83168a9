"""Agencies are asked what their improvements came to; one shows it and corrects it; it stands where one closes."""

import pytest
from playwright.sync_api import expect

from hscp.spaces.acting import acting
from meetings.operations.recommendations import add_recommendation
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import County
from tests.journeys.scenes import acting_team, path_of

pytestmark = pytest.mark.journey
LINK = "https://example.org/" + "AddressThatSomebodyHasPasted" * 6


def recommended(county: County, clock: Clock) -> int:
    """A recommendation of a review, by its number."""
    said = {"source": "local_review", "source_title": "Review of 2023", "text": "Share chronologies within a day."}
    with acting(acting_team(county)):
        made = add_recommendation(
            reference="LCSPR 2023/2", made_on=clock.at.date(), seat=county.seats["team-manager"], at=clock.at, **said
        )
    return made.pk


def test_agencies_show_what_their_improvements_came_to(visit: Visit, county: County, clock: Clock) -> None:
    number = recommended(county, clock)
    manager = visit(county.users["team-manager"].email)
    page = manager.open(path_of("agency_evidence", county))
    manager.look("agency-evidence-none")
    page = manager.open(path_of("recommendation", county, number))
    page.get_by_role("button", name="Ask agencies").click()
    manager.look("agency-evidence-ask")
    page.get_by_role("button", name="Ask them").click()
    manager.has_errors()
    page.get_by_label("West Mercia Police", exact=True).check()
    page.get_by_label("Herefordshire Council", exact=True).check()
    page.get_by_label("What is asked").fill(f"Of the night team as well, as in {LINK}")
    for label, words in (("Day", "31"), ("Month", "7"), ("Year", "2026")):
        page.get_by_label(label, exact=True).fill(words)
    page.get_by_role("button", name="Ask them").click()
    expect(page.get_by_text("2 agencies asked.")).to_be_visible()
    manager.look("recommendation-agencies-asked")

    police = visit(county.users["dsp-police"].email)
    page = police.open(path_of("space_home", county))
    police.look("agency-evidence-waits")
    page.get_by_role("link", name="West Mercia Police owes evidence on LCSPR 2023/2").click()
    police.look("agency-evidence-add")
    page.get_by_role("button", name="Put it on record").click()
    police.has_errors()
    fill = {"What was improved": "Sent on at once", "What shows that it made a difference": "In 18 of 20 within a day"}
    for label, words in fill.items():
        page.get_by_label(label).fill(words)
    page.get_by_label("Audit", exact=True).check()
    for label, words in (("Day", "1"), ("Month", "4"), ("Year", "2026")):
        page.get_by_label(label, exact=True).first.fill(words)
    page.get_by_role("button", name="Put it on record").click()
    expect(page.get_by_text("shows is on record")).to_be_visible()
    page.get_by_role("link", name="Correct what West Mercia Police showed").click()
    police.look("agency-evidence-correct")
    page.get_by_label("What shows that it made a difference").fill("In 17 of 20 within a day")
    page.get_by_role("button", name="Put the correction on record").click()
    expect(page.get_by_text("In 17 of 20 within a day")).to_be_visible()
    police.look("recommendation-agencies-show")

    page = manager.open(path_of("recommendation", county, number))
    page.get_by_role("link", name="Ask no longer (Herefordshire Council)").click()
    manager.look("agency-evidence-withdraw")
    manager.open(path_of("recommendation_close", county, number))
    manager.look("recommendation-close-with-agencies")
    manager.open(path_of("agency_evidence", county))
    manager.look("agency-evidence")
    manager.open(path_of("recommendations", county))
    manager.look("recommendations-owing")
