"""The log of partners' referrals: what it holds, who sees it, what belongs to a case file."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, in_space
from meetings.operations.meeting import plan_meeting
from partnership.models import Seat
from reviews.models import CaseReferral, Incident
from reviews.operations.referrals import change_referral, consider_referral
from tests.conftest import NOW, TODAY
from tests.factories.cases import put_on, seat_of, within
from tests.factories.fixtures import World
from tests.factories.meetings import make_group
from tests.factories.reviews import REFERRED, make_referral

WORDS = {**REFERRED, "referred_on": TODAY}
DECLINED = {"outcome": "not_notified", "because": "An accident", "considered_on": TODAY, "at": NOW}


@pytest.fixture
def team(world: World) -> Seat:
    return seat_of(world.user("team"), world.here)


def logged(world: World, team: Seat, incident: Incident | None = None, **facts: Any) -> CaseReferral:
    with within(world.here, *([incident.file_id] if incident else []), user=world.user("team")):
        return make_referral(team, incident=incident, **facts)


def page(world: World, role: str, name: str, *args: Any, **query: str) -> Any:
    client = Client()
    client.force_login(world.user(role))
    return client.get(reverse(name, args=(world.here.slug, *args)), query)


def test_one_that_is_about_a_case_shows_to_whom_the_case_opens_alone(
    world: World, team: Seat, incident: Incident
) -> None:
    row = logged(world, team, asked="Whether the fall is notifiable")
    assert b"Whether the fall" in page(world, "dsp", "case_referrals").content
    with within(world.here, incident.file_id, user=world.user("team")):
        consider_referral(referral=row, **{**DECLINED, "outcome": "more"}, incident=incident, version=1)
    for name, *args in (("case_referrals",), ("case_referral", row.pk), ("object_history", "case-referral", row.pk)):
        answer = page(world, "dsp", name, *args)
        assert answer.status_code in (404, 200) and b"Whether the fall" not in answer.content, name
    assert b"Whether the fall" not in page(world, "dsp", "case_referrals", format="csv").content
    assert row.reference.encode() in page(world, "team", "incident", incident.pk).content
    with within(world.here, incident.file_id):
        put_on(incident.file, world.user("dsp"))
    assert b"Whether the fall" in page(world, "dsp", "case_referrals", format="csv").content
    assert page(world, "dsp", "case_referral", row.pk).status_code == 200
    assert page(world, "dsp", "case_referral_consider", row.pk).status_code == 403, "on the list to read"


def test_what_is_notified_names_its_case_and_stays_in_its_file(world: World, team: Seat, incident: Incident) -> None:
    row = logged(world, team, incident)
    with within(world.here, incident.file_id, user=world.user("team")):
        assert row.file_id == incident.file_id
        with pytest.raises(Refused, match="belongs to a case"):
            consider_referral(referral=row, **DECLINED, version=1)
        with pytest.raises(Refused, match="not on record as notified"):
            consider_referral(referral=row, **{**DECLINED, "outcome": "notified"}, incident=incident, version=1)
    with acting(in_space(world.here.pk)):
        assert not CaseReferral.objects.exists(), "the database keeps it within the file"


def test_the_meeting_that_considered_it_is_named_and_was_held_that_day(world: World, team: Seat) -> None:
    row = logged(world, team)
    with within(world.here, user=world.user("team")):
        hours = {"starts_at": NOW, "ends_at": NOW + timedelta(hours=1)}
        meeting = plan_meeting(group=make_group("jcr"), **hours, seat=None, at=NOW)
        with pytest.raises(Refused, match="It met on"):
            consider_referral(
                referral=row, **{**DECLINED, "considered_on": TODAY + timedelta(days=-1)}, meeting=meeting, version=1
            )
        found = consider_referral(referral=row, **DECLINED, meeting=meeting, version=1)
    shown = page(world, "team", "case_referral", found.pk).content.decode()
    assert meeting.group.name in shown and "An accident" in shown


def test_nobody_overwrites_another_on_the_log(world: World, team: Seat) -> None:
    row = logged(world, team)
    with within(world.here, user=world.user("team")):
        change_referral(referral=row, version=1, at=NOW, **{**WORDS, "asked": "First"})
        with pytest.raises(EditConflict):
            change_referral(referral=row, version=1, at=NOW, **{**WORDS, "asked": "Second"})
        with pytest.raises(EditConflict):
            consider_referral(referral=row, **DECLINED, version=1)


def test_the_log_is_narrowed_sorted_and_taken_away_with_its_marking(world: World, team: Seat) -> None:
    logged(world, team, agency="Police", asked="=1+1")
    logged(world, team, agency="School", route="telephone", referred_on=TODAY - timedelta(days=5))
    shown = page(world, "dsp", "case_referrals", agency="School", q="notifiable").content.decode()
    assert "1 referral" in shown and "=1+1" not in shown
    csv = page(world, "dsp", "case_referrals", format="csv", sort="came").content.decode()
    lines = csv.splitlines()
    assert "OFFICIAL-SENSITIVE" in lines[0] and "School" in lines[2] and "'=1+1" in lines[3]
    assert page(world, "scrutineer", "case_referrals").status_code == 403


def test_case_referral_add_and_consider_in_the_browser(world: World, team: Seat) -> None:
    client = Client()
    client.force_login(world.user("dsp"))
    day = {"day": str(TODAY.day), "month": str(TODAY.month), "year": str(TODAY.year)}
    sent = {name: str(value) for name, value in REFERRED.items()}
    sent |= {f"referred_on_{part}": value for part, value in day.items()}
    answer = client.post(reverse("case_referral_add", args=(world.here.slug,)), sent)
    assert answer.status_code == 302
    address = f"{answer.headers['Location']}consider/"
    said = {"outcome": "notified", "because": "Harm is serious", "version": "1"}
    said |= {f"considered_on_{part}": value for part, value in day.items()}
    assert "what is notified has a case of its own" in client.post(address, said).content.decode()
    assert client.post(address, {**said, "outcome": "learning"}).status_code == 302
    assert "Not notified, learning otherwise" in client.get(answer.headers["Location"]).content.decode()


def test_the_log_costs_the_same_with_one_and_with_three(world: World, team: Seat, incident: Incident) -> None:
    def cost() -> int:
        client = Client()
        client.force_login(world.user("team"))
        address = reverse("case_referrals", args=(world.here.slug,))
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    logged(world, team, incident)
    one = cost()
    logged(world, team, incident)
    logged(world, team)
    assert cost() == one
