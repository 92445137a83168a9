"""A whole case in the browser: from a serious incident to a published review whose recommendation shows impact."""

import pytest

from tests.journeys import steps_case, steps_case_ends, steps_case_practice, steps_case_public, steps_case_rapid
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import County
from tests.servers.smtp import Postman

pytestmark = pytest.mark.journey

STORY = (
    steps_case.put_on_record,
    steps_case.in_the_same_hour,
    steps_case.who_they_are,
    steps_case.notified,
    steps_case_rapid.agencies_answer,
    steps_case_rapid.accounts_differ,
    steps_case_rapid.judged,
    steps_case_rapid.finalised,
    steps_case_rapid.signed_by_all,
    steps_case_rapid.the_scrutineer_comments,
    steps_case_rapid.told_to_the_panel,
    steps_case_practice.commissioned,
    steps_case_practice.who_takes_part,
    steps_case_practice.drafted,
    steps_case_practice.redrafted_and_signed,
    steps_case_practice.dates_kept,
    steps_case_public.a_text_of_its_own,
    steps_case_public.checked,
    steps_case_public.published_on_its_day,
    steps_case_public.read_by_anybody,
    steps_case_ends.shows_impact,
    steps_case_ends.closed_and_opened_again,
    steps_case_ends.handed_over,
)


def test_a_case_from_the_incident_to_impact(visit: Visit, county: County, clock: Clock, postman: Postman) -> None:
    cast = steps_case.Cast(visit, county, clock)
    cast.seat_everybody()
    for step in STORY:
        step(cast)
