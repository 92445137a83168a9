"""A signed text as tagged PDF and as Word file, put into the case file: what the two documents of a case share."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from hscp.record.files.making import put_made
from hscp.record.stored import StoredFile
from hscp.ui.pdf import make_pdf
from hscp.ui.word import make_word
from partnership.models import CaseDocument

SENSITIVE = "OFFICIAL-SENSITIVE"


def marks() -> str:
    """What stands at the head of each page."""
    return " – ".join([SENSITIVE, *(["DEMONSTRATION: all invented"] if settings.HSCP_DEMO else [])])


def write_pair(body: SafeString, room: Path, *, title: str, author: str) -> tuple[Path, Path]:
    """The PDF and the Word file of a body in a folder."""
    about = {"title": title, "running": title, "author": author}
    pdf, word = room / "signed.pdf", room / "signed.docx"
    pdf.write_bytes(make_pdf(body, **about, description=title, marking=marks()))
    word.write_bytes(make_word(body, **about, marking=marks()))
    return pdf, word


def put_pair(pdf: Path, word: Path, *, name: str, file_id: int, at: datetime) -> tuple[StoredFile, StoredFile]:
    """The two files in the storage, in the case file; rows that ``store_pair`` saves."""
    return (
        put_made(pdf, name=f"{name}.pdf", kind="pdf", case_file_id=file_id, at=at),
        put_made(word, name=f"{name}.docx", kind="docx", case_file_id=file_id, at=at),
    )


def store_pair(row: Any, *, title: str, pdf: StoredFile, word: StoredFile, at: datetime) -> None:
    """Put both among the documents of the case file, and say so on ``row``, which is held and names who put it."""
    for field, stored, words in (("pdf", pdf, f"{title} (PDF)"), ("word", word, f"{title} (Word)")):
        stored.save()
        document = CaseDocument(file_id=row.file_id, title=words, stored=stored, added_at=at, added_by=row.put_by)
        document.save()
        setattr(row, field, document)
    row.save(update_fields=["pdf", "word"])
