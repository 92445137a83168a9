"""Documents in a case file: put in and taken away by its list, absent for everybody else, each download a look."""

import re
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.stored import StoredFile
from partnership.models import CaseDocument, CaseFile, FileRead
from partnership.operations.cases import add_document, close_case_file, withdraw_document
from partnership.rules.roles import Right
from tests.conftest import NOW
from tests.factories.cases import make_case_file, put_on, seat_of, within
from tests.factories.factors import APP, code_of
from tests.factories.fixtures import World, scene
from tests.factories.uploads import pdf, upload
from tests.identity.conftest import grow_older
from tests.sweeps.objects import shut


@scene
def file(world: World) -> CaseFile:
    return make_case_file(world.here, world.user("team"))


def client_of(world: World, role: str) -> Client:
    client = Client()
    client.force_login(world.user(role))
    return client


def address(world: World, name: str, *args: Any) -> str:
    return reverse(name, args=(world.here.slug, *args))


def put_in(world: World, file: CaseFile, title: str = "Chronology") -> CaseDocument:
    with within(world.here, file, user=world.user("team")):
        seat = seat_of(world.user("team"), world.here)
        return add_document(file=file, title=title, upload=upload("Child of Ross.pdf"), seat=seat, at=NOW)


def test_nothing_is_put_into_a_closed_file(world: World, file: CaseFile) -> None:
    with within(world.here, file, user=world.user("team")):
        close_case_file(file=file, reason="It is over", seat=seat_of(world.user("team"), world.here), at=NOW)
    lead, add = client_of(world, "team"), address(world, "case_document_add", file.pk)
    assert add not in lead.get(address(world, "case_file", file.pk)).content.decode()
    page = lead.post(add, {"title": "Chronology", "upload": upload("Child of Ross.pdf")}).content.decode()
    assert "This case file is closed" in page and "There is a problem" not in page
    with within(world.here, file):
        assert not CaseDocument.objects.exists() and not StoredFile.objects.exists()


def test_put_in_shown_and_taken_away_by_the_list(world: World, file: CaseFile) -> None:
    lead, add = client_of(world, "team"), address(world, "case_document_add", file.pk)
    page = lead.post(add, {"title": "Chronology", "upload": upload("Chronology.doc")}).content.decode()
    assert "is old and cannot be checked" in page and 'value="Chronology"' in page
    assert lead.post(add, {"title": "Chronology", "upload": upload("Child of Ross.pdf")}).status_code == 302
    with within(world.here, file):
        document = CaseDocument.objects.get()
    at = address(world, "case_document", file.pk, document.pk)
    put_on(file, world.user("dsp"), level=Right.OPEN_FILE)
    reader = client_of(world, "dsp")
    page = reader.get(address(world, "case_file", file.pk)).content.decode()
    assert f'href="{at}"' in page and "Child of Ross.pdf (PDF, 1 KB). Not scanned: no scanner is set up." in page
    assert add not in page and f"{at}withdraw/" not in page
    answer = reader.get(at)
    assert b"".join(answer.streaming_content) == pdf()
    shut(answer)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Child of Ross.pdf"'
    with within(world.here, file):
        looks = FileRead.objects.filter(page="case_document").values_list("by__email", "kind", "path")
        assert list(looks) == [(world.user("dsp").email, "export", at)]
    for name in ("case_document_add", "case_document_withdraw"):
        assert reader.get(address(world, name, file.pk, *([document.pk] if "w" in name[9:] else []))).status_code == 403
    other = client_of(world, "lsp")
    assert other.get(at).status_code == other.get(f"{at}withdraw/").status_code == other.get(add).status_code == 404


def test_what_was_typed_beside_a_file_outlives_the_question_who_one_is(world: World, file: CaseFile) -> None:
    """The file itself is not kept: one is told so, and chooses it again in the form as it was filled in."""
    TOTP.activate(world.user("team"), APP)
    lead, add = client_of(world, "team"), address(world, "case_document_add", file.pk)
    lead.get("/")
    grow_older(lead, 16 * 60)
    lead.post(add, {"title": "Chronology", "upload": upload("Child of Ross.pdf"), "once": "a-key-of-this-form"})
    cache.clear()
    lead.post("/account/second-step/again/code/", {"code": code_of(APP)})
    page = lead.get(reverse("carry_on")).content.decode()
    assert f'action="{add}"' in page and "choose it again in the form" in page and "send it now" not in page.lower()
    kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    page = lead.post(add, kept).content.decode()
    assert 'value="Chronology"' in page and 'type="file"' in page and "There is a problem" in page
    with within(world.here, file):
        assert not CaseDocument.objects.exists()
    assert lead.post(add, {"title": "Chronology", "upload": upload("Child of Ross.pdf")}).status_code == 302


def test_a_document_is_had_in_its_own_file_only(world: World, file: CaseFile) -> None:
    document = put_in(world, file)
    other = make_case_file(world.here, world.user("team"))
    assert client_of(world, "team").get(address(world, "case_document", other.pk, document.pk)).status_code == 404


def test_an_old_factor_is_asked_for_again(world: World, file: CaseFile) -> None:
    document = put_in(world, file)
    client = client_of(world, "team")
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 1.0, "type": "totp"}]
    session.save()
    answer = client.get(address(world, "case_document", file.pk, document.pk))
    assert answer.status_code == 302 and answer.headers["Location"].startswith("/account/")


def test_withdrawn_it_is_named_with_the_reason_and_stays_in(world: World, file: CaseFile) -> None:
    document = put_in(world, file)
    client = client_of(world, "team")
    of = (file.pk, document.pk)
    withdraw = address(world, "case_document_withdraw", *of)
    assert "Enter the reason" in client.post(withdraw, {"reason": ""}).content.decode()
    assert client.post(withdraw, {"reason": "Of another child"}).status_code == 302
    page = client.get(address(world, "case_file", file.pk)).content.decode()
    assert "Withdrawn: Of another child" in page
    assert client.get(address(world, "case_document", *of)).status_code == 404
    assert "This document was withdrawn" in client.get(withdraw).content.decode()
    with within(world.here, file), pytest.raises(Refused, match="was withdrawn"):
        withdraw_document(document=document, reason="Again")


def test_the_page_costs_the_same_with_more_of_them(world: World, file: CaseFile) -> None:
    client, page = client_of(world, "team"), address(world, "case_file", file.pk)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(page).status_code == 200
        return len(found)

    put_in(world, file)
    queries()
    one = queries()
    put_in(world, file, "Another")
    put_in(world, file, "A third")
    assert queries() == one
    with within(world.here, file):
        assert StoredFile.objects.count() == 3


def test_a_closed_file_takes_no_document(world: World, file: CaseFile) -> None:
    lead, add = client_of(world, "team"), address(world, "case_document_add", file.pk)
    with within(world.here, file, user=world.user("team")):
        close_case_file(file=file, reason="Over", seat=seat_of(world.user("team"), world.here), at=NOW)
    assert add not in lead.get(address(world, "case_file", file.pk)).content.decode()
    sent, page_of_ours = {"title": "Typed at length", "upload": upload("Late.pdf")}, f"http://testserver{add}"
    page = lead.post(add, sent, HTTP_REFERER=page_of_ours).content.decode()
    assert "This case file is closed" in page and "Typed at length" in page
    with pytest.raises(Refused, match="is closed"):
        put_in(world, file)  # who still holds it as open
    with within(world.here, file):
        assert not CaseDocument.objects.exists()
