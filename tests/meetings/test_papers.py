"""Papers of an agenda item: put to it, replaced, withdrawn, taken away through the item's door and no other."""

import re
import threading
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hscp.lib.verdicts import Refused
from hscp.record.runner import drain
from hscp.record.stored import StoredFile
from hscp.spaces.acting import acting, in_space
from meetings.models import AgendaItem, Meeting, Paper, PaperVersion
from meetings.operations.agenda import add_item, withdraw_item
from meetings.operations.meeting import cancel_meeting
from meetings.operations.papers import add_paper, replace_paper, withdraw_paper
from partnership.models import FileRead
from partnership.rules.roles import Right
from tests.conftest import NOW
from tests.factories.cases import make_case_file, put_on, within
from tests.factories.fixtures import World
from tests.factories.meetings import make_board, planned
from tests.factories.uploads import EICAR, office, pdf, upload
from tests.meetings.conftest import Stage
from tests.meetings.test_meeting import BESIDES
from tests.servers.clamd import ClamdServer
from tests.servers.redis import free_port
from tests.sweeps.objects import shut

SANDBOX = "sandbox; default-src 'none'"


def content_of(response: Any) -> bytes:
    """The whole of an answer that streams, which is shut then (closing it would close the test's database too)."""
    found = b"".join(response.streaming_content)
    shut(response)
    return found


@pytest.fixture
def meeting(stage: Stage) -> Meeting:
    return stage.inside(lambda: planned(stage.board, items=2))


@pytest.fixture
def item(stage: Stage, meeting: Meeting) -> AgendaItem:
    return stage.inside(lambda: AgendaItem.objects.select_related("meeting__group").get(meeting=meeting, number=1))


@pytest.fixture
def paper(stage: Stage, item: AgendaItem) -> Paper:
    return stage.inside(lambda: add_paper(item=item, title="Thresholds", upload=upload(), seat=None, at=NOW))


def sent(stage: Stage, item: AgendaItem, file: Any, who: str = "team", **more: str) -> Any:
    address = stage.address("paper_add", item.meeting_id, item.pk)
    return stage.client(who).post(address, {"title": "Thresholds", "author": "Lead", "upload": file, **more})


def test_added_on_the_page_and_taken_away_by_a_member(stage: Stage, meeting: Meeting, item: AgendaItem) -> None:
    data = pdf()
    answer = sent(stage, item, upload("C:\\x\\Schwellen – “neu”.pdf", data))
    assert answer.headers["Location"] == f"{stage.address('meeting', meeting.pk)}#item-1"
    pk = stage.inside(lambda: Paper.objects.get().pk)
    page = stage.page("member", "meeting", meeting.pk)
    address = stage.address("paper_file", meeting.pk, item.pk, pk)
    shown = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert (
        "Paper 1 : Thresholds , by Lead Schwellen – “neu”.pdf (PDF, 1 KB). Not scanned: no scanner is set up." in shown
    )
    assert f'href="{address}"' in page and f"{address}replace/" not in page
    answer = stage.client("member").get(address, headers={"Range": "bytes=0-3"})
    assert answer.status_code == 200 and content_of(answer) == data
    named = "attachment; filename*=utf-8''Schwellen%20%E2%80%93%20%E2%80%9Cneu%E2%80%9D.pdf"
    assert answer.headers["Content-Disposition"] == named
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Length"] == str(len(data))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith(SANDBOX)
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["Accept-Ranges"] == "none"
    head = stage.client("member").head(address)
    shut(head)
    assert head.status_code == 200 and head.headers["Content-Length"] == str(len(data))


def test_what_is_stored_says_nothing_and_only_we_read_it(stage: Stage, paper: Paper) -> None:
    stored = stage.inside(lambda: StoredFile.objects.get())
    lies = Path(settings.MEDIA_ROOT) / stored.path
    assert stored.path.startswith(f"{stage.world.here.pk}/files/0/") and re.fullmatch(r"[0-9a-f]{48}", lies.name)
    assert lies.stat().st_mode & 0o777 == 0o600 and lies.parent.stat().st_mode & 0o777 == 0o700
    assert not [each for each in lies.parent.iterdir() if each.name.startswith(".")]
    client = stage.client("team")
    for url in (f"/static/{stored.path}", f"/media/{stored.path}", f"/files/{stored.path}", f"/{stored.path}"):
        assert client.get(url).status_code == 404
    with pytest.raises(ValueError, match="no address"):
        default_storage.url(stored.path)


def test_a_refused_file_says_everything_and_what_was_typed_stays(stage: Stage, item: AgendaItem) -> None:
    bad = office("docx", {"word/vbaProject.bin": b"x", "word/activeX/a.xml": "<a/>"})
    page = sent(stage, item, upload("Paper.exe.docx", bad)).content.decode()
    for sentence in ("says two kinds", "The file contains macros.", "active controls"):
        assert sentence in page
    assert 'value="Thresholds"' in page and 'value="Lead"' in page
    page = sent(stage, item, upload(), title="").content.decode()
    assert "Enter the title" in page and "Choose the file again" in page and 'value="Lead"' in page
    assert not stage.inside(lambda: StoredFile.objects.exists() or Paper.objects.exists())


def test_a_file_above_the_limit_comes_back_with_its_form(stage: Stage, item: AgendaItem, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 3_000_000  # bytes: larger than what is held in memory, so that it lies on the disk
    page = sent(stage, item, upload("Big.pdf", b"%PDF-" + b"0" * 3_000_000)).content.decode()
    assert "3 MB is the most that we take." in page
    assert 'value="Thresholds"' in page
    long = BytesIO(b"0" * 2_700_000)
    long.name = f"a.{'x' * 240}"
    assert sent(stage, item, long).status_code == 200, "a long ending is no name on our disk"


def test_a_request_above_the_limit_is_told_so(stage: Stage, item: AgendaItem, settings: Any) -> None:
    settings.REQUEST_LIMIT = 100_000
    answer = sent(stage, item, upload("Big.pdf", b"%PDF-" + b"0" * 150_000))
    assert answer.status_code == 413
    assert "A file may have 25 MB at the most." in answer.content.decode()
    assert answer.headers["X-Frame-Options"] == "DENY" and "no-store" in answer.headers["Cache-Control"]
    assert answer.wsgi_request._stream.read(1) == b"", "it was read to its end, so that the browser reads our answer"


def test_replaced_it_keeps_the_version_before(stage: Stage, meeting: Meeting, paper: Paper) -> None:
    address = stage.address("paper_replace", meeting.pk, paper.item_id, paper.pk)
    newer = office("docx")
    assert stage.client("team").post(address, {"upload": upload("New.docx", newer)}).status_code == 302
    client, of = stage.client("member"), (meeting.pk, paper.item_id, paper.pk)
    assert content_of(client.get(stage.address("paper_file", *of))) == newer
    assert content_of(client.get(stage.address("paper_version_file", *of, 1))) == pdf()
    assert client.get(stage.address("paper_version_file", *of, 3)).status_code == 404
    page = stage.page("member", "meeting", meeting.pk)
    assert "Earlier versions" in page and stage.address("paper_version_file", *of, 1) in page


def test_withdrawn_it_is_named_and_nobody_takes_it_away(stage: Stage, meeting: Meeting, paper: Paper) -> None:
    of = (meeting.pk, paper.item_id, paper.pk)
    address = stage.address("paper_withdraw", *of)
    client = stage.client("team")
    assert "Enter the reason" in client.post(address, {"reason": ""}).content.decode()
    assert client.post(address, {"reason": "Wrong figures"}).status_code == 302
    page = stage.page("member", "meeting", meeting.pk)
    assert "Withdrawn: Wrong figures" in page and stage.address("paper_file", *of) not in page
    assert client.get(stage.address("paper_file", *of)).status_code == 404
    assert client.get(stage.address("paper_version_file", *of, 1)).status_code == 404
    assert "This paper was withdrawn: Wrong figures" in client.get(address).content.decode()
    with acting(in_space(stage.world.here.pk)), pytest.raises(Refused, match="withdrawn"):
        replace_paper(paper=paper, upload=upload(), seat=None, at=NOW)


def test_an_agenda_that_stands_takes_no_paper(stage: Stage, meeting: Meeting, item: AgendaItem) -> None:
    def refused(act: Any) -> str:
        with pytest.raises(Refused) as found:
            stage.inside(act)
        return str(found.value)

    other = stage.inside(lambda: AgendaItem.objects.select_related("meeting").get(meeting=meeting, number=2))
    stage.inside(lambda: withdraw_item(item=other, reason="Not ready"))
    assert "Item 2 was withdrawn" in refused(
        lambda: add_paper(item=other, title="A", upload=upload(), seat=None, at=NOW)
    )
    paper = stage.inside(lambda: add_paper(item=item, title="A", upload=upload(), seat=None, at=NOW))
    stage.inside(lambda: cancel_meeting(meeting=meeting, reason="Snow", seat=None, at=NOW))
    for act in (
        lambda: add_paper(item=item, title="B", upload=upload(), seat=None, at=NOW),
        lambda: replace_paper(paper=paper, upload=upload(), seat=None, at=NOW),
        lambda: withdraw_paper(paper=paper, reason="x"),
    ):
        assert "its agenda stands" in refused(act)
    assert "its agenda stands" in stage.page("team", "paper_add", meeting.pk, item.pk)


def test_papers_cost_the_page_one_query(stage: Stage, meeting: Meeting, item: AgendaItem) -> None:
    client, address = stage.client("team"), stage.address("meeting", meeting.pk)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        return len([one for one in found.captured_queries if not one["sql"].startswith(BESIDES)])

    queries()
    without = queries()
    for number in range(3):
        paper = stage.inside(
            lambda title=f"P{number}": add_paper(item=item, title=title, upload=upload(), seat=None, at=NOW)
        )
        stage.inside(lambda paper=paper: replace_paper(paper=paper, upload=upload(), seat=None, at=NOW))
    assert queries() == without


def restricted(stage: Stage, meeting: Meeting) -> tuple[Any, AgendaItem, Paper]:
    """A paper on an item of a case file that the team leads."""
    here = stage.world.here
    file = make_case_file(here, stage.world.user("team"))
    with within(here, file):
        item = add_item(meeting=meeting, title="A child in Ross", file=file)
        paper = add_paper(item=item, title="Chronology", upload=upload("Child.pdf"), seat=None, at=NOW)
    return file, item, paper


def test_a_paper_of_a_case_file_is_for_its_list_and_each_look_is_recorded(stage: Stage, meeting: Meeting) -> None:
    file, item, paper = restricted(stage, meeting)
    address = stage.address("paper_file", meeting.pk, item.pk, paper.pk)
    assert stage.client("member").get(address).status_code == 404
    assert stage.client("lsp").get(address).status_code == 404
    assert "Chronology" not in stage.page("member", "meeting", meeting.pk)
    put_on(file, stage.world.user("member"))
    client = stage.client("member")
    assert content_of(client.get(address)) == pdf()
    with within(stage.world.here, file):
        looks = FileRead.objects.filter(page="paper_file")
        assert [(look.kind, look.path, look.by_id) for look in looks] == [
            ("export", address, stage.world.user("member").pk)
        ]
        stored = StoredFile.objects.get()
        assert stored.case_file_id == file.pk and stored.path.split("/")[2] == str(file.pk)
    with acting(in_space(stage.world.here.pk)):
        assert not StoredFile.objects.exists() and not StoredFile.history.exists()
    stale = Client()
    stale.force_login(stage.world.user("member"), factor=False)
    session = stale.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 1.0, "type": "totp"}]
    session.save()
    answer = stale.get(address)
    location = answer.headers["Location"]
    assert answer.status_code == 302 and location.startswith("/account/second-step/again/"), "an old factor does not do"
    assert location.endswith(quote(reverse("carry_on"), safe="")), "and then a page offers the file"
    with within(stage.world.here, file):
        assert FileRead.objects.filter(page="paper_file").count() == 1, "what was not shown is no look"


def test_who_only_reads_a_case_file_puts_nothing_in(stage: Stage, meeting: Meeting) -> None:
    file, item, paper = restricted(stage, meeting)
    put_on(file, stage.board.seats["council"].user, seat=stage.board.seats["council"], level=Right.OPEN_FILE)
    client = stage.client("council")  # chairs the board, so manages its agenda
    assert content_of(client.get(stage.address("paper_file", meeting.pk, item.pk, paper.pk))) == pdf()
    assert client.get(stage.address("paper_add", meeting.pk, item.pk)).status_code == 403
    assert client.get(stage.address("paper_replace", meeting.pk, item.pk, paper.pk)).status_code == 403


def test_a_paper_is_had_under_its_own_item_and_meeting_only(stage: Stage, meeting: Meeting, paper: Paper) -> None:
    other = stage.inside(lambda: AgendaItem.objects.get(meeting=meeting, number=2))
    second = stage.inside(lambda: planned(stage.board, items=1, hour=14))
    client = stage.client("team")
    for of in ((meeting.pk, other.pk, paper.pk), (second.pk, paper.item_id, paper.pk)):
        assert client.get(stage.address("paper_file", *of)).status_code == 404


@pytest.fixture
def scanned(settings: Any) -> Any:
    with ClamdServer() as clamd:
        settings.CLAMAV_URL, settings.CLAMAV_SECONDS = clamd.url, 2.0
        yield clamd


def test_scanned_clean_it_says_so_and_infected_it_is_refused(
    stage: Stage, meeting: Meeting, item: AgendaItem, scanned: Any
) -> None:
    assert sent(stage, item, upload("Notes.txt", b"harmless")).status_code == 302
    assert scanned.scanned == [b"harmless"]
    assert "Scanned: no virus found" in stage.page("member", "meeting", meeting.pk)
    page = sent(stage, item, upload("Notes.txt", EICAR.encode())).content.decode()
    assert "The virus scanner found something in this file (Win.Test.EICAR_HDB-1). It was not kept." in page
    assert stage.inside(lambda: StoredFile.objects.count()) == 1


def test_with_the_scanner_away_it_is_kept_and_waits_until_it_was_scanned(
    stage: Stage, meeting: Meeting, item: AgendaItem, scanned: Any, settings: Any
) -> None:
    there = settings.CLAMAV_URL
    settings.CLAMAV_URL = f"tcp://127.0.0.1:{free_port()}"
    assert sent(stage, item, upload()).status_code == 302
    paper = stage.inside(lambda: Paper.objects.get())
    address = stage.address("paper_file", meeting.pk, item.pk, paper.pk)
    page = stage.page("member", "meeting", meeting.pk)
    assert "Not scanned yet" in page and f'"{address}"' not in page
    answer = stage.client("member").get(address, follow=True)
    assert answer.redirect_chain and "has not been scanned for viruses yet" in answer.content.decode()
    drain(NOW)
    assert "Not scanned yet" in stage.page("member", "meeting", meeting.pk), (
        "a scanner that is away finds nothing clean"
    )
    settings.CLAMAV_URL = there
    drain(timezone.now() + timedelta(hours=1))  # the next try is dated by the machine's own clock
    assert "Scanned: no virus found" in stage.page("member", "meeting", meeting.pk)
    assert content_of(stage.client("member").get(address)) == pdf()


@pytest.mark.postgres
def test_eight_at_the_same_moment_store_one_file(committed_world: World) -> None:
    here = committed_world.here
    with acting(in_space(here.pk)):
        meeting = planned(make_board(key="uploads"), items=1)
        item = AgendaItem.objects.get(meeting=meeting)
    address = f"/p/{here.slug}/meetings/{meeting.pk}/items/{item.pk}/papers/add/"
    clients = [Client() for _ in range(8)]
    for client in clients:
        client.force_login(committed_world.user("team"))
    together, led_to, data = threading.Barrier(8), [], pdf()
    folder = Path(settings.MEDIA_ROOT) / f"{here.pk}/files/0"
    before = {each.name for each in folder.iterdir()} if folder.exists() else set()

    def send(client: Client) -> None:
        file = BytesIO(data)
        file.name = "Paper.pdf"
        try:
            together.wait(20)
            led_to.append(client.post(address, {"title": "T", "author": "", "upload": file, "once": "k"})["Location"])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(led_to) == 8 and len(set(led_to)) == 1
    with acting(in_space(here.pk)):
        assert (Paper.objects.count(), PaperVersion.objects.count(), StoredFile.objects.count()) == (1, 1, 1)
        assert {each.name for each in folder.iterdir()} - before == {StoredFile.objects.get().key}
    changed = BytesIO(data + b"\n")
    changed.name = "Paper.pdf"
    clients[0].post(address, {"title": "T", "author": "", "upload": changed, "once": "k"})
    with acting(in_space(here.pk)):
        assert Paper.objects.count() == 2, "another content under the same name is another act"
