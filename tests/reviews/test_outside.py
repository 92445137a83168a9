"""What went to bodies outside: told of a death with reference and copy, asked by an area that leads and sent."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from partnership.operations.cases import add_document
from reviews.models import CaseEvent, Incident
from reviews.operations.incidents import change_incident
from reviews.operations.outside import answer_request, change_telling, log_request, tell_of_death
from reviews.queries.clocks import time_of
from tests.conftest import NOW, TODAY
from tests.factories.cases import make_case_file, seat_of, within
from tests.factories.fixtures import World
from tests.factories.reviews import hang_outside_on, make_child
from tests.factories.uploads import upload


@pytest.fixture
def by(world: World, incident: Incident) -> Iterator[dict[str, Any]]:
    """Within the case: the lead's seat and the moment."""
    with within(world.here, incident.file_id, user=world.user("team")):
        yield {"seat": seat_of(world.user("team"), world.here), "at": NOW}


def stops(incident: Incident) -> list[date | None]:
    rows = CaseEvent.objects.filter(incident=incident, event="secretary-of-state-and-ofsted-told")
    return list(rows.values_list("on", flat=True))


def test_once_both_were_told_of_each_child_the_clock_stops(incident: Incident, by: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="No looked-after child"):
        tell_of_death(incident=incident, body="both", told_on=TODAY, **by)
    first = make_child(incident, plan="looked_after")
    make_child(incident, plan="care_leaver", age=20)
    other = make_child(incident)
    with pytest.raises(Refused, match="Child C is not on record"):
        tell_of_death(incident=incident, body="both", told_on=TODAY, child=other, **by)
    tell_of_death(incident=incident, body="both", told_on=TODAY, child=first, **by)
    tell_of_death(incident=incident, body="ofsted", told_on=TODAY, **by)
    assert stops(incident) == [], "nobody told the Secretary of State of the second"
    tell_of_death(incident=incident, body="secretary", told_on=TODAY, **by)
    assert stops(incident) == [TODAY]
    states = {each.clock.limit.key: each.clock.state for each in time_of(incident, TODAY).shown}
    assert states["death-of-looked-after-child"] == "met"
    tell_of_death(incident=incident, body="both", told_on=TODAY, **by)
    assert stops(incident) == [TODAY], "a further telling moves nothing"


def test_reference_and_copy_follow_and_the_copy_is_of_this_file(
    world: World, incident: Incident, by: dict[str, Any]
) -> None:
    make_child(incident, plan="looked_after")
    telling = tell_of_death(incident=incident, body="both", told_on=TODAY, **by)
    copy = add_document(file=incident.file, title="What was sent", upload=upload(), **by)
    said = {"telling": telling, "body": "both", "told_on": TODAY, "contact": "By the form", "reference": "SCIN-1", **by}
    change_telling(**said, document=copy, version=1)
    client = Client()
    client.force_login(world.user("team"))
    shown = client.get(reverse("incident_outside", args=(world.here.slug, incident.pk))).content.decode()
    assert "SCIN-1" in shown and "Both told" in shown
    assert reverse("case_document", args=(world.here.slug, incident.file_id, copy.pk)) in shown
    other = make_case_file(world.here, world.user("team"))
    with within(world.here, incident.file_id, other, user=world.user("team")):
        foreign = add_document(file=other, title="Elsewhere", upload=upload(), **by)
        with pytest.raises(Refused, match="another case file"):
            change_telling(**said, document=foreign, version=2)


def test_a_telling_is_corrected_and_the_day_of_the_case_with_it(incident: Incident, by: dict[str, Any]) -> None:
    make_child(incident, plan="looked_after")
    change_incident(incident=incident, version=1, at=NOW)
    told = tell_of_death(incident=incident, body="both", told_on=TODAY, **by)
    said = {"telling": told, "contact": "", "reference": "", "document": None, **by}
    with pytest.raises(Refused, match="has not come yet"):
        change_telling(**said, body="both", told_on=TODAY + timedelta(days=1), version=1)
    change_telling(**said, body="ofsted", told_on=TODAY, version=1)
    assert stops(incident) == [TODAY, None], "the Secretary of State was not told after all: the clock runs again"
    tell_of_death(incident=incident, body="secretary", told_on=TODAY, **by)
    assert stops(incident) == [TODAY, None, TODAY]


def test_what_another_area_asks_stands_on_the_case_and_runs_no_clock(
    world: World, incident: Incident, by: dict[str, Any]
) -> None:
    asked = {"incident": incident, "area": "Shropshire", "asked": "A summary", "asked_on": TODAY - timedelta(days=5)}
    with pytest.raises(Refused, match="no other area leads"):
        log_request(**asked, **by)
    change_incident(incident=incident, version=1, at=NOW, place="england", other_area="Shropshire")
    row = log_request(**asked, wanted_by=TODAY - timedelta(days=1), asked_by="Their manager", **by)
    client = Client()
    client.force_login(world.user("team"))
    address = reverse("incident", args=(world.here.slug, incident.pk))
    assert "Past the day they want it" in client.get(address).content.decode()
    clocks = [each.clock.limit.key for each in time_of(incident, TODAY).shown]
    with pytest.raises(Refused, match="Say what was sent"):
        answer_request(request=row, sent_on=TODAY, sent=" ", document=None, version=1, at=NOW)
    answer_request(request=row, sent_on=TODAY, sent="By secure mail", document=None, version=1, at=NOW)
    assert "By secure mail" in client.get(address).content.decode()
    assert [each.clock.limit.key for each in time_of(incident, TODAY).shown] == clocks


def test_nobody_overwrites_what_went_outside(incident: Incident, by: dict[str, Any]) -> None:
    make_child(incident, plan="looked_after")
    telling = tell_of_death(incident=incident, body="both", told_on=TODAY, **by)
    said = {"telling": telling, "body": "both", "told_on": TODAY, "contact": "", "document": None, "version": 1, **by}
    change_telling(reference="SCIN-1", **said)
    with pytest.raises(EditConflict):
        change_telling(reference="SCIN-2", **said)
    change_incident(incident=incident, version=1, at=NOW, place="england", other_area="Shropshire")
    row = log_request(incident=incident, area="Shropshire", asked="A summary", asked_on=TODAY, **by)
    sent = {"request": row, "sent_on": TODAY, "document": None, "version": 1, "at": NOW}
    answer_request(sent="One", **sent)
    with pytest.raises(EditConflict):
        answer_request(sent="Two", **sent)


@pytest.mark.parametrize("name", ["incident", "incident_outside"])
def test_what_went_outside_costs_the_same_with_one_and_with_three(world: World, incident: Incident, name: str) -> None:
    def cost() -> int:
        client = Client()
        client.force_login(world.user("team"))
        address = reverse(name, args=(world.here.slug, incident.pk))
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    def add() -> None:
        with within(world.here, incident.file_id, user=world.user("team")):
            hang_outside_on(incident, seat_of(world.user("team"), world.here))

    add()
    one = cost()
    add()
    add()
    assert cost() == one
