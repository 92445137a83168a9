"""What the pages of a case that take a form have in common: try the act, show why not, or go on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.ui.conflicts import Both, both
from reviews.models import Incident
from reviews.views.frame import frame


def show(form: Any, refusal: Refused) -> None:
    """Each reason beside its field, or above the form where it has none."""
    for reason in refusal.verdict.reasons:
        form.add_error(reason.code if reason.code in form.fields else None, reason.sentence)


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
    """The page of one act. ``as_it_stands`` gives the form's data of a row that somebody else changed meanwhile."""
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
        except Refused as refusal:
            show(form, refusal)
        except EditConflict as clash:
            conflict = both(form, as_it_stands(clash.theirs) if as_it_stands and clash.theirs else {})
        else:
            messages.success(request, said)
            return redirect(back)
    context = frame(request, found, "", title, form=form, conflict=conflict, button=button, refused=refused, **more)
    context["back"] = back
    return render(request, template, context, status=409 if conflict else 200)
