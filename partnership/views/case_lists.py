"""The access list of a case file: places, exclusions, and confirming it every 90 days."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words, plural
from hscp.lib.workdays import uk_date
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now
from hscp.ui.conflicts import Both, both
from partnership.access import acting_seat, file_for
from partnership.forms.cases import ChangePlaceForm, ConfirmListForm, ExcludeForm, NewPlaceForm, ReasonForm
from partnership.models import CaseFile, FileExclusion, FileGrant
from partnership.operations import cases as operations
from partnership.queries.cases import Listed, facts_of, list_of
from partnership.rules.cases import LEVEL_WORDS, Place, confirm_by, may_end, reminder_due
from partnership.rules.roles import Right
from partnership.views.cases import frame
from partnership.views.people import here

TAGS = {
    Place.COUNTS: ("Can open it", "good"),
    Place.EXCLUDED: ("Excluded", "bad"),
    Place.LAPSED: ("Not confirmed", "warn"),
    Place.SEAT_OVER: ("Seat has ended", "neutral"),
}


@require_safe
@fresh_factor
def case_file_list(request: Any, pk: int) -> HttpResponse:
    """Who may see a file, how far, why and until when; to the lead also who must not."""
    file, moment = file_for(request.rights, pk), now()
    listed = list_of(file, moment)
    leads = request.rights.may(Right.LEAD_FILE, on=file)
    exclusions = (
        FileExclusion.objects.filter(file=file, lifted_at__isnull=True).select_related("person", "organisation")
        if leads
        else ()
    )
    due = confirm_by((each.facts for each in listed), moment)
    context = frame(
        request,
        file,
        "case_file_list",
        "Access list",
        rows=[_row(each) for each in listed],
        exclusions=exclusions,
        confirm_by=due,
        due=reminder_due(due, moment),
    )
    return render(request, "partnership/case_file_list.html", context)


def _row(each: Listed) -> dict[str, Any]:
    grant, facts = each.grant, each.facts
    last = ""
    if grant.ends_at is not None:
        last = date_words(uk_date(grant.ends_at - timedelta(seconds=1)), weekday=False)
    return {
        "grant": grant,
        "level": "Read, in an emergency" if grant.break_glass else LEVEL_WORDS[facts.level],
        "tag": TAGS[each.place],
        "last": last,
        "lapses_at": facts.lapses_at,
        "is_lead": facts.level is Right.LEAD_FILE,
    }


def _place_of(file: CaseFile, place: int) -> FileGrant:
    grant: FileGrant | None = (
        FileGrant.objects.select_related("permission", "seat__person", "seat__post")
        .filter(pk=place, content_object=file)
        .first()
    )
    if grant is None:
        raise Http404("No such place on this list.")
    return grant


@fresh_factor
def case_file_place_add(request: Any, pk: int) -> HttpResponse:
    """Put somebody on the list."""
    file = file_for(request.rights, pk, to=Right.LEAD_FILE)
    form = NewPlaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.put_on_list(
                file=file, who=form.cleaned_data["who"], **form.given(), seat=acting_seat(request), at=now()
            )
        except Refused as refusal:
            form.add_error(_field_of(refusal, "who"), str(refusal))
        else:
            messages.success(request, f"{made.seat.person.name} is on the list of {file.reference}.")
            return redirect(here(request, "case_file_list", file.pk))
    context = frame(request, file, "case_file_place_add", "Put somebody on the list", form=form)
    return render(request, "partnership/case_file_place_add.html", context)


def _field_of(refusal: Refused, usual: str | None) -> str | None:
    fields = {"past": "last_day", "last_day": "last_day", "only-reads": "level"}
    return next((fields[code] for code in refusal.verdict.codes if code in fields), usual)


@fresh_factor
def case_file_place_change(request: Any, pk: int, place: int) -> HttpResponse:
    """Change how far a place goes, why and until when. Where somebody else did so since, both are shown."""
    file = file_for(request.rights, pk, to=Right.LEAD_FILE)
    grant, moment = _place_of(file, place), now()
    form = ChangePlaceForm(request.POST or None, initial=ChangePlaceForm.initial_of(grant))
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_place(grant=grant, **form.given(), version=form.cleaned_data["version"] or 0, at=moment)
        except Refused as refusal:
            form.add_error(_field_of(refusal, None), str(refusal))
        except EditConflict as clash:
            conflict = both(form, ChangePlaceForm.initial_of(clash.theirs))
        else:
            messages.success(request, f"The place of {grant.seat.person.name} is changed.")
            return redirect(here(request, "case_file_list", file.pk))
    context = frame(
        request,
        file,
        "case_file_place_change",
        f"Change the place of {grant.seat.person.name}",
        form=form,
        refused=_refused(grant, moment),
        conflict=conflict,
    )
    return render(request, "partnership/case_file_place_change.html", context, status=409 if conflict else 200)


def _refused(grant: FileGrant, moment: Any) -> str:
    return may_end(facts_of(grant, uk_date(moment), excluded=False), moment).sentence


@fresh_factor
def case_file_place_end(request: Any, pk: int, place: int) -> HttpResponse:
    """End a place, after asking."""
    file = file_for(request.rights, pk, to=Right.LEAD_FILE)
    grant, moment = _place_of(file, place), now()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.end_place(grant=grant, because=form.cleaned_data["reason"], at=moment)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{grant.seat.person.name} is no longer on the list of {file.reference}.")
            return redirect(here(request, "case_file_list", file.pk))
    context = frame(
        request,
        file,
        "case_file_place_end",
        f"Take {grant.seat.person.name} off the list?",
        form=form,
        consequence="They can no longer open this file, from now on. What they did in it stays.",
        confirm="Take them off the list",
        cancel_url=here(request, "case_file_list", file.pk),
        refused=_refused(grant, moment),
    )
    return render(request, "partnership/case_file_place_end.html", context)


@fresh_factor
def case_file_exclude(request: Any, pk: int) -> HttpResponse:
    """Shut a person, or everybody whose seat is for a body, out of a file."""
    file = file_for(request.rights, pk, to=Right.LEAD_FILE)
    form = ExcludeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.exclude(file=file, **form.cleaned_data, seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.add_error("person" if form.cleaned_data["person"] else "organisation", str(refusal))
        else:
            messages.success(request, f"{made} is excluded from {file.reference}.")
            return redirect(here(request, "case_file_list", file.pk))
    context = frame(request, file, "case_file_exclude", "Exclude somebody", form=form)
    return render(request, "partnership/case_file_exclude.html", context)


@fresh_factor
def case_file_exclusion_lift(request: Any, pk: int, exclusion: int) -> HttpResponse:
    """Lift an exclusion, after asking."""
    file = file_for(request.rights, pk, to=Right.LEAD_FILE)
    found = (
        FileExclusion.objects.select_related("person", "organisation")
        .filter(pk=exclusion, file=file, lifted_at__isnull=True)
        .first()
    )
    if found is None:
        raise Http404("No such exclusion here.")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.lift_exclusion(exclusion=found, because=form.cleaned_data["reason"], at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"The exclusion of {found} is lifted.")
            return redirect(here(request, "case_file_list", file.pk))
    context = frame(
        request,
        file,
        "case_file_exclusion_lift",
        f"Lift the exclusion of {found}?",
        form=form,
        consequence="Whoever of them has a place on the list can open this file again at once.",
        confirm="Lift the exclusion",
        cancel_url=here(request, "case_file_list", file.pk),
    )
    return render(request, "partnership/case_file_exclusion_lift.html", context)


@fresh_factor
def case_file_confirm(request: Any, pk: int) -> HttpResponse:
    """Confirm the list: who stays is ticked one by one, every other place ends."""
    file, moment = file_for(request.rights, pk, to=Right.LEAD_FILE), now()
    listed = [each for each in list_of(file, moment) if each.facts.lapses_at is not None]
    form = ConfirmListForm(request.POST or None, listed=listed)
    if request.method == "POST" and listed and form.is_valid():
        ended = operations.confirm_list(
            file=file, keep=form.kept(), shown=form.named(), seat=acting_seat(request), at=moment
        )
        gone = f" {plural(ended, 'place')} ended." if ended else ""
        messages.success(request, f"The list of {file.reference} is confirmed.{gone}")
        return redirect(here(request, "case_file_list", file.pk))
    context = frame(
        request,
        file,
        "case_file_confirm",
        "Confirm the access list",
        form=form if listed else None,
        consequence="The place of everybody whom you do not tick ends now.",
        confirm="Confirm the list",
        cancel_url=here(request, "case_file_list", file.pk),
        refused="" if listed else "Nobody but the lead is on this list, so there is nothing to confirm.",
    )
    return render(request, "partnership/case_file_confirm.html", context)
