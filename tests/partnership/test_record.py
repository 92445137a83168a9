"""The page of the record, and the mail that carries its seal outside."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hscp.record.chain import Fault, Proof, head_of, verify
from hscp.record.checking import keep_check
from hscp.record.entries import ChainEntry, DifferenceKind
from hscp.record.erasure import erase
from hscp.record.files import keep
from hscp.record.models import Mail
from hscp.record.reconcile import Comparison, Found
from hscp.record.runner import drain
from hscp.spaces.acting import acting, in_space
from partnership.models import Person, Seat
from partnership.operations.record import mail_head
from tests.conftest import NOW, ON_POSTGRES, TODAY
from tests.factories.cases import make_case_file, within
from tests.factories.fixtures import World
from tests.factories.uploads import upload
from tests.servers.clamd import ClamdServer
from tests.servers.redis import free_port


@pytest.fixture
def sealed(world: World) -> World:
    if ON_POSTGRES:
        connection.check_constraints()
    return world


def page(world: World, role: str = "team", **query: str) -> str:
    client = Client()
    client.force_login(world.user(role))
    response = client.get(f"/p/{world.here.slug}/record/", query)
    assert response.status_code == 200
    return response.content.decode()


def test_before_anything_was_checked(sealed: World) -> None:
    shown = page(sealed)
    with acting(in_space(sealed.here.pk)):
        head = head_of(sealed.here.pk)
    assert str(head) in shown
    assert "No check has been made yet" in shown
    assert "Nothing has been erased" in shown
    assert "Scrutineer post" in shown
    member = Client()
    member.force_login(sealed.user("member"))
    assert member.get(f"/p/{sealed.here.slug}/record/").status_code == 403


def test_a_printed_seal_is_found_again_by_whoever_scrutinises(sealed: World) -> None:
    with acting(in_space(sealed.here.pk)):
        head = head_of(sealed.here.pk)
        first = ChainEntry.objects.get(space=sealed.here, number=2)
    assert head is not None
    printed = f"{first.head[:32]} {first.head[32:].upper()}"
    assert f"Found: entry 2</strong> of this record, of {head.number}" in page(sealed, "scrutineer", seal=printed)
    assert "No entry of this record has that seal" in page(sealed, "scrutineer", seal=first.head[::-1])
    assert "Enter all 64 characters of the seal" in page(sealed, "scrutineer", seal=first.head[:60])
    assert "Enter the seal, as it is printed" in page(sealed, "scrutineer", seal=" ")


def check(world: World, proof: Proof | None = None, *found: Found) -> None:
    with acting(in_space(world.here.pk)):
        keep_check(comparison=Comparison(40, found), proof=proof or verify(world.here.pk), at=NOW)


def test_what_a_check_found_is_shown_to_the_scrutineer(sealed: World) -> None:
    check(sealed, None, Found("partnership.Person", 7, DifferenceKind.CHANGED, ("name", "email")))
    with acting(in_space(sealed.here.pk)):
        row = Person.history.order_by("pk").first()
        erase(table="partnership_historicalperson", row_key=row.pk, reason="Its time was over", at=NOW)
    shown = page(sealed, "scrutineer")
    assert "1 object does not agree with its history" in shown
    assert "Person 7" in shown
    assert "name, e-mail address" in shown
    assert "Its time was over" in shown


def test_a_broken_chain_is_a_warning(sealed: World) -> None:
    proof = verify(sealed.here.pk)
    check(sealed, Proof(proof.head, 0, Fault(3, "partnership_historicalperson", 9, "The row is missing.")))
    shown = page(sealed)
    assert "The record is broken. Entry 3, partnership_historicalperson row 9: The row is missing." in shown


def test_its_cost_does_not_grow(sealed: World) -> None:
    client = Client()
    client.force_login(sealed.user("team"))
    cost = []
    for number in (1, 1, 3):
        check(sealed, None, *(Found("partnership.Person", key, DifferenceKind.VANISHED) for key in range(number)))
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/p/{sealed.here.slug}/record/")
        cost.append(len(queries))
    assert cost[1] == cost[2]


def test_the_seal_is_mailed_once_a_day_to_who_scrutinises(sealed: World) -> None:
    with acting(in_space(sealed.here.pk)):
        head = head_of(sealed.here.pk)
        for _ in range(2):
            mail_head(space=sealed.here, at=NOW, day=TODAY)
        mails = list(Mail.objects.filter(subject__contains="seal"))
        assert [mail.to for mail in mails] == [f"scrutineer@{sealed.here.slug}.example.org"]
        assert f"\n{head}\n" in mails[0].text
        assert f"verify_record {sealed.here.slug} --head {head}" in mails[0].text
        seat = Seat.objects.get(role="scrutineer")
        seat.ends_on = TODAY
        seat.save(update_fields=["ends_on"])
        mail_head(space=sealed.here, at=NOW, day=TODAY.replace(day=22))
        assert Mail.objects.filter(subject__contains="seal").count() == 1


def test_files_that_wait_for_the_scanner_are_counted(sealed: World, settings: Any) -> None:
    assert "No scanner is set up, and every uploaded file says so." in page(sealed)
    with ClamdServer() as clamd:
        there, settings.CLAMAV_URL = clamd.url, f"tcp://127.0.0.1:{free_port()}"
        file = make_case_file(sealed.here, sealed.user("lsp"))
        with within(sealed.here, file):
            for case_file_id in (None, file.pk):
                keep(upload=upload(), case_file_id=case_file_id, at=NOW)
        drain(NOW)
        shown = page(sealed)
        assert "2 files wait to be scanned and cannot be downloaded before." in shown
        assert "The scanner could not be asked (ConnectionRefusedError)." in shown
        settings.CLAMAV_URL = there
        drain(timezone.now() + timedelta(hours=1))
        assert "Files are scanned as they arrive. None waits." in page(sealed)
