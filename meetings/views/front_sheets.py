"""A paper's own page, and its front sheet."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now
from hscp.ui.conflicts import Both, both
from meetings.access import paper_for
from meetings.forms.papers import FrontSheetForm
from meetings.models import FrontSheet, Paper
from meetings.operations.front_sheets import save_front_sheet
from meetings.queries.front_sheets import WORDS, sheet_of, versions_of
from meetings.rules.packs import MARK_RESTRICTED
from meetings.rules.papers import may_write_papers
from meetings.views.addresses import about, crumbs, here, title_of
from partnership.access import acting_seat, may_write_in
from partnership.rules.roles import Right


@require_safe
def paper(request: Any, meeting: int, item: int, pk: int) -> HttpResponse:
    """A paper: its front sheet, its versions, and what may be done with it."""
    found = paper_for(request.rights, meeting, item, pk)
    of = found.item
    writes = request.rights.may(Right.MANAGE_MEETINGS, on=of.meeting.group) and may_write_in(of) and not _refused(found)
    context = {
        "title": found.title,
        "caption": f"{title_of(of.meeting)}, item {of.number}, paper {found.number}",
        "breadcrumbs": crumbs(request, of.meeting, (f"Paper {found.number} of item {of.number}", "")),
        "space": request.space,
        "marking": MARK_RESTRICTED if of.file_id else "",
        "paper": found,
        "item": of,
        "sheet": sheet_of(found),
        "versions": versions_of(found),
        "writes": writes,
        "sheet_url": here(request, "front_sheet", meeting, item, pk),
        "papers_url": here(request, "paper_add", meeting, item).removesuffix("add/"),
        "back": f"{here(request, 'meeting', meeting)}#item-{of.number}",
    }
    return render(request, "meetings/paper.html", context)


def front_sheet(request: Any, meeting: int, item: int, pk: int) -> HttpResponse:
    """Write a paper's front sheet. Where somebody else did so since, both are shown."""
    found = paper_for(request.rights, meeting, item, pk, to=Right.MANAGE_MEETINGS)
    form = FrontSheetForm(request.POST or None, initial=_as_it_stands(found, sheet_of(found)))
    conflict: list[Both] = []
    back = here(request, "paper", meeting, item, pk)
    if request.method == "POST" and form.is_valid():
        try:
            save_front_sheet(paper=found, **form.cleaned_data, seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(found, clash.theirs))
        else:
            messages.success(request, "The front sheet is saved.")
            return redirect(back)
    context = {
        **about(request, found.item.meeting, "Front sheet"),
        "marking": MARK_RESTRICTED if found.file_id else "",
        "form": form,
        "paper": found,
        "item": found.item,
        "conflict": conflict,
        "refused": _refused(found),
        "back": back,
    }
    return render(request, "meetings/front_sheet.html", context, status=409 if conflict else 200)


def _as_it_stands(found: Paper, sheet: FrontSheet | None) -> dict[str, Any]:
    if sheet is None:
        return {"author": found.author, "version": None}
    return {name: getattr(sheet, name) for name in WORDS} | {"version": sheet.version}


def _refused(found: Paper) -> str:
    """Why nothing can be written about a paper; empty where it can."""
    if found.withdrawn_because:
        return f"This paper was withdrawn: {found.withdrawn_because}"
    item = found.item
    return may_write_papers(item.meeting.state, item.number, item.withdrawn_because).sentence
