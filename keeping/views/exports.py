"""One person's data: one's own, and, for the team, that of anybody on the list of people; how it stands; the file."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.record.outbox import status
from hscp.spaces.acting import Context, acting
from hscp.spaces.clock import now, today
from hscp.spaces.looks import looked_into
from hscp.ui.downloads import attachment
from keeping.access import export_for, may_fetch
from keeping.forms import ExportForm
from keeping.models import PersonExport
from keeping.operations.exporting import ask_export
from keeping.queries.exports import files_in
from keeping.queries.files import path_of
from partnership.access import acting_seat, live_grants, person_for
from partnership.models import Person
from partnership.rules.roles import ROLE_BY_KEY, Right
from partnership.views.people import crumbs as people_crumbs
from partnership.views.people import here

STEPS = 3
SHOWN = 20


@require_safe
@login_required
def your_data(request: Any) -> HttpResponse:
    """The partnerships in which one holds a post; each holds its own data."""
    with acting(Context(user_id=request.user.pk)):
        grants = live_grants(request.user, today())
    spaces = sorted({(grant.space_name, grant.slug) for grant in grants})
    context = {"title": "Your data", "spaces": spaces}
    return render(request, "keeping/your_data.html", context)


@fresh_factor
def own_data(request: Any) -> HttpResponse:
    """Ask for one's own data here."""
    person = Person.objects.filter(user=request.user).first()
    if person is None:
        raise Http404("Nobody here is you.")
    writes = any(ROLE_BY_KEY[role].writes for role in request.rights.roles)
    if request.method == "POST":
        if not writes:
            raise PermissionDenied("A role that only reads asks for nothing here.")
        made = ask_export(person=person, own=True, reason="", seat=None, by_id=request.user.pk, at=now())
        return redirect(here(request, "export_status", made.pk))
    context = {
        "title": "Your data",
        "breadcrumbs": [(request.space.name, here(request, "space_home")), ("Your data", "")],
        "own": True,
        "refused": ""
        if writes
        else "Your role only reads here, so nothing can be asked for from it. The Partnership "
        "Team collects your data for you.",
        "exports": PersonExport.objects.filter(person=person, by=request.user).select_related("job")[:SHOWN],
        "back": here(request, "space_home"),
    }
    return render(request, "keeping/person_export.html", context)


@fresh_factor
def person_export(request: Any, pk: int) -> HttpResponse:
    """Collect what is held about somebody, saying who asked for it."""
    person = person_for(request.rights, pk, to=Right.MANAGE_PEOPLE)
    form = ExportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = ask_export(
            person=person,
            own=False,
            reason=form.cleaned_data["reason"],
            seat=acting_seat(request),
            by_id=request.user.pk,
            at=now(),
        )
        return redirect(here(request, "export_status", made.pk))
    context = {
        "title": f"Data of {person.name}",
        "breadcrumbs": people_crumbs(request, (person.name, here(request, "person", person.pk)), ("Data", "")),
        "person": person,
        "own": False,
        "form": form,
        "exports": PersonExport.objects.filter(person=person).select_related("seat__person", "job")[:SHOWN],
        "back": here(request, "person", person.pk),
    }
    return render(request, "keeping/person_export.html", context)


@require_safe
@fresh_factor
def export_status(request: Any, pk: int) -> HttpResponse:
    """How the collecting comes along, and the file once it is there."""
    row = export_for(request.rights, pk, request.user)
    found = status(row.job, now=timezone.now()) if row.job else None
    title = "Your data" if row.own else f"Data of {row.person.name}"
    context = {
        "title": title,
        "breadcrumbs": [(request.space.name, here(request, "space_home")), (title, "")],
        "export": row,
        "status": found,
        "steps": (row.job.steps_done, row.job.steps_total) if row.job else (0, 0),
        "running": found is not None and not found.is_over,
        "failed": found is not None and found.failed,
        "last": _last(row),
        "over": _is_over(row),
        "ended": _was_ended(row),
        "shut": not may_fetch(row),
        "back": here(request, "own_data") if row.own else here(request, "person", row.person_id),
    }
    return render(request, "keeping/export_status.html", context)


def _last(row: PersonExport) -> Any:
    return row.built_at + timedelta(days=PersonExport.DAYS) if row.built_at else None


def _was_ended(row: PersonExport) -> bool:
    """Whether its file went before its time."""
    last = _last(row)
    return row.destroyed_at is not None and last is not None and row.destroyed_at < last


def _is_over(row: PersonExport) -> bool:
    last = _last(row)
    return last is not None and last <= now()


@require_safe
@fresh_factor(when=lambda request: True)
def export_file(request: Any, pk: int) -> HttpResponseBase:
    """The file itself, for whoever asked for it and for seven days."""
    row = export_for(request.rights, pk, request.user)
    if not row.file_name or row.destroyed_at is not None or _is_over(row) or not may_fetch(row):
        raise Http404("The file is not there.")
    looked_into(files_in(row))
    try:
        handle = default_storage.open(path_of(row.space_id, row.file_name))
    except OSError:
        raise Http404("The file is not there.") from None
    called = f"{request.space.slug}-data-{row.pk}.zip"
    return attachment(handle, name=called, content_type="application/zip")
