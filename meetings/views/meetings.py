"""The list of meetings, one meeting, and what happened to it."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any
from zlib import crc32

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import asks_for_a_file, fresh_factor
from hscp.lib.verdicts import Refused
from hscp.lib.workdays import uk_date
from hscp.spaces.clock import now, today
from hscp.ui.exports import csv_response
from meetings.access import groups_that_meet, meeting_for
from meetings.enums import Attendance, MeetingState, QuorateFor
from meetings.forms.meeting import MeetingsFilter
from meetings.models import Meeting, MeetingStage
from meetings.operations.reach import closed_to_one
from meetings.queries import NAMES, Attending, attending, planned_people, standing
from meetings.queries.agenda import items_of, minutes_html
from meetings.queries.agenda_standing import approval_in_words
from meetings.queries.conduct import conduct_of
from meetings.queries.listed import meetings_listed, years_with_meetings
from meetings.queries.notice import called_on, notice_of
from meetings.queries.owned import owned_of
from meetings.queries.proceedings import proceedings_of
from meetings.queries.timeline import timeline_of
from meetings.rules.moments import may_open, may_reorder, may_write_agenda
from meetings.rules.states import NOT_BEGUN
from meetings.views.acts import ActsOfItems, ActsOfPapers
from meetings.views.addresses import ManyAddresses, crumbs, here, title_of
from meetings.views.outlook import outlook_of
from meetings.views.paper_deadlines import lights_on
from partnership.access import may_write_in
from partnership.rules.roles import Right
from partnership.rules.terms import in_words, parse_terms

PER_PAGE = 50
TONES = {
    MeetingState.PLANNED: "info",
    MeetingState.POSTPONED: "warn",
    MeetingState.OPEN: "active",
    MeetingState.CLOSED: "good",
    MeetingState.CANCELLED: "neutral",
}
QUORATE: dict[str, tuple[str, str]] = {
    QuorateFor.THROUGHOUT: (QuorateFor.THROUGHOUT.label, "good"),
    QuorateFor.PART: (QuorateFor.PART.label, "warn"),
    QuorateFor.NEVER: (QuorateFor.NEVER.label, "bad"),
}
VIEWS = (("Upcoming", "upcoming"), ("Past", "past"), ("All", "all"))
# What few items have: the page asks once for each group, not for one after another.
MARKS = ("promise_id", "file_id", "confidential", "late_because", "returns_id")
FOLLOWS = ("taken", "declared", "raised", "came", "assurance_id", "referred", "light", "listed_papers")
COLUMNS = ("Date", "Start", "End", "Group", "State", "Quoracy", "Attended", "Place")


@require_safe
@fresh_factor(when=asks_for_a_file)
def meetings(request: Any) -> HttpResponse:
    """Meetings to come and past, narrowed and sorted; ``format=csv`` gives the whole list as a file."""
    moment, when = now(), request.GET.get("when", "upcoming")
    when = when if when in {key for _, key in VIEWS} else "upcoming"
    groups = groups_that_meet(request.rights, to=Right.SEE)
    form = MeetingsFilter(
        request.GET, groups=[(str(group.pk), group.name) for group in groups], years=years_with_meetings()
    )
    chosen = {**form.cleaned_data} if form.is_valid() else {}
    chosen.pop("when", None)
    sort = request.GET.get("sort", "")
    found = meetings_listed(when=when, now=moment, sort=sort, **chosen)
    if request.GET.get("format") == "csv":
        return csv_response("meetings.csv", COLUMNS, (_line(each) for each in found))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    addresses = ManyAddresses(request, "meeting")
    plans = any(request.rights.may(Right.MANAGE_MEETINGS, on=group) for group in groups)
    query = request.GET.copy()
    query["format"] = "csv"
    each: Any
    for each in page:
        each.address, each.tone = addresses.of(each.pk), TONES[MeetingState(each.state)]
        each.quoracy_words, each.quoracy_tone = QUORATE.get(each.quorate or "", ("", ""))
    context = {
        "title": "Meetings",
        "breadcrumbs": [(request.space.name, here(request, "space_home")), ("Meetings", "")],
        "tabs": [(label, f"?when={key}", key == when) for label, key in VIEWS],
        "when": when,
        "filter_form": form,
        "page": page,
        "sort": "date" if when == "upcoming" else "-date",
        "csv": f"?{query.urlencode()}",
        "plan": here(request, "meeting_plan") if plans else "",
        "narrowed": any(chosen.values()),
        "space": request.space,
    }
    return render(request, "meetings/meetings.html", context)


def _line(meeting: Any) -> tuple[Any, ...]:
    return (
        meeting.starts_at.date(),
        meeting.starts_at,
        meeting.ends_at,
        meeting.group.name,
        meeting.get_state_display(),
        QUORATE.get(meeting.quorate or "", ("", ""))[0],
        meeting.attended if meeting.state == MeetingState.CLOSED else "",
        meeting.place,
    )


@require_safe
def meeting(request: Any, pk: int) -> HttpResponse:
    """One meeting: how it stands, who is there, its agenda with minutes, decisions and actions."""
    found, moment = meeting_for(request.rights, pk), now()
    around = room(found, moment)
    context = {
        "title": title_of(found),
        "caption": found.group.name if found.group.short_name else "",
        "breadcrumbs": crumbs(request, None, (title_of(found), "")),
        "space": request.space,
        "meeting": found,
        "apologies_at": ManyAddresses(request, "apologies", found.pk),
        "tone": TONES[MeetingState(found.state)],
        **around,
        **_rights(request, found, moment),
        "notice": notice_of(found, day) if (day := called_on(found)) else None,
        "terms_words": _terms_words(found, around["people"]),
        "version": version_of(found, around["people"], moment, around["proceedings"]),
    }
    context |= _agenda(request, found, context)
    context |= outlook_of(request, found, around["people"], context["items"], manages=context["manages"])
    context["on_list"] = any(each.seat_id in request.rights.seat_ids for each in around["people"] if each.seat_id)
    context["agenda_tag"] = approval_in_words(getattr(found, "agenda_told", None), context["items"])
    return render(request, "meetings/meeting.html", context)


def room(found: Meeting, moment: Any, people: tuple[Attending, ...] | None = None) -> dict[str, Any]:
    """What the status and the list of people show, for every page that shows them; ``people`` where they are known."""
    stale = False
    if people is not None:
        pass
    elif found.state == MeetingState.PLANNED:  # one that was postponed has no day yet to look at
        people, stale = planned_people(found)
    else:
        people = attending(found.pk)
    try:
        stand, no_terms = standing(found, people, moment), ""
    except Refused as refusal:
        stand, no_terms = None, str(refusal)
    chair = [person for person in people if person.is_chair]
    return {
        "people": people,
        "stale": stale,
        "standing": stand,
        "no_terms": no_terms,
        "here": [person for person in people if person.is_here],
        "gone": [person for person in people if person.was_here and not person.is_here],
        "expected": [person for person in people if _awaited(person)],
        "apologies": [person for person in people if person.sent_apologies],
        "absent": [person for person in people if person.attendance == Attendance.ABSENT],
        "vacant": [person for person in people if person.is_vacant and (person.is_member or person.is_chair)],
        "chair": chair,
        "proceedings": proceedings_of(found) if found.state not in NOT_BEGUN else [],
        "no_chair": not any(not person.is_vacant for person in chair),
    }


def version_of(
    found: Meeting, people: Sequence[Attending], moment: datetime, proceedings: Sequence[Any] | None = None
) -> str:
    """A mark that changes with whatever the status and the list of people are made of; while open also each minute.

    ``proceedings`` are those of `room`, where they are known.
    """
    said = proceedings_of(found) if proceedings is None else proceedings
    facts = (found.state, found.closed_at, people, conduct_of(found), [each.pk for each in said])
    minute = f"{moment:%H:%M}" if found.state == MeetingState.OPEN else ""
    return f"{crc32(repr((facts, minute)).encode()):08x}"  # no secret: only whether something changed


def _awaited(person: Attending) -> bool:
    return not person.is_vacant and not person.was_here and person.attendance == Attendance.EXPECTED


def _rights(request: Any, found: Meeting, moment: Any) -> dict[str, Any]:
    manages = request.rights.may(Right.MANAGE_MEETINGS, on=found.group)
    records = request.rights.may(Right.RECORD_MINUTES, on=found.group)
    may_agenda = manages and bool(may_write_agenda(found.state))
    return {
        "manages": manages,
        "records": records,
        "planned": found.state == MeetingState.PLANNED,
        "postponed": found.state == MeetingState.POSTPONED,
        "open": found.state == MeetingState.OPEN,
        "closed": found.state == MeetingState.CLOSED,
        "cancelled": found.state == MeetingState.CANCELLED,
        "open_refused": may_open(found.state, found.starts_at, beginning(found, moment), moment).sentence,
        "may_agenda": may_agenda,
        "may_reorder": manages and bool(may_reorder(found.state)),
    }


def _terms_words(found: Meeting, people: list[Attending]) -> str:
    """The terms of the meeting's day as a sentence, with the posts by their names."""
    terms = getattr(found, "terms_data", None)
    names = NAMES | {person.post_key: person.capacity for person in people if person.post_key}
    return in_words(parse_terms(terms), names) if terms else ""


def beginning(found: Meeting, moment: Any) -> Any:
    """When a meeting would be opened that is opened now: now, or its planned start on any other day."""
    return moment if uk_date(moment) == uk_date(found.starts_at) else found.starts_at


def _agenda(request: Any, found: Meeting, switches: dict[str, Any]) -> dict[str, Any]:
    """The items with what came of them, and with what may be done under them."""
    writes = found.opened_at is not None and request.rights.may(Right.RECORD_MINUTES, on=found.group)
    items: list[Any] = list(items_of(found, writer_id=request.user.pk if writes else None))
    acts, moves = ActsOfItems(request, found.pk, switches), ManyAddresses(request, "agenda_item_move", found.pk)
    edits = ManyAddresses(request, "minutes_edit", found.pk)
    papers = ActsOfPapers(request, found.pk, may_agenda=switches["may_agenda"])
    declarations = ManyAddresses(request, "declaration", found.pk).before
    for item in items:
        item.agenda_item_move_url, item.minutes_edit_url = moves.of(item.pk), edits.of(item.pk)
        item.declarations_url = declarations
        item.is_closed, item.about, item.html = False, _about(item), minutes_html(item.minutes)
        item.may_write = may_write_in(item)
        papers.lay_on(item)
        item.acts = acts.of(item) if item.may_write and not item.withdrawn_because else ""
        item.is_marked = any(getattr(item, name) for name in MARKS)
    deadline = lights_on(found, items)
    for item in items:
        item.is_followed = any(getattr(item, name, None) for name in FOLLOWS)
    for item, below in pairwise(items):
        item.below, below.above = below.pk, item.pk
    return {
        "deadline": deadline,
        "items": sorted([*items, *closed_to_one(found), *owned_of(found)], key=lambda each: each.number),
        "restricted": any(item.file_id for item in items),
        "marking": _marking(items),
        "decisions_url": here(request, "decisions"),
        "promises_url": here(request, "promises"),
        "actions_url": here(request, "actions"),
        "today": today(),
    }


def _about(item: Any) -> str:
    """ "For decision, 10 minutes, brought by the Partnership Team, promised in §20.4"."""
    said = [item.get_purpose_display()]
    said += [f"{item.minutes_planned} minutes"] if item.minutes_planned else []
    said += [f"brought by {item.introduced_by}"] if item.introduced_by else []
    said += [f"owner: {item.owner_title}"] if item.owner_title else []
    said += [f"promised in {item.promise_section}"] if item.promise_section else []
    return ", ".join(said)


def _marking(items: list[Any]) -> str:
    return "OFFICIAL-SENSITIVE" if any(item.file_id for item in items) else ""


@require_safe
def meeting_history(request: Any, pk: int) -> HttpResponse:
    """Every move of a meeting: who, when, from which seat, and why."""
    found = meeting_for(request.rights, pk)
    context = {
        "title": "What happened to this meeting",
        "caption": title_of(found),
        "breadcrumbs": crumbs(request, found, ("What happened", "")),
        "space": request.space,
        "entries": timeline_of(MeetingStage.objects.filter(meeting=found), MOVES, earliest_first=True),
    }
    return render(request, "meetings/meeting_history.html", context)


MOVES = {
    "plan": "Planned",
    "call": "Called as an extraordinary meeting",
    "reschedule": "Moved",
    "postpone": "Postponed, the new date to be fixed",
    "fix": "A new date fixed",
    "tell": "Told by mail",
    "cancel": "Cancelled",
    "open": "Opened",
    "close": "Closed",
    "approve_agenda": "Agenda approved",
    "return_agenda": "Agenda returned to draft",
    "close_items_on": "Last day for items set",
}
