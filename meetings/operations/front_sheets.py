"""The front sheet of a paper, written and changed."""

from datetime import datetime

from django.db import transaction

from hscp.lib.verdicts import no
from hscp.record.versions import held, save_upon
from meetings.models import AgendaItem, FrontSheet, Paper
from meetings.operations.meeting import locked
from meetings.rules.front_sheets import may_save_sheet
from meetings.rules.papers import may_write_papers
from partnership.models import Seat


@transaction.atomic
def save_front_sheet(
    *,
    paper: Paper,
    purpose: str,
    ask: str,
    author: str,
    consultation: str,
    version: int | None,
    seat: Seat,
    at: datetime,
) -> FrontSheet:
    """Write the front sheet of a paper, on the ``version`` that one was shown (None: there was none).

    Raises ``EditConflict`` when somebody else wrote it since; ``Refused`` for a withdrawn paper or item, an agenda that
    stands, and a sheet that asks for nothing.
    """
    meeting = locked(paper.item.meeting)
    item = AgendaItem.objects.get(pk=paper.item_id)
    may_write_papers(meeting.state, item.number, item.withdrawn_because).require()
    paper = held(paper)
    if paper.withdrawn_because:
        no("withdrawn", f"This paper was withdrawn: {paper.withdrawn_because}").require()
    words = {
        "purpose": purpose.strip(),
        "ask": ask.strip(),
        "author": author.strip(),
        "consultation": consultation.strip(),
    }
    may_save_sheet(**words).require()
    sheet = FrontSheet.objects.select_for_update(of=("self",)).filter(paper=paper).first()
    if sheet is None:
        sheet = FrontSheet(paper=paper, file_id=paper.file_id, saved_at=at, saved_by=seat, **words)
        sheet.save()
        return sheet
    if all(getattr(sheet, name) == value for name, value in words.items()):
        return sheet
    found: FrontSheet = save_upon(sheet, version or 0, **words, saved_at=at, saved_by=seat)
    return found
