"""Case files: those that one may open; one file, what hangs on it, its story, who has read it, its lead, its glass."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now
from partnership.access import acting_seat, file_for, file_to_hand_over
from partnership.forms.cases import BreakGlassForm, CaseFileForm, HandOverForm
from partnership.models import CaseFile
from partnership.operations.cases import break_glass as break_the_glass
from partnership.operations.cases import hand_over, open_case_file
from partnership.queries.cases import (
    documents_of,
    files_opened,
    lead_of,
    list_of,
    lists_of,
    parts_of,
    reads_of,
    story_of,
)
from partnership.queries.glass import glasses_of
from partnership.rules.cases import LEVEL_WORDS, HandOver, confirm_by, reminder_due
from partnership.rules.roles import Right
from partnership.views.people import here

PER_PAGE = 50
MARKING = "OFFICIAL-SENSITIVE"


def crumbs(request: Any, file: CaseFile | None = None, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way here, from the space's own page."""
    found = [(request.space.name, here(request, "space_home")), ("Case files", here(request, "case_files"))]
    if file is not None:
        found.append((file.reference, here(request, "case_file", file.pk)))
    return [*found, *more]


def frame(request: Any, file: CaseFile, current: str, title: str, **more: Any) -> dict[str, Any]:
    """What stands round each page of a file: its reference, its marking, its parts."""
    parts = [("What belongs to it", "case_file"), ("Access list", "case_file_list"), ("History", "case_file_history")]
    leads = request.rights.may(Right.LEAD_FILE, on=file)
    if leads:
        parts.append(("Who has read it", "case_file_reads"))
    own = (title, "") if current != "case_file" else None
    return {
        "title": title,
        "caption": file.reference if current != "case_file" else f"Case file {file.reference}",
        "breadcrumbs": crumbs(request, file, own) if own else [*crumbs(request), (file.reference, "")],
        "marking": MARKING,
        "file": file,
        "leads": leads,
        "side": [(label, here(request, name, file.pk), name == current) for label, name in parts],
        "side_label": f"Parts of {file.reference}",
        "back": here(request, "case_file_list", file.pk),
        **more,
    }


@require_safe
@fresh_factor
def case_files(request: Any) -> HttpResponse:
    """The files one may open, and nothing about any other."""
    moment = now()
    page: Any = Paginator(files_opened(), PER_PAGE).get_page(request.GET.get("page"))
    lists = lists_of([file.pk for file in page], moment)
    for file in page:
        listed = lists[file.pk]
        mine = [each for each in listed if each.grant.user_id == request.user.pk]
        file.level = LEVEL_WORDS[mine[0].facts.level] if mine else ""
        file.confirm_by = confirm_by((each.facts for each in listed), moment)
        file.due = reminder_due(file.confirm_by, moment)
    context = {
        "title": "Case files",
        "breadcrumbs": [*crumbs(request)[:1], ("Case files", "")],
        "marking": MARKING if page.object_list else "",
        "page": page,
        "may_open": request.rights.may(Right.START_FILE),
        "may_break": request.rights.may(Right.BREAK_GLASS),
    }
    return render(request, "partnership/case_files.html", context)


@fresh_factor
def case_file_open(request: Any) -> HttpResponse:
    """Open a file: a title and a lead; the reference is given by itself."""
    request.rights.must(Right.START_FILE)
    form = CaseFileForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = open_case_file(**form.cleaned_data, seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.add_error("lead", str(refusal))
        else:
            messages.success(request, f"Case file {made.reference} is open.")
            return redirect(here(request, "case_file", made.pk))
    context = {
        "title": "Open a case file",
        "form": form,
        "breadcrumbs": crumbs(request, None, ("Open a case file", "")),
        "marking": MARKING,
        "back": here(request, "case_files"),
    }
    return render(request, "partnership/case_file_open.html", context)


@require_safe
@fresh_factor
def case_file(request: Any, pk: int) -> HttpResponse:
    """One file: who leads it, how its list stands, and what hangs on it."""
    file, moment = file_for(request.rights, pk), now()
    listed = list_of(file, moment)
    due = confirm_by((each.facts for each in listed), moment)
    lead = lead_of(listed)
    context = frame(
        request,
        file,
        "case_file",
        file.title,
        parts=parts_of(file, request.space.slug),
        documents=documents_of(file),
        writes=request.rights.may(Right.WRITE_FILE, on=file),
        lead=lead,
        counted=sum(each.place == "counts" for each in listed),
        confirm_by=due,
        due=reminder_due(due, moment),
        glasses=glasses_of(file.pk),
        may_hand_over=lead is None and any(_mine(request, each) and each.grant.break_glass for each in listed),
    )
    return render(request, "partnership/case_file.html", context)


def _mine(request: Any, each: Any) -> bool:
    return bool(each.grant.seat_id in request.rights.seat_ids)


@require_safe
@fresh_factor
def case_file_print(request: Any, pk: int) -> HttpResponse:
    """The whole of a file on one page, for paper."""
    file = file_for(request.rights, pk)
    context = frame(
        request,
        file,
        "case_file_print",
        file.title,
        parts=parts_of(file, request.space.slug),
        documents=documents_of(file),
        at=now(),
    )
    return render(request, "partnership/case_file_print.html", context)


@require_safe
@fresh_factor
def case_file_history(request: Any, pk: int) -> HttpResponse:
    """Everything that happened to a file and its list."""
    file = file_for(request.rights, pk)
    leads = request.rights.may(Right.LEAD_FILE, on=file)
    entries = story_of(file, now(), exclusions=leads)
    return render(
        request,
        "partnership/case_file_history.html",
        frame(request, file, "case_file_history", "History", entries=entries),
    )


@require_safe
@fresh_factor
def case_file_reads(request: Any, pk: int) -> HttpResponse:
    """Who has been shown what of a file, and when; for whoever leads it."""
    file = file_for(request.rights, pk, to=Right.LEAD_FILE)
    page = Paginator(reads_of(file), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "partnership/case_file_reads.html",
        frame(request, file, "case_file_reads", "Who has read it", page=page),
    )


@fresh_factor
def case_file_hand_over(request: Any, pk: int) -> HttpResponse:
    """Hand the lead to somebody else, after asking what the lead until now keeps."""
    moment = now()
    file = file_to_hand_over(request.rights, pk, moment)
    form = HandOverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            hand_over(
                file=file,
                to=data["to"],
                keeps=HandOver(data["keeps"]),
                reason=data["reason"],
                seat=acting_seat(request),
                at=moment,
            )
        except Refused as refusal:
            form.add_error("to", str(refusal))
        else:
            messages.success(request, f"The lead of case file {file.reference} is handed over.")
            return redirect(here(request, "case_files"))
    context = frame(
        request,
        file,
        "case_file_hand_over",
        "Hand over the lead?",
        form=form,
        consequence="The new lead says who may see this file from now on. Unless you say so here, the lead until now "
        "can no longer open it.",
        confirm="Hand over the lead",
        cancel_url=here(request, "case_file_list", file.pk),
    )
    return render(request, "partnership/case_file_hand_over.html", context)


@fresh_factor
def break_glass(request: Any) -> HttpResponse:
    """Open a file in an emergency, by its reference and with a reason."""
    request.rights.must(Right.BREAK_GLASS)
    form = BreakGlassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            file = break_the_glass(**form.cleaned_data, seat=acting_seat(request), opens=request.acting.files, at=now())
        except Refused as refusal:
            form.add_error("reference", str(refusal))
        else:
            messages.warning(
                request,
                f"You can read case file {file.reference} for 24 hours. Its lead and the independent scrutineer are "
                "told now; where one of them is not there, the Partnership Team is told.",
            )
            return redirect(here(request, "case_file", file.pk))
    context = {
        "title": "Open a case file in an emergency?",
        "form": form,
        "breadcrumbs": crumbs(request, None, ("In an emergency", "")),
        "consequence": "You can read the file for 24 hours. Its lead and the independent scrutineer are told at once, "
        "and the lead sees your name and your reason.",
        "confirm": "Open the file",
        "cancel_url": here(request, "case_files"),
    }
    return render(request, "partnership/break_glass.html", context)
