"""The same hour of a case: agencies told and reminded, what restricts, the media line, the deputy."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, in_space
from partnership.rules.roles import Right
from reviews.models import CaseDeputy, Incident, MediaLine, SecureAsk
from reviews.operations.hour import (
    add_process,
    agree_media_line,
    ask_to_secure,
    change_process,
    confirm_secured,
    end_deputy,
    name_deputy,
    remind_to_secure,
    set_instruction,
    write_media_line,
)
from reviews.queries.hour import hour_of, instruction_text, restrictions_of
from reviews.rules.hour import INSTRUCTION
from tests.conftest import NOW, TODAY
from tests.factories.cases import put_on, seat_of, within
from tests.factories.fixtures import World
from tests.factories.reviews import POLICE, hang_hour_on

TO = [("Wye Valley NHS Trust", "Named nurse", "nurse@trust.example"), ("A school", "Its head, by telephone", "")]


@pytest.fixture
def by(world: World, incident: Incident) -> Iterator[dict[str, Any]]:
    """Within the case: the lead's seat and the moment."""
    with within(world.here, incident.file_id, user=world.user("team")):
        yield {"seat": seat_of(world.user("team"), world.here), "at": NOW}


def states(incident: Incident) -> dict[str, str]:
    return {each.key: each.sentence for each in hour_of(incident, TODAY).steps}


def test_agencies_are_told_by_mail_in_the_partnerships_words_and_confirm(
    world: World, incident: Incident, by: dict[str, Any]
) -> None:
    assert instruction_text() == INSTRUCTION
    set_instruction(text="Secure what you hold on {reference}. {sender}", because="Shorter", **by)
    trust, school = ask_to_secure(incident=incident, to=TO, text=instruction_text(), **by)
    assert incident.file.reference in trust.text and "{" not in trust.text
    assert states(incident)["secure"] == "Confirmed by 0 of 2."
    remind_to_secure(ask=trust, words="It is an hour ago", **by)
    confirm_secured(ask=trust, confirmed_from="The records manager", confirmed_on=TODAY, words="By telephone", **by)
    confirm_secured(ask=school, confirmed_from="The head", confirmed_on=TODAY, **by)
    assert states(incident)["secure"] == "Confirmed by all 2 asked."
    for act in (
        lambda: remind_to_secure(ask=trust, words="Again", **by),
        lambda: confirm_secured(ask=trust, confirmed_from="Another", confirmed_on=TODAY, **by),
    ):
        with pytest.raises(Refused, match="has confirmed already"):
            act()
    with acting(in_space(world.here.pk)):
        mails = list(Mail.objects.filter(to="nurse@trust.example").order_by("pk"))
    assert len(mails) == 2 and "It is an hour ago" in mails[1].text
    assert all(incident.file.reference in mail.subject for mail in mails)
    assert "An incident" not in "".join(mail.text for mail in mails)


def test_nobody_is_told_without_the_reference_and_no_day_that_cannot_be(incident: Incident, by: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="reference of the case"):
        ask_to_secure(incident=incident, to=TO, text="Secure your records", **by)
    with pytest.raises(Refused, match="at least one agency"):
        ask_to_secure(incident=incident, to=[], text="{reference}", **by)
    assert not SecureAsk.objects.exists()
    (ask,) = ask_to_secure(incident=incident, to=TO[1:], text="{reference}", **by)
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(Refused, match="Enter a day"):
            confirm_secured(ask=ask, confirmed_from="The head", confirmed_on=day, **by)


def test_what_a_process_restricts_warns_on_the_pages_of_the_case(
    world: World, incident: Incident, by: dict[str, Any]
) -> None:
    process = add_process(incident=incident, **POLICE, restriction="Ask the senior officer first.", **by)
    client = Client()
    client.force_login(world.user("team"))
    said = b"Operation Alder restricts disclosing material. Ask the senior officer first."
    for name in ("incident", "incident_hour"):
        assert said in client.get(reverse(name, args=(world.here.slug, incident.pk))).content
    assert restrictions_of(incident, "publication") == ()
    change_process(process=process, version=1, at=NOW, **{**POLICE, "state": "concluded"})
    assert restrictions_of(incident) == ()
    with pytest.raises(Refused, match="cannot restrict"):
        add_process(incident=incident, **{**POLICE, "state": "none"}, **by)


def test_the_media_line_has_versions_and_each_is_agreed_anew(incident: Incident, by: dict[str, Any]) -> None:
    first = write_media_line(incident=incident, text="No comment", spoken_by="", after=0, **by)
    agreed = {"who": "The chief officer", "agency": "The trust", "agreed_on": TODAY, **by}
    agree_media_line(line=first, **agreed)
    with pytest.raises(Refused, match="agreed this version already"):
        agree_media_line(line=first, **agreed)
    assert states(incident)["media"] == "Version 1, agreed by 1."
    with pytest.raises(Refused, match="Version 1 was written meanwhile"):
        write_media_line(incident=incident, text="Mine", spoken_by="", after=0, **by)
    write_media_line(incident=incident, text="We are looking into it", spoken_by="The council", after=1, **by)
    assert states(incident)["media"] == "Version 2 is agreed by nobody yet."
    with pytest.raises(Refused, match="Another version was written"):
        agree_media_line(line=first, **{**agreed, "who": "Another"})
    assert MediaLine.objects.count() == 2


def test_a_deputy_is_one_who_can_write_and_one_at_a_time(world: World, incident: Incident, by: dict[str, Any]) -> None:
    dsp = seat_of(world.user("dsp"), world.here)
    named = {"incident": incident, "who": dsp, "starts_on": TODAY, "ends_on": None, "because": "Leave", **by}
    with pytest.raises(Refused, match="cannot write in this case"):
        name_deputy(**named)
    put_on(incident.file, world.user("dsp"), level=Right.WRITE_FILE)
    deputy = name_deputy(**named)
    assert states(incident)["deputy"] == f"{deputy.who.person.name}."
    with pytest.raises(Refused, match="until further notice"):
        name_deputy(**{**named, "starts_on": TODAY + timedelta(days=3)})
    with pytest.raises(Refused, match="before the first"):
        end_deputy(deputy=deputy, ends_on=TODAY - timedelta(days=1), version=1, at=NOW)
    end_deputy(deputy=deputy, ends_on=TODAY, version=1, at=NOW)
    name_deputy(**{**named, "starts_on": TODAY + timedelta(days=1)})
    assert CaseDeputy.objects.count() == 2


def test_nobody_overwrites_another_in_the_same_hour(world: World, incident: Incident, by: dict[str, Any]) -> None:
    process = add_process(incident=incident, **POLICE, **by)
    change_process(process=process, version=1, at=NOW, **{**POLICE, "contact": "The senior officer"})
    with pytest.raises(EditConflict):
        change_process(process=process, version=1, at=NOW, **{**POLICE, "contact": "Somebody else"})
    put_on(incident.file, world.user("dsp"), level=Right.WRITE_FILE)
    dsp = seat_of(world.user("dsp"), world.here)
    deputy = name_deputy(incident=incident, who=dsp, starts_on=TODAY, ends_on=None, because="Leave", **by)
    end_deputy(deputy=deputy, ends_on=TODAY, version=1, at=NOW)
    with pytest.raises(EditConflict):
        end_deputy(deputy=deputy, ends_on=TODAY + timedelta(days=1), version=1, at=NOW)


def test_secure_ask_in_the_browser(world: World, incident: Incident) -> None:
    client = Client()
    client.force_login(world.user("team"))
    address = reverse("secure_ask", args=(world.here.slug, incident.pk))
    sent = {"text": "Secure {reference}", "agency_1": "A trust", "email_2": "head@school.example"}
    shown = client.post(address, sent).content.decode()
    assert "Enter whom you tell" in shown and "Enter the agency" in shown
    assert client.post(address, {**sent, "contact_1": "Named nurse", "agency_2": "A school"}).status_code == 302
    shown = client.get(reverse("incident_hour", args=(world.here.slug, incident.pk))).content.decode()
    assert "Confirmed by 0 of 2." in shown and "head@school.example" in shown


def test_the_same_hour_costs_the_same_with_one_and_with_three_of_each(world: World, incident: Incident) -> None:
    def cost() -> int:
        client = Client()
        client.force_login(world.user("team"))
        address = reverse("incident_hour", args=(world.here.slug, incident.pk))
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    seat = seat_of(world.user("team"), world.here)
    by = {"seat": seat, "at": NOW}
    with within(world.here, incident.file_id, user=world.user("team")):
        hang_hour_on(incident, seat)
    one = cost()
    with within(world.here, incident.file_id, user=world.user("team")):
        for number in (1, 2):
            for ask in ask_to_secure(incident=incident, to=TO, text="{reference}", **by):
                remind_to_secure(ask=ask, words="Please", **by)
            add_process(incident=incident, **POLICE, **by)
            line = write_media_line(incident=incident, text="We look", spoken_by="", after=number, **by)
            agree_media_line(line=line, who="Somebody", agency="The trust", agreed_on=TODAY, **by)
    assert cost() == one
