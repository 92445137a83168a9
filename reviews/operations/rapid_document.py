"""The document for the Panel, of the content that the partners signed: tagged PDF and Word, in the case file."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hscp.record.files.making import put_made
from hscp.record.stored import StoredFile
from hscp.ui.pdf import make_pdf
from hscp.ui.word import make_word
from partnership.models import CaseDocument
from reviews.models import ReviewDecision
from reviews.queries.deciding import answered

SENSITIVE = "OFFICIAL-SENSITIVE"


@dataclass(frozen=True, slots=True)
class RapidDocument:
    """What is printed: the frozen content, who signed, and the partnership's name."""

    decision: ReviewDecision
    signed: tuple[tuple[str, str, datetime], ...]
    partnership: str

    @property
    def title(self) -> str:
        return f"Rapid review {self.decision.content['facts']['reference']}"

    @property
    def marks(self) -> str:
        """What stands at the head of each page."""
        return " – ".join([SENSITIVE, *(["DEMONSTRATION: all invented"] if settings.HSCP_DEMO else [])])


def document_of(decision: ReviewDecision, partnership: str) -> RapidDocument:
    """The document of a decision. Two queries."""
    rows = answered(decision).answers
    signed = tuple((each.person.name, each.capacity, each.at) for each in rows if each.answer == "signed")
    return RapidDocument(decision, signed, partnership)


def body_of(document: RapidDocument) -> SafeString:
    """The document as HTML for paper and Word, headings from h1 down."""
    context = {"document": document, "content": document.decision.content, "decision": document.decision}
    return SafeString(render_to_string("reviews/rapid_paper.html", context))


def write_document(document: RapidDocument, room: Path) -> tuple[Path, Path]:
    """The PDF and the Word file of a document in a folder."""
    body = body_of(document)
    about = {"title": document.title, "running": document.title, "author": document.partnership}
    pdf, word = room / "rapid.pdf", room / "rapid.docx"
    pdf.write_bytes(make_pdf(body, **about, description=document.title, marking=document.marks))
    word.write_bytes(make_word(body, **about, marking=document.marks))
    return pdf, word


def put_away(document: RapidDocument, pdf: Path, word: Path, at: datetime) -> tuple[StoredFile, StoredFile]:
    """The two files in the storage, in the case file; rows that ``store_document`` saves."""
    name = f"{document.title}, decision {document.decision.number}"
    key = document.decision.file_id
    return (
        put_made(pdf, name=f"{name}.pdf", kind="pdf", case_file_id=key, at=at),
        put_made(word, name=f"{name}.docx", kind="docx", case_file_id=key, at=at),
    )


@transaction.atomic
def store_document(*, decision: ReviewDecision, pdf: StoredFile, word: StoredFile, at: datetime) -> ReviewDecision:
    """Put the built document into the case file and say so on the decision. To be called within the case file."""
    found: ReviewDecision = (
        ReviewDecision.objects.select_for_update(of=("self",)).select_related("put_by").get(pk=decision.pk)
    )
    title = f"Rapid review, decision {found.number}"
    for stored, words in ((pdf, f"{title} (PDF)"), (word, f"{title} (Word)")):
        stored.save()
        document = CaseDocument(file_id=found.file_id, title=words, stored=stored, added_at=at, added_by=found.put_by)
        document.save()
        if stored is pdf:
            found.pdf = document
        else:
            found.word = document
    found.save(update_fields=["pdf", "word"])
    return found
