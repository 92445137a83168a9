"""Plays the end of a practice review: the partners sign, it is published, what it recommends is opened to all."""

from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hscp.record.files.making import workroom
from hscp.spaces.acting import acting, in_space
from hscp.ui.pdf import make_pdf
from meetings.operations.actions import Source, give_action
from partnership.access import opened
from partnership.models import Post, Seat
from reporting.demonstration.reading import afternoon
from reviews.models import CopyVersion, Incident, PracticeReport, PracticeReview, PublicCopy
from reviews.operations.annexes import attach
from reviews.operations.copy_document import bodies_of, put_away, store_build, write_pdfs
from reviews.operations.identity import add_person, open_sheet
from reviews.operations.opening import keep_action, open_action, open_recommendation
from reviews.operations.practice_document import document_of, put_report_away, store_report, write_report
from reviews.operations.publication import publish_copy, set_day
from reviews.operations.publishing import begin_copy, make_version, word_copy
from reviews.operations.publishing_dates import note_copy
from reviews.operations.redaction import check_version, keep_hit
from reviews.operations.signing import put_report, sign_report
from reviews.queries.opening import public_version, signed_recommendations
from reviews.queries.publishing import copy_of, hits_of


def sign_off(row: PracticeReview, draft: Any, told: dict[str, Any], signers: list[Seat], seat: Seat) -> None:
    """The partners sign the draft; it is built, as the waiting job would."""
    on: date = told["on"]
    report = put_report(draft=draft, seat=seat, at=afternoon(told["put"]))
    for signer in signers:
        with acting(in_space(row.space_id, user_id=signer.user_id, seat_id=signer.pk)):
            report = sign_report(report=report, seat=signer, read_hash=report.content_hash, at=afternoon(on))
    found = PracticeReport.objects.select_related("space", "signoff").get(pk=report.pk)
    document = document_of(found, found.space.name)
    with workroom() as room:
        stored = put_report_away(document, *write_report(document, room), afternoon(on))
        store_report(report=found, pdf=stored[0], word=stored[1], at=afternoon(on))
    for body, whom in (("panel", "The Panel’s office"), ("secretary", "The department")):
        sent = {"to_whom": whom, "sent_on": told["sent"], "how": "By mail. Invented.", "document": None}
        note_copy(practice=row, body=body, **sent, seat=seat, at=afternoon(told["sent"]))


def publish(incident: Incident, told: dict[str, Any], seat: Seat) -> None:
    """The public copy is begun, checked against the identity sheet, and published on its day."""
    at = afternoon(told["begun"])
    sheet = open_sheet(incident=incident, seat=seat, at=at)
    with opened(sheet.file_id):
        for person in told["sheet"]:
            add_person(sheet=sheet, seat=seat, at=at, **person)
        copy = begin_copy(incident=incident, seat=seat, at=at)
        copy = word_copy(copy=copy, version=copy.version, title=told["title"], **told["briefing"])
        _attach(copy, told["annex"], seat, at)
        version = make_version(copy=copy, seat=seat, at=at)
        _build(version, at)
        version.copy = _now(incident)
        check_version(version=version, seat=seat, at=at)
        for hit in hits_of(version):
            hit.version.copy = _now(incident)
            keep_hit(hit=hit, because=told["kept"], seat=seat, at=at)
        day = {"on": told["out"], "because": "", "read_hash": version.content_hash}
        set_day(copy=_now(incident), seat=seat, at=at, **day)
        publish_copy(copy=_now(incident), seat=seat, at=afternoon(told["out"]))
        _open(incident, told["opened"], seat)


def _attach(copy: PublicCopy, told: dict[str, Any], seat: Seat, at: datetime) -> None:
    """The one annex, a PDF that is made here."""
    lines = format_html_join(SafeString("\n"), "<p>{}</p>", ([line] for line in told["text"]))
    body = format_html("<h1>{}</h1>{}", told["title"], lines)
    file = SimpleUploadedFile("annex.pdf", make_pdf(body, title=told["title"]), "application/pdf")
    attach(copy=copy, title=told["title"], position=1, upload=file, seat=seat, at=at)


def _now(incident: Incident) -> PublicCopy:
    found = copy_of(incident)
    assert found is not None  # noqa: S101 - it is begun
    return found


def _build(version: CopyVersion, at: Any) -> None:
    """Its PDFs, as the waiting job would."""
    with workroom() as room:
        laid = write_pdfs(version.content, bodies_of(version.content), room)
        pdf, briefing = put_away(version, laid, at)
        store_build(version=version, laid=laid, pdf=pdf, briefing=briefing, at=at)


def _open(incident: Incident, told: dict[str, Any], seat: Seat) -> None:
    """What it recommends is opened in its public words; one action goes on in the open, one stays in the file."""
    by: dict[str, Any] = {"seat": seat, "at": afternoon(told["on"])}
    signed = signed_recommendations(_now(incident))[0]
    source, actions = Source(recommendation=signed.became), {}
    for each in told["actions"]:
        owner = Post.objects.get(key=each["owner"])
        given = {"text": each["in_file"], "owner": owner, "due_on": each["due"], "given_at": afternoon(told["given"])}
        actions[each["in_file"]] = give_action(source=source, **given, seat=seat, at=afternoon(told["given"]))
    version = public_version(_now(incident))
    assert version is not None and signed.became is not None  # noqa: S101 - it is published
    words: dict[str, Any] = {"words": signed.text, "themes": (), "answers": {}, "read_hash": version.content_hash}
    open_recommendation(copy=_now(incident), recommendation=signed.became, **words, **by)
    for each in told["actions"]:
        action = actions[each["in_file"]]
        if open_words := each.get("open"):
            said = {"text": open_words, "owner": action.owner, "due_on": each["due"], "answers": {}}
            open_action(copy=_now(incident), action=action, **said, **by)
        else:
            keep_action(copy=_now(incident), action=action, reason=each["stays"], **by)
