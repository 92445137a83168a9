"""What agencies show of the impact of improvements: the register, showing it, correcting it, asking for it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import asks_for_a_file, fresh_factor
from hscp.lib.moves import may_move
from hscp.lib.verdicts import Refused
from hscp.lib.words import plural
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import Both, both
from hscp.ui.exports import csv_response
from hscp.ui.forms import show_refusal
from hscp.ui.search import searched
from meetings.access import Voice, evidence_ask_for, improvement_for, recommendation_for, voice_in
from meetings.forms.agency_evidence import AskAgenciesForm, CorrectImpactForm, EvidenceFilter, ShowImpactForm
from meetings.forms.meeting import ReasonForm
from meetings.models import AgencyImprovement, Recommendation
from meetings.operations.agency_evidence import ask_agencies, show_impact, withdraw_evidence_ask
from meetings.queries.agency_evidence import agencies_today, by_agency, newest_of, owing, spoken_for, written_by
from meetings.queries.evidence_register import EvidenceRow, agencies_on_record, evidence_listed, shown
from meetings.queries.following import followed_reference
from meetings.rules.agency_evidence import EVIDENCE_ASK
from meetings.rules.following import still_here
from meetings.views.addresses import here
from partnership.access import acting_seat
from partnership.operations.cases.places import state_of
from partnership.rules.cases import may_put_into
from partnership.rules.roles import Right

PER_PAGE = 50
COLUMNS = (
    "Agency",
    "Recommendation",
    "What is recommended",
    "Source",
    "Title of the source",
    "State",
    "Owed by",
    "What was improved",
    "What shows that it made a difference",
    "How it is known",
    "Seen",
    "Written down on",
    "Entries",
)
SILENT = (
    "You hold no seat in an agency: each agency shows its own evidence, or tells it to the Partnership Team, which "
    "writes it down on its behalf."
)
OTHER = "You hold no seat in that agency: each agency shows its own evidence."
FIELDS = ("improved", "impact", "kind", "seen_from", "seen_to")


@require_safe
@fresh_factor(when=asks_for_a_file)
def agency_evidence(request: Any) -> HttpResponse:
    """The register: one row for each agency and recommendation; ``format=csv`` gives what fits as a file."""
    request.rights.must(Right.SEE)
    form = EvidenceFilter(request.GET, agencies=agencies_on_record())
    chosen = dict(form.cleaned_data) if form.is_valid() else {}
    text = searched(request)
    found = evidence_listed(today(), text=text, sort=request.GET.get("sort", ""), **chosen)
    if request.GET.get("format") == "csv":
        return csv_response("agencies.csv", COLUMNS, map(_line, shown(found)), marking=_marking(found))
    page: Any = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = shown(page.object_list)
    query = request.GET.copy()
    query["format"] = "csv"
    context = {
        "title": "Evidence from agencies",
        "breadcrumbs": _crumbs(request, ("Evidence from agencies", "")),
        "filter_form": form,
        "page": page,
        "rows": rows,
        "count": plural(len(found), "line"),
        "sort": "due",
        "csv": f"?{query.urlencode()}",
        "narrowed": bool(text or any(chosen.values())),
        "marking": _marking(rows),
    }
    return render(request, "meetings/agency_evidence.html", context)


def _marking(rows: list[EvidenceRow]) -> str:
    return "OFFICIAL-SENSITIVE" if any(row.file_id for row in rows) else ""


def _line(row: EvidenceRow) -> tuple[Any, ...]:
    newest = row.newest
    told = (newest.improved, newest.impact, newest.kind, newest.seen, newest.on) if newest else ("", "", "", "", None)
    return (
        row.agency,
        row.reference,
        row.text,
        row.source_words,
        row.source_title,
        row.tag[0],
        row.due_on,
        *told,
        row.entries,
    )


def agency_evidence_add(request: Any, pk: int) -> HttpResponse:
    """Show what one's own agency improved, and what shows that it helped; for any other where one keeps the record."""
    found = recommendation_for(request.rights, pk)
    voice = voice_in(request.rights, found)
    if voice.silent:
        return _refused(request, found, SILENT)
    own, owed = voice.agencies, [each for each in by_agency(found, today(), own=voice.own) if each.owed]
    others = [*agencies_today(today()), *(each.agency for each in owed)] if voice.records else []
    form = ShowImpactForm(request.POST or None, own=own, others=others, initial=_asked_first(found, own))
    sent = request.POST.get("agency", "")
    if not voice.records and sent and sent not in form.known:
        return _refused(request, found, OTHER)
    if request.method == "POST" and form.is_valid():
        agency = form.cleaned_data["agency"]
        if _shown(request, found, form, voice, agency):
            messages.success(request, f"What {agency.called} shows is on record.")
            return redirect(f"{here(request, 'recommendation', pk)}#agencies")
    context = {
        **_frame(request, found, "Show what made a difference"),
        "form": form,
        "asks": [each for each in owed if each.mine or voice.records],
    }
    return render(request, "meetings/agency_evidence_add.html", context)


def _asked_first(found: Recommendation, own: list[Any]) -> dict[str, Any]:
    """The one agency of one's own that owes evidence, or one's only one."""
    waiting = owing(found)
    asked = [each.pk for each in own if each.pk in waiting] or [each.pk for each in own]
    return {"agency": str(asked[0])} if len(asked) == 1 else {}


def _shown(request: Any, found: Recommendation, form: Any, voice: Voice, agency: Any, **more: Any) -> bool:
    """Write down what the form says; what it is refused for stands on the form. Raises ``EditConflict``."""
    data = {name: value for name, value in form.cleaned_data.items() if name not in ("agency", "version")}
    try:
        voice.may_for(agency, data.get("came_by", "")).require()
        voice.speak_for(agency)
        show_impact(recommendation=found, agency=agency, seat=acting_seat(request), at=now(), **data, **more)
    except Refused as refusal:
        show_refusal(form, refusal)
        return False
    return True


def agency_evidence_correct(request: Any, recommendation: int, pk: int) -> HttpResponse:
    """Correct what an agency showed: a further entry, and both stay. Where it was corrected since, both are shown."""
    entry = improvement_for(request.rights, recommendation, pk)
    found, agency = entry.recommendation, entry.organisation
    voice = voice_in(request.rights, entry)
    if not voice.records and agency.pk not in voice.own:
        return _refused(request, found, OTHER)
    newest = newest_of(entry)
    form = CorrectImpactForm(request.POST or None, own=agency.pk in voice.own, initial=_as_it_stands(newest))
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        upon = AgencyImprovement.objects.filter(
            pk=form.cleaned_data["version"] or pk, recommendation=found, organisation=agency
        )
        try:
            if _shown(request, found, form, voice, agency, replaces=upon.first() or entry):
                messages.success(request, "The correction is on record. What it replaces stays to be read.")
                return redirect(f"{here(request, 'recommendation', found.pk)}#agencies")
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(clash.theirs))
    context = {
        **_frame(request, found, "Correct what was shown"),
        "form": form,
        "entry": newest,
        "by": written_by(newest),
        "conflict": conflict,
    }
    return render(request, "meetings/agency_evidence_correct.html", context, status=409 if conflict else 200)


def _as_it_stands(entry: AgencyImprovement) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in (*FIELDS, "came_by")} | {"version": entry.pk}


def agency_evidence_ask(request: Any, pk: int) -> HttpResponse:
    """Ask agencies what they show of a recommendation, several at once, by a day."""
    found = recommendation_for(request.rights, pk, to=Right.RECORD_MINUTES)
    agencies = agencies_today(today())
    form = AskAgenciesForm(request.POST or None, agencies=agencies, owing=owing(found), spoken_for=spoken_for(today()))
    if request.method == "POST" and form.is_valid():
        try:
            made = ask_agencies(recommendation=found, seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            asked = plural(len(made), "agency", "agencies")
            messages.success(request, f"{asked} asked. The story below says who was told by mail.")
            return redirect(f"{here(request, 'recommendation', pk)}#agencies")
    context = {**_frame(request, found, "Ask agencies for their evidence"), "form": form}
    if not form.known and not context["refused"]:
        context["refused"] = "No agency takes part in this partnership yet."
    return render(request, "meetings/agency_evidence_ask.html", context)


def agency_evidence_withdraw(request: Any, recommendation: int, pk: int) -> HttpResponse:
    """Ask an agency no longer, with the reason."""
    ask = evidence_ask_for(request.rights, recommendation, pk)
    found, form = ask.recommendation, ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_evidence_ask(ask=ask, reason=form.cleaned_data["reason"], seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, f"{ask.organisation.called} is asked no longer.")
            return redirect(f"{here(request, 'recommendation', found.pk)}#agencies")
    context = {
        **_frame(request, found, f"Ask {ask.organisation.called} no longer?"),
        "form": form,
        "ask": ask,
        "consequence": "It is reminded no more, and nothing waits for it. That it was asked stays to be read. Tell the "
        "agency yourself.",
        "confirm": "Ask no longer",
        "cancel_url": f"{here(request, 'recommendation', found.pk)}#agencies",
        "refused": over_here(found) or may_move(EVIDENCE_ASK, ask.state, "withdraw").sentence,
    }
    return render(request, "meetings/agency_evidence_withdraw.html", context)


def _refused(request: Any, found: Recommendation, sentence: str) -> HttpResponse:
    context = {**_frame(request, found, "Show what made a difference"), "refused": sentence}
    return render(request, "meetings/agency_evidence_add.html", context, status=403)


def _frame(request: Any, found: Recommendation, title: str) -> dict[str, Any]:
    back = here(request, "recommendation", found.pk)
    return {
        "title": title,
        "caption": found.reference,
        "breadcrumbs": _crumbs(request, (found.reference, back), (title, "")),
        "marking": "OFFICIAL-SENSITIVE" if found.file_id else "",
        "recommendation": found,
        "back": f"{back}#agencies",
        "refused": over_here(found),
    }


def over_here(found: Recommendation) -> str:
    """Why nothing is written here any more: its case file is closed, or it is followed in the open; "" otherwise."""
    closed = "" if found.file is None else may_put_into(state=state_of(found.file)).sentence
    return closed or still_here(found.reference, followed_reference(found)).sentence


def _crumbs(request: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    home = [(request.space.name, here(request, "space_home")), ("Recommendations", here(request, "recommendations"))]
    return [*home, *more]
