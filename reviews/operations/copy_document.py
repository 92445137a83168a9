"""A version of a public copy as page and PDF: the report, and the practice briefing on one page."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hscp.record.files.making import put_made
from hscp.record.stored import StoredFile
from hscp.ui.particulars import particulars_of_pdf
from hscp.ui.pdf import lay_out
from reviews.models import CopyBuild, CopyVersion
from reviews.queries.publishing import public_addresses, shown
from reviews.rules.publishing import BRIEFING, BRIEFING_WORDS

KIND = "Local child safeguarding practice review"
BRIEF = "Practice briefing"
# What a PDF of ours says of itself, and nothing else: the title, whose it is, what it is, and what laid it out.
SAYS = {"Title", "Author", "Subject", "Producer", "Creator"}
SAYS_IN_XMP = {
    "xmp:title",
    "xmp:creator",
    "xmp:description",
    "xmp:Producer",
    "xmp:CreatorTool",
    "xmp:part",
    "xmp:conformance",
}


@dataclass(frozen=True, slots=True)
class LaidDown:
    """The two PDFs of a version in a folder, and their pages."""

    pdf: Path
    pages: int
    briefing: Path
    briefing_pages: int


def body_of(content: Mapping[str, Any], *, on_paper: bool) -> SafeString:
    """The report of a version as HTML: headings from h1 on paper, from h2 on its page, which has its title already."""
    is_public = public_addresses()
    sections = [(each["heading"], shown(each["text"], is_public)) for each in content["sections"]]
    context = {"content": content, "sections": sections, "on_paper": on_paper, "kind": KIND}
    return SafeString(render_to_string("reviews/public_document.html", context))


def briefing_of(content: Mapping[str, Any], *, on_paper: bool) -> SafeString:
    """The practice briefing of a version as HTML, likewise."""
    is_public = public_addresses()
    parts = [(BRIEFING_WORDS[name], shown(content["briefing"][name], is_public)) for name in BRIEFING]
    context = {"content": content, "parts": parts, "on_paper": on_paper, "kind": BRIEF}
    return SafeString(render_to_string("reviews/public_briefing.html", context))


@dataclass(frozen=True, slots=True)
class Bodies:
    """The HTML of a version's two PDFs."""

    report: SafeString
    briefing: SafeString


def bodies_of(content: Mapping[str, Any]) -> Bodies:
    """What is laid out. To be called where the space may be read."""
    return Bodies(body_of(content, on_paper=True), briefing_of(content, on_paper=True))


def write_pdfs(content: Mapping[str, Any], bodies: Bodies, room: Path) -> LaidDown:
    """Lay a version out in a folder.

    Raises ``ValueError`` where a PDF came out that says more of itself than its title and whose it is.
    """
    pdf, pages = _write(content, content["title"], KIND, bodies.report, room / "review.pdf")
    title = f"{BRIEF}: {content['title']}"
    briefing, briefing_pages = _write(content, title, BRIEF, bodies.briefing, room / "briefing.pdf")
    return LaidDown(pdf, pages, briefing, briefing_pages)


def _write(content: Mapping[str, Any], title: str, kind: str, body: SafeString, path: Path) -> tuple[Path, int]:
    laid = lay_out(
        body,
        title=title,
        running=content["title"],
        author=content["partnership"],
        description=kind,
        marking="DEMONSTRATION: all invented" if settings.HSCP_DEMO else "",
    )
    if more := set(particulars_of_pdf(laid.data)) - SAYS - SAYS_IN_XMP:
        raise ValueError(f"The PDF says more of itself than it may: {', '.join(sorted(more))}.")
    path.write_bytes(laid.data)
    return path, laid.pages


def put_away(version: CopyVersion, laid: LaidDown, at: datetime) -> tuple[StoredFile, StoredFile]:
    """The two files in the storage, in the case file; rows that ``store_build`` saves."""
    key = version.file_id
    return (
        put_made(laid.pdf, name=f"Public copy, {version}.pdf", kind="pdf", case_file_id=key, at=at),
        put_made(laid.briefing, name=f"Practice briefing, {version}.pdf", kind="pdf", case_file_id=key, at=at),
    )


@transaction.atomic
def store_build(
    *, version: CopyVersion, laid: LaidDown, pdf: StoredFile, briefing: StoredFile, at: datetime
) -> CopyBuild | None:
    """Write down that the PDFs of a version are built; nothing where they are already. To be called within its case."""
    if CopyBuild.objects.filter(version=version).exists():
        return None
    for stored in (pdf, briefing):
        stored.save()
    made = CopyBuild(
        version=version,
        file_id=version.file_id,
        pdf=pdf,
        pages=laid.pages,
        briefing=briefing,
        briefing_pages=laid.briefing_pages,
        built_at=at,
    )
    made.save()
    return made


def public_path(space_id: int, file_name: str) -> str:
    """Where a file lies that everybody may read."""
    return f"{space_id}/reviews/{file_name}"


def set_out(stored: StoredFile, *, of: int | None = None) -> str:
    """A copy of a stored file among those that everybody may read, named by its content; its name there.

    ``of`` is the annex that it is of: two reviews may have the same file, and one of them may go. What lies there under
    that name and is something else is replaced. Raises ``OSError`` where the content is gone, ``ValueError`` where it
    is not what was stored.
    """
    data = _content(stored.path)
    if hashlib.sha256(data).hexdigest() != stored.sha256:
        raise ValueError("The stored file is not the one that was built or attached.")
    name = stored.sha256 if of is None else f"{stored.sha256}-{of}"
    path = public_path(stored.space_id, f"{name}.{stored.about.extensions[0]}")
    if default_storage.exists(path) and _content(path) != data:
        default_storage.delete(path)
    if not default_storage.exists(path):
        path = default_storage.save(path, ContentFile(data))
    return path.rpartition("/")[2]


def take_in(space_id: int, file_names: Iterable[str]) -> None:
    """Let files that everybody could read be gone from there, once the open transaction is kept."""
    paths = [public_path(space_id, each) for each in file_names if each]
    transaction.on_commit(partial(_delete, paths), robust=True)


def _delete(paths: Iterable[str]) -> None:
    for path in paths:
        default_storage.delete(path)


def _content(path: str) -> bytes:
    with default_storage.open(path) as content:
        data: bytes = content.read()
    return data
