"""Who hears the findings of a case, whom it invited, and leaders' reflection."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from meetings.operations.meeting import plan_meeting
from partnership.models import Seat
from reviews.models import Incident, LeadersReflection
from reviews.operations.findings import add_findings, change_findings, change_guest, change_reflection
from tests.conftest import NOW, TODAY
from tests.factories.cases import seat_of, within
from tests.factories.fixtures import World
from tests.factories.learning import HEARD, hang_findings_on
from tests.factories.meetings import make_group


@pytest.fixture
def team(world: World, incident: Incident) -> Iterator[Seat]:
    """Within the case: the lead's seat."""
    with within(world.here, incident.file_id, user=world.user("team")):
        yield seat_of(world.user("team"), world.here)


def test_a_meeting_on_record_is_named_and_only_the_case_tells(world: World, incident: Incident, team: Seat) -> None:
    starts_at = NOW + timedelta(days=9)
    meeting = plan_meeting(
        group=make_group("lsp"), starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), seat=None, at=NOW
    )
    said: dict[str, Any] = {**HEARD, "meeting": meeting, "words": "", "heard": ""}
    with pytest.raises(Refused, match="It meets on"):
        add_findings(incident=incident, held_on=TODAY, seat=team, at=NOW, **said)
    add_findings(incident=incident, held_on=starts_at.date(), seat=team, at=NOW, **said)
    hang_findings_on(incident, team)
    client = Client()
    client.force_login(world.user("team"))
    shown = client.get(reverse("case_findings", args=(world.here.slug, incident.pk))).content.decode()
    for words in (meeting.group.name, "health and wellbeing board", "They agree", "Chief nurse", "To ask sooner"):
        assert words in shown
    client.force_login(world.user("dsp"))
    assert client.get(reverse("case_findings", args=(world.here.slug, incident.pk))).status_code == 404
    page = client.get(reverse("meeting", args=(world.here.slug, meeting.pk))).content.decode()
    assert incident.file.reference not in page


def test_nobody_overwrites_another_in_findings(incident: Incident, team: Seat) -> None:
    guest = hang_findings_on(incident, team)
    said = {**HEARD, "held_on": TODAY, "version": 1, "at": NOW}
    change_findings(row=guest.findings, **{**said, "heard": "Four"})
    with pytest.raises(EditConflict):
        change_findings(row=guest.findings, **{**said, "heard": "Five"})
    who = {"name": "A leader", "capacity": "A trust", "invited_on": TODAY, "came": "away", "version": 1, "at": NOW}
    change_guest(guest=guest, views="By letter", **who)
    with pytest.raises(EditConflict):
        change_guest(guest=guest, views="None", **who)
    row, told = LeadersReflection.objects.get(), {"on": TODAY, "led_by": "", "took_part": "Head", "at": NOW}
    change_reflection(row=row, takeaways="One", version=1, **told)
    with pytest.raises(EditConflict):
        change_reflection(row=row, takeaways="Two", version=1, **told)


def test_it_costs_the_same_with_one_and_with_three(world: World, incident: Incident, team: Seat) -> None:
    client = Client()
    client.force_login(world.user("team"))
    address = reverse("case_findings", args=(world.here.slug, incident.pk))

    def cost() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    hang_findings_on(incident, team)
    one = cost()
    hang_findings_on(incident, team)
    hang_findings_on(incident, team)
    assert cost() == one
