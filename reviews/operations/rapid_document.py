"""The document for the Panel, of the content that the partners signed: tagged PDF and Word, in the case file."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hscp.record.stored import StoredFile
from reviews.models import ReviewDecision
from reviews.operations.papers import put_pair, store_pair, write_pair
from reviews.queries.deciding import answered


@dataclass(frozen=True, slots=True)
class RapidDocument:
    """What is printed: the frozen content, who signed, and the partnership's name."""

    decision: ReviewDecision
    signed: tuple[tuple[str, str, datetime], ...]
    partnership: str

    @property
    def title(self) -> str:
        return f"Rapid review {self.decision.content['facts']['reference']}"


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
    return write_pair(body_of(document), room, title=document.title, author=document.partnership)


def put_away(document: RapidDocument, pdf: Path, word: Path, at: datetime) -> tuple[StoredFile, StoredFile]:
    """The two files in the storage, in the case file; rows that ``store_document`` saves."""
    name = f"{document.title}, decision {document.decision.number}"
    return put_pair(pdf, word, name=name, file_id=document.decision.file_id, at=at)


@transaction.atomic
def store_document(*, decision: ReviewDecision, pdf: StoredFile, word: StoredFile, at: datetime) -> ReviewDecision:
    """Put the built document into the case file and say so on the decision. To be called within the case file."""
    found: ReviewDecision = (
        ReviewDecision.objects.select_for_update(of=("self",)).select_related("put_by").get(pk=decision.pk)
    )
    store_pair(found, title=f"Rapid review, decision {found.number}", pdf=pdf, word=word, at=at)
    return found
