"""The report of a practice review as the partners signed it: tagged PDF and Word, in the case file."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hscp.record.stored import StoredFile
from reviews.models import PracticeReport
from reviews.operations.papers import put_pair, store_pair, write_pair
from reviews.queries.deciding import answered


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """What is printed: the frozen content, who signed, and the partnership's name."""

    report: PracticeReport
    signed: tuple[tuple[str, str, datetime], ...]
    partnership: str

    @property
    def title(self) -> str:
        return f"Practice review {self.report.content['facts']['reference']}"


def document_of(report: PracticeReport, partnership: str) -> ReportDocument:
    """The document of a signed report. Two queries."""
    rows = answered(report).answers
    signed = tuple((each.person.name, each.capacity, each.at) for each in rows if each.answer == "signed")
    return ReportDocument(report, signed, partnership)


def body_of(document: ReportDocument) -> SafeString:
    """The document as HTML for paper and Word, headings from h1 down."""
    context = {"document": document, "content": document.report.content, "report": document.report}
    return SafeString(render_to_string("reviews/practice_paper.html", context))


def write_report(document: ReportDocument, room: Path) -> tuple[Path, Path]:
    """The PDF and the Word file of a report in a folder."""
    return write_pair(body_of(document), room, title=document.title, author=document.partnership)


def put_report_away(document: ReportDocument, pdf: Path, word: Path, at: datetime) -> tuple[StoredFile, StoredFile]:
    """The two files in the storage, in the case file; rows that ``store_report`` saves."""
    name = f"{document.title}, report {document.report.number}"
    return put_pair(pdf, word, name=name, file_id=document.report.file_id, at=at)


@transaction.atomic
def store_report(*, report: PracticeReport, pdf: StoredFile, word: StoredFile, at: datetime) -> PracticeReport:
    """Put the built report into the case file and say so on its row. To be called within the case file."""
    found: PracticeReport = (
        PracticeReport.objects.select_for_update(of=("self",)).select_related("put_by").get(pk=report.pk)
    )
    store_pair(found, title=f"Practice review, report {found.number}", pdf=pdf, word=word, at=at)
    return found
