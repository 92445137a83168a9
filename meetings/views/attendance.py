"""The whole attendance sheet on one page, for typing from notes while others tap."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now
from meetings.access import meeting_for
from meetings.enums import Mode
from meetings.forms.attendance import SheetRow, sheet, taken_off
from meetings.models import Meeting
from meetings.operations.attendance import Entry, record_attendance
from meetings.queries import attending, day_of
from meetings.queries.room import once_listed
from meetings.rules.moments import may_record
from meetings.views.addresses import about, here
from partnership.rules.roles import Right


def attendance(request: Any, pk: int) -> HttpResponse:
    """The sheet. Saved are the rows that somebody typed in, all or none; where two changed one row, it asks."""
    sent = request.method == "POST"
    found = meeting_for(request.rights, pk, to=Right.RECORD_MINUTES, hold=sent)
    people, day = attending(pk), day_of(found)
    rows = sheet(people, day, request.POST if sent else None)
    typed = [row for row in rows if row.is_bound]
    if sent:
        _say_who_is_gone(request, found, taken_off(people, day, request.POST))
    valid = [row.is_valid() for row in typed]  # each, so that every error is shown at once
    if sent and all(valid):
        entries = [_entry(row) for row in typed if row.is_to_save]
        try:
            record_attendance(meeting=found, people=people, entries=entries, at=now())
        except Refused as refusal:
            if not typed:
                messages.warning(request, str(refusal))
                return redirect(here(request, "meeting", pk))
            typed[0].add_error(None, [reason.sentence for reason in refusal.verdict.reasons])
        else:
            if entries:
                messages.success(request, "The attendance is saved.")
            else:
                messages.info(request, "Nothing on the sheet differs from what is on record.")
            return redirect(here(request, "meeting", pk))
    asks = any("settle" in row.errors for row in typed)
    context = {
        **about(request, found, "Attendance sheet"),
        "rows": rows,
        "forms": rows,
        "several": [person for person in people if len(person.stays) > 1],
        "refused": may_record(found.state).sentence,
        "asks": asks,
    }
    return render(request, "meetings/attendance.html", context, status=409 if asks else 200)


def _say_who_is_gone(request: Any, found: Meeting, typed: dict[int, str]) -> None:
    """What was typed for somebody who was taken off the list meanwhile is said, for it cannot be saved."""
    for pk, called in once_listed(found.pk, typed).items():
        messages.warning(
            request, f"{called} is no longer on the list. What you typed for them is not saved: “{typed[pk]}”."
        )


def _entry(row: SheetRow) -> Entry:
    data = row.cleaned_data
    return Entry(
        attendee_id=row.person.pk,  # type: ignore[union-attr]
        arrived_at=data["arrived_at"],
        left_at=data["left_at"],
        mode=Mode.REMOTE if data["remote"] else Mode.IN_PERSON,
        apologies=data["apologies"],
        reason=data["reason"],
    )
