"""The life of a yearly report: begun, written, frozen and sent, signed, sent back, published."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from hscp.lib.moves import find_move
from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.lib.years import year_words
from hscp.record.bulk import create_many
from hscp.record.versions import EditConflict
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from partnership.models import GuidanceEdition, ReportContent, ReportHeading, Seat, Signoff
from partnership.operations.signoff import reject, send_for_signoff, sign, void_if_edited
from partnership.rules.signoff import SignoffState, SignoffVerdict
from reporting.enums import ReportState
from reporting.models import ReportExplanation, ReportSection, ReportStage, YearlyReport
from reporting.queries.reports import draft_of, editions_of_year, live_content, signing_posts, signoff_of
from reporting.rules.assembly import Standstill
from reporting.rules.checks import may_send
from reporting.rules.content import hash_of, with_section
from reporting.rules.headings import Content, Heading, planned_sections
from reporting.rules.states import REPORT


@transaction.atomic
def start_report(
    *,
    starts_on: date,
    ends_on: date,
    edition: GuidanceEdition | None = None,
    seat: Seat | None,
    at: datetime,
    by_id: int | None,
) -> YearlyReport:
    """Begin the report of a year, with the sections that the arrangements and the guidance's edition ask for.

    ``edition`` must be one in force in the year; without one it is that of the year's first day, which a report keeps
    whatever comes later. Side effect: a stage record. Raises ``Refused`` where the year has a report, or no edition.
    """
    editions = editions_of_year(starts_on, ends_on)
    if edition is None and editions:
        edition = editions[0]
    if edition is None or edition not in editions:
        raise Refused(no("no_edition", f"No edition of the guidance is on record for {year_words(starts_on)}."))
    space = Space.objects.get(pk=current().space_id)
    report = YearlyReport(
        starts_on=starts_on,
        ends_on=ends_on,
        title=f"{space.name}: yearly report {year_words(starts_on)}",
        edition=edition,
        last_editor=seat.person if seat else None,
    )
    try:
        with transaction.atomic():
            report.save()
    except IntegrityError:
        raise Refused(no("begun", f"The report of {year_words(starts_on)} has been started already.")) from None
    _plan_sections(report)
    record_stage(report, "start", "", ReportState.DRAFTING, seat=seat, at=at, by_id=by_id)
    return report


def _plan_sections(report: YearlyReport) -> None:
    contents = ReportContent.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=report.starts_on))
    headings = ReportHeading.objects.filter(edition=report.edition).order_by("position")
    planned = planned_sections(
        [Content(row.key, row.title, row.section, row.heading) for row in contents.order_by("position", "key")],
        [
            Heading(row.key, row.title, row.requirement, row.citation, needs_check=row.trust == "check")
            for row in headings
        ],
    )
    create_many(
        ReportSection(
            space_id=report.space_id,
            report=report,
            key=each.key,
            heading=each.heading,
            title=each.title,
            requirement=each.requirement,
            citation=each.citation,
            needs_check=each.needs_check,
            position=position,
        )
        for position, each in enumerate(planned, 1)
    )


@transaction.atomic
def edit_section(
    *,
    section: ReportSection,
    narrative: str,
    nothing_because: str,
    version: int,
    seat: Seat | None,
    at: datetime,
    by_id: int | None,
) -> ReportSection:
    """Save the words of a section, if ``version`` is the one that stands. An edit thaws a report that was sent.

    Side effects: the report is being written again and its signatures are void, if it had been sent; the writer is its
    last editor. Raises ``EditConflict`` when somebody else saved in between, ``Refused`` for a published report.
    """
    report = locked(section.report_id)
    _must_be_open(report)
    now: ReportSection = ReportSection.objects.get(pk=section.pk)
    narrative, nothing_because = _tidy(narrative), _tidy(nothing_because)
    if (now.narrative, now.nothing_because) == (narrative, nothing_because):
        return now
    if now.version != version:
        raise EditConflict(now)
    now.narrative, now.nothing_because, now.version = narrative, nothing_because, version + 1
    now.save(update_fields=["narrative", "nothing_because", "version"])
    content = with_section(report.content, now.key, narrative, nothing_because) if report.content else None
    _edited(report, content, seat=seat, at=at, by_id=by_id)
    return now


@transaction.atomic
def explain(
    *,
    report: YearlyReport,
    item: Standstill,
    text: str,
    version: int,
    seat: Seat | None,
    at: datetime,
    by_id: int | None,
) -> ReportExplanation:
    """Say why a recommendation or a priority shows little or no progress. Thaws as any edit does.

    ``version`` is that of the explanation the writer saw, 0 where there was none. Raises ``EditConflict``, ``Refused``
    for an empty text or a published report.
    """
    report = locked(report.pk)
    _must_be_open(report)
    if not text.strip():
        raise Refused(no("empty", "Say why there is little or no progress, and what is planned."))
    of = {f"{item.kind}_id": item.key}
    now = ReportExplanation.objects.filter(report=report, **of).first()
    if now is not None and now.text == _tidy(text):
        return now
    if (now.version if now else 0) != version:
        raise EditConflict(now)
    if now is None:
        now = ReportExplanation(report=report, text=_tidy(text), **of)
        now.save()
    else:
        now.text, now.version = _tidy(text), version + 1
        now.save(update_fields=["text", "version"])
    content = live_content(report, uk_date(at)) if report.content else None
    _edited(report, content, seat=seat, at=at, by_id=by_id)
    return now


@transaction.atomic
def send_report(*, report: YearlyReport, seat: Seat | None, at: datetime, by_id: int | None) -> Signoff:
    """Freeze every word and figure and put them to whoever must sign for signature.

    Side effects: content and hash are kept with the report; a sign-off with one request for each post that approves it;
    a stage record. Raises ``Refused`` while something that must be said is missing, or from another state.
    """
    _hold_all()
    report = locked(report.pk)
    legal = find_move(REPORT, report.state, "send")
    day = uk_date(at)
    may_send(draft_of(report, day).found).require()
    report.content = live_content(report, day)
    report.content_hash = hash_of(report.content)
    report.frozen_at = at
    before, report.state = report.state, legal.target
    report.save(update_fields=["state", "content", "content_hash", "frozen_at"])
    signoff = send_for_signoff(
        subject=report.subject,
        title=report.title,
        content_hash=report.content_hash,
        posts=signing_posts(day),
        last_editor=report.last_editor,
        seat=seat,
        at=at,
        by_id=by_id,
    )
    record_stage(report, "send", before, report.state, seat=seat, at=at, by_id=by_id)
    return signoff


@transaction.atomic
def sign_report(*, report: YearlyReport, seat: Seat, read_hash: str, at: datetime, by_id: int | None) -> SignoffVerdict:
    """Sign the frozen content from a seat. With the last signature the report is approved.

    Raises ``Refused`` as the sign-off does, and where the report is not waiting for signatures.
    """
    report = locked(report.pk)
    legal = find_move(REPORT, report.state, "approve")
    signoff = _open_signoff(report)
    verdict = sign(
        signoff=signoff, seat=seat, read_hash=read_hash, current_hash=hash_of(report.content or {}), at=at, by_id=by_id
    )
    if verdict.state is SignoffState.APPROVED:
        before, report.state = report.state, legal.target
        report.save(update_fields=["state"])
        record_stage(report, "approve", before, report.state, seat=seat, at=at, by_id=by_id)
    return verdict


@transaction.atomic
def send_back(*, report: YearlyReport, seat: Seat, reason: str, at: datetime, by_id: int | None) -> YearlyReport:
    """Whoever is to sign sends the report back with a reason: it is written again. Raises ``Refused`` without one."""
    report = locked(report.pk)
    find_move(REPORT, report.state, "send_back")
    current_hash = hash_of(report.content or {})
    reject(signoff=_open_signoff(report), seat=seat, reason=reason, current_hash=current_hash, at=at, by_id=by_id)
    _thaw(report, "send_back", seat=seat, at=at, by_id=by_id, reason=reason.strip())
    return report


def _open_signoff(report: YearlyReport) -> Signoff:
    signoff = signoff_of(report)
    if signoff is None:
        raise Refused(no("not_sent", "This report has not been sent for signature."))
    return signoff


def _edited(
    report: YearlyReport, content: dict[str, Any] | None, *, seat: Seat | None, at: datetime, by_id: int | None
) -> None:
    """After any edit: the writer is the last editor; what had been sent is void and written again."""
    report.last_editor = seat.person if seat else None
    report.save(update_fields=["last_editor"])
    if content is None:
        return
    void_if_edited(subject=report.subject, current_hash=hash_of(content), at=at, by_id=by_id, seat=seat)
    _thaw(report, "thaw", seat=seat, at=at, by_id=by_id, reason="The report was edited.")


def _thaw(report: YearlyReport, move: str, *, seat: Seat | None, at: datetime, by_id: int | None, reason: str) -> None:
    legal = find_move(REPORT, report.state, move)
    before, report.state = report.state, legal.target
    report.content, report.content_hash, report.frozen_at = None, "", None
    report.save(update_fields=["state", "content", "content_hash", "frozen_at"])
    record_stage(report, move, before, report.state, seat=seat, at=at, by_id=by_id, reason=reason)


def _must_be_open(report: YearlyReport) -> None:
    if report.state == ReportState.PUBLISHED:
        no("published", "This report is published: what is to be said now belongs in the next year's.").require()


def locked(pk: int) -> YearlyReport:
    """The report, held against others until the transaction ends."""
    found: YearlyReport = (
        YearlyReport.objects.select_for_update(of=("self",)).select_related("edition", "space").get(pk=pk)
    )
    return found


def _hold_all() -> None:
    """Hold every report of the space: two that are frozen at once would each show a year as the other does not."""
    list(YearlyReport.objects.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def record_stage(
    report: YearlyReport,
    move: str,
    before: str,
    after: str,
    *,
    seat: Seat | None,
    at: datetime,
    by_id: int | None,
    reason: str = "",
) -> None:
    """Add the row that says who moved the report, when and why."""
    ReportStage(
        report=report, move=move, from_state=before, to_state=after, seat=seat, at=at, by_id=by_id, reason=reason
    ).save()
