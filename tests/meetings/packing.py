"""Packs for the tests: papers that say something, a pack built and issued as people do, what a reader gets."""

import subprocess
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.utils import timezone

from hscp.record.outbox import status
from hscp.record.runner import drain
from meetings.models import AgendaItem, Meeting, Pack, Paper
from meetings.operations.agenda import add_item
from meetings.operations.papers import add_paper
from partnership.models import CaseFile
from tests.conftest import NOW
from tests.factories.cases import make_case_file, within
from tests.factories.meetings import planned
from tests.factories.uploads import pdf, upload
from tests.meetings.conftest import Stage
from tests.meetings.test_papers import content_of

SECRET, CHILD = "Words of the family", "A child in Ross"


def said(words: str, pages: int = 1) -> bytes:
    """A PDF whose pages say something."""

    def dress(made: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        while len(made.pages) < pages:
            made.add_blank_page()
        for page in made.pages:
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            page.obj.Contents = pikepdf.Stream(made, f"BT /F 20 Tf 72 400 Td ({words}) Tj ET".encode())

    return pdf(dress)


def words(data: bytes) -> str:
    run = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    return " ".join(run.stdout.decode().split())


def labels(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as found:
        return [page.label for page in found.pages]


@pytest.fixture
def meeting(stage: Stage) -> Meeting:
    return stage.inside(lambda: planned(stage.board, items=2))


def item_of(stage: Stage, meeting: Meeting, number: int) -> AgendaItem:
    rows = AgendaItem.objects.select_related("meeting__group")
    return stage.inside(lambda: rows.all().get(meeting=meeting, number=number))


def put(stage: Stage, meeting: Meeting, number: int, title: str, file: Any = None) -> Paper:
    item = item_of(stage, meeting, number)
    file = file or upload("Paper.pdf", said(title))
    return stage.inside(lambda: add_paper(item=item, title=title, author="Lead", upload=file, seat=None, at=NOW))


def restricted(stage: Stage, meeting: Meeting, lead: str = "dsp") -> tuple[CaseFile, AgendaItem, Paper]:
    """An item of a case file with a paper of two pages, of which the team knows the reference."""
    here = stage.world.here
    file = make_case_file(here, stage.world.user(lead))
    with within(here, file):
        item = add_item(meeting=meeting, title=CHILD, file=file)
        data = upload("Chronology.pdf", said(SECRET, 2))
        return file, item, add_paper(item=item, title="Chronology", upload=data, seat=None, at=NOW)


def built(stage: Stage, meeting: Meeting, who: str = "team", address: str = "pack_build", **form: str) -> Pack:
    """A pack that somebody asked for on the page, and the job built."""
    answer = stage.client(who).post(stage.address(address, meeting.pk), form)
    assert answer.status_code == 302, answer.content.decode()
    drain(timezone.now())
    pack = stage.inside(lambda: Pack.objects.select_related("job").order_by("-pk")[0])
    assert pack.built_at is not None, stage.inside(lambda: status(pack.job, now=timezone.now()).words)
    return pack


def issued(stage: Stage, meeting: Meeting, **more: Any) -> Pack:
    pack = built(stage, meeting, **more)
    answer = stage.client("team").post(stage.address("pack_issue", meeting.pk, pack.pk))
    assert answer.status_code == 302
    return pack


def file_of(stage: Stage, who: str, pack: Pack) -> bytes:
    answer = stage.client(who).get(stage.address("pack_file", pack.meeting_id, pack.pk))
    assert answer.status_code == 200, (answer.status_code, answer.headers.get("Location"))
    assert answer.headers["Content-Type"] == "application/pdf" and "no-store" in answer.headers["Cache-Control"]
    return content_of(answer)
