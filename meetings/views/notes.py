"""Recording a note of the minutes as what it was: a decision or an action."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now, today
from meetings.access import item_for
from meetings.enums import Outcome
from meetings.forms.notes import CHANGED, FORMS, span_of
from meetings.models import AgendaItem
from meetings.operations.notes import Note, NoteChanged, note_into_action, note_into_decision
from meetings.queries import day_of
from meetings.queries.actions import owner_choices, posts_reading
from meetings.queries.decisions import reserved_matters
from meetings.queries.drafts import minutes_as_of
from meetings.rules.converting import Into
from meetings.rules.minutes import may_write_minutes
from meetings.rules.notes import Span, passages_of, words_at
from meetings.views.actions import blame
from meetings.views.addresses import crumbs, here, title_of
from meetings.views.decisions import offered_time, quoracy_now, words_taken
from meetings.views.giving import given_at
from partnership.access import acting_seat
from partnership.rules.roles import Right

LIVE = "live"  # the screen that one came from, and goes back to


def note_convert(request: Any, meeting: int, pk: int, into: str) -> HttpResponse:
    """Words of the minutes of an item become a decision or an action. Raises 404 for anything else.

    ``marked`` names what was marked in the box. Where somebody else changed those words meanwhile, the minutes are
    shown as they stand, to choose again; what they changed elsewhere stays.
    """
    item = item_for(request.rights, meeting, pk, to=Right.RECORD_MINUTES)
    target = next((each for each in FORMS if each == into), None)
    if target is None:
        raise Http404("No note becomes that.")
    form, status = _form(request, item, target), 200
    if request.method == "POST" and form.is_valid():
        try:
            where = _do(request, item, target, form)
        except Refused as refusal:
            blame(form, refusal)
        except NoteChanged as clash:
            form, status = _form(request, clash.theirs, target, changed=True), 409
        else:
            return redirect(where)
    return render(request, "meetings/note_convert.html", _context(request, item, target, form), status=status)


def _form(request: Any, item: AgendaItem, target: Into, *, changed: bool = False) -> Any:
    """The form upon the version of the minutes that it names; once they have ``changed``, upon what stands now."""
    if request.method != "POST":
        version, marked = _version(request.GET, item), _spans(request.GET.getlist("marked"))
        minutes = minutes_as_of(item, version)
        return FORMS[target](
            initial=_initial(minutes, marked, version), minutes=minutes, marked=marked, **_more(item, target)
        )
    if not changed:
        minutes = minutes_as_of(item, _version(request.POST, item))
        marked = _spans(request.POST.getlist("parts"))
        return FORMS[target](request.POST, minutes=minutes, marked=marked, **_more(item, target))
    data = request.POST.copy()
    data["version"] = str(item.version)
    data.setlist("parts", [])
    form = FORMS[target](data, minutes=item.minutes, **_more(item, target))
    form.fields["parts"].error_messages["required"] = CHANGED
    return form


def _version(sent: Any, item: AgendaItem) -> int:
    """The version of the minutes that is named; else the one that stands."""
    named = str(sent.get("version", ""))
    return int(named) if named.isdecimal() and len(named) < 10 else item.version


def _spans(values: list[str]) -> list[Span]:
    return [span for each in values if (span := span_of(each))]


def _more(item: AgendaItem, target: Into) -> dict[str, Any]:
    """What the form of a decision or an action asks besides."""
    if target == Into.ACTION:
        return {"owners": owner_choices(today()), "reading": posts_reading(item.file_id, now())}
    day = day_of(item.meeting)
    return {"day": day, "matters": reserved_matters(day), "offered": offered_time(item.meeting)}


def _initial(minutes: str, marked: list[Span], version: int) -> dict[str, Any]:
    """What was marked is chosen; where there is one passage alone, that."""
    whole = passages_of(minutes)
    chosen = [span for span in marked if words_at(minutes, span)] or (list(whole) if len(whole) == 1 else [])
    return {
        "parts": [f"{start}-{end}" for start, end in chosen],
        "text": "\n".join(words_at(minutes, span) for span in chosen),
        "begun": " ".join(f"{start}-{end}" for start, end in chosen),
        "kind": "agree",
        "version": version,
    }


def _do(request: Any, item: AgendaItem, target: Into, form: Any) -> str:
    """Convert it; where the browser goes on."""
    data = form.cleaned_data
    note = Note(item, data["version"] or 0, data["parts"])
    by: dict[str, Any] = {"note": note, "seat": acting_seat(request), "at": now()}
    if target == Into.ACTION:
        words = {name: data[name] for name in ("text", "owner", "due_on")}
        given = note_into_action(given_at=given_at(item.meeting, under_it=True), **by, **words)
        messages.success(request, f"{given.reference} is given to {given.owner.title}. The note is out of the minutes.")
        where = here(request, "action", given.pk)
    else:
        made = note_into_decision(**by, **words_taken(form))
        said = f"Decision {made.number} is recorded. {made.outcome_sentence} The note is out of the minutes."
        (messages.warning if made.outcome == Outcome.PROVISIONAL else messages.success)(request, said)
        where = here(request, "decision", made.pk)
    return _live(request, item) if request.GET.get("from") == LIVE else where


def _live(request: Any, item: AgendaItem) -> str:
    return f"{here(request, 'live', item.meeting_id)}?item={item.pk}"


def _context(request: Any, item: AgendaItem, target: Into, form: Any) -> dict[str, Any]:
    refused = may_write_minutes(item.meeting.state, getattr(item, "minutes_state", None)).sentence
    if item.withdrawn_because:
        refused = f"Item {item.number} was withdrawn: it has no minutes."
    elif not refused and not form.fields["parts"].choices:
        refused = f"Nothing is noted under item {item.number} yet: save its minutes first."
    title = "Record a note as a decision" if target == Into.DECISION else "Record a note as an action"
    writing = here(request, "minutes_edit", item.meeting_id, item.pk)
    return {
        "title": title,
        "caption": f"{title_of(item.meeting)}: {item.number}. {item.title}",
        "breadcrumbs": crumbs(request, item.meeting, (f"Minutes of item {item.number}", writing), (title, "")),
        "marking": "OFFICIAL-SENSITIVE" if item.file_id else "",
        "form": form,
        "refused": refused,
        "button": "Record the decision" if target == Into.DECISION else "Give the action",
        "back": _live(request, item) if request.GET.get("from") == LIVE else writing,
        **(quoracy_now(item.meeting, item.pk) if target == Into.DECISION else {}),
    }
