"""An erasure ends what was collected of people's data before: the file is gone at once, and none slips past it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hscp.record.models import Job
from hscp.record.runner import drain, run
from hscp.spaces.acting import acting, in_space
from keeping.enums import Kind
from keeping.models import ErasureDone, PersonExport
from keeping.operations import erasing, exporting
from keeping.operations.exporting import ask_export
from partnership.models import Person
from partnership.operations.people import end_seat
from tests.conftest import NOW, TODAY
from tests.factories.cases import seat_of
from tests.factories.fixtures import World
from tests.factories.keeping import MARK, Stuffed, ask, confirm, erased, make_stuffed, work_off
from tests.factories.people import make_post, make_seat

REASON = "Zuleika wrote on 3 May"


@pytest.fixture
def stuffed(world: World, settings: Any, tmp_path: Any) -> Stuffed:
    settings.MEDIA_ROOT = tmp_path
    return make_stuffed(world)


def gone_person(stuffed: Stuffed) -> Person:
    """Somebody who has left."""
    with acting(in_space(stuffed.space.pk)):
        seat = make_seat(make_post("clerk"), name="Zuleika")
        end_seat(seat=seat, ends_on=TODAY)
        return seat.person


def asked_for(stuffed: Stuffed, person: Person) -> PersonExport:
    with acting(in_space(stuffed.space.pk, user_id=stuffed.first.pk)):
        seat = seat_of(stuffed.first, stuffed.space)
        return ask_export(person=person, own=False, reason=REASON, seat=seat, by_id=stuffed.first.pk, at=NOW)


def as_it_is(export: PersonExport) -> PersonExport:
    with acting(in_space(export.space_id)):
        row: PersonExport = PersonExport.objects.get(pk=export.pk)
    return row


def files(folder: Path) -> list[str]:
    """Whatever lies there, hidden files too."""
    return [path.name for path in folder.rglob("*.zip")] + [path.name for path in folder.rglob(".*") if path.is_file()]


def test_the_erasure_of_a_person_destroys_what_was_collected_of_them_at_once(
    stuffed: Stuffed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = gone_person(stuffed)
    export = asked_for(stuffed, person)
    drain(timezone.now() + timedelta(hours=1))
    assert as_it_is(export).built_at and len(files(tmp_path)) == 1
    client = Client()
    client.force_login(stuffed.first)
    pages = [reverse(name, args=(stuffed.space.slug, export.pk)) for name in ("export_status", "export_file")]
    assert "Download" in client.get(pages[0]).content.decode()
    asked = ask(stuffed, Kind.PERSON, person.pk, by=stuffed.first)
    confirm(stuffed, asked, by=stuffed.second)

    def until_the_power_went(unit: Any, **rest: Any) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(erasing, "empty", until_the_power_went)
        with pytest.raises(SystemExit):
            drain(timezone.now() + timedelta(hours=1))
    assert files(tmp_path) == [], "before anything else goes"
    row = as_it_is(export)
    assert (row.file_name, row.size, row.destroyed_at) == ("", 0, NOW)
    assert client.get(pages[1]).status_code == 404
    assert "because something was erased here then" in client.get(pages[0]).content.decode()


def test_why_their_data_was_collected_is_erased_as_well(stuffed: Stuffed) -> None:
    person = gone_person(stuffed)
    export = asked_for(stuffed, person)
    drain(timezone.now() + timedelta(hours=1))
    erased(stuffed, Kind.PERSON, person.pk)
    with acting(in_space(stuffed.space.pk)):
        assert PersonExport.objects.get(pk=export.pk).reason == "[erased]"
        assert {row.reason for row in PersonExport.history.filter(id=export.pk)} == {"[erased]"}


def test_any_erasure_ends_every_export_for_it_may_hold_what_goes(stuffed: Stuffed, tmp_path: Path) -> None:
    with acting(in_space(stuffed.space.pk)):
        person = Person.objects.get(name="Council Holder")
    export = asked_for(stuffed, person)
    drain(timezone.now() + timedelta(hours=1))
    assert files(tmp_path)
    erased(stuffed, Kind.MINUTES, stuffed.item.pk)
    assert files(tmp_path) == [] and as_it_is(export).destroyed_at == NOW


def test_what_is_collected_while_something_is_erased_is_collected_anew(
    stuffed: Stuffed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The erasure begins and ends between the collecting and the keeping of the file."""
    with acting(in_space(stuffed.space.pk)):
        person = Person.objects.get(name="Council Holder")
    pack, kept = exporting.pack, []

    def meanwhile(*, tables: Any, head: Any) -> bytes:
        if not kept:
            asked = ask(stuffed, Kind.FILE, stuffed.file.pk, by=stuffed.first)
            confirm(stuffed, asked, by=stuffed.second)
            with acting(in_space(stuffed.space.pk)):
                job = Job.objects.get(key=f"erasure:{asked.pk}")
            run(job.pk, timezone.now() + timedelta(hours=1))
        kept.append(str(tables))
        return pack(tables=tables, head=head)

    monkeypatch.setattr(exporting, "pack", meanwhile)
    export = asked_for(stuffed, person)
    drain(timezone.now() + timedelta(hours=1))
    with acting(in_space(stuffed.space.pk)):
        assert ErasureDone.objects.count() == 1
        job = Job.objects.get(key=f"export:{export.pk}")
        assert (job.state, job.problem) == ("queued", "Something was erased meanwhile, so the data is collected anew.")
    assert MARK in kept[0] and files(tmp_path) == [], "what was collected before it is not kept for a moment"
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: NOW + timedelta(minutes=5))
    drain(timezone.now() + timedelta(hours=2))
    assert as_it_is(export).built_at is not None and len(files(tmp_path)) == 1
    assert MARK not in kept[-1]


def test_what_was_built_while_an_erasure_ran_goes_with_its_end(
    stuffed: Stuffed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, empty, built = gone_person(stuffed), erasing.empty, []
    asked = ask(stuffed, Kind.FILE, stuffed.file.pk, by=stuffed.first)
    confirm(stuffed, asked, by=stuffed.second)

    def while_somebody_collects(unit: Any, **rest: Any) -> None:
        if not built:
            export = PersonExport(person=person, own=False, reason=REASON, by=stuffed.first, asked_at=NOW)
            export.save()
            name = exporting.keep(export=export, data=b"PK")
            built.append(exporting.store(export=export, name=name, data=b"PK", at=NOW))
            assert files(tmp_path)
        empty(unit, **rest)

    monkeypatch.setattr(erasing, "empty", while_somebody_collects)
    assert work_off(asked).state == "done"
    assert files(tmp_path) == [] and as_it_is(built[0]).destroyed_at == NOW
