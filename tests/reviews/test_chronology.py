"""The chronology: imported all or none, corrected beside what stood, filtered, compared; a large case stays quick."""

import time as clock
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.ui.spreadsheets import table_of, xlsx_bytes
from partnership.operations.cases import close_case_file
from reviews.models import ChronologyEntry, ChronologyResolved
from reviews.operations.chronology import add_entry, import_entries, resolve
from reviews.queries.chronology import differing
from reviews.rules.chronology import COLUMNS
from tests.conftest import NOW, TODAY
from tests.reviews.test_requests import Case

PLAIN = {"at_time": None, "child": None, "source": "", "significance": ""}


@pytest.fixture
def case(asked: Case) -> Case:
    return asked


def add(case: Case, agency: str, what: str, **more: Any) -> ChronologyEntry:
    said = {"rapid": case.rapid, "on": TODAY, "agency": agency, "what": what, "seat": case.seat, "at": NOW}
    return add_entry(**{**PLAIN, **said, **more})


def many(count: int) -> list[list[Any]]:
    rows: list[list[Any]] = [list(COLUMNS)]
    for n in range(count):
        day = f"{2024 + n % 2}-{1 + n % 12:02}-{1 + n % 28:02}"
        rows.append([day, "", "A" if n % 3 else "", f"Agency {n % 25}", f"Event {n}", "Notes", ""])
    return rows


def view(case: Case, name: str, **query: str) -> Any:
    client = Client()
    client.force_login(case.world.user("team"))
    return client.get(reverse(name, args=(case.world.here.slug, case.incident.pk)), query)


def test_a_large_case_is_imported_and_opened_in_time(case: Case) -> None:
    rows = many(1500)
    began = clock.monotonic()
    table = table_of("c.xlsx", xlsx_bytes(rows[0], rows[1:]), most=2002)
    with case.inside():
        found = import_entries(rapid=case.rapid, rows=table, dry_run=False, seat=case.seat, at=NOW)
    assert found.kept == 1500 and clock.monotonic() - began < 5
    client = Client()
    client.force_login(case.world.user("team"))
    address = reverse("chronology", args=(case.world.here.slug, case.incident.pk))
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        body = client.get(address).content.decode()
    asked = [each["sql"] for each in caught if each["sql"].lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE"))]
    assert "1,500 entries" in body and len(asked) <= 20, len(asked)


def test_all_or_none_and_a_dry_run_keeps_nothing(case: Case) -> None:
    with case.inside():
        said = {"rapid": case.rapid, "seat": case.seat, "at": NOW}
        assert import_entries(rows=many(3), dry_run=True, **said).problems == ()
        wrong = [*many(3), ["never", "", "", "School", "x", "", ""]]
        assert [each.row for each in import_entries(rows=wrong, dry_run=False, **said).problems] == [5]
        assert ChronologyEntry.objects.count() == 0


def test_a_correction_stands_beside_what_it_corrects(case: Case) -> None:
    with case.inside():
        first = add(case, "School", "Seen at nine")
        with pytest.raises(Refused, match="Say why"):
            add(case, "School", "Seen at ten", replaces=first)
        add(case, "School", "Seen at ten", replaces=first, because="Misread")
        with pytest.raises(Refused, match="corrected meanwhile"):
            add(case, "School", "Seen at eleven", replaces=first, because="Again")
        assert ChronologyEntry.objects.count() == 2
    body = view(case, "chronology").content.decode()
    assert "Seen at ten" in body and "Seen at nine" not in body and "1 entry" in body


def test_accounts_that_differ_are_resolved_by_a_person_and_all_stay(case: Case) -> None:
    with case.inside():
        school, police = add(case, "School", "Well"), add(case, "Police", "Bruised")
        said = {"rapid": case.rapid, "on": TODAY, "child": None, "seat": case.seat, "at": NOW}
        with pytest.raises(Refused, match="Say why"):
            resolve(stands=school.pk, because=" ", **said)
        with pytest.raises(Refused, match="one of the accounts"):
            resolve(stands=police.pk + 9, because="x", **said)
        resolve(stands=police.pk, because="A photograph", **said)
        assert [each.resolved is not None for each in differing(case.rapid)] == [True]
    body = view(case, "differences").content.decode()
    assert "Well" in body and "Bruised" in body and "A photograph" in body
    with case.inside():
        add(case, "Ward", "Broken arm")
        assert [each.resolved is not None for each in differing(case.rapid)] == [False]
        assert ChronologyResolved.objects.count() == 1
    assert b"1 difference" in view(case, "chronology").content


def test_what_is_asked_for_is_shown_and_downloaded(case: Case) -> None:
    with case.inside():
        add(case, "School", "Well")
        add(case, "Police", "Bruised", on=TODAY.replace(day=1))
    body = view(case, "chronology", agency="Police").content.decode()
    assert "Bruised" in body and "Well</span>" not in body
    client = Client()
    client.force_login(case.world.user("team"))
    answer = client.get(
        reverse("chronology", args=(case.world.here.slug, case.incident.pk)), {"agency": "School", "format": "xlsx"}
    )
    assert "attachment" in answer.headers["Content-Disposition"]
    table = table_of("c.xlsx", answer.content, most=10)
    assert (
        table[0] == ["OFFICIAL-SENSITIVE"] and table[1] == list(COLUMNS) and [row[4] for row in table[2:]] == ["Well"]
    )


def test_a_closed_case_refuses_a_spreadsheet_and_says_why(case: Case) -> None:
    with case.inside():
        close_case_file(file=case.incident.file, reason="Done", seat=case.seat, at=NOW)
    client = Client()
    client.force_login(case.world.user("team"))
    address = reverse("entries_import", args=(case.world.here.slug, case.incident.pk))
    upload = SimpleUploadedFile("c.csv", b"Day,Child,Agency,What happened\n2026-05-01,A,School,Seen\n", "text/csv")
    shown = client.post(address, {"what": "import", "upload": upload})
    assert shown.status_code == 200 and "This case file is closed" in shown.content.decode()


def test_a_contact_brings_their_own_agencys_record_and_no_other(case: Case) -> None:
    client = Client()
    client.force_login(case.world.user("member"))
    address = reverse("my_entries_import", args=(case.world.here.slug, case.request.pk))
    text = "Day,Child,What happened\n2026-05-01,A,Seen by us\n"
    sent = {"what": "import", "upload": SimpleUploadedFile("c.csv", text.encode(), "text/csv")}
    assert client.post(address, sent).status_code == 302
    with case.inside():
        made = ChronologyEntry.objects.get()
        assert (made.request_id, made.what) == (case.request.pk, "Seen by us")
        assert made.agency == case.request.seat.post.title and made.child is not None
    assert "1 in the case so far" in case.page("member").content.decode()
    client.force_login(case.world.user("dsp"))
    assert client.get(address).status_code == 404
