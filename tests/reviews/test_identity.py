"""Identity sheets: to whom one opens, that each opening is recorded, that its names stand nowhere else."""

from datetime import date, timedelta
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
from partnership.models import CaseFile, FileRead
from partnership.rules.roles import Right
from reviews.models import IdentitySheet, Incident, SheetPerson
from reviews.operations.identity import add_person, change_person, open_sheet
from reviews.operations.incidents import merge_incident
from reviews.queries.identity import protected_terms
from tests.conftest import NOW, TODAY
from tests.factories.cases import put_on, seat_of, within
from tests.factories.fixtures import World, scene
from tests.factories.reviews import make_incident, make_sheet

TOMORROW = NOW + timedelta(days=1)
NAMES = ("Nowak", "Zo\u00eb", "5 March 2019")


@scene
def sheet(world: World, incident: Incident) -> IdentitySheet:
    return make_sheet(incident, world.user("team"), world.here)


def page(world: World, role: str, name: str, *args: Any, **sent: str) -> Any:
    client = Client()
    client.force_login(world.user(role))
    address = reverse(name, args=(world.here.slug, *args))
    return client.post(address, sent) if sent else client.get(address)


def file_of(world: World, sheet: IdentitySheet) -> CaseFile:
    with within(world.here, sheet.file_id):
        found: CaseFile = CaseFile.objects.get(pk=sheet.file_id)
    return found


def test_a_place_on_the_list_of_the_case_does_not_open_its_sheet(
    world: World, incident: Incident, sheet: IdentitySheet
) -> None:
    with within(world.here, incident.file_id):
        put_on(incident.file, world.user("dsp"), level=Right.WRITE_FILE)
    told = page(world, "dsp", "incident_sheet", incident.pk).content.decode()
    assert "It does not open to you" in told and file_of(world, sheet).reference in told
    assert page(world, "dsp", "sheet", sheet.pk).status_code == 404
    with within(world.here, incident.file_id):
        assert not SheetPerson.objects.exists(), "nor do its rows come out of the database within the case"
        with pytest.raises(Refused, match="does not open to you"):
            protected_terms(incident)


def test_a_place_on_the_list_of_the_sheet_opens_it_until_its_day_and_nothing_of_the_case(
    world: World, incident: Incident, sheet: IdentitySheet
) -> None:
    file = file_of(world, sheet)
    with pytest.raises(Refused, match="enter the last day"):
        put_on(file, world.user("dsp"))
    put_on(file, world.user("dsp"), ends_at=TOMORROW)
    shown = page(world, "dsp", "sheet", sheet.pk).content.decode()
    assert all(name in shown for name in NAMES)
    assert "Put somebody on the sheet" not in shown
    assert page(world, "dsp", "sheet_person_add", sheet.pk).status_code == 403
    assert page(world, "dsp", "incident", incident.pk).status_code == 404
    with within(world.here, sheet.file_id):
        file.refresh_from_db()


def test_each_opening_is_recorded_with_the_showing_and_shown_to_the_lead(world: World, sheet: IdentitySheet) -> None:
    put_on(file_of(world, sheet), world.user("dsp"), ends_at=TOMORROW)
    page(world, "dsp", "sheet", sheet.pk)
    with within(world.here, sheet.file_id):
        look = FileRead.objects.filter(file=sheet.file_id, by=world.user("dsp")).latest("pk")
        assert (look.page, look.seat_id) == ("sheet", seat_of(world.user("dsp"), world.here).pk)
    seen = page(world, "team", "case_file_reads", sheet.file_id).content.decode()
    assert reverse("sheet", args=(world.here.slug, sheet.pk)) in seen


def test_names_stand_on_the_page_of_the_sheet_alone(world: World, incident: Incident, sheet: IdentitySheet) -> None:
    put_on(file_of(world, sheet), world.user("dsp"), ends_at=TOMORROW)
    places = [("incident", incident.pk), ("incident_sheet", incident.pk), ("incident_history", incident.pk)]
    places += [(name, sheet.file_id) for name in ("case_file", "case_file_print", "case_file_history")]
    places += [("case_files",), ("incidents",), ("review_clocks",), ("space_home",)]
    for name, *args in places:
        shown = page(world, "team", name, *args).content.decode()
        assert not [each for each in NAMES if each in shown], name
    with acting(in_space(world.here.pk)):
        mails = "".join(f"{mail.subject} {mail.text}" for mail in Mail.objects.all())
    assert "case file" in mails and not [each for each in NAMES if each in mails]


def test_its_history_is_kept_and_opens_as_the_sheet_does(
    world: World, incident: Incident, sheet: IdentitySheet
) -> None:
    with within(world.here, sheet.file_id, user=world.user("team")):
        person = SheetPerson.objects.get(sheet=sheet)
        change_person(person=person, version=1, at=NOW, kind="child", called="Child A", family="Nowakowska")
        assert [row.family for row in person.history.order_by("history_id")] == ["Nowak", "Nowakowska"]
    with within(world.here, incident.file_id):
        put_on(incident.file, world.user("dsp"))
    assert page(world, "dsp", "object_history", "sheet-person", person.pk).status_code == 404
    assert b"Nowakowska" in page(world, "team", "object_history", "sheet-person", person.pk).content


def test_one_sheet_for_a_case_and_the_lead_opens_it(world: World, incident: Incident) -> None:
    with within(world.here, incident.file_id):
        put_on(incident.file, world.user("dsp"), level=Right.WRITE_FILE)
    assert page(world, "dsp", "sheet_open", incident.pk, go="on").status_code == 403
    answer = page(world, "team", "sheet_open", incident.pk, go="on")
    assert answer.status_code == 302
    key = sheet_key(world, incident)
    assert b"Nobody is on this sheet yet" in page(world, "team", "sheet", key).content
    assert page(world, "dsp", "sheet", key).status_code == 404, "who writes in the case is not on the list of its sheet"
    seat = seat_of(world.user("team"), world.here)
    with within(world.here, incident.file_id, user=world.user("team")), pytest.raises(Refused, match="already"):
        open_sheet(incident=incident, seat=seat, at=NOW)


def test_a_case_is_handed_over_with_its_sheet_both_or_neither(
    world: World, incident: Incident, sheet: IdentitySheet
) -> None:
    with within(world.here, incident.file_id):
        put_on(incident.file, world.user("dsp"), level=Right.WRITE_FILE)
    assert page(world, "dsp", "incident_hand_over", incident.pk, to="1").status_code == 403
    to = seat_of(world.user("dsp"), world.here)
    said = {"to": str(to.pk), "keeps": "nothing", "reason": "On leave from tomorrow"}
    shut_out = {**said, "to": str(seat_of(world.user("scrutineer"), world.here).pk), "with_sheet": "on"}
    assert page(world, "team", "incident_hand_over", incident.pk, **shut_out).status_code == 200, (
        "their role only reads"
    )
    assert page(world, "team", "incident", incident.pk).status_code == 200
    answer = page(world, "team", "incident_hand_over", incident.pk, **said, with_sheet="on")
    assert answer.status_code == 302
    for name, pk in (("incident", incident.pk), ("sheet", sheet.pk)):
        assert page(world, "dsp", name, pk).status_code == 200, name
        assert page(world, "team", name, pk).status_code == 404, name


def sheet_key(world: World, incident: Incident) -> int:
    with within(world.here, incident.file_id):
        key = incident.sheet_links.get().sheet_id
    with within(world.here, key):
        return int(IdentitySheet.objects.get(file=key).pk)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"called": "Child B"}, "at least one name"),
        ({"called": "Child B", "given": "Max", "nhs_number": "943 476 5918"}, "no NHS number"),
        ({"called": "Child B", "given": "Max", "born_on": TODAY + timedelta(days=1)}, "has not come yet"),
        ({"called": "Child A", "given": "Max"}, "is called “Child A” already"),
    ],
)
def test_what_cannot_be_is_not_put_on_a_sheet(
    world: World, sheet: IdentitySheet, facts: dict[str, Any], says: str
) -> None:
    seat = seat_of(world.user("team"), world.here)
    with within(world.here, sheet.file_id, user=world.user("team")), pytest.raises(Refused, match=says):
        add_person(sheet=sheet, seat=seat, at=NOW, kind="child", **facts)


def test_nobody_overwrites_what_another_wrote_on_a_sheet(world: World, sheet: IdentitySheet) -> None:
    with within(world.here, sheet.file_id, user=world.user("team")):
        person = SheetPerson.objects.get(sheet=sheet)
        said = {"person": person, "version": 1, "at": NOW, "kind": "child", "called": "Child A"}
        change_person(given="Zoe", **said)
        with pytest.raises(EditConflict):
            change_person(given="Zo", **said)


def test_protected_words_are_those_of_every_record_of_the_case(
    world: World, incident: Incident, sheet: IdentitySheet
) -> None:
    second, seat = make_incident(world.here, world.user("team"), title="Again"), seat_of(world.user("team"), world.here)
    other = make_sheet(second, world.user("team"), world.here)
    files = (incident.file_id, second.file_id, sheet.file_id, other.file_id)
    with within(world.here, *files, user=world.user("team")):
        left_out = {"kind": "other", "called": "Neighbour", "family": "Grey", "left_out_because": "Another family"}
        add_person(sheet=other, seat=seat, at=NOW, **left_out)
        assert "Grey" not in {term.text for term in protected_terms(incident)}
        merge_incident(incident=second, into=incident, reason="Told twice", seat=seat, at=NOW)
        words = {term.text for term in protected_terms(incident)}
        assert {"Zoë", "Zoe", "Nowak, Zoë", "Grey", "5th March 2019"} <= words
    with within(world.here, *files[:3]), pytest.raises(Refused, match="does not open to you"):
        protected_terms(incident)


def test_a_check_against_no_sheet_is_refused(world: World, incident: Incident) -> None:
    with within(world.here, incident.file_id), pytest.raises(Refused, match="no identity sheet yet"):
        protected_terms(incident)


def test_a_sheet_costs_the_same_with_one_and_with_three(world: World, sheet: IdentitySheet) -> None:
    def cost() -> int:
        client = Client()
        client.force_login(world.user("team"))
        address = reverse("sheet", args=(world.here.slug, sheet.pk))
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    one, seat = cost(), seat_of(world.user("team"), world.here)
    with within(world.here, sheet.file_id, user=world.user("team")):
        for called in ("Mother", "Father"):
            facts = {"kind": "parent", "called": called, "family": "Nowak", "born_on": date(1990, 1, 2)}
            add_person(sheet=sheet, seat=seat, at=NOW, **facts)
    assert cost() == one
