"""Papers of an agenda item: adding, replacing, withdrawing them, and taking them away."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import NotFresh, ask_first
from hscp.lib.verdicts import Refused
from hscp.record.files import stored_response
from hscp.spaces.clock import now
from meetings.access import item_for, paper_for
from meetings.forms.meeting import ReasonForm
from meetings.forms.papers import NewVersionForm, PaperForm
from meetings.models import AgendaItem, Paper
from meetings.operations import papers as operations
from meetings.queries.papers import version_of
from meetings.rules.papers import may_write_papers
from meetings.views.addresses import about, here
from partnership.access import acting_seat
from partnership.rules.roles import Right

MARKING = "OFFICIAL-SENSITIVE"


def paper_add(request: Any, meeting: int, item: int) -> HttpResponseBase:
    """Add a paper to an item."""
    found = item_for(request.rights, meeting, item, to=Right.MANAGE_MEETINGS)
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            paper = operations.add_paper(item=found, **form.cleaned_data, seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.refuse(str(refusal))
        else:
            messages.success(request, f"{_called(paper)} is added to item {found.number}.")
            return redirect(_back(request, found))
    title = f"Add a paper to item {found.number}"
    return _page(request, found, "meetings/paper_add.html", title, form=form)


def paper_replace(request: Any, meeting: int, item: int, pk: int) -> HttpResponseBase:
    """Put a newer version of a paper before its others."""
    paper = paper_for(request.rights, meeting, item, pk, to=Right.MANAGE_MEETINGS)
    form = NewVersionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            version = operations.replace_paper(paper=paper, **form.cleaned_data, seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.refuse(str(refusal))
        else:
            messages.success(request, f"{_called(paper)} is now at version {version.number}.")
            return redirect(_back(request, paper.item))
    return _page(request, paper.item, "meetings/paper_replace.html", "Replace a paper", form=form, paper=paper)


def paper_withdraw(request: Any, meeting: int, item: int, pk: int) -> HttpResponseBase:
    """Take a paper off its item, with the reason."""
    paper = paper_for(request.rights, meeting, item, pk, to=Right.MANAGE_MEETINGS)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.withdraw_paper(paper=paper, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{_called(paper)} is withdrawn.")
            return redirect(_back(request, paper.item))
    return _page(
        request,
        paper.item,
        "meetings/paper_withdraw.html",
        "Withdraw this paper?",
        form=form,
        paper=paper,
        consequence="The paper is still named under its item, with the reason. Nobody can download it any more.",
        confirm="Withdraw the paper",
        cancel_url=_back(request, paper.item),
    )


@require_safe
def paper_file(request: Any, meeting: int, item: int, pk: int, version: int | None = None) -> HttpResponseBase:
    """The file of a paper, its latest version unless another is asked for; for whoever sees the item.

    In a case file that is a look, and wants a second factor that is fresh: once it is shown, a page offers the file.
    """
    try:
        paper = paper_for(request.rights, meeting, item, pk)
    except NotFresh:
        return ask_first(request, download=True)
    found = None if paper.withdrawn_because else version_of(paper, version)
    if found is None:
        raise Http404("No such paper here.")
    try:
        return stored_response(found.stored)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(_back(request, paper.item))


def _called(paper: Paper) -> str:
    """How a message names a paper: not by its title where it belongs to a case file."""
    return "The paper" if paper.file_id else f"The paper “{paper.title}”"


def _back(request: Any, item: AgendaItem) -> str:
    return f"{here(request, 'meeting', item.meeting_id)}#item-{item.number}"


def _page(request: Any, item: AgendaItem, template: str, title: str, **more: Any) -> HttpResponse:
    refused = may_write_papers(item.meeting.state, item.number, item.withdrawn_because).sentence
    paper: Paper | None = more.get("paper")
    if paper is not None and paper.withdrawn_because:
        refused = f"This paper was withdrawn: {paper.withdrawn_because}"
    context = {
        **about(request, item.meeting, title),
        "item": item,
        "marking": MARKING if item.file_id else "",
        "refused": refused,
        **more,
    }
    return render(request, template, context)
