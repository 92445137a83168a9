"""Plays the end of a practice review: the partners sign the report, the public copy is written, with one annex."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hscp.spaces.acting import acting, in_space
from hscp.ui.pdf import make_pdf
from partnership.models import Seat
from partnership.queries.cases import live_on
from reporting.demonstration.reading import afternoon
from reviews.models import PracticeDraft, PracticeReport
from reviews.operations.annexes import attach
from reviews.operations.publishing import begin_copy, make_version, word_copy
from reviews.operations.signing import put_report, sign_report

BODIES = ("dsp-council", "dsp-icb", "dsp-police")


def publish_report(draft: PracticeDraft, told: dict[str, Any], seat: Seat) -> None:
    """The report of a draft is signed, and its public copy begun, worded, given its annex, made a version of."""
    report = _signed(draft, told, seat)
    copied, at = told["copy"], afternoon(told["copy"]["on"])
    copy = begin_copy(incident=report.practice.incident, seat=seat, at=at)
    words = {name: copied[name] for name in ("title", "happened", "learned", "differently", "questions")}
    copy = word_copy(copy=copy, version=copy.version, **words)
    annex = copied["annex"]
    body = format_html(
        "<h1>{}</h1>{}",
        annex["title"],
        format_html_join(SafeString("\n"), "<p>{}</p>", ([line] for line in annex["text"])),
    )
    file = SimpleUploadedFile("annex.pdf", make_pdf(body, title=annex["title"]), "application/pdf")
    attach(copy=copy, title=annex["title"], position=1, upload=file, seat=seat, at=at)
    make_version(copy=copy, seat=seat, at=at)


def _signed(draft: PracticeDraft, told: dict[str, Any], seat: Seat) -> PracticeReport:
    report = put_report(draft=draft, seat=seat, at=afternoon(told["put"]))
    for post in BODIES:
        signer = _holder(post, told["signed"])
        with acting(in_space(report.space_id, user_id=signer.user_id, seat_id=signer.pk)):
            report = sign_report(
                report=report, seat=signer, read_hash=report.content_hash, at=afternoon(told["signed"])
            )
    found: PracticeReport = PracticeReport.objects.select_related("practice__incident").get(pk=report.pk)
    return found


def _holder(post: str, on: date) -> Seat:
    found: Seat = Seat.objects.filter(live_on(on), post__key=post).select_related("person", "user").latest("pk")
    return found
