"""Assurance and challenge sessions: all of them, the one of an item, its shape, who was invited."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import Both, both
from meetings.access import invitee_for, item_for
from meetings.enums import Assurance
from meetings.forms.assurance import InviteeChangeForm, InviteeForm, SessionForm
from meetings.models import AgendaItem, AssuranceSession, Invitee
from meetings.operations import assurance as operations
from meetings.queries.assurance import heard, invitees_of, session_of
from meetings.queries.expected import bodies_here
from meetings.queries.minutes import stored_minutes
from meetings.rules.assurance import may_write_session
from meetings.views.acts import ActsOfPapers
from meetings.views.addresses import ManyAddresses, crumbs, here, title_of
from partnership.access import acting_seat, may_write_in
from partnership.rules.roles import Right

TAGS: dict[str, tuple[str, str]] = {
    "": ("No outcome yet", "neutral"),
    Assurance.ASSURED: (Assurance.ASSURED.label, "good"),
    Assurance.PARTLY: (Assurance.PARTLY.label, "warn"),
    Assurance.NOT: (Assurance.NOT.label, "bad"),
}
FIELDS = ("asked", "evidence", "challenge", "outcome", "follows")
FIELD_OF = {"evidence": "evidence", "challenge": "challenge", "follows": "follows", "invited": "outcome"}


@require_safe
def assurance(request: Any, meeting: int, pk: int) -> HttpResponse:
    """One session: who was invited, what evidence was given, how it was challenged, what came of it, its actions."""
    item = item_for(request.rights, meeting, pk)
    session = session_of(item.pk)
    found = heard(item)
    ActsOfPapers(request, meeting, may_agenda=False).lay_on(found)
    writes = (
        request.rights.may(Right.MANAGE_MEETINGS, on=item.meeting.group)
        and not _record_stands(item, session)
        and may_write_in(item)
        and not item.withdrawn_because
    )
    context = {
        **_frame(request, item, item.title),
        "breadcrumbs": crumbs(request, item.meeting, ("Assurance and challenge", "")),
        "item": found,
        "session": session,
        "tag": TAGS[session.outcome] if session else ("", ""),
        "invitees": invitees_of(session) if session else [],
        "invitees_at": ManyAddresses(request, "assurance_invitee", meeting).before,
        "writes": writes,
        "actions_url": here(request, "actions"),
        "today": today(),
    }
    return render(request, "meetings/assurance.html", context)


def assurance_change(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Make an item a session, or change what stands of it. Where somebody else did so since, both are shown."""
    item = item_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    session = session_of(item.pk)
    form = SessionForm(request.POST or None, initial=_as_it_stands(session))
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            version = data.pop("version") or 0
            operations.save_session(item=item, version=version, seat=acting_seat(request), at=now(), **data)
        except Refused as refusal:
            for reason in refusal.verdict.reasons:
                form.add_error(FIELD_OF.get(reason.code), reason.sentence)
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(clash.theirs))
        else:
            messages.success(request, "The session is saved.")
            return redirect(here(request, "assurance", meeting, pk))
    title = "Change the session" if session else "Make it an assurance and challenge session"
    context = {**_form_page(request, item, session, title, form), "conflict": conflict}
    return render(request, "meetings/assurance_change.html", context, status=409 if conflict else 200)


def _as_it_stands(session: AssuranceSession | None) -> dict[str, Any]:
    if session is None:
        return {"version": 0}
    return {name: getattr(session, name) for name in FIELDS} | {"version": session.version}


def assurance_invite(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Write down that somebody is invited to give evidence."""
    item = item_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    session = session_of(item.pk)
    bodies = bodies_here().order_by("name")
    form = InviteeForm(request.POST or None, organisations=bodies, initial={"invited_on": today()})
    page = _form_page(request, item, session, "Invite somebody to the session", form)
    if session is None:
        page["refused"] = "This item is no assurance and challenge session yet. Say first what assurance is asked for."
    if request.method == "POST" and session is not None and form.is_valid():
        try:
            session.item = item
            made = operations.invite_to_session(session=session, today=today(), **form.cleaned_data)
        except Refused as refusal:
            for reason in refusal.verdict.reasons:
                form.add_error("invited_on" if reason.code == "invited_on" else None, reason.sentence)
        else:
            messages.success(request, f"{made.name} is written down as invited.")
            return redirect(here(request, "assurance", meeting, pk))
    return render(request, "meetings/assurance_invite.html", page)


def assurance_invitee(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Say whether somebody who was invited came. Where somebody else did so since, both are shown."""
    invitee = invitee_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    item = invitee.session.item
    form = InviteeChangeForm(request.POST or None, initial=_of_invitee(invitee))
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            operations.change_invitee(
                invitee=invitee, came=data["came"], note=data["note"], version=data["version"] or 0
            )
        except Refused as refusal:
            form.add_error("note", str(refusal))
        except EditConflict as clash:
            conflict = both(form, _of_invitee(clash.theirs))
        else:
            messages.success(request, f"It is saved whether {invitee.name} came.")
            return redirect(here(request, "assurance", meeting, item.pk))
    page = _form_page(request, item, invitee.session, str(invitee), form)
    context = {**page, "invitee": invitee, "conflict": conflict}
    return render(request, "meetings/assurance_invitee.html", context, status=409 if conflict else 200)


def _of_invitee(invitee: Invitee) -> dict[str, Any]:
    return {"came": invitee.came, "note": invitee.note, "version": invitee.version}


@require_POST
def assurance_invitee_off(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Take somebody off who was written down by mistake."""
    invitee = invitee_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    version = request.POST.get("value", "")
    try:
        operations.take_invitee_off(invitee=invitee, version=int(version) if version.isdecimal() else 0)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    except EditConflict:
        messages.warning(request, "Somebody else has changed this meanwhile. It is below as it stands now.")
    else:
        messages.success(request, f"{invitee.name} is taken off. The history keeps who was written down.")
    return redirect(here(request, "assurance", meeting, invitee.session.item_id))


def _frame(request: Any, item: AgendaItem, title: str) -> dict[str, Any]:
    return {
        "title": title,
        "caption": f"{title_of(item.meeting)}, item {item.number}",
        "space": request.space,
        "meeting": item.meeting,
        "marking": "OFFICIAL-SENSITIVE" if item.file_id else "",
    }


def _record_stands(item: AgendaItem, session: AssuranceSession | None) -> str:
    """Why nothing of the session may be written any more, or why the item cannot become one."""
    begun = session is not None
    return may_write_session(item.meeting.state, stored_minutes(item.meeting), begun=begun).sentence


def _form_page(
    request: Any, item: AgendaItem, session: AssuranceSession | None, title: str, form: Any
) -> dict[str, Any]:
    back = here(request, "assurance", item.meeting_id, item.pk)
    refused = f"Item {item.number} was withdrawn: {item.withdrawn_because}" if item.withdrawn_because else ""
    return {
        **_frame(request, item, title),
        "breadcrumbs": crumbs(request, item.meeting, ("Assurance and challenge", back), (title, "")),
        "form": form,
        "back": back,
        "refused": refused or _record_stands(item, session),
    }
