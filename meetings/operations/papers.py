"""Papers of an agenda item: added, replaced by a newer version, withdrawn with a reason."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from hscp.lib.verdicts import no
from hscp.record.files import keep
from hscp.record.stored import StoredFile
from hscp.record.versions import held
from meetings.models import AgendaItem, Paper, PaperVersion
from meetings.operations.meeting import locked
from meetings.rules.papers import may_write_papers
from partnership.models import Seat


@transaction.atomic
def add_paper(*, item: AgendaItem, title: str, author: str = "", upload: Any, seat: Seat | None, at: datetime) -> Paper:
    """Add a paper to an item, after those that it has, with its first version.

    Side effects: the file is stored in the item's case file, if it has one; scanned where a scanner is set up. Raises
    ``Refused`` for a file that is not taken, a withdrawn item or an agenda that stands.
    """
    stored = _kept(item, upload, at)
    item = _open(item)
    number = Paper.objects.filter(item=item).aggregate(last=Max("number"))["last"] or 0
    paper = Paper(item=item, file_id=item.file_id, number=number + 1, title=title.strip(), author=author.strip())
    paper.save()
    _add_version(paper, 1, stored, seat, at)
    return paper


@transaction.atomic
def replace_paper(*, paper: Paper, upload: Any, seat: Seat | None, at: datetime) -> PaperVersion:
    """Put a newer version before the paper's others, which stay to be read. Raises ``Refused`` as ``add_paper``."""
    stored = _kept(paper.item, upload, at)
    _open(paper.item)
    paper = _standing(paper)
    last = PaperVersion.objects.filter(paper=paper).aggregate(last=Max("number"))["last"]
    return _add_version(paper, last + 1, stored, seat, at)


@transaction.atomic
def withdraw_paper(*, paper: Paper, reason: str) -> Paper:
    """Take a paper off its item, with the reason. It is named there still, and nobody can download it any more."""
    _open(paper.item)
    paper = _standing(paper)
    if not reason.strip():
        no("reason", "Say why the paper is withdrawn.").require()
    paper.withdrawn_because = reason.strip()
    paper.save(update_fields=["withdrawn_because"])
    return paper


def _kept(item: AgendaItem, upload: Any, at: datetime) -> StoredFile:
    """The file, stored before the meeting is held: others go on writing in it while the scanner looks."""
    may_write_papers(item.meeting.state, item.number, item.withdrawn_because).require()
    return keep(upload=upload, case_file_id=item.file_id, at=at)


def _add_version(paper: Paper, number: int, stored: StoredFile, seat: Seat | None, at: datetime) -> PaperVersion:
    version = PaperVersion(paper=paper, file_id=paper.file_id, number=number, stored=stored, added_at=at, added_by=seat)
    version.save()
    return version


def _open(item: AgendaItem) -> AgendaItem:
    """The item as it is now, its meeting held, once it is sure that papers may be put to it."""
    meeting = locked(item.meeting)
    now: AgendaItem = AgendaItem.objects.get(pk=item.pk)
    may_write_papers(meeting.state, now.number, now.withdrawn_because).require()
    return now


def _standing(paper: Paper) -> Paper:
    now: Paper = held(paper)
    if now.withdrawn_because:
        no("withdrawn", f"This paper was withdrawn: {now.withdrawn_because}").require()
    return now
