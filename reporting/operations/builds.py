"""PDFs of a report: asked for, laid out, kept as private files under a name made of their content."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hscp.lib.verdicts import Refused, no
from hscp.record.outbox import ask
from hscp.ui.charts import draw_apart
from hscp.ui.contents import with_contents
from hscp.ui.pdf import lay_out
from partnership.models import Seat
from reporting.models import ReportBuild, YearlyReport
from reporting.operations.reports import locked
from reporting.queries.paper import Address, Paper, no_address
from reporting.rules.content import short

STEPS = 5
TASK = "reporting.build_report"
Say = Callable[[int, int, str], None]


def _quiet(done: int, total: int, words: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Built:
    """A finished PDF: its bytes, their SHA-256 and the number of pages."""

    data: bytes
    sha256: str
    pages: int


def body_of(paper: Paper, address: Address = no_address, *, on_paper: bool) -> SafeString:
    """The document as HTML: title page, contents, sections, record, signatures."""
    context = {**paper.context(address), "on_paper": on_paper}
    body, entries = with_contents(SafeString(render_to_string("reporting/document.html", context)))
    cover = render_to_string("reporting/document_cover.html", {**context, "entries": entries})
    return SafeString(cover + body)


def build(paper: Paper, say: Say = _quiet) -> Built:
    """The PDF of a paper: charts, pages, check. ``say(done, of, words)`` is told each step as it begins.

    Raises ``ValueError`` where the file that came out is not the tagged document it must be.
    """
    say(1, STEPS, "Drawing the charts")
    draw_apart(paper.charts)
    say(2, STEPS, "Laying out the pages")
    marks = ["DRAFT: not approved"] if paper.is_draft else []
    marks += ["DEMONSTRATION: all invented"] if settings.HSCP_DEMO else []
    digest = f" Content {short(paper.content_hash)}." if paper.content_hash else ""
    found = lay_out(
        body_of(paper, on_paper=True),
        title=paper.title + (" (draft)" if paper.is_draft else ""),
        running=f"{paper.content['partnership']}: yearly report {paper.content['year']}",
        author=paper.content["partnership"],
        description=f"Yearly report, 1 April to 31 March, {paper.content['year']}.{digest}",
        marking=" – ".join(marks),
    )
    say(3, STEPS, "Checking the file")
    if not found.data.startswith(b"%PDF-") or b"%%EOF" not in found.data[-32:]:
        raise ValueError("The file that was made is not a whole PDF.")
    return Built(found.data, hashlib.sha256(found.data).hexdigest(), found.pages)


def path_of(space_id: int, file_name: str) -> str:
    """Where a PDF of a space's reports lies in the private storage, that of uploads."""
    return f"{space_id}/reports/{file_name}"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all. Raises ``OSError``."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".building-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o640)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def keep(space_id: int, built: Built) -> str:
    """Store the file under the name of its content and return that name; the same content is the same file."""
    path = path_of(space_id, f"{built.sha256}.pdf")
    if not default_storage.exists(path):
        path = default_storage.save(path, ContentFile(built.data))
    return path.rpartition("/")[2]


@transaction.atomic
def ask_build(*, report: YearlyReport, seat: Seat | None, at: datetime, by_id: int | None) -> ReportBuild:
    """Ask for a PDF of the report as it stands; a job builds it. Each asking is a build of its own.

    While one is under way it is returned instead of a second; the report is held meanwhile, so that two clicks at once
    ask for one. Raises ``Refused`` for a report without sections.
    """
    report = locked(report.pk)
    running = (
        ReportBuild.objects.filter(report=report, built_at__isnull=True).select_related("job").order_by("-pk").first()
    )
    if running is not None and running.job is not None and not running.job.is_over:
        return running
    if not report.sections.exists():
        raise Refused(no("no_sections", "This report has no sections, so there is nothing to build."))
    build = ReportBuild(report=report, asked_at=at)
    build.save()
    build.job = ask(
        TASK, key=f"report:{report.pk}:build:{build.pk}", arguments={"build_id": build.pk}, asked_by_id=by_id, at=at
    )
    build.save(update_fields=["job"])
    return build


@transaction.atomic
def store_build(*, build: ReportBuild, paper: Paper, built: Built, file_name: str, at: datetime) -> ReportBuild:
    """Write down that a build is finished, of which content, and where its file is."""
    build.content_hash, build.is_draft = paper.content_hash, paper.is_draft
    build.file_name, build.sha256 = file_name, built.sha256
    build.pages, build.size, build.built_at = built.pages, len(built.data), at
    build.save(update_fields=["content_hash", "is_draft", "file_name", "sha256", "pages", "size", "built_at"])
    return build
