"""Packs: built by a job, stamped, issued, supplemented; what is broken stops nothing."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.record.runner import drain
from hscp.record.stored import StoredFile
from meetings.models import AgendaItem, Meeting, Pack, Paper
from meetings.operations.agenda import edit_item, move_item, withdraw_item
from meetings.operations.meeting import cancel_meeting
from meetings.operations.packs import ask_pack, invite_guest, issue_pack
from meetings.operations.paper_deadlines import say_owed
from meetings.operations.papers import replace_paper
from meetings.operations.presence import add_guest
from tests.conftest import NOW
from tests.factories.uploads import office, picture, upload
from tests.meetings.conftest import Stage
from tests.meetings.packing import (
    built,
    file_of,
    issued,
    item_of,
    labels,
    meeting,
    put,
    said,
    words,
)
from tests.meetings.test_papers import content_of

__all__ = ["meeting"]


def test_from_the_preflight_to_the_reader(stage: Stage, meeting: Meeting) -> None:
    put(stage, meeting, 1, "Thresholds", upload("Paper.pdf", said("Thresholds", 3)))
    cells = office("xlsx")
    put(stage, meeting, 1, "Figures", upload("Figures.xlsx", cells))
    put(stage, meeting, 2, "Picture", upload("Map.png", picture(size=(40, 20))))
    page = stage.page("team", "pack_build", meeting.pk)
    for sentence in ("Thresholds", "as pages", "attached to the PDF as it is", "Items 1 and 2", "Council Holder"):
        assert sentence in page
    pack = built(stage, meeting)
    assert (pack.called, pack.issued_at) == ("Pack 1", None)
    for who, code in (("team", 200), ("council", 200), ("member", 404), ("scrutineer", 404)):
        for name in ("pack", "pack_file"):
            answer = stage.client(who).get(stage.address(name, meeting.pk, pack.pk))
            assert answer.status_code == code, (who, name)
            if answer.streaming:
                content_of(answer)
    assert "Pack 1" not in stage.page("member", "packs", meeting.pk)
    answer = stage.client("team").post(stage.address("pack_issue", meeting.pk, pack.pk), follow=True)
    assert "Pack 1 is issued. 5 mails on the way." in answer.content.decode()
    mails = stage.inside(lambda: list(Mail.objects.values_list("subject", "text")))
    assert len(mails) == 5 and all("Pack 1: " in subject and "Thresholds" not in text for subject, text in mails)
    page = stage.page("member", "pack", meeting.pk, pack.pk)
    assert "In the PDF: pages 1 to 3." in page and "It is attached to this PDF as it is." in page
    data = file_of(stage, "member", pack)
    assert labels(data) == ["i", "1", "2", "3", "4", "5"]
    text = words(data)
    board = "Safeguarding Partners Board, 15 June 2026. Item"
    for sentence in (
        f"{board} 1, paper 1: Thresholds Page 3",
        f"{board} 1, paper 2: Figures Page 4",
        f"{board} 2, paper 1: Picture Page 5",
        "OFFICIAL – Pack 1",
        "1.1 Thresholds, by Lead: pages 1 to 3",
        "Open “Item 1 paper 2 Figures.xlsx” among the attachments",
    ):
        assert sentence in text
    assert "Copy of" not in text and text.count("OFFICIAL – Pack 1") == 6
    with pikepdf.open(BytesIO(data)) as made:
        assert made.attachments["Item 1 paper 2 Figures.xlsx"].get_file().read_bytes() == cells
        links = [each.Dest[0].objgen for each in made.pages[0].obj.Annots]
        assert links == [made.pages[number].obj.objgen for number in (1, 4, 5)]
    assert stage.client("team").post(stage.address("pack_issue", meeting.pk, pack.pk)).status_code == 302
    assert stage.inside(lambda: Mail.objects.count()) == 5, "issued once"


def test_the_preflight_names_items_that_want_a_paper_as_the_agenda_does(stage: Stage, meeting: Meeting) -> None:
    first, second = (item_of(stage, meeting, number) for number in (1, 2))
    decides = {"title": "Budget", "purpose": "decide", "minutes_planned": None, "introduced_by": "", "version": 1}
    stage.inside(lambda: edit_item(item=first, **decides))
    missing = "Item {}, {}, wants a paper and has none."
    page = stage.page("team", "pack_build", meeting.pk)
    assert missing.format(1, "Budget") in page and missing.format(2, "Topic 2") not in page
    stage.inside(lambda: say_owed(item=first, expected=False, owner=None, version=None))
    stage.inside(lambda: say_owed(item=second, expected=True, owner=None, version=None))
    page = stage.page("team", "pack_build", meeting.pk)
    assert missing.format(1, "Budget") not in page and missing.format(2, "Topic 2") in page


def test_a_supplement_goes_on_and_replaces_by_name(stage: Stage, meeting: Meeting) -> None:
    paper = put(stage, meeting, 1, "Thresholds", upload("Paper.pdf", said("Thresholds", 2)))
    put(stage, meeting, 2, "Budget")
    answer = stage.client("team").post(stage.address("pack_supplement", meeting.pk), {})
    assert "No pack was issued yet" in answer.content.decode()
    first = issued(stage, meeting)
    answer = stage.client("team").post(stage.address("pack_supplement", meeting.pk), {})
    assert "No paper was added or replaced since Pack 1." in answer.content.decode()
    paper = stage.inside(lambda: Paper.objects.select_related("item__meeting").get(pk=paper.pk))
    newer = upload("Newer.pdf", said("Newer thresholds"))
    stage.inside(lambda: replace_paper(paper=paper, upload=newer, seat=None, at=NOW))
    put(stage, meeting, 2, "Late figures")
    more = issued(stage, meeting, address="pack_supplement", brings="The figures came late")
    assert more.called == "Pack 1, supplement 1"
    data = file_of(stage, "member", more)
    assert labels(data) == ["i", "4", "5"]
    text = words(data)
    assert "The figures came late" in text and "It replaces pages 1 to 2" in text and "Budget" not in text
    assert "Pack 1, supplement 1" in stage.page("member", "pack", meeting.pk, first.pk)
    again = built(stage, meeting)
    assert again.called == "Pack 2" and labels(file_of(stage, "team", again)) == ["i", "1", "2", "3"]


def test_items_numbered_anew_want_a_new_version(stage: Stage, meeting: Meeting) -> None:
    put(stage, meeting, 1, "Thresholds")
    issued(stage, meeting)
    put(stage, meeting, 2, "Late")
    item = item_of(stage, meeting, 1)
    stage.inside(lambda: move_item(item=item, up=False))
    answer = stage.client("team").post(stage.address("pack_supplement", meeting.pk), {})
    assert "Items of the agenda have other numbers than in Pack 1." in answer.content.decode()


def test_what_is_broken_is_named_and_stops_nothing(stage: Stage, meeting: Meeting) -> None:
    broken, missing = put(stage, meeting, 1, "Broken"), put(stage, meeting, 1, "Missing")
    put(stage, meeting, 2, "Whole")
    root = Path(django_settings.MEDIA_ROOT)
    for paper, content in ((broken, b"%PDF-1.7 torn"), (missing, None)):
        path = root / stage.inside(lambda paper=paper: StoredFile.objects.get(pk=paper.versions.get().stored_id).path)
        path.unlink()
        if content is not None:
            path.write_bytes(content)
    pack = issued(stage, meeting)
    data = file_of(stage, "member", pack)
    text = words(data)
    assert labels(data) == ["i", "1", "2", "3"]
    assert "It is damaged and could not be read to its end." in text and "Its file could not be found." in text
    assert "paper 1: Whole Page 3" in text
    assert "could not be read to its end" in stage.page("member", "pack", meeting.pk, pack.pk)


def test_word_is_made_into_pages_where_there_is_something_that_does(
    stage: Stage, meeting: Meeting, settings: Any, tmp_path: Path
) -> None:
    put(stage, meeting, 1, "Report", upload("Report.docx", office("docx")))
    put(stage, meeting, 1, "Second", upload("Second.docx", office("docx")))
    (tmp_path / "made.pdf").write_bytes(said("From Word"))
    program = tmp_path / "soffice"
    program.write_text(
        "#!/bin/sh\n"
        f'[ -e "{tmp_path}/did" ] && exit 1\n: > "{tmp_path}/did"\n'
        f'while [ "$1" != "--outdir" ]; do shift; done; cp "{tmp_path}/made.pdf" "$2/paper.pdf"\n'
    )
    program.chmod(0o700)
    settings.OFFICE_PROGRAM = str(program)
    assert "made into pages" in stage.page("team", "pack_build", meeting.pk)
    pack = issued(stage, meeting)
    data = file_of(stage, "member", pack)
    text = words(data)
    assert "From Word" in text and "LibreOffice could not make pages of it. It is attached to this PDF" in text
    with pikepdf.open(BytesIO(data)) as made:
        assert list(made.attachments) == ["Item 1 paper 2 Second.docx"]


def test_one_at_a_time_and_none_once_the_meeting_is_over(stage: Stage, meeting: Meeting) -> None:
    def ask() -> Pack:
        return ask_pack(meeting=meeting, seat=None, at=NOW, by_id=stage.world.user("team").pk)

    stage.inside(ask)
    with pytest.raises(Refused, match="Pack 1 is being built"):
        stage.inside(ask)
    drain(timezone.now())
    assert stage.inside(ask).number == 2
    drain(timezone.now())
    stage.inside(lambda: cancel_meeting(meeting=meeting, reason="Snow", seat=None, at=NOW))
    with pytest.raises(Refused, match="is cancelled: its packs stand"):
        stage.inside(ask)
    assert "its packs stand" in stage.page("team", "packs", meeting.pk)


def test_what_fails_says_so_and_is_built_again(stage: Stage, meeting: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    put(stage, meeting, 1, "Thresholds")
    with monkeypatch.context() as broken:
        broken.setattr("meetings.rules.packs.MOST_PAPERS", 0)
        stage.client("team").post(stage.address("pack_build", meeting.pk))
        drain(timezone.now())
    pack = stage.inside(lambda: Pack.objects.get())
    page = stage.page("team", "pack", meeting.pk, pack.pk)
    assert "The pack was not built" in page and "this meeting has 1" in page
    assert "Not built" in stage.page("team", "packs", meeting.pk)
    seat = stage.board.seats["council"]
    with pytest.raises(Refused, match="could not be built"):
        stage.inside(lambda: issue_pack(pack=Pack.objects.get(), seat=seat, at=NOW))
    assert stage.client("team").post(stage.address("pack_again", meeting.pk, pack.pk)).status_code == 302
    page = stage.page("team", "pack", meeting.pk, pack.pk)
    assert "Waiting to start." in page and "every three seconds" in page
    drain(timezone.now())
    assert "Built, not issued" in stage.page("team", "pack", meeting.pk, pack.pk)


def test_nobody_is_sent_an_older_pack_or_one_of_a_cancelled_meeting(stage: Stage, meeting: Meeting) -> None:
    put(stage, meeting, 1, "Thresholds")
    first = built(stage, meeting)
    second = issued(stage, meeting)
    page, seat = stage.address("pack_issue", meeting.pk, first.pk), stage.board.seats["council"]
    assert "Pack 2 was issued already" in stage.client("team").get(page).content.decode()
    before = stage.inside(lambda: Mail.objects.count())
    assert "Pack 2 was issued already" in stage.client("team").post(page, follow=True).content.decode()
    third = built(stage, meeting)
    stage.inside(lambda: cancel_meeting(meeting=meeting, reason="Snow", seat=None, at=NOW))
    with pytest.raises(Refused, match="nobody is sent papers"):
        stage.inside(lambda: issue_pack(pack=third, seat=seat, at=NOW))
    issued_ones = stage.inside(lambda: list(Pack.objects.filter(issued_at__isnull=False)))
    assert issued_ones == [second] and stage.inside(lambda: Mail.objects.count()) == before


def test_an_item_withdrawn_before_is_not_in_it(stage: Stage, meeting: Meeting) -> None:
    put(stage, meeting, 1, "Thresholds")
    item = item_of(stage, meeting, 1)
    stage.inside(lambda: withdraw_item(item=item, reason="Not yet"))
    assert "Thresholds" not in words(file_of(stage, "team", built(stage, meeting)))


def test_its_pages_cost_the_same_for_one_paper_and_three(stage: Stage, meeting: Meeting) -> None:
    def queries(name: str, *args: int) -> int:
        client = stage.client("team")
        client.get(stage.address(name, *args))
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert client.get(stage.address(name, *args)).status_code == 200
        return len(found)

    def all_of(pack: Pack) -> list[int]:
        guests = [("packs", meeting.pk), ("pack_build", meeting.pk), ("pack_guests", meeting.pk)]
        return [queries(name, pk) for name, pk in guests] + [queries("pack", meeting.pk, pack.pk)]

    def guest(name: str) -> None:
        line = add_guest(meeting=meeting, name=name, capacity="Auditor")
        invite_guest(guest=line, items=[AgendaItem.objects.get(meeting=meeting, number=1)], seen=[])

    put(stage, meeting, 1, "One")
    stage.inside(lambda: guest("Ann"))
    before = all_of(issued(stage, meeting))
    for title in ("Two", "Three"):
        put(stage, meeting, 2, title)
        stage.inside(lambda title=title: guest(title))
        last = issued(stage, meeting)
    assert all_of(last) == before
