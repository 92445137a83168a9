"""Recording a decision or an action as what it was: a note, an action, a decision."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused, Verdict
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import stand_on
from meetings.access import action_for, decision_for
from meetings.enums import Outcome
from meetings.forms.converting import FORMS
from meetings.models import Action, Decision
from meetings.operations.converting import (
    action_into_decision,
    action_into_note,
    decision_into_action,
    decision_into_note,
)
from meetings.queries import day_of
from meetings.queries.actions import owner_choices, posts_reading
from meetings.queries.converting import action_recorded, decision_recorded
from meetings.queries.decisions import reserved_matters
from meetings.rules.converting import Into, may_convert_action, may_convert_decision
from meetings.views.actions import blame
from meetings.views.addresses import here, title_of
from meetings.views.decisions import words_taken
from partnership.access import acting_seat
from partnership.rules.roles import Right

ASKED = {
    Into.NOTE: (
        "Record it as a note",
        "Its words go to the end of the minutes of its item, where they can be changed.",
    ),
    Into.ACTION: ("Record it as an action", "The action is given under the same item."),
    Into.DECISION: ("Record it as a decision", "It is judged by who was in the meeting at the time you enter."),
}


def decision_convert(request: Any, pk: int, into: str) -> HttpResponse:
    """A decision that was none becomes a note or an action. Raises 404 for anything else."""
    found, target = decision_for(request.rights, pk, to=Right.RECORD_MINUTES), _target(into, Into.NOTE, Into.ACTION)
    more: dict[str, Any] = {}
    if target == Into.ACTION:
        more = {"owners": owner_choices(today()), "reading": posts_reading(found.file_id, now())}
    form = FORMS[target](request.POST or None, initial={"version": found.version, "text": found.text}, **more)
    return _asked(request, found, target, form, may_convert_decision(decision_recorded(found)))


def action_convert(request: Any, pk: int, into: str) -> HttpResponse:
    """An action that was none becomes a note or a decision. Raises 404 for anything else."""
    found, target = action_for(request.rights, pk, to=Right.RECORD_MINUTES), _target(into, Into.NOTE, Into.DECISION)
    more: dict[str, Any] = {}
    if target == Into.DECISION and found.item:
        day = day_of(found.item.meeting)
        more = {"day": day, "matters": reserved_matters(day)}
    elif target == Into.DECISION:
        target = Into.NOTE  # it was given at no meeting: the page says why it is neither
    initial = {"version": found.version, "text": found.text, "kind": "agree"}
    form = FORMS[target](request.POST or None, initial=initial, **more)
    return _asked(request, found, target, form, may_convert_action(action_recorded(found)))


def _target(into: str, *allowed: Into) -> Into:
    found = next((each for each in allowed if each == into), None)
    if found is None:
        raise Http404("Nothing is recorded as that.")
    return found


def _asked(request: Any, found: Decision | Action, target: Into, form: Any, verdict: Verdict) -> HttpResponse:
    """The page that asks, and what its form does. Whoever changed the row since is shown as it stands, to ask again."""
    is_decision = isinstance(found, Decision)
    back = here(request, "decision" if is_decision else "action", found.pk)
    if request.method == "POST" and form.is_valid():
        try:
            where = _do(request, found, target, form)
        except Refused as refusal:
            blame(form, refusal)
        except EditConflict as clash:
            found = clash.theirs
            stand_on(form, "version", found.version)
            form.add_error(
                None, "Somebody else has changed it since you opened this page. It stands as it is shown now."
            )
        else:
            return redirect(where)
    called = f"Decision {found.number}" if isinstance(found, Decision) else found.reference
    question, consequence = ASKED[target]
    context = {
        "title": question,
        "caption": called,
        "breadcrumbs": [
            (request.space.name, here(request, "space_home")),
            ("Decisions" if is_decision else "Actions", here(request, "decisions" if is_decision else "actions")),
            (called, back),
            (question, ""),
        ],
        "marking": "OFFICIAL-SENSITIVE" if found.file_id else "",
        "row": found,
        "consequence": consequence,
        "refused": verdict.sentence,
        "form": form,
        "back": back,
        "meeting_words": title_of(found.item.meeting) if found.item else "",
    }
    return render(request, "meetings/convert.html", context)


def _do(request: Any, found: Decision | Action, target: Into, form: Any) -> str:
    """Convert it; where the browser goes on."""
    by: dict[str, Any] = {
        "version": form.cleaned_data.pop("version") or 0,
        "seat": acting_seat(request),
        "at": now(),
    }
    if target == Into.NOTE:
        item = (
            decision_into_note(decision=found, **by)
            if isinstance(found, Decision)
            else action_into_note(action=found, **by)
        )
        messages.success(request, f"Its words are in the minutes of item {item.number} now. Read them over there.")
        return here(request, "minutes_edit", item.meeting_id, item.pk)
    if isinstance(found, Decision):
        action = decision_into_action(decision=found, **by, **form.cleaned_data)
        messages.success(request, f"{action.reference} is given to {action.owner.title}. The decision is taken out.")
        return here(request, "action", action.pk)
    made = action_into_decision(action=found, **by, **words_taken(form))
    said = f"Decision {made.number} is recorded. {made.outcome_sentence} The action is taken out."
    (messages.warning if made.outcome == Outcome.PROVISIONAL else messages.success)(request, said)
    return here(request, "decision", made.pk)
