"""The minutes after a meeting: read, circulated, issued, approved by a later meeting; as PDF and Word."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.lib.words import plural
from hscp.lib.workdays import uk_date
from hscp.spaces.clock import now, today
from hscp.ui.downloads import attachment
from hscp.ui.word import CONTENT_TYPE as WORD
from meetings.access import meeting_for
from meetings.forms.minutes_life import ApproveForm, CirculateForm
from meetings.operations.approving import approve_minutes
from meetings.operations.circulating import circulate_minutes, issue_minutes
from meetings.operations.minutes_document import SENSITIVE, MinutesDocument, document_of, pdf_of, word_of
from meetings.operations.reach import whole_record_of
from meetings.queries import day_of
from meetings.queries.minutes import life_of, recipients_of, sheets_of, story_of_minutes, unanswered_of
from meetings.rules import MeetingState
from meetings.rules.minutes import (
    COMMENT_DAYS,
    may_answer_comment,
    may_circulate,
    may_comment,
    may_correct,
    may_issue,
    may_put_to_approval,
    may_write_minutes,
    state_of,
)
from meetings.views.addresses import about, crumbs, here, title_of
from partnership.access import acting_seat, may_write_in
from partnership.rules.roles import Right

TONES = {"draft": "warn", "circulated": "active", "issued": "info", "approved": "good"}
PDF = "application/pdf"


@require_safe
def minutes(request: Any, pk: int) -> HttpResponse:
    """The minutes as one document, with comments and corrections, and what may be done with them now."""
    found, moment = meeting_for(request.rights, pk), now()
    records = request.rights.may(Right.RECORD_MINUTES, on=found.group)
    document = document_of(found, moment, with_comments=True)
    life, stored = document.life, document.life.state if document.life else None
    for item in document.items:
        if not getattr(item, "is_closed", False):
            item.may_write = may_write_in(item)
    until = life.comments_until if life else None
    comments = may_comment(found.state, stored, until, today())
    context = {
        "title": "Minutes",
        "caption": title_of(found),
        "breadcrumbs": crumbs(request, found, ("Minutes", "")),
        "space": request.space,
        "meeting": found,
        "document": document,
        "marking": SENSITIVE if document.is_sensitive else "",
        "tone": TONES.get(document.state, "neutral"),
        "records": records,
        "commenting": bool(comments) and (records or _is_on_the_list(request, found)),
        "writing": records and found.state == MeetingState.CLOSED and bool(may_write_minutes(found.state, stored)),
        "answering": records and bool(may_answer_comment(found.state, stored)),
        "corrects": records and bool(may_correct(found.state, stored)),
        "circulates": records and bool(may_circulate(found.state, stored)),
        "issues": records and bool(may_issue(found.state, stored, None, today())),
        "approval": _approval(request, document, records),
        "entries": story_of_minutes(life),
        "back": here(request, "meeting", pk),
    }
    return render(request, "meetings/minutes.html", context)


def _is_on_the_list(request: Any, found: Any) -> bool:
    if not request.rights.may(Right.COMMENT_MINUTES):
        return False
    return bool(found.attendees.filter(seat__in=request.rights.seat_ids).exists())


def _approval(request: Any, document: MinutesDocument, records: bool) -> dict[str, Any]:
    """Where the minutes are approved: the meeting with its item, and whether that can be done now."""
    life = document.life
    if life is None or document.state not in ("issued", "approved"):
        return {}
    item = life.approval_item
    return {
        "item": item,
        "meeting": item.meeting if item else None,
        "words": title_of(item.meeting) if item else "",
        "decision": life.decision,
        "now": records and item is not None and document.state == "issued" and item.meeting.state == MeetingState.OPEN,
    }


@require_safe
@fresh_factor(when=lambda request: True)
def minutes_pdf(request: Any, pk: int) -> FileResponse:
    """The minutes as a tagged PDF, of what its reader may see."""
    return _file(request, pk, pdf_of, "pdf", PDF)


@require_safe
@fresh_factor(when=lambda request: True)
def minutes_word(request: Any, pk: int) -> FileResponse:
    """The minutes as a Word document, of what its reader may see."""
    return _file(request, pk, word_of, "docx", WORD)


def _file(
    request: Any, pk: int, made: Callable[[MinutesDocument, str], bytes], ending: str, content_type: str
) -> FileResponse:
    found = meeting_for(request.rights, pk)
    document = document_of(found, now())
    draft = "-draft" if document.is_draft else ""
    name = f"minutes-{found.group.key}-{day_of(found):%Y-%m-%d}{draft}.{ending}"
    return attachment(io.BytesIO(made(document, request.space.name)), name=name, content_type=content_type)


def minutes_circulate(request: Any, pk: int) -> HttpResponse:
    """Send the minutes out for comments, with a closing date."""
    found = meeting_for(request.rights, pk, to=Right.RECORD_MINUTES)
    form = CirculateForm(request.POST or None, initial={"until": today() + timedelta(days=COMMENT_DAYS)})
    if request.method == "POST" and form.is_valid():
        try:
            mails = circulate_minutes(
                meeting=found, until=form.cleaned_data["until"], seat=acting_seat(request), at=now()
            )
        except Refused as refusal:
            form.add_error("until" if refusal.verdict.reasons[0].code == "until" else None, str(refusal))
        else:
            messages.success(request, f"The minutes are circulated. {plural(mails, 'mail')} on the way.")
            return redirect(here(request, "minutes", pk))
    people = recipients_of(found)
    context = {
        **about(request, found, "Circulate the minutes"),
        "form": form,
        "people": people,
        "without": [person for person in people if not person.address],
        "refused": may_circulate(found.state, getattr(found, "minutes_state", None)).sentence,
        "back": here(request, "minutes", pk),
    }
    return render(request, "meetings/minutes_circulate.html", context)


def minutes_issue(request: Any, pk: int) -> HttpResponse:
    """Issue the minutes: first what is in the way and who is written to, then the act."""
    found, moment = meeting_for(request.rights, pk, to=Right.RECORD_MINUTES), now()
    if request.method == "POST":
        try:
            mails = issue_minutes(meeting=found, seat=acting_seat(request), at=moment)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"The minutes are issued. {plural(mails, 'mail')} on the way.")
        return redirect(here(request, "minutes", pk))
    life = life_of(found)
    with whole_record_of(found):
        unanswered, sheets = unanswered_of(found), sheets_of(found, moment, uk_date(moment))
    context = {
        **about(request, found, "Issue the minutes"),
        "reasons": may_issue(
            found.state,
            life.state if life else None,
            life.comments_until if life else None,
            today(),
            unanswered=unanswered,
        ).reasons,
        "told": [(sheet.recipient, len(sheet.actions)) for sheet in sheets if sheet.recipient.address],
        "without": [sheet.recipient for sheet in sheets if not sheet.recipient.address],
        "back": here(request, "minutes", pk),
    }
    return render(request, "meetings/minutes_issue.html", context)


def minutes_approve(request: Any, pk: int) -> HttpResponse:
    """Write down that the meeting on whose agenda they are approves the minutes: a decision of that moment."""
    found, moment = meeting_for(request.rights, pk, to=Right.RECORD_MINUTES), now()
    life = life_of(found)
    item = life.approval_item if life else None
    day = day_of(item.meeting) if item else day_of(found)
    form = ApproveForm(
        request.POST or None,
        day=day,
        initial={"taken_at": localtime(moment).time().replace(second=0, microsecond=0)},
    )
    refused = may_put_to_approval(
        life.state if life else None, has_item=item is not None, withdrawn=bool(item and item.withdrawn_because)
    ).sentence
    if not refused and item is not None and item.meeting.state != MeetingState.OPEN:
        refused = f"They are approved while {title_of(item.meeting)} is held."
    if request.method == "POST" and not refused and form.is_valid():
        try:
            made = approve_minutes(
                meeting=found, taken_at=form.cleaned_data["taken_at"], seat=acting_seat(request), at=moment
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            approved = state_of(found.state, made.state) == "approved"
            if approved:
                messages.success(request, "The minutes are approved.")
            else:
                messages.warning(
                    request, "The meeting was not quorate: the minutes are not approved, and go to the next meeting."
                )
            return redirect(here(request, "minutes", pk))
    context = {
        **about(request, found, "Approve these minutes"),
        "form": form,
        "refused": refused,
        "item": item,
        "words": title_of(item.meeting) if item else "",
        "back": here(request, "minutes", pk),
    }
    return render(request, "meetings/minutes_approve.html", context)
