"""Rapid reviews: begun, judged, their panel opened, interests declared, finalised by the group."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, in_space
from partnership.models import FileExclusion, FileGrant, Organisation
from partnership.rules.roles import Right
from reviews.models import Incident, RapidReview
from reviews.operations.rapid import (
    begin_rapid,
    declare_interest,
    end_recusal,
    judge_criterion,
    move_rapid,
    open_panel,
    recommend,
    word_rapid,
)
from tests.conftest import NOW, TODAY
from tests.factories.cases import put_on, seat_of, within
from tests.factories.fixtures import World
from tests.factories.meetings import make_organisation
from tests.factories.reviews import make_notified, make_rapid, make_recommended


@pytest.fixture
def inside(world: World, incident: Incident) -> Iterator[Any]:
    """Within the case, and its lead's seat."""
    seat = seat_of(world.user("team"), world.here)
    with within(world.here, incident.file_id, user=world.user("team")):
        yield seat


def page(world: World, role: str, name: str, *args: Any) -> Any:
    client = Client()
    client.force_login(world.user(role))
    return client.get(reverse(name, args=(world.here.slug, *args)))


def test_it_begins_once_the_incident_is_notified(incident: Incident, inside: Any) -> None:
    with pytest.raises(Refused, match="once the notification is on record"):
        begin_rapid(incident=incident, seat=inside, at=NOW)
    found = make_notified(incident, inside)
    rapid = begin_rapid(incident=found, seat=inside, at=NOW)
    assert rapid.state == "gathering" and [each.move for each in rapid.stages.all()] == ["begin"]
    with pytest.raises(Refused, match="begun already"):
        begin_rapid(incident=found, seat=inside, at=NOW)
    with pytest.raises(Refused, match="the family’s context"):
        move_rapid(rapid=rapid, move="draft", reason="", seat=inside, at=NOW)


def test_it_is_finalised_by_the_group_and_not_reworded_after(incident: Incident, inside: Any) -> None:
    rapid = make_rapid(make_notified(incident, inside), inside)
    said = {"decision": None, "on": TODAY, "words": "The group", "seat": inside, "at": NOW}
    with pytest.raises(Refused, match="possible only while it is drafted"):
        recommend(rapid=rapid, quorate=True, **said)
    move_rapid(rapid=rapid, move="draft", reason="", seat=inside, at=NOW)
    with pytest.raises(Refused, match="quorate"):
        recommend(rapid=rapid, quorate=False, **said)
    found = recommend(rapid=rapid, quorate=True, **said)
    assert (found.state, found.finalised_on, found.edited_by_id) == ("recommended", TODAY, inside.person_id)
    with pytest.raises(Refused, match="Take the recommendation back first"):
        word_rapid(rapid=rapid, version=found.version, seat=inside, family="Another")
    with pytest.raises(Refused, match="Say why"):
        move_rapid(rapid=rapid, move="reconsider", reason=" ", seat=inside, at=NOW)
    assert move_rapid(rapid=rapid, move="reconsider", reason="New facts", seat=inside, at=NOW).state == "drafted"


def test_nobody_overwrites_a_judgement(incident: Incident, inside: Any) -> None:
    rapid = make_rapid(make_notified(incident, inside), inside)
    with pytest.raises(EditConflict):
        word_rapid(rapid=rapid, version=1, seat=inside, family="Theirs")
    said = {"criterion": "improvements", "met": "met", "because": "Another view", "seat": inside}
    with pytest.raises(EditConflict):
        judge_criterion(rapid=rapid, version=0, **said)
    assert judge_criterion(rapid=rapid, version=1, **said).version == 2


def test_the_panel_opens_in_one_step_for_all_or_for_none(world: World, incident: Incident, inside: Any) -> None:
    rapid = make_rapid(make_notified(incident, inside), inside)
    dsp, lsp = (seat_of(world.user(role), world.here) for role in ("dsp", "lsp"))
    said = {
        "rapid": rapid,
        "level": Right.OPEN_FILE,
        "panel_on": TODAY + timedelta(days=10),
        "ends_at": NOW + timedelta(days=30),
        "reason": "Sits on the panel",
        "seat": inside,
        "at": NOW,
    }
    version = RapidReview.objects.get(pk=rapid.pk).version
    with pytest.raises(Refused, match="is on the list already"):
        open_panel(who=[dsp, inside], version=version, **said)
    assert not FileGrant.objects.filter(content_object=incident.file_id, seat=dsp).exists()
    with pytest.raises(EditConflict):
        open_panel(who=[dsp], version=version - 1, **said)
    found = open_panel(who=[dsp, lsp], version=version, **said)
    ends = FileGrant.objects.filter(content_object=incident.file_id, seat__in=[dsp, lsp]).values_list("ends_at")
    assert [each for (each,) in ends] == [NOW + timedelta(days=30)] * 2 and found.panel_on == said["panel_on"]
    with acting(in_space(world.here.pk)):
        assert "An incident" not in "".join(Mail.objects.values_list("text", flat=True))


def test_who_steps_aside_no_longer_opens_it_and_an_agency_still_does(world: World, incident: Incident) -> None:
    seat = seat_of(world.user("team"), world.here)
    put_on(incident.file, world.user("dsp"))
    dsp = seat_of(world.user("dsp"), world.here)
    with within(world.here, incident.file_id, user=world.user("team")):
        rapid = make_rapid(make_notified(incident, seat), seat)
        said = {"rapid": rapid, "interest": "Her sister’s case", "seat": seat, "at": NOW}
        with pytest.raises(Refused, match="one of the two"):
            declare_interest(steps_aside=True, **said)
        make_organisation("police", "Police", "police")
        body = Organisation.objects.get(key="police")
        declare_interest(organisation=body, steps_aside=True, **said)
        assert not FileExclusion.objects.filter(file=incident.file_id).exists()
    assert page(world, "dsp", "rapid_review", incident.pk).status_code == 200
    with within(world.here, incident.file_id, user=world.user("team")):
        made = declare_interest(person=dsp.person, steps_aside=True, **said)
        with pytest.raises(Refused, match="on record already"):
            declare_interest(person=dsp.person, steps_aside=True, **said)
    assert page(world, "dsp", "rapid_review", incident.pk).status_code == 404
    with within(world.here, incident.file_id, user=world.user("team")):
        with pytest.raises(Refused, match="Say why"):
            end_recusal(recusal=made, because="", seat=seat, at=NOW)
        assert end_recusal(recusal=made, because="A namesake", seat=seat, at=NOW).ended_because == "A namesake"


def test_the_pages_of_a_rapid_review_are_the_lists_alone(world: World, incident: Incident) -> None:
    seat = seat_of(world.user("team"), world.here)
    with within(world.here, incident.file_id, user=world.user("team")):
        make_recommended(make_rapid(make_notified(incident, seat), seat), seat)
    assert page(world, "dsp", "rapid_review", incident.pk).status_code == 404
    put_on(incident.file, world.user("dsp"))
    shown = page(world, "dsp", "rapid_review", incident.pk)
    assert b"SI 2018/789 reg 11" in shown.content and b"does not oblige a review" in shown.content
    assert b"Word the judgement" not in shown.content
    assert page(world, "dsp", "rapid_word", incident.pk).status_code == 403
    assert b"Go back" not in page(world, "team", "rapid_review", incident.pk).content
    assert b"Take the recommendation back" in page(world, "team", "rapid_review", incident.pk).content
