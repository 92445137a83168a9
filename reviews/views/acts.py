"""What the pages of a case that take a form have in common: try the act, show why not, or go on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.ui.conflicts import Both, both
from hscp.ui.forms import show_refusal
from reviews.models import Incident
from reviews.views.frame import frame


def act(
    request: Any,
    found: Incident,
    form: Any,
    title: str,
    do: Callable[[dict[str, Any]], Any],
    *,
    said: str,
    back: str,
    button: str = "Save",
    refused: str = "",
    template: str = "reviews/case_form.html",
    as_it_stands: Callable[[Any], dict[str, Any]] | None = None,
    **more: Any,
) -> HttpResponse:
    """The page of one act: the form, done by ``do``, refused with each reason beside its field, then on to ``back``.

    ``as_it_stands`` gives the form's data of a row that somebody else changed meanwhile; the version is then a number.
    """
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if as_it_stands is not None:
            data = {**data, "version": data["version"] or 0}
        try:
            do(data)
        except Refused as refusal:
            show_refusal(form, refusal)
        except EditConflict as clash:
            conflict = both(form, as_it_stands(clash.theirs) if as_it_stands and clash.theirs else {})
        else:
            messages.success(request, said)
            return redirect(back)
    context = frame(request, found, "", title, form=form, conflict=conflict, button=button, refused=refused, **more)
    context["back"] = back
    return render(request, template, context, status=409 if conflict else 200)


def act_in_space(
    request: Any,
    form: Any,
    context: dict[str, Any],
    do: Callable[[dict[str, Any]], Any],
    said: str,
    onward: Callable[[Any], str] | None = None,
    *,
    as_it_stands: Callable[[Any], dict[str, Any]] | None = None,
) -> HttpResponse:
    """The page of one act outside every case, with the way back in ``context``; otherwise as ``act``.

    ``onward`` gives the page that follows, of what ``do`` made; else it is the way back.
    """
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if as_it_stands is not None:
            data = {**data, "version": data["version"] or 0}
        try:
            made = do(data)
        except Refused as refusal:
            show_refusal(form, refusal)
        except EditConflict as clash:
            conflict = both(form, as_it_stands(clash.theirs) if as_it_stands else {})
        else:
            messages.success(request, said)
            return redirect(onward(made) if onward else context["back"])
    context = {"button": "Save", **context, "form": form, "conflict": conflict}
    return render(request, "reviews/case_form.html", context, status=409 if conflict else 200)
