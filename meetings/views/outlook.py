"""The forecast's remedies: another order of the items, another date."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now, today
from meetings.access import meeting_for
from meetings.models import Meeting
from meetings.operations.outlook import apply_order, expectation, proposed_order, titles_of
from meetings.queries import planned_people, terms_of
from meetings.queries.dates import other_days
from meetings.queries.polls import open_poll, polls_of
from meetings.rules.inviting import Reply
from meetings.rules.moments import may_move_date, may_reorder
from meetings.views.addresses import ManyAddresses, about, here
from partnership.rules.roles import Right

ANSWERS = ((Reply.ATTENDING, "attending"), (Reply.APOLOGIES, "apologies"), (Reply.DEPUTY, "sending a deputy"))


def meeting_order(request: Any, pk: int) -> HttpResponse:
    """The order of the items as it is and as it could be, with what each means for decisions; and the button."""
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    if request.method == "POST":
        try:
            done = apply_order(meeting=found, mark=request.POST.get("mark", ""), at=now())
        except Refused as refusal:
            messages.warning(request, str(refusal))
            return redirect(here(request, "meeting_order", pk))
        left = len(done.then.at_risk)
        words = "Every decision now falls within quoracy." if not left else f"Still outside quoracy: {left}."
        messages.success(request, f"The items have their new order. {words}")
        return redirect(here(request, "meeting", pk))
    refused, proposal, people = may_reorder(found.state).sentence, None, planned_people(found)[0]
    try:
        terms_of(found)
    except Refused as refusal:
        refused = refused or str(refusal)
    if not refused:
        proposal = proposed_order(found, people)
    titles = titles_of(found)
    rows = []
    if proposal is not None:
        stands = {each.slot.item.number: each for each in proposal.now.items}
        for old, then in zip(proposal.order, proposal.then.items, strict=True):
            rows.append({"title": titles[old], "old": old, "now": stands[old], "then": then})
    context = {
        **about(request, found, "Another order of the items"),
        "refused": refused,
        "proposal": proposal,
        "rows": rows,
        "outlook": None if refused or proposal else expectation(found, people),
        "marking": "OFFICIAL-SENSITIVE" if found.file_ids else "",
    }
    return render(request, "meetings/meeting_order.html", context)


@require_safe
def meeting_dates(request: Any, pk: int) -> HttpResponse:
    """Other working days for a planned meeting: by when its group is to meet, whom each suits, who is elsewhere."""
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    refused = may_move_date(found.state).sentence
    people, _ = planned_people(found)
    other = None
    try:
        other = other_days(found, people, terms_of(found), today()) if not refused else None
    except Refused as refusal:
        refused = str(refusal)
    move, asked, asks = here(request, "meeting_reschedule", pk), open_poll(found), polls_of(found)
    context = {
        **about(request, found, "Find another date"),
        "refused": refused,
        "days": [(each, f"{move}?held_on={each.day.isoformat()}") for each in (other.days if other else ())],
        "other": other,
        "asked_now": asked is not None,
        "ask_url": here(request, "date_poll_ask", pk),
        "asks": [(each, here(request, "date_poll", pk, each.pk), each == asked) for each in asks],
        "away": [each for each in people if each.sent_apologies],
    }
    return render(request, "meetings/meeting_dates.html", context)


def outlook_of(request: Any, found: Meeting, people: Any, items: Any, *, manages: bool) -> dict[str, Any]:
    """The forecast for a meeting's page, with the addresses of its remedies for whoever may use them."""
    outlook = expectation(found, people, items)
    if outlook is None:
        return {}
    ask = ManyAddresses(request, "deputy_ask", found.pk)
    members = {each.pk for each in people if each.is_member and each.pk}
    lost = next((each for each in outlook.forecast.changes if not each.quorate), None)
    lines = {outlook.lines.get(person) for person in (lost.people if lost else ())} & members
    said = [outlook.replies[each.pk][-1] for each in people if each.pk and each.pk in outlook.replies]
    answers = [reply.answer for reply in said if reply.stands]
    return {
        "outlook": outlook,
        "foretold": outlook.foretold,
        "answers": [(answers.count(key), words) for key, words in ANSWERS if answers.count(key)],
        "remedies": manages and not outlook.forecast.throughout,
        "deputies": [(each, ask.of(each.pk)) for each in people if each.pk in lines],
    }
