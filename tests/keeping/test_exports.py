"""One person's data: all of it, through the door, nothing of anybody else's and nothing of another space's."""

import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hscp.identity.models import User
from hscp.record.mail import write_mail
from hscp.record.runner import drain
from hscp.spaces.acting import acting, in_space
from hscp.spaces.guard import Guarded
from keeping.models import PersonExport
from keeping.operations.exporting import ask_export
from keeping.queries.files import path_of
from keeping.queries.person_data import MASK, NOT_EXPORTED, SECTIONS
from meetings.models import AgendaItem
from meetings.operations.actions import Source, give_action, report_progress
from partnership.models import FileGrant, FileRead, Person, Seat
from partnership.operations.cases.places import close
from partnership.operations.people import end_seat
from tests.conftest import NOW, TODAY
from tests.factories.cases import seat_of
from tests.factories.fixtures import World
from tests.factories.keeping import MARK, Stuffed, make_stuffed
from tests.factories.meetings import clock
from tests.sweeps.objects import shut

FORMULA = "=HYPERLINK(1)"
LINK = "https://hscp.example.org/invitations/key-to-an-account/"


@pytest.fixture
def stuffed(world: World, settings: Any, tmp_path: Any) -> Stuffed:
    settings.MEDIA_ROOT = tmp_path
    return make_stuffed(world)


def collected(stuffed: Stuffed, person: Person, by: User, *, own: bool) -> zipfile.ZipFile:
    """The ZIP that ``by`` is given of a person's data."""
    space = stuffed.space
    with acting(in_space(space.pk, user_id=by.pk)):
        seat = None if own else seat_of(by, space)
        export = ask_export(person=person, own=own, reason="Asked by letter", seat=seat, by_id=by.pk, at=NOW)
    drain(timezone.now() + timedelta(hours=1))
    with acting(in_space(space.pk)):
        export = PersonExport.objects.select_related("job").get(pk=export.pk)
    assert export.job is not None and export.job.state == "done", export.job
    with default_storage.open(path_of(space.pk, export.file_name)) as content:
        return zipfile.ZipFile(io.BytesIO(content.read()))


def council(stuffed: Stuffed) -> Person:
    """Who owns the restricted action, and an open one besides, on which they reported with somebody's name in it."""
    with acting(in_space(stuffed.space.pk)):
        seat = Seat.objects.select_related("person", "post").get(person__name="Council Holder")
        item = AgendaItem.objects.filter(file__isnull=True).earliest("pk")
        end = clock(9, 30)
        action = give_action(
            source=Source(item=item), text="Ring Police Holder", owner=seat.post, due_on=TODAY, given_at=end, seat=seat,
            at=end,
        )  # fmt: skip
        report_progress(action=action, text=f"{FORMULA} Icb Holder rang", seat=seat, at=end)
        write_mail(to="Council@example.org", subject="To them", text=f"Dear council, {LINK}", key="theirs", at=NOW)
        write_mail(to="police@example.org", subject="To others", text="Dear police", key="others", at=NOW)
        person = seat.person
        person.email = "council@example.org"
        person.save(update_fields=["email"])
    return person


def test_a_team_export_goes_through_the_door_and_masks_others(stuffed: Stuffed) -> None:
    person = council(stuffed)
    found = collected(stuffed, person, stuffed.second, own=False)  # who is not on the file's list
    whole = "".join(found.read(name).decode() for name in found.namelist())
    assert MARK not in whole
    data = json.loads(found.read("data.json"))
    actions = data["tables"]["actions"]
    assert [row["Action"] for row in actions["rows"]] == [f"Ring {MASK}"]
    assert actions["in_case_files_not_open"] == {stuffed.file.reference: 1}
    assert data["tables"]["progress"]["in_case_files_not_open"] == {stuffed.file.reference: 1}
    assert (
        f"1 in case file {stuffed.file.reference}, which is not open here." in found.read("read-me-first.html").decode()
    )
    assert [(row["Subject"], row["Text"]) for row in data["tables"]["mail"]["rows"]] == [
        ("To them", "Dear council, [link]")
    ]
    assert "key-to-an-account" not in whole
    assert "Police Holder" not in whole and "Icb Holder" not in whole and "account-1" not in data["tables"]
    assert f"'{FORMULA}" in found.read("tables/progress.csv").decode(), "no cell runs"
    assert data["tables"]["attendance"]["rows"][0]["Attendance"]
    with stuffed.inside():
        assert not FileRead.objects.filter(page="export_file").exists()


def test_who_is_on_the_list_reads_it_and_the_look_is_recorded(stuffed: Stuffed) -> None:
    person = council(stuffed)
    found = collected(stuffed, person, stuffed.first, own=False)
    data = json.loads(found.read("data.json"))
    assert {row["Action"] for row in data["tables"]["actions"]["rows"]} == {f"Ring {MASK}", f"Ring {MARK}"}
    assert data["tables"]["actions"]["in_case_files_not_open"] == {}
    with stuffed.inside():
        look = FileRead.objects.get(page="export_file")
        assert (look.by_id, look.kind) == (stuffed.first.pk, "export")


def test_ones_own_data_has_the_account_and_no_exclusion(stuffed: Stuffed) -> None:
    user = stuffed.world.user("dsp")
    with acting(in_space(stuffed.space.pk)):
        person = Person.objects.get(user=user)
    data = json.loads(collected(stuffed, person, user, own=True).read("data.json"))
    assert data["tables"]["account-1"]["rows"][0]["Signs in as"] == user.email
    assert data["tables"]["person"]["rows"][0]["Name"] == person.name
    assert [row["Case file"] for row in data["tables"]["places"]["rows"]] == [stuffed.file.reference]
    assert "Kin" not in json.dumps(data)


def test_nothing_of_another_space(stuffed: Stuffed) -> None:
    there, user = stuffed.world.there, stuffed.world.user("dsp")
    with acting(in_space(there.pk)):
        write_mail(to=user.email, subject="From elsewhere", text="Elsewhere", key="there", at=NOW)
    with acting(in_space(stuffed.space.pk)):
        person = Person.objects.get(user=user)
    found = collected(stuffed, person, stuffed.second, own=False)
    assert "lsewhere" not in "".join(found.read(name).decode() for name in found.namelist())


def test_only_who_asked_fetches_it_and_only_for_seven_days(stuffed: Stuffed, monkeypatch: pytest.MonkeyPatch) -> None:
    person, space = council(stuffed), stuffed.space
    first, second = Client(), Client()
    first.force_login(stuffed.first)
    second.force_login(stuffed.second)
    ask = reverse("person_export", args=(space.slug, person.pk))
    assert "Enter" in first.post(ask, {"reason": ""}).content.decode()
    assert first.post(ask, {"reason": "Asked by letter"}).status_code == 302
    drain(timezone.now() + timedelta(hours=1))
    with acting(in_space(space.pk)):
        export = PersonExport.objects.get()
    assert (export.reason, export.seat_id is not None) == ("Asked by letter", True)
    page, file = (reverse(name, args=(space.slug, export.pk)) for name in ("export_status", "export_file"))
    assert "Download" in first.get(page).content.decode()
    response = first.get(file)
    assert (
        response["Content-Disposition"].startswith("attachment") and b"".join(response.streaming_content)[:2] == b"PK"
    )
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response["X-Content-Type-Options"] == "nosniff" and "no-store" in response["Cache-Control"]
    assert "sandbox" in response["Content-Security-Policy"] and response["Accept-Ranges"] == "none"
    assert second.get(file).status_code == second.get(page).status_code == 404
    stale = Client()
    stale.force_login(stuffed.first, factor=False)
    assert stale.get(file).status_code == 302, "a second factor is shown first"
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: NOW + timedelta(days=8))
    assert first.get(file).status_code == 404 and "destroyed after seven days" in first.get(page).content.decode()


def test_who_is_shut_out_of_a_case_file_does_not_fetch_what_was_collected_before(stuffed: Stuffed) -> None:
    person, space = council(stuffed), stuffed.space
    collected(stuffed, person, stuffed.first, own=False)
    with acting(in_space(space.pk)):
        export = PersonExport.objects.get()
    page, file = (reverse(name, args=(space.slug, export.pk)) for name in ("export_status", "export_file"))
    client = Client()
    client.force_login(stuffed.first)
    shut(client.get(file))
    with stuffed.inside():
        looks = FileRead.objects.filter(page="export_file", by=stuffed.first)
        assert looks.count() == 2, "collecting it was a look, and so is fetching it"
        grants = FileGrant.objects.filter(seat__user=stuffed.first)
        for grant in grants:
            close(grant, NOW, "Not needed")
    assert client.get(file).status_code == 404
    shown = client.get(page).content.decode()
    assert "do not open any more" in shown and file not in shown


def test_the_right_is_looked_up_again_when_it_is_built(stuffed: Stuffed) -> None:
    person, space = council(stuffed), stuffed.space
    with acting(in_space(space.pk, user_id=stuffed.second.pk)):
        seat = seat_of(stuffed.second, space)
        asked = ask_export(person=person, own=False, reason="R", seat=seat, by_id=stuffed.second.pk, at=NOW)
        end_seat(seat=seat, ends_on=TODAY)
    drain(timezone.now() + timedelta(hours=1))
    with acting(in_space(space.pk)):
        asked = PersonExport.objects.select_related("job").get(pk=asked.pk)
    assert asked.job is not None and asked.job.state == "failed" and asked.built_at is None


def test_whatever_names_somebody_is_exported_or_says_why_not() -> None:
    of_people = (Person, Seat, User)
    named = {
        model._meta.label
        for model in apps.get_models()
        if issubclass(model, Guarded) and not hasattr(model, "instance_type")
        if any(field.remote_field and field.remote_field.model in of_people for field in model._meta.concrete_fields)
    }
    exported = {section.model._meta.label for section in SECTIONS}
    assert sorted(named - exported - set(NOT_EXPORTED)) == []
    assert sorted(set(NOT_EXPORTED) - named) == [] and not exported & set(NOT_EXPORTED)
