"""Recommendations: the register, one recommendation, and what the partners do about it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import asks_for_a_file, fresh_factor
from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import Both, both
from hscp.ui.exports import csv_response
from hscp.ui.search import searched
from meetings.access import recommendation_for, speaking_seats
from meetings.enums import ActionState
from meetings.forms.recommendations import (
    ImpactForm,
    LinkForm,
    RecommendationForm,
    RecommendationsFilter,
    ReopenForm,
    ResponseForm,
    SaidBeforeForm,
)
from meetings.models import Recommendation, RecommendationTheme
from meetings.operations.actions import link_action
from meetings.operations.recommendations import (
    add_recommendation,
    close_recommendation,
    reopen_recommendation,
    respond,
    tag_recommendation,
)
from meetings.queries.actions import actions_to_link, actions_under
from meetings.queries.agency_evidence import agencies_owing, by_agency, story_of_asks
from meetings.queries.following import followed_reference, origin_of
from meetings.queries.recommendations import progress_facts, recommendations_listed, story_of
from meetings.queries.said_before import SaidBefore, said_before
from meetings.rules.following import still_here
from meetings.rules.progress import may_close_recommendation, standing_still
from meetings.views.addresses import here
from meetings.views.agency_evidence import over_here
from partnership.access import acting_seat, may_write_in
from partnership.forms.themes import ChooseThemesForm, both_choices, carried
from partnership.queries.themes import ended_tags, standing_tags, themes, themes_in_use
from partnership.rules.roles import Right

PER_PAGE = 50
COLUMNS = (
    "Reference",
    "Source",
    "Title of the source",
    "Source withdrawn on",
    "Recommendation",
    "Made on",
    "Response",
    "Actions",
    "Actions still open",
    "Little or no progress",
    "Evidence of impact",
    "Closed on",
    "Followed in the open as",
    "Themes",
)


@require_safe
@fresh_factor(when=asks_for_a_file)
def recommendations(request: Any) -> HttpResponse:
    """The register, with what shows little or no progress named; ``format=csv`` gives the list as a file."""
    form = RecommendationsFilter(request.GET, themes=themes())
    chosen = dict(form.cleaned_data) if form.is_valid() else {}
    text = searched(request)
    still = {int(each.key): each.sentence for each in standing_still(progress_facts(on=today()), today())}
    only_still = chosen.get("state") == "still"
    if only_still:
        chosen["state"] = "open"
    found = recommendations_listed(text=text, sort=request.GET.get("sort", ""), **chosen)
    if only_still:
        found = found.filter(pk__in=list(still))
    if request.GET.get("format") == "csv":
        rows = list(found)
        named = _themes_of(rows)
        lines = (_line(row, still.get(row.pk, ""), named.get(row.pk, [])) for row in rows)
        marking = "OFFICIAL-SENSITIVE" if any(row.file_id for row in rows) else ""
        return csv_response("recommendations.csv", COLUMNS, lines, marking=marking)
    page: Any = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    for each in page:
        each.still = still.get(each.pk, "")
    query = request.GET.copy()
    query["format"] = "csv"
    context = {
        "title": "Recommendations",
        "breadcrumbs": [*_crumbs(request)[:1], ("Recommendations", "")],
        "filter_form": form,
        "page": page,
        "sort": "-made",
        "csv": f"?{query.urlencode()}",
        "narrowed": bool(text or only_still or any(chosen.values())),
        "records": request.rights.may(Right.RECORD_MINUTES),
        "still_count": len(still),
        "owing_count": agencies_owing(),
        "owed_here": f"{here(request, 'agency_evidence')}?state=owed",
        "marking": "OFFICIAL-SENSITIVE" if any(each.file_id for each in page) else "",
    }
    return render(request, "meetings/recommendations.html", context)


def _themes_of(rows: list[Any]) -> dict[int, list[str]]:
    named: dict[int, list[str]] = {}
    for tag in standing_tags(RecommendationTheme, recommendation__in=[row.pk for row in rows]):
        named.setdefault(tag.recommendation_id, []).append(tag.theme.name)
    return named


def _line(row: Any, still: str, named: list[str]) -> tuple[Any, ...]:
    return (
        row.reference,
        row.get_source_display(),
        row.source_title,
        row.source_withdrawn_on,
        row.text,
        row.made_on,
        row.response,
        row.given,
        row.to_do,
        still,
        row.impact,
        row.closed_on,
        row.followed_as.reference if row.followed_as else "",
        "; ".join(named),
    )


def _crumbs(request: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    home = [(request.space.name, here(request, "space_home")), ("Recommendations", here(request, "recommendations"))]
    return [*home, *more]


@require_safe
def recommendation(request: Any, pk: int) -> HttpResponse:
    """One recommendation: its words, the partners' answer, its actions, the evidence of its impact."""
    found = recommendation_for(request.rights, pk)
    actions = actions_under(recommendation=found, today=today())
    unfinished = [action.reference for action in actions if action.state == ActionState.OPEN]
    followed = found.followed_as_id is not None
    records = request.rights.may(Right.RECORD_MINUTES) and may_write_in(found) and not followed
    own = speaking_seats(request.rights) if request.rights.may(Right.UPDATE_ACTIONS) else {}
    over = over_here(found)
    tags = list(standing_tags(RecommendationTheme, recommendation=found))
    said = said_before(themes=[each.theme_id for each in tags], text=found.text, today=today(), but=found)
    context = {
        "title": found.reference,
        "caption": f"{found.get_source_display()}: {found.source_title}",
        "breadcrumbs": _crumbs(request, (found.reference, "")),
        "marking": "OFFICIAL-SENSITIVE" if found.file_id else _marking(said),
        "recommendation": found,
        "actions": actions,
        "entries": sorted([*story_of_asks(found), *story_of(found)], key=lambda each: each["when"], reverse=True),
        "records": records,
        "agencies": by_agency(found, today(), own=own),
        "asks": records and not over,
        "writes": may_write_in(found) and (records or bool(own)) and not over,
        "origin": None if found.file_id else origin_of(found),
        "tags": tags,
        "ended_tags": ended_tags(RecommendationTheme, recommendation=found),
        "said": said,
        "close_refused": may_close_recommendation(
            closed=found.closed_on is not None, impact="to be typed", unfinished=unfinished
        ).sentence,
    }
    return render(request, "meetings/recommendation.html", context)


def recommendation_add(request: Any) -> HttpResponse:
    """Write down a recommendation; before that, with a plain GET, look whether it was said before."""
    request.rights.must(Right.RECORD_MINUTES)
    offered = themes_in_use(today())
    look, said, first = _looked_for(request, offered)
    form = RecommendationForm(request.POST or None, themes=offered, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_recommendation(seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            fields = {"taken": "reference", "of_file": "reference", "future": "made_on"}
            form.add_error(fields.get(refusal.verdict.codes[0]), str(refusal))
        else:
            messages.success(request, f"{made.reference} is written down.")
            return redirect(here(request, "recommendation", made.pk))
    context = {
        "title": "Add a recommendation",
        "breadcrumbs": _crumbs(request, ("Add", "")),
        "marking": _marking(said),
        "look": look,
        "said": said,
        "form": form,
        "back": here(request, "recommendations"),
    }
    return render(request, "meetings/recommendation_add.html", context)


def _looked_for(request: Any, offered: list[Any]) -> tuple[SaidBeforeForm, SaidBefore | None, dict[str, Any]]:
    """The form of what to look for, what was said before of it, and with what the form below it begins."""
    asked = request.method == "GET" and ("words" in request.GET or "themes" in request.GET)
    look = SaidBeforeForm(request.GET if asked else None, themes=offered)
    if not asked or not look.is_valid():
        return look, None, {}
    words, chosen = look.cleaned_data["words"], look.cleaned_data.get("themes", [])
    said = said_before(themes=[each.pk for each in chosen], text=words, today=today())
    return look, said, {"text": words, "themes": [str(each.pk) for each in chosen]}


def _marking(said: SaidBefore | None) -> str:
    shown = [*said.same, *said.like] if said else []
    return "OFFICIAL-SENSITIVE" if any(each.row.file_id for each in shown) else ""


def recommendation_themes(request: Any, pk: int) -> HttpResponse:
    """Say which themes it is about; where somebody else chose others meanwhile, both are shown."""
    found = recommendation_for(request.rights, pk, to=Right.RECORD_MINUTES)
    standing = [each.theme_id for each in standing_tags(RecommendationTheme, recommendation=found)]
    offered = themes_in_use(today(), besides=standing)
    form = ChooseThemesForm(request.POST or None, themes=offered, initial=carried(standing))
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        try:
            tag_recommendation(recommendation=found, **form.cleaned_data, seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except EditConflict as clash:
            conflict = both_choices(form, clash.theirs)
        else:
            messages.success(request, f"The themes of {found.reference} are saved.")
            return redirect(here(request, "recommendation", found.pk))
    context = {**_frame(request, found, "What it is about", form), "conflict": conflict, "offered": offered}
    return render(request, "meetings/recommendation_themes.html", context, status=409 if conflict else 200)


def recommendation_respond(request: Any, pk: int) -> HttpResponse:
    """Write what the partners decided about it. Where somebody else did so since, both are shown."""
    found = recommendation_for(request.rights, pk, to=Right.RECORD_MINUTES)
    elsewhere = still_here(found.reference, followed_reference(found)).sentence
    form = ResponseForm(request.POST or None, initial=_as_it_stands(found))
    conflict: list[Both] = []
    done = None
    try:
        done = _try(request, found, form, respond, f"The answer to {found.reference} is recorded.")
    except EditConflict as clash:
        conflict = both(form, _as_it_stands(clash.theirs))
    context = {**_frame(request, found, "What the partners decided", form), "conflict": conflict}
    context["refused"] = "This recommendation is closed. Open it again to change it." if found.closed_on else elsewhere
    return done or render(request, "meetings/recommendation_respond.html", context, status=409 if conflict else 200)


def _as_it_stands(found: Recommendation) -> dict[str, Any]:
    return {"response": found.response, "version": found.version}


def recommendation_close(request: Any, pk: int) -> HttpResponse:
    """Close it with the evidence of its impact."""
    found = recommendation_for(request.rights, pk, to=Right.RECORD_MINUTES)
    form = ImpactForm(request.POST or None, initial={"impact": found.impact})
    done = _try(request, found, form, close_recommendation, f"{found.reference} is closed.")
    context = _frame(request, found, "Close with evidence of impact", form)
    context["refused"] = (
        "This recommendation is closed already."
        if found.closed_on
        else still_here(found.reference, followed_reference(found)).sentence
    )
    context["agencies"] = by_agency(found, today())
    return done or render(request, "meetings/recommendation_close.html", context)


def recommendation_reopen(request: Any, pk: int) -> HttpResponse:
    """Open it again, with the reason."""
    found = recommendation_for(request.rights, pk, to=Right.RECORD_MINUTES)
    form = ReopenForm(request.POST or None)
    done = _try(request, found, form, reopen_recommendation, f"{found.reference} is open again.")
    context = _frame(request, found, "Open the recommendation again", form)
    context["refused"] = "" if found.closed_on else "This recommendation is open."
    return done or render(request, "meetings/recommendation_reopen.html", context)


def recommendation_link(request: Any, pk: int) -> HttpResponse:
    """Let an action that exists already count towards it."""
    found = recommendation_for(request.rights, pk, to=Right.RECORD_MINUTES)
    form = LinkForm(request.POST or None, actions=actions_to_link(found.file_id))
    if request.method == "POST" and form.is_valid():
        try:
            link_action(recommendation=found, seat=acting_seat(request), at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error("action", str(refusal))
        else:
            messages.success(request, f"{form.cleaned_data['action'].reference} counts towards {found.reference}.")
            return redirect(here(request, "recommendation", pk))
    context = _frame(request, found, "Link an action", form)
    context["refused"] = (
        "This recommendation is closed: nothing more follows from it."
        if found.closed_on
        else still_here(found.reference, followed_reference(found)).sentence
    )
    if not form.actions and not context["refused"]:
        context["refused"] = "There is no action that could be linked: each follows a recommendation already."
    return render(request, "meetings/recommendation_link.html", context)


def _try(request: Any, found: Recommendation, form: Any, operation: Any, words: str) -> HttpResponse | None:
    """Carry out an operation on a recommendation with a form's data; None where there is a page to show."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        operation(recommendation=found, seat=acting_seat(request), at=now(), **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, words)
    return redirect(here(request, "recommendation", found.pk))


def _frame(request: Any, found: Recommendation, title: str, form: Any) -> dict[str, Any]:
    back = here(request, "recommendation", found.pk)
    return {
        "title": title,
        "caption": found.reference,
        "breadcrumbs": _crumbs(request, (found.reference, back), (title, "")),
        "marking": "OFFICIAL-SENSITIVE" if found.file_id else "",
        "recommendation": found,
        "form": form,
        "back": back,
    }
