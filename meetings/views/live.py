"""The one screen of whoever records a meeting: agenda, writing, people; and what every open screen follows."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now, today
from meetings.access import item_for, meeting_for
from meetings.enums import MeetingState
from meetings.forms.minutes import MinutesForm, begun
from meetings.models import AgendaItem, Attendee, Meeting
from meetings.operations.drafts import keep_draft
from meetings.queries import attending, day_of
from meetings.queries.agenda import items_of, minutes_html
from meetings.queries.conduct import conduct_of
from meetings.queries.drafts import Desk, others_writing, own_drafts
from meetings.queries.owned import owned_of
from meetings.queries.proceedings import chair_may_decide, proceedings_of
from meetings.rules.moments import may_record
from meetings.views.addresses import ManyAddresses, about, here
from meetings.views.live_acts import KEYS, VERBS, Screen, act
from meetings.views.meetings import room, version_of
from partnership.access import acting_seat, ask_again, may_write_in
from partnership.rules.roles import Right

KEYS_ARE_OFF = "live_keys_off"  # where the session keeps that somebody switched the keys off


def live(request: Any, pk: int) -> HttpResponse:
    """Record a meeting on one screen, live or from notes. It is one form, so that without a script nothing is lost.

    Each button says what it does (``do``). What stands in the box is kept as the writer's draft first. With a script
    taps on people are sent alone, and the parts of the page that they change come back.
    """
    found = meeting_for(request.rights, pk, to=Right.RECORD_MINUTES)
    moment = now()
    alone = request.headers.get("X-Tap") == "1"
    if request.method == "POST":
        if "keys" in request.POST:
            request.session[KEYS_ARE_OFF] = request.POST["keys"] == "off"
            _keep_what_was_typed(request, found)
            return redirect(_here(request, found, request.POST.get("item", "")))
        screen = _screen(request, found, moment)
        if not alone:
            _keep_what_was_typed(request, found)
        try:
            said = act(request, screen, request.POST.get("do", ""))
        except Refused as refusal:
            screen.refused = str(refusal)
        except (Attendee.DoesNotExist, ValueError):
            screen.refused = "That button has gone. The page is as things stand now."
        else:
            if said is not None and not alone:
                if said.words:
                    (messages.warning if said.is_warning else messages.success)(request, said.words)
                return redirect(_here(request, found, said.item or request.POST.get("item", ""), said.when))
        found = meeting_for(request.rights, pk, to=Right.RECORD_MINUTES)  # as it stands after the tap
        if alone:
            return _parts(request, found, moment, request.POST.get("item", ""), refused=screen.refused)
        return _page(request, found, moment, screen)
    return _page(request, found, moment, None)


def _here(request: Any, found: Meeting, item: Any = "", when: str = "") -> str:
    query = "&".join(f"{name}={value}" for name, value in (("item", item), ("when", when)) if value)
    return here(request, "live", found.pk) + (f"?{query}" if query else "")


def _screen(request: Any, found: Meeting, moment: Any) -> Screen:
    """What acts need to know of the screen; the item that is written under, once it is sure that one may."""
    number = request.POST.get("item", "")
    item = item_for(request.rights, found.pk, int(number), to=Right.RECORD_MINUTES) if number.isdecimal() else None
    return Screen(found, attending(found.pk), moment, item, data=request.POST)


def _keep_what_was_typed(request: Any, found: Meeting) -> None:
    """The text in the box becomes its writer's draft, unless the minutes or the draft say it already."""
    number = request.POST.get("item", "")
    form = MinutesForm(request.POST)
    if not number.isdecimal() or "minutes" not in request.POST or not form.is_valid():
        return
    item = item_for(request.rights, found.pk, int(number), to=Right.RECORD_MINUTES)
    text = request.POST["minutes"].replace("\r\n", "\n")  # blanks and all: the draft is what was typed
    if text.strip() == item.minutes or not may_record(found.state):
        return
    own = own_drafts(item, request.user.pk, now())
    if any(draft.text == text and draft.version == form.cleaned_data["version"] for draft in own.unsaved):
        return
    keep_draft(desk=Desk.under(item), typed=form.typed(text), seat=acting_seat(request), at=now())


def _page(request: Any, found: Meeting, moment: Any, screen: Screen | None) -> HttpResponse:
    items: list[Any] = items_of(found, writer_id=request.user.pk)
    for each in items:
        each.may_write = may_write_in(each)
    people = attending(found.pk)
    wanted = request.POST.get("item", "") if screen else request.GET.get("item", "")
    item = _chosen(items, wanted, conduct_of(found).running(moment))
    writing: dict[str, Any] = {}
    if item is not None:
        ask_again(request.rights, item.file_id)
        own = own_drafts(item, request.user.pk, moment)
        draft = own.chosen(request.GET.get("draft", ""))
        writing = {
            "own": own,
            "draft": draft,
            "minutes": MinutesForm(initial=begun(item, draft)),
            "others": others_writing(item.pk, request.user.pk, moment),
            "draft_url": here(request, "minutes_draft", found.pk, item.pk),
            "save_url": f"{here(request, 'minutes_edit', found.pk, item.pk)}?from=live",
            "standing_html": minutes_html(item.minutes),
        }
    if screen is None:
        screen = Screen(found, people, moment, item, data=None, typed=request.GET.get("when", "")[:8])
    screen.people = people
    context = {
        **about(request, found, "Record the meeting"),
        **_shown(request, found, moment, people),
        "items": items,
        "item": item,
        "proceeded": _proceeded(found, item),
        "marking": "OFFICIAL-SENSITIVE" if item is not None and item.file_id else "",
        "forms": screen.forms(request),
        "screen": screen,
        "refused": may_record(found.state).sentence,
        "verbs": VERBS,
        "milliseconds": int(moment.timestamp() * 1000),
        "keys": () if request.session.get(KEYS_ARE_OFF) else KEYS,
        "today": today(),
        **writing,
    }
    return render(request, "meetings/live.html", context)


def _chosen(items: list[Any], wanted: str, running: int | None) -> AgendaItem | None:
    """The item that is written under: the one asked for, else the one that is taken, else the first."""
    free = [each for each in items if not each.withdrawn_because and each.may_write]
    for key in (wanted, str(running)):
        for each in free:
            if str(each.pk) == key:
                found: AgendaItem = each
                return found
    return free[0] if free else None


def _shown(request: Any, found: Meeting, moment: Any, people: Any) -> dict[str, Any]:
    conduct = conduct_of(found)
    shown = room(found, moment, people)
    return {
        **shown,
        "version": version_of(found, people, moment, shown["proceedings"]),
        "conduct": conduct,
        "owned": owned_of(found),
        "running": conduct.running(moment),
        "open": found.state == MeetingState.OPEN,
        "manages": request.rights.may(Right.MANAGE_MEETINGS, on=found.group),
        "stay_at": ManyAddresses(request, "stay_correct", found.pk),
        "apologies_at": ManyAddresses(request, "apologies", found.pk),
        "declarations_url": ManyAddresses(request, "declaration", found.pk).before,
        "decisions_url": here(request, "decisions"),
        "actions_url": here(request, "actions"),
        "records": True,
        "chair_decides": chair_may_decide(found) and found.state == MeetingState.OPEN,
        "day": day_of(found),
    }


def _proceeded(found: Meeting, item: Any) -> list[Any]:
    """What the chair said of the item that is written under, which may be one of a case file."""
    said = proceedings_of(found, of_files=True) if item is not None else []
    return [each for each in said if each.item_id == item.pk]


def _parts(request: Any, found: Meeting, moment: Any, number: str, *, refused: str = "") -> HttpResponse:
    """The parts of the live screen that taps change, as they stand now; ``number`` is the item written under."""
    items: list[Any] = items_of(found)
    for each in items:
        each.may_write = may_write_in(each)
    item = next((each for each in items if str(each.pk) == number), None)
    shown = _shown(request, found, moment, attending(found.pk))
    context = {"space": request.space, "meeting": found, "items": items, "item": item, "said": refused, **shown}
    context["proceeded"] = _proceeded(found, item)
    return render(request, "meetings/components/live_parts.html", context)


@require_safe
def live_state(request: Any, pk: int) -> HttpResponse:
    """How the meeting stands, for screens that are open: 204 while ``v`` names what still stands.

    With ``board``, for whoever records, the other parts of the live screen come with it.
    """
    found, moment = meeting_for(request.rights, pk), now()
    records = "board" in request.GET and request.rights.may(Right.RECORD_MINUTES, on=found.group)
    if found.state == MeetingState.PLANNED:
        return render(request, "meetings/components/live_state.html", _state(request, found, moment, None))
    people = attending(found.pk)
    if request.GET.get("v") == version_of(found, people, moment):
        return HttpResponse(status=204)
    if records:
        return _parts(request, found, moment, request.GET.get("item", ""))
    return render(request, "meetings/components/live_state.html", _state(request, found, moment, people))


def _state(request: Any, found: Meeting, moment: Any, people: Any) -> dict[str, Any]:
    shown = room(found, moment, people)
    return {
        "space": request.space,
        "meeting": found,
        "version": version_of(found, shown["people"], moment, shown["proceedings"]),
        "open": found.state == MeetingState.OPEN,
        **shown,
    }
