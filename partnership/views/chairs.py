"""Who chairs and vice-chairs the groups: appoint and end."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words
from hscp.record.versions import EditConflict
from hscp.spaces.clock import today
from hscp.ui.conflicts import Both, both
from partnership.access import chairing_for, group_for
from partnership.enums import ChairKind
from partnership.forms.people import ChairForm, EndChairForm
from partnership.operations.people import appoint_chair, end_chairing
from partnership.queries.people import groups_with_chairs
from partnership.rules.roles import Right
from partnership.views.people import crumbs, here, people_tabs


@require_safe
def chairs(request: Any) -> HttpResponse:
    """Every group with its chair and vice-chair, now and to come."""
    context = {
        "title": "Chairs",
        "tabs": people_tabs(request, "chairs"),
        "breadcrumbs": crumbs(request, ("Chairs", "")),
        "groups": list(groups_with_chairs(today())),
        "team": request.rights.may(Right.MANAGE_PEOPLE),
        "today": today(),
    }
    return render(request, "partnership/chairs.html", context)


@fresh_factor
def chair_appoint(request: Any, pk: int) -> HttpResponse:
    """Say which post chairs or vice-chairs a group. ``?kind=vice_chair`` chooses beforehand."""
    group = group_for(request.rights, pk, to=Right.MANAGE_PEOPLE)
    initial = {"kind": request.GET.get("kind", ChairKind.CHAIR), "starts_on": today()}
    form = ChairForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = appoint_chair(group_id=group.pk, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            kind = made.get_kind_display().lower()
            since = date_words(form.cleaned_data["starts_on"])
            messages.success(request, f"{made.post.title} is {kind} of {group.called} from {since}.")
            return redirect(here(request, "chairs"))
    context = {
        "title": f"Appoint a chair of {group.called}",
        "form": form,
        "group": group,
        "breadcrumbs": crumbs(request, ("Chairs", here(request, "chairs")), ("Appoint", "")),
        "back": here(request, "chairs"),
    }
    return render(request, "partnership/chair_appoint.html", context)


@fresh_factor
def chairing_end(request: Any, pk: int) -> HttpResponse:
    """End a time in the chair, after asking. Where somebody else did so since, both are shown."""
    chairing = chairing_for(request.rights, pk, to=Right.MANAGE_PEOPLE)
    kind = chairing.get_kind_display().lower()
    back = here(request, "chairs")
    form = EndChairForm(request.POST or None, initial={"ends_on": today(), "version": chairing.version})
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        try:
            data = form.cleaned_data
            end_chairing(chairing=chairing, ends_on=data["ends_on"], version=data["version"] or 0)
        except Refused as refusal:
            form.add_error("ends_on", str(refusal))
        except EditConflict as clash:
            conflict = both(form, {"ends_on": clash.theirs.ends_on, "version": clash.theirs.version})
        else:
            ends = date_words(form.cleaned_data["ends_on"])
            messages.success(request, f"{chairing.post.title} is {kind} of {chairing.group.called} until {ends}.")
            return redirect(back)
    context = {
        "title": f"End the time of the {kind} of {chairing.group.called}?",
        "consequence": f"{chairing.post.title} stops being {kind} on the day you enter, and so do the rights in that "
        "group. What was recorded stays.",
        "confirm": "End it",
        "cancel_url": back,
        "form": form,
        "breadcrumbs": crumbs(request, ("Chairs", back), ("End", "")),
        "conflict": conflict,
    }
    return render(request, "partnership/chairing_end.html", context, status=409 if conflict else 200)
