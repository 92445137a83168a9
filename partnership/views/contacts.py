"""Line managers of agencies: whom an absence is reported to."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.ui.conflicts import Both, both
from partnership.access import door
from partnership.enums import Standing
from partnership.forms.contacts import LineManagerForm
from partnership.models import LineManager, Participation
from partnership.operations.contacts import save_line_manager
from partnership.rules.roles import Right


def _here(request: Any, name: str, *args: Any) -> str:
    return reverse(name, args=(request.space.slug, *args))


def _crumbs(request: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(request.space.name, _here(request, "space_home")), *more]


@require_safe
def line_managers(request: Any) -> HttpResponse:
    """The agencies, each with the line manager whom an absence is reported to."""
    request.rights.must(Right.MANAGE_PEOPLE)
    known = {row.organisation_id: row for row in LineManager.objects.all()}
    rows = (
        Participation.objects.exclude(standing=Standing.STATUTORY)
        .filter(ends_on__isnull=True)
        .select_related("organisation")
    )
    context = {
        "title": "Line managers of agencies",
        "breadcrumbs": _crumbs(request, ("Line managers of agencies", "")),
        "space": request.space,
        "rows": [(row, known.get(row.organisation_id)) for row in rows.order_by("organisation__name")],
    }
    return render(request, "partnership/line_managers.html", context)


def _agencies() -> "QuerySet[Participation]":
    return Participation.objects.select_related("organisation")


def line_manager(request: Any, pk: int) -> HttpResponse:
    """Write down an agency's line manager. Where two did, both are shown."""
    found = door(request.rights, _agencies, pk, to=Right.MANAGE_PEOPLE)
    row = LineManager.objects.filter(organisation=found.organisation_id).first()
    form = LineManagerForm(request.POST or None, initial=_initial(row))
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        data = {name: form.cleaned_data[name] for name in ("name", "title", "email", "phone")}
        try:
            save_line_manager(organisation=found.organisation, **data, version=form.cleaned_data["version"] or 0)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except EditConflict as clash:
            conflict = both(form, _initial(clash.theirs))
        else:
            messages.success(request, f"The line manager of {found.organisation.name} is written down.")
            return redirect(_here(request, "line_managers"))
    title = f"Line manager of {found.organisation.name}"
    context = {
        "title": title,
        "breadcrumbs": _crumbs(request, ("Line managers of agencies", _here(request, "line_managers")), (title, "")),
        "space": request.space,
        "form": form,
        "row": row,
        "conflict": conflict,
        "back": _here(request, "line_managers"),
    }
    return render(request, "partnership/line_manager.html", context, status=409 if conflict else 200)


def _initial(row: LineManager | None) -> dict[str, Any]:
    if row is None:
        return {"version": 0}
    return {"name": row.name, "title": row.title, "email": row.email, "phone": row.phone, "version": row.version}
