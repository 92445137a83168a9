"""The log of partners' referrals: narrowed, sorted, paged and as a file; one of them; what became of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.lib.words import plural
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from hscp.ui.conflicts import Both, both
from hscp.ui.exports import csv_response
from hscp.ui.forms import show_refusal
from hscp.ui.search import searched
from hscp.ui.spreadsheets import xlsx_response
from meetings.models import JointMeeting, Meeting
from partnership.access import acting_seat, may_write_in
from partnership.rules.roles import Right
from reviews.access import case_referral_for
from reviews.enums import IncidentState, ReferralOutcome
from reviews.forms.referrals import ConsiderForm, NewReferralForm, ReferralForm, ReferralsFilter
from reviews.models import CaseReferral, Incident
from reviews.operations import referrals as operations
from reviews.queries.incidents import incidents
from reviews.queries.referrals import agencies_on_the_log, case_referrals_listed, meeting_words, meetings_to_choose
from reviews.views.frame import MARKING, crumbs

PER_PAGE, AT_MOST = 50, 500
FILES: dict[str, Callable[..., HttpResponse]] = {"csv": csv_response, "xlsx": xlsx_response}
COLUMNS = (
    *("Reference", "Agency", "Who referred it", "Came", "Way", "What is asked", "Outcome", "Why", "Considered"),
    *("Meeting", "Case"),
)
TONES = {"waiting": "warn", "more": "active", "notified": "info", "not_notified": "neutral", "learning": "neutral"}
FIELDS = ("agency", "referred_by", "referred_on", "route", "asked")
TITLE = "Partners’ referrals"


@require_safe
@fresh_factor
def case_referrals(request: Any) -> HttpResponse:
    """Every referral that one may see, the latest first; ``format=csv`` or ``xlsx`` gives what fits as a file."""
    request.rights.must(Right.START_FILE)
    form = ReferralsFilter(request.GET, agencies=agencies_on_the_log())
    chosen = dict(form.cleaned_data) if form.is_valid() else {}
    text = searched(request)
    found = case_referrals_listed(text=text, sort=request.GET.get("sort", ""), **chosen)
    ending = request.GET.get("format", "")
    if ending in FILES:
        return FILES[ending](f"case-referrals.{ending}", COLUMNS, [_line(each) for each in found], marking=MARKING)
    page: Any = Paginator(found, AT_MOST if "all" in request.GET else PER_PAGE).get_page(request.GET.get("page"))
    for each in page:
        each.tag = (each.get_outcome_display(), TONES[each.outcome])
        each.met = meeting_words(each)
    on = request.GET.get("outcome", "")
    tabs = [("All", ""), *((label, key) for key, label in ReferralOutcome.choices)]
    context = {
        "title": TITLE,
        "breadcrumbs": crumbs(request, None, (TITLE, "")),
        "marking": MARKING,
        "page": page,
        "tabs": [(label, f"?outcome={key}" if key else "?", key == on) for label, key in tabs],
        "count": plural(page.paginator.count, "referral"),
        "everything": _with(request, "all", "on") if page.paginator.num_pages > 1 else "",
        "files": [("CSV" if each == "csv" else "Excel", _with(request, "format", each)) for each in FILES],
        "filter_form": form,
        "narrowed": bool(text or any(chosen.values())),
        "sort": "-came",
    }
    return render(request, "reviews/case_referrals.html", context)


def _with(request: Any, name: str, value: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query[name] = value
    return f"?{query.urlencode()}"


def _line(each: CaseReferral) -> tuple[Any, ...]:
    return (
        each.reference,
        each.agency,
        each.referred_by,
        each.referred_on,
        each.get_route_display(),
        each.asked,
        each.get_outcome_display(),
        each.because,
        each.considered_on,
        meeting_words(each),
        each.file.reference if each.file else "",
    )


def _frame(request: Any, row: CaseReferral, title: str, *, own: bool = False, **more: Any) -> dict[str, Any]:
    way = [(TITLE, here(request, "case_referrals"))]
    last = [(row.reference, "")] if own else [(row.reference, here(request, "case_referral", row.pk)), (title, "")]
    return {
        "title": title,
        "caption": f"Referral {row.reference}",
        "breadcrumbs": crumbs(request, None, *way, *last),
        "marking": MARKING,
        "row": row,
        "back": here(request, "case_referral", row.pk),
        **more,
    }


@require_safe
@fresh_factor
def case_referral(request: Any, pk: int) -> HttpResponse:
    """One referral: what came, what became of it, at which meeting and why."""
    row = case_referral_for(request.rights, pk)
    context = _frame(
        request,
        row,
        f"From {row.agency}",
        own=True,
        tag=(row.get_outcome_display(), TONES[row.outcome]),
        met=meeting_words(row),
        writes=may_write_in(row),
    )
    return render(request, "reviews/case_referral.html", context)


@fresh_factor
def case_referral_add(request: Any) -> HttpResponse:
    """Put a referral on the log."""
    request.rights.must(Right.START_FILE)
    form = NewReferralForm(request.POST or None, incidents=_cases(request), initial={"referred_on": today()})
    if request.method == "POST" and form.is_valid():
        data = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        try:
            made = operations.log_referral(seat=acting_seat(request), at=now(), **data)
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "The referral is on the log.")
            return redirect(here(request, "case_referral", made.pk))
    context = {
        "title": "Put a referral on the log",
        "breadcrumbs": crumbs(request, None, (TITLE, here(request, "case_referrals")), ("Put on the log", "")),
        "marking": MARKING,
        "form": form,
        "button": "Put it on the log",
        "back": here(request, "case_referrals"),
    }
    return render(request, "reviews/case_form.html", context)


def _cases(request: Any) -> list[Incident]:
    """The cases in which one may write."""
    rows = incidents().exclude(state=IncidentState.MERGED).filter(file__closed_at__isnull=True)
    return [each for each in rows if request.rights.may(Right.WRITE_FILE, on=each.file)]


@fresh_factor
def case_referral_change(request: Any, pk: int) -> HttpResponse:
    """Change what came; where somebody else did so since, both are shown."""
    row = case_referral_for(request.rights, pk, writes=True)
    form = ReferralForm(request.POST or None, initial=_as_it_stands(row))
    return _save(
        request, row, form, "Change what came", operations.change_referral, _as_it_stands, "The referral is saved."
    )


@fresh_factor
def case_referral_consider(request: Any, pk: int) -> HttpResponse:
    """Put on record what became of a referral, with the reason."""
    row = case_referral_for(request.rights, pk, writes=True)
    initial = _considered(row) | ({} if row.considered_on else {"considered_on": today()})
    form = ConsiderForm(
        request.POST or None, meetings=meetings_to_choose(today()), incidents=_cases(request), initial=initial
    )
    words = "What became of it is on record."
    return _save(request, row, form, "What became of it", _consider, _considered, words)


def _consider(*, meeting: str, **said: Any) -> CaseReferral:
    model: Any = {"m": Meeting, "j": JointMeeting}.get(meeting[:1])
    return operations.consider_referral(meeting=model.objects.get(pk=int(meeting[1:])) if model else None, **said)


def _save(
    request: Any,
    row: CaseReferral,
    form: Any,
    title: str,
    act: Callable[..., CaseReferral],
    as_it_stands: Callable[[CaseReferral], dict[str, Any]],
    said: str,
) -> HttpResponse:
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data | {"version": form.cleaned_data["version"] or 0}
        try:
            act(referral=row, at=now(), **data)
        except Refused as refusal:
            show_refusal(form, refusal)
        except EditConflict as clash:
            conflict = both(form, as_it_stands(clash.theirs))
        else:
            messages.success(request, said)
            return redirect(here(request, "case_referral", row.pk))
    context = _frame(request, row, title, form=form, conflict=conflict, button="Save")
    return render(request, "reviews/case_form.html", context, status=409 if conflict else 200)


def _as_it_stands(row: CaseReferral) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in FIELDS}, "version": row.version}


def _considered(row: CaseReferral) -> dict[str, Any]:
    meeting = f"m{row.meeting_id}" if row.meeting_id else f"j{row.joint_meeting_id}" if row.joint_meeting_id else ""
    return {
        "outcome": row.outcome,
        "because": row.because,
        "considered_on": row.considered_on,
        "meeting": meeting,
        "incident": str(row.incident_id or ""),
        "version": row.version,
    }
