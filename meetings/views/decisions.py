"""Decisions: the register, one decision, and recording, correcting and taking again."""

from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import asks_for_a_file, fresh_factor
from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words, time_words
from hscp.lib.workdays import uk_date
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import Both, both
from hscp.ui.exports import csv_response
from hscp.ui.search import searched
from hscp.ui.spreadsheets import xlsx_response
from meetings.access import decision_for, groups_that_meet, item_for
from meetings.enums import MeetingState, Outcome
from meetings.forms.decisions import DecisionAgainForm, DecisionCorrectForm, DecisionForm, DecisionsFilter
from meetings.models import Decision, Meeting
from meetings.operations.decisions import Room, correct_decision, record_decision, take_again
from meetings.queries import day_of
from meetings.queries.actions import actions_under
from meetings.queries.consents import Consents, consents_of
from meetings.queries.decisions import (
    OUTCOME_TAGS,
    decisions_listed,
    items_to_take_again_under,
    next_planned_after,
    reserved_matters,
    story_of,
    taken_before_as,
    years_with_decisions,
)
from meetings.queries.minutes import stored_minutes
from meetings.rules import DecisionKind, verdict_from_data
from meetings.rules import Outcome as Judged
from meetings.rules.consents import may_ask_to_ratify
from meetings.rules.minutes import may_write_minutes
from meetings.views.addresses import ManyAddresses, crumbs, here, title_of
from partnership.access import acting_seat, may_write_in
from partnership.rules.roles import Right
from partnership.rules.terms import in_words, parse_terms

PER_PAGE = 50
AFTER_CONSENTS = (
    Outcome.RATIFIED,
    Outcome.ENDORSED,
    Outcome.RECOMMENDED,
    Outcome.REFUSED,
    Outcome.NOT_ENDORSED,
    Outcome.NOT_RECOMMENDED,
)
FILES = {"csv": csv_response, "xlsx": xlsx_response}
COLUMNS = (
    "Date",
    "Time",
    "Group",
    "Number",
    "Item",
    "Decision",
    "Options considered",
    "Reasons",
    "Outcome",
    "In words",
    "Reserved matter",
    "Paragraph",
    "To be taken again",
)


@require_safe
@fresh_factor(when=asks_for_a_file)
def decisions(request: Any) -> HttpResponse:
    """The register; what waits to be taken again comes first. ``format=csv`` or ``xlsx`` gives the list as a file."""
    groups = [(str(group.pk), group.name) for group in groups_that_meet(request.rights, to=Right.SEE)]
    form = DecisionsFilter(request.GET, groups=groups, years=years_with_decisions())
    chosen = form.cleaned_data if form.is_valid() else {}
    text = searched(request)
    found = decisions_listed(text=text, sort=request.GET.get("sort", ""), **chosen)
    if request.GET.get("format") in FILES:
        rows, ending = list(found), request.GET["format"]
        return FILES[ending](f"decisions.{ending}", COLUMNS, (_line(each) for each in rows), marking=_marking(rows))
    page: Any = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    addresses = ManyAddresses(request, "decision")
    for each in page:
        each.address, each.tag = addresses.of(each.pk), OUTCOME_TAGS[each.outcome]
    context = {
        "title": "Decisions",
        "breadcrumbs": [(request.space.name, here(request, "space_home")), ("Decisions", "")],
        "filter_form": form,
        "page": page,
        "files": [("CSV" if ending == "csv" else "Excel", _as_file(request, ending)) for ending in FILES],
        "narrowed": bool(text or any(chosen.values())),
        "waiting": sum(each.waiting for each in page),
        "meetings_url": here(request, "meetings"),
        "marking": _marking(page),
    }
    return render(request, "meetings/decisions.html", context)


def _as_file(request: Any, ending: str) -> str:
    query = request.GET.copy()
    query["format"] = ending
    return f"?{query.urlencode()}"


def _marking(rows: Any) -> str:
    return "OFFICIAL-SENSITIVE" if any(row.file_id for row in rows) else ""


def _line(each: Any) -> tuple[Any, ...]:
    matter = each.reserved_matter
    return (
        uk_date(each.at),
        time_words(each.at),
        each.meeting.group.name,
        each.number,
        str(each.item),
        each.text,
        each.options,
        each.reasons,
        OUTCOME_TAGS[each.outcome][0],
        each.outcome_sentence,
        matter.title if matter else "",
        matter.section if matter else "",
        bool(each.waiting),
    )


@require_safe
def decision(request: Any, pk: int) -> HttpResponse:
    """One decision: its outcome in words, the quoracy of its moment, who was in the room, the terms, its story."""
    found = decision_for(request.rights, pk)
    records = request.rights.may(Right.RECORD_MINUTES, on=found.meeting.group) and may_write_in(found)
    verdict = verdict_from_data(found.quoracy)
    before = taken_before_as(found)
    waiting = found.outcome == Outcome.PROVISIONAL and found.taken_again_as_id is None
    circulated = getattr(found, "circulation", None)
    consents = consents_of(found, today()) if waiting or found.outcome in AFTER_CONSENTS else None
    context = {
        "title": f"Decision {found.number}: {found.item.title}",
        "caption": title_of(found.meeting),
        "breadcrumbs": crumbs(request, found.meeting, (f"Decision {found.number}", "")),
        "marking": "OFFICIAL-SENSITIVE" if found.file_id else "",
        "decision": found,
        "tag": OUTCOME_TAGS[found.outcome],
        "verdict": verdict,
        "waiting": waiting,
        "before": before,
        "before_words": title_of(before.meeting) if before else "",
        "again_words": title_of(found.taken_again_as.meeting) if found.taken_again_as else "",
        "terms_words": in_words(parse_terms(found.terms["terms"]), found.terms["names"]),
        "entries": story_of(found),
        "circulated": circulated,
        "meeting_label": "Reported to" if circulated else "Meeting",
        "consents": consents,
        "rule": _what_becomes(found, waiting, consents),
        "ask_refused": _why_not_asked(found, consents) if records and waiting else "",
        "actions": actions_under(decision=found, today=today()),
        "records": records,
        "gives": records and found.outcome != Outcome.TAKEN_OUT,
        "correct_refused": (corrected := _why_not_corrected(found) if records else ""),
        "converts": records and not corrected,
        "again_refused": _why_not_again(found) if records and waiting else "",
        "meeting_url": here(request, "meeting", found.meeting_id),
    }
    return render(request, "meetings/decision.html", context)


def _why_not_corrected(found: Decision) -> str:
    if hasattr(found, "circulation"):
        return "This was decided by circulation: what was answered to stands as it was sent."
    if found.outcome == Outcome.TAKEN_OUT:
        return "This was no decision: its words were recorded as something else."
    return _why_not_written(found.meeting)


def _why_not_written(meeting: Meeting) -> str:
    return may_write_minutes(meeting.state, stored_minutes(meeting)).sentence


def _what_becomes(found: Decision, waiting: bool, consents: Consents | None) -> str:
    """What a provisional decision waits for, as the terms of its day say it."""
    if not waiting:
        return ""
    back = "It counts once a later, quorate meeting takes it again; it comes onto the next agenda by itself."
    if not parse_terms(found.terms["terms"]).ratify_afterwards:
        return back
    if consents is not None and consents.is_open:
        return f"{consents.verdict.sentence} Otherwise a later, quorate meeting takes it again."
    return f"The terms allow those who were missing to ratify it afterwards. Otherwise: {back[0].lower()}{back[1:]}"


def _why_not_asked(found: Decision, consents: Consents | None) -> str:
    return may_ask_to_ratify(
        parse_terms(found.terms["terms"]),
        DecisionKind(found.kind),
        Judged(found.outcome),
        taken_again=found.taken_again_as_id is not None,
        meeting_state=found.meeting.state,
        asked=consents is not None and consents.signoff.state in ("open", "rejected"),
    ).sentence


def _why_not_again(found: Decision) -> str:
    if items_to_take_again_under(found):
        return ""
    group = found.meeting.group
    coming = next_planned_after(found.meeting)
    planned = f"The next is planned for {date_words(coming.starts_at)}." if coming else "None is planned yet."
    return f"No later meeting of {group} is open with an item to take it under. {planned}"


def decision_record(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Record what was decided under an item. The time stands at now on the day, and can be changed."""
    item = item_for(request.rights, meeting, pk, to=Right.RECORD_MINUTES)
    form = DecisionForm(
        request.POST or None,
        day=day_of(item.meeting),
        matters=reserved_matters(day_of(item.meeting)),
        offered=offered_time(item.meeting),
        initial={"kind": "agree"},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = record_decision(item=item, seat=acting_seat(request), at=now(), **words_taken(form))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            _say(request, made)
            return redirect(here(request, "decision", made.pk))
    context = {
        "title": "Record a decision",
        "caption": f"{item.number}. {item.title}",
        "breadcrumbs": crumbs(request, item.meeting, ("Record a decision", "")),
        "marking": "OFFICIAL-SENSITIVE" if item.file_id else "",
        "form": form,
        "refused": _why_not_written(item.meeting),
        "back": here(request, "meeting", meeting),
        **quoracy_now(item.meeting, item.pk),
    }
    return render(request, "meetings/decision_record.html", context)


def decision_correct(request: Any, pk: int) -> HttpResponse:
    """Put right how a decision was recorded, while its meeting is open. Where somebody did so since, both are shown."""
    found = decision_for(request.rights, pk, to=Right.RECORD_MINUTES)
    day = day_of(found.meeting)
    form = DecisionCorrectForm(
        request.POST or None,
        day=day,
        matters=reserved_matters(day),
        offered=found.at,
        initial=_as_it_stands(found),
    )
    conflict: list[Both] = []
    back = here(request, "decision", pk)
    if request.method == "POST" and form.is_valid():
        try:
            made = correct_decision(
                decision=found,
                version=form.cleaned_data["version"] or 0,
                seat=acting_seat(request),
                at=now(),
                **words_taken(form),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except EditConflict as clash:
            conflict = both(form, {**_as_it_stands(clash.theirs), "taken_at": clash.theirs.at})
        else:
            _say(request, made)
            return redirect(back)
    context = {
        "title": f"Correct decision {found.number}",
        "caption": title_of(found.meeting),
        "breadcrumbs": crumbs(request, found.meeting, (f"Decision {found.number}", back), ("Correct", "")),
        "marking": "OFFICIAL-SENSITIVE" if found.file_id else "",
        "form": form,
        "refused": _why_not_corrected(found),
        "back": back,
        "conflict": conflict,
    }
    return render(request, "meetings/decision_correct.html", context, status=409 if conflict else 200)


def _as_it_stands(found: Decision) -> dict[str, Any]:
    row = {name: getattr(found, name) for name in ("text", "kind", "options", "reasons", "version")}
    return row | {"reserved_matter": found.reserved_matter_id}


def decision_again(request: Any, pk: int) -> HttpResponse:
    """Take a provisional decision again, under an item of a later meeting of the group that is open now."""
    found = decision_for(request.rights, pk, to=Right.RECORD_MINUTES)
    items = items_to_take_again_under(found)
    later = items[0].meeting if items else None
    back = here(request, "decision", pk)
    form = None
    if later is not None:
        form = DecisionAgainForm(
            request.POST or None,
            day=day_of(later),
            items=items,
            offered=offered_time(later),
            initial={"item": next((str(item.pk) for item in items if item.returns_id == found.pk), "")}
            | {name: getattr(found, name) for name in ("text", "kind", "options", "reasons")},
        )
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            made = take_again(
                decision=found, seat=acting_seat(request), at=now(), item=form.cleaned_data["item"], **words_taken(form)
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            _say(request, made)
            return redirect(here(request, "decision", made.pk))
    context = {
        "title": "Take the decision again",
        "caption": title_of(found.meeting),
        "breadcrumbs": crumbs(request, found.meeting, (f"Decision {found.number}", back), ("Take again", "")),
        "marking": "OFFICIAL-SENSITIVE" if found.file_id else "",
        "decision": found,
        "form": form,
        "refused": "" if form else _why_not_again(found),
        "back": back,
        "later_words": title_of(later) if later else "",
        **(quoracy_now(later) if later else {}),
    }
    return render(request, "meetings/decision_again.html", context)


def words_taken(form: Any) -> dict[str, Any]:
    """What a form of decisions says, as the operations take it."""
    names = ("text", "kind", "taken_at", "options", "reasons", "reserved_matter")
    return {name: form.cleaned_data[name] for name in names if name in form.cleaned_data}


def offered_time(meeting: Meeting) -> datetime | None:
    """The time a form offers: now while the meeting is held; nothing when it is typed on a later day."""
    moment = now()
    day: date = day_of(meeting)
    return moment if uk_date(moment) == day else None


def quoracy_now(meeting: Meeting, item_id: int | None = None) -> dict[str, Any]:
    """How the meeting stands as the form is opened, so that nobody is surprised by the outcome."""
    moment = offered_time(meeting)
    if meeting.state != MeetingState.OPEN or moment is None:
        return {}
    return {"verdict": Room.of(meeting).verdict(moment, item_id), "verdict_at": moment}


def _say(request: Any, made: Decision) -> None:
    words = f"Decision {made.number} is recorded. {made.outcome_sentence}"
    (messages.warning if made.outcome == Outcome.PROVISIONAL else messages.success)(request, words)
