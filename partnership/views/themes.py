"""Themes of the framework: added, taken from the usual ones, worded anew, ended, taken up again.

The list and the page of each are the topmost app's: they show what carries a theme, in every app.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from hscp.ui.conflicts import Both, both
from hscp.ui.forms import show_refusal
from partnership.access import acting_seat, theme_for
from partnership.forms.themes import EndThemeForm, ResumeThemeForm, ThemeForm, UsualThemesForm
from partnership.models import Theme
from partnership.operations import themes as operations
from partnership.queries.themes import usual_themes_left
from partnership.rules.roles import Right

FIELDS = ("name", "meaning", "source", "starts_on", "version")


def _frame(request: Any, row: Theme | None, title: str, **more: Any) -> dict[str, Any]:
    way = [(request.space.name, here(request, "space_home")), ("Themes", here(request, "themes"))]
    back = here(request, "theme", row.pk) if row else here(request, "themes")
    return {
        "title": title,
        "caption": row.name if row else "Themes of learning",
        "breadcrumbs": [*way, *([(row.name, back)] if row else []), (title, "")],
        "back": back,
        "refused": "",
        **more,
    }


def theme_add(request: Any) -> HttpResponse:
    """Add a theme to the framework."""
    request.rights.must(Right.RECORD_MINUTES)
    form = ThemeForm(request.POST or None, initial={"starts_on": today()})
    if request.method == "POST" and form.is_valid():
        data = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        try:
            made = operations.add_theme(**data, seat=acting_seat(request), at=now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "The theme is added.")
            return redirect(here(request, "theme", made.pk))
    context = _frame(request, None, "Add a theme", form=form, button="Add the theme")
    return render(request, "partnership/theme_form.html", context)


def themes_usual(request: Any) -> HttpResponse:
    """Take some of the usual themes into the framework, each with its source."""
    request.rights.must(Right.RECORD_MINUTES)
    usual = usual_themes_left()
    form = UsualThemesForm(request.POST or None, usual=usual)
    if request.method == "POST" and form.is_valid():
        try:
            taken = operations.take_usual(usual=form.cleaned_data["themes"], seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Taken into the framework: {', '.join(each.name for each in taken)}.")
            return redirect(here(request, "themes"))
    context = _frame(request, None, "Take usual themes", form=form, button="Take those that are ticked")
    if not usual:
        context["refused"] = "There is no usual theme that the framework does not have."
    return render(request, "partnership/theme_form.html", context)


def theme_change(request: Any, pk: int) -> HttpResponse:
    """Word a theme anew; where somebody else did so since, both are shown."""
    row = theme_for(request.rights, pk, to=Right.RECORD_MINUTES)
    form = ThemeForm(request.POST or None, initial=_as_it_stands(row))
    words = "The theme is saved."
    return _save(request, row, form, "Change the theme", operations.change_theme, words, as_it_stands=_as_it_stands)


def theme_end(request: Any, pk: int) -> HttpResponse:
    """End a theme, with the reason."""
    row = theme_for(request.rights, pk, to=Right.RECORD_MINUTES)
    form = EndThemeForm(request.POST or None, initial={"ends_on": today(), "version": row.version})
    refused = "" if row.ends_on is None else "It has ended."
    return _save(request, row, form, "End the theme", operations.end_theme, "The theme has ended.", refused=refused)


def theme_resume(request: Any, pk: int) -> HttpResponse:
    """Take a theme up again that ended."""
    row = theme_for(request.rights, pk, to=Right.RECORD_MINUTES)
    form = ResumeThemeForm(request.POST or None, initial={"version": row.version})
    refused = "" if row.ends_on is not None else "It is in use."
    words = "The theme is in use again."
    return _save(request, row, form, "Take the theme up again", operations.resume_theme, words, refused=refused)


def _save(
    request: Any,
    row: Theme,
    form: Any,
    title: str,
    act: Callable[..., Theme],
    said: str,
    *,
    refused: str = "",
    as_it_stands: Callable[[Theme], dict[str, Any]] = lambda row: {"version": row.version},
) -> HttpResponse:
    conflict: list[Both] = []
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            act(theme=row, **{**form.cleaned_data, "version": form.cleaned_data["version"] or 0})
        except Refused as refusal:
            show_refusal(form, refusal)
        except EditConflict as clash:
            conflict, status = both(form, as_it_stands(clash.theirs)), 409
        else:
            messages.success(request, said)
            return redirect(here(request, "theme", row.pk))
    context = _frame(request, row, title, form=form, conflict=conflict, button=title, refused=refused)
    return render(request, "partnership/theme_form.html", context, status=status)


def _as_it_stands(row: Theme) -> dict[str, Any]:
    return {name: getattr(row, name) for name in FIELDS}
