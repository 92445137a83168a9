"""The partners sign one frozen text of a practice review's report (§15.9); its recommendations go on from there."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.record.outbox import ask
from hscp.spaces.acting import current
from meetings.enums import RecommendationSource
from meetings.models import Recommendation
from meetings.operations.recommendations import add_recommendation, respond
from partnership.access import opened
from partnership.models import Seat, Signoff
from partnership.operations.cases.places import held_open
from partnership.operations.signoff import reject, send_for_signoff, sign
from partnership.rules.canonical import content_hash
from reviews.enums import ReportState
from reviews.models import DraftRecommendation, PracticeDraft, PracticeReport, PracticeReview, RapidReview
from reviews.operations.deciding import NOT_HERE
from reviews.operations.going_on import ask_to_sign
from reviews.operations.practice import held_practice, note, to_state
from reviews.queries.commission import scope_of
from reviews.queries.deciding import answered, deciding_on, names_aside
from reviews.queries.drafts import content_of, report_content, unanswered_of
from reviews.queries.signing import report_hash_now
from reviews.rules.signing import ReportStanding, may_put, may_sign, report_stands

BUILD_REPORT = "reviews.build_practice"


@transaction.atomic
def put_report(*, draft: PracticeDraft, seat: Seat, at: datetime) -> PracticeReport:
    """Put one frozen draft to the delegated partners of the statutory bodies as the report.

    Side effects: a sign-off of the named posts that all of them must sign, a place on the case file's list for each
    holder who has none, mail that names the reference only, a stage record. Raises ``Refused`` as ``may_put``.
    """
    row = held_practice(PracticeReview(pk=draft.practice_id, incident_id=draft.practice.incident_id))
    draft = PracticeDraft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    rapid = RapidReview.objects.get(incident=row.incident)
    found = deciding_on(rapid, uk_date(at))
    may_put(
        row.state,
        frozen=draft.frozen_at is not None,
        latest=not PracticeDraft.objects.filter(practice=row, number__gt=draft.number).exists(),
        unanswered=unanswered_of(row.pk),
        partners=found.partners,
    ).require()
    scope = scope_of(row)
    content = {
        "facts": {
            "reference": row.incident.file.reference,
            "decided_on": date_words(row.decision.decided_on, weekday=False) if row.decision.decided_on else "",
            "questions": scope.scope.questions if scope else "",
            "methodology": scope.scope.methodology if scope else "",
            "asked": [each.title for each in found.posts],
            "stepped_aside": names_aside(found.partners),
        },
        "report": report_content(draft),
    }
    made = PracticeReport(
        practice=row,
        file_id=row.file_id,
        number=PracticeReport.objects.filter(practice=row).count() + 1,
        draft=draft,
        content=content,
        content_hash=content_hash(content),
        partners=len(found.partners),
        put_at=at,
        put_by=seat,
    )
    made.save()
    made.signoff = send_for_signoff(
        subject=f"reviews.report:{row.incident_id}-{made.pk}",
        title=f"The report on case {row.incident.file.reference}",
        content_hash=made.content_hash,
        posts=found.posts,
        last_editor=row.edited_by,
        seat=seat,
        at=at,
        by_id=current().user_id,
    )
    made.save(update_fields=["signoff"])
    to_state(row, "put", seat=seat, at=at, reason=", ".join(each.title for each in found.posts))
    asked = [each.pk for each in found.posts]
    ask_to_sign(row.incident.file, asked, "Signs the report", "a report", key=f"report:{made.pk}", seat=seat, at=at)
    return made


@transaction.atomic
def sign_report(*, report: PracticeReport, seat: Seat, read_hash: str, at: datetime) -> PracticeReport:
    """Sign, as a delegated partner, the text that was read. Once all have, the report is signed off.

    Side effects: a signature and a stage record; once signed off its recommendations go on the golden thread and its
    documents are built. A place to read is enough. Raises ``Refused`` as a signature does, and as ``may_sign``.
    """
    with opened(report.file_id):
        row, found, signoff = _held(report)
        may_sign(unanswered=unanswered_of(row.pk)).require()
        said: dict[str, Any] = {"current_hash": report_hash_now(found), "at": at, "by_id": current().user_id}
        sign(signoff=signoff, seat=seat, read_hash=read_hash, **said)
        note(row, "signature", row.state, seat=seat, at=at)
        return _settle(row, found, seat, at)


@transaction.atomic
def refuse_report(*, report: PracticeReport, seat: Seat, reason: str, at: datetime) -> PracticeReport:
    """Say, as a delegated partner, that one does not sign, and why: the reason stands in the case file.

    Raises ``Refused`` without a reason, or as a signature does.
    """
    if not reason.strip():
        raise Refused(no("reason", "Say why you do not sign."))
    with opened(report.file_id):
        row, found, signoff = _held(report)
        said: dict[str, Any] = {"current_hash": report_hash_now(found), "at": at, "by_id": current().user_id}
        reject(signoff=signoff, seat=seat, reason=NOT_HERE, **said)
        note(row, "refuse", row.state, seat=seat, at=at, reason=reason.strip())
        return _settle(row, found, seat, at)


def _settle(row: PracticeReview, found: PracticeReport, seat: Seat, at: datetime) -> PracticeReport:
    answers = answered(found)
    stand = report_stands(partners=found.partners, asked=answers.asked, signed=answers.signed, refused=answers.refused)
    if stand is ReportStanding.OPEN:
        return found
    found.state = ReportState(stand.value)
    found.signed_on = uk_date(at) if stand is ReportStanding.SIGNED else None
    found.save(update_fields=["state", "signed_on"])
    if stand is ReportStanding.SIGNED:
        to_state(row, "sign", seat=seat, at=at, reason=f"Draft {found.draft.number}")
        _recommend(row, found, seat, at)
        ask_report(found, at)
    return found


def _recommend(row: PracticeReview, report: PracticeReport, seat: Seat, at: datetime) -> None:
    """The recommendations of the signed report on the golden thread, within the case file until it is published.

    One that was there before in the same words goes on; one that the report no longer has is answered so, unless it is
    followed in the open, where the partnership answers it.
    """
    day, reference, kept = uk_date(at), row.incident.file.reference, set()
    known = DraftRecommendation.objects.filter(practice=row, became__isnull=False)
    taken = known.order_by().values("became").distinct().count()
    for each in content_of(report.draft).recommendations:
        words = f"{each.text}\nTo: {each.addressed_to}"
        if each.became is None or each.became.text != words:
            taken += 1
            each.became = add_recommendation(
                reference=f"{reference} R{taken}",
                source=RecommendationSource.LOCAL_REVIEW,
                source_title=f"Practice review, case {reference}",
                text=words,
                made_on=day,
                file=row.incident.file,
                seat=seat,
                at=at,
            )
            each.save(update_fields=["became"])
        kept.add(each.became.pk)
    there = Recommendation.objects.filter(pk__in=known.order_by().values("became"), followed_as__isnull=True)
    for old in there.filter(closed_on__isnull=True):
        if old.pk not in kept:
            said = f"No longer in the report that the partners signed on {date_words(day, weekday=False)}."
            respond(recommendation=old, response=said, version=old.version, seat=seat, at=at)


def ask_report(found: PracticeReport, at: datetime) -> None:
    """Ask for the signed report as PDF and as Word file. Raises ``Refused`` in a closed file."""
    held_open(found.file_id)
    arguments = {"report_id": found.pk, "file_id": found.file_id}
    key = f"report:{found.pk}:{at.isoformat()}"
    ask(BUILD_REPORT, key=key, arguments=arguments, asked_by_id=current().user_id, at=at)


def _held(report: PracticeReport) -> tuple[PracticeReview, PracticeReport, Signoff]:
    row = held_practice(PracticeReview(pk=report.practice_id, incident_id=report.practice.incident_id))
    found = PracticeReport.objects.select_for_update(of=("self",)).select_related("draft").get(pk=report.pk)
    signoff = Signoff.objects.filter(pk=found.signoff_id).first()
    if found.state != ReportState.OPEN or signoff is None:
        raise Refused(no("closed", "This is no longer before the partners."))
    found.signoff = signoff
    return row, found, signoff
