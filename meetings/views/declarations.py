"""Declarations of interest: recording one under an item, putting it right, taking it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime

from hscp.lib.verdicts import Refused
from hscp.lib.workdays import uk_date
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now
from hscp.ui.conflicts import Both, both
from meetings.access import declaration_for, item_for
from meetings.forms.declarations import DeclarationCorrectForm, DeclarationForm
from meetings.models import AgendaItem, Attendee, Declaration
from meetings.operations import declarations as operations
from meetings.queries import attending, day_of
from meetings.rules.moments import may_list
from meetings.views.addresses import crumbs, here, title_of
from partnership.access import acting_seat
from partnership.rules.roles import Right


def declaration_add(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Record an interest that somebody declares in an item."""
    item = item_for(request.rights, meeting, pk, to=Right.RECORD_MINUTES)
    moment, day = now(), day_of(item.meeting)
    form = DeclarationForm(request.POST or None, day=day, people=attending(meeting))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            operations.declare(
                item=item,
                attendee_id=int(data["who"]),
                interest=data["interest"],
                recused=data["recused"],
                declared_at=data["declared_at"] or _by_default(item, moment),
                seat=acting_seat(request),
                at=moment,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except Attendee.DoesNotExist:
            form.add_error("who", "They are no longer on the list")
        else:
            messages.success(request, f"The declaration is recorded under item {item.number}.")
            return redirect(_item(request, item))
    return _page(request, item, "meetings/declaration_add.html", "Record a declaration of interest", form)


def _by_default(item: AgendaItem, moment: Any) -> Any:
    """Now; of a meeting that is typed afterwards, when it began."""
    opened = item.meeting.opened_at
    return opened if opened is not None and uk_date(opened) != uk_date(moment) else moment


def declaration(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Put a declaration right, or take it back with the reason. Where somebody did so since, both are shown."""
    found = declaration_for(request.rights, meeting, pk, to=Right.RECORD_MINUTES)
    item, moment = found.item, now()
    form = DeclarationCorrectForm(request.POST or None, day=day_of(item.meeting), initial=_as_it_stands(found))
    conflict: list[Both] = []
    who: dict[str, Any] = {"seat": acting_seat(request), "at": moment}
    if request.method == "POST" and "take_back" in request.POST:
        try:
            operations.take_back_declaration(declaration=found, reason=request.POST.get("reason", "")[:300], **who)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The declaration is taken back.")
            return redirect(_item(request, item))
    elif request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            operations.correct_declaration(
                declaration=found,
                interest=data["interest"],
                recused=data["recused"],
                declared_at=data["declared_at"] or found.declared_at,
                version=data["version"] or 0,
                **who,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(clash.theirs))
        else:
            messages.success(request, "The declaration is corrected.")
            return redirect(_item(request, item))
    more = {"found": found, "conflict": conflict, "reason": request.POST.get("reason", "")}
    return _page(request, item, "meetings/declaration.html", "Correct a declaration of interest", form, **more)


def _as_it_stands(found: Declaration) -> dict[str, Any]:
    return {
        "interest": found.interest,
        "recused": found.recused,
        "declared_at": localtime(found.declared_at).time().replace(second=0, microsecond=0),
        "version": found.version,
    }


def _item(request: Any, item: AgendaItem) -> str:
    return f"{here(request, 'meeting', item.meeting_id)}#item-{item.number}"


def _page(request: Any, item: AgendaItem, template: str, title: str, form: Any, **more: Any) -> HttpResponse:
    context = {
        "title": title,
        "caption": f"{title_of(item.meeting)}: {item.number}. {item.title}",
        "breadcrumbs": crumbs(request, item.meeting, (title, "")),
        "marking": "OFFICIAL-SENSITIVE" if item.file_id else "",
        "space": request.space,
        "form": form,
        "item": item,
        "back": _item(request, item),
        "refused": may_list(item.meeting.state).sentence,
        **more,
    }
    return render(request, template, context, status=409 if more.get("conflict") else 200)
