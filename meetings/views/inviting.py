"""Who is invited to a meeting, who was and what they answered; asking a deputy to come for a part of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused
from hscp.lib.words import plural
from hscp.spaces.clock import now
from meetings.access import meeting_for
from meetings.forms.inviting import AskDeputyForm, InviteForm
from meetings.forms.shown import minute_of
from meetings.models import Meeting
from meetings.operations.inviting import ask_deputy, send_invitations
from meetings.queries import Attending, attending, day_of, planned_people
from meetings.queries.expected import seats_on
from meetings.queries.inviting import coming, deputies_in, invitees, replies_of, sent_to
from meetings.rules.inviting import Reply, deputy_words, may_invite
from meetings.views.addresses import about, here
from partnership.access import acting_seat
from partnership.rules.roles import Right


def meeting_invitations(request: Any, pk: int) -> HttpResponse:
    """Everybody on the list: when they were invited, whether the mail was taken, what they answered; and the button."""
    found, moment = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS), now()
    refused = may_invite(found.state, found.starts_at, moment).sentence
    people, stale = planned_people(found) if not refused else (attending(pk), False)
    rows = invitees(found, people)
    sent = request.POST if request.method == "POST" else None  # a form that may have no field is sent empty
    form = InviteForm(sent, to_address=[each for each in rows if each.listed and each.needs_address])
    if request.method == "POST" and form.is_valid():
        again = request.POST.get("again", "")
        try:
            mails = send_invitations(
                meeting=found,
                addresses=form.addresses,
                again=int(again) if again.isdecimal() else None,
                seat=acting_seat(request),
                at=moment,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            words = f"{plural(mails, 'mail')} on the way." if mails else "There was nobody left to write to."
            messages.success(request, words)
            return redirect(here(request, "meeting_invitations", pk))
    replies = [each.reply for each in rows if each.listed and each.reply is not None and each.reply.stands]
    context = {
        **about(request, found, "Invitations"),
        "form": form,
        "refused": refused,
        "stale": stale,
        "rows": rows,
        "due": sum(each.due is not None for each in rows),
        "no_address": sum(each.listed and not each.address for each in rows),
        "figures": [
            (sum(each.answer == Reply.ATTENDING for each in replies), "attending"),
            (sum(each.answer == Reply.APOLOGIES for each in replies), "apologies"),
            (sum(each.answer == Reply.DEPUTY for each in replies), "send a deputy"),
            (sum(each.listed for each in rows) - len(replies), "no answer yet"),
        ],
        "reply_url": here(request, "meeting_reply", pk),
    }
    return render(request, "meetings/meeting_invitations.html", context)


def deputy_ask(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Ask a deputy of the member on a line to come for the part of the meeting in which the member is not there."""
    found, moment = meeting_for(request.rights, meeting, to=Right.MANAGE_MEETINGS), now()
    people = attending(meeting)
    member = next((each for each in people if each.pk == pk), None)
    if member is None:
        raise Http404("No such person in this meeting.")
    refused = may_invite(found.state, found.starts_at, moment).sentence
    if not refused and not member.is_member:
        refused = f"{member.called} is not a member of this group: nobody deputises for them."
    deputies = deputies_in(found)
    form = AskDeputyForm(
        request.POST or None,
        day=day_of(found),
        listed=[each for each in people if each.deputising_for_id == member.post_id],
        seats=[seat for seat in seats_on(day_of(found)) if seat.person_id != member.person_id],
        deputies=deputies,
        initial=_part(found, member, people),
    )
    if request.method == "POST" and not refused and form.is_valid():
        part = (form.cleaned_data["begins_at"], form.cleaned_data["ends_at"])
        try:
            sent = ask_deputy(meeting=found, line=pk, part=part, seat=acting_seat(request), at=moment, **form.chosen)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"The request to {sent.name} is on the way.")
            return redirect(here(request, "meeting", meeting))
    context = {
        **about(request, found, f"Ask a deputy for {member.capacity}"),
        "form": form,
        "member": member,
        "refused": refused,
        "words": deputy_words(deputies, delegated=False),
    }
    return render(request, "meetings/deputy_ask.html", context)


def _part(found: Meeting, member: Attending, people: tuple[Attending, ...]) -> dict[str, Any]:
    """The part in which the member is not there, as they answered: before they come, or after they leave."""
    come = {each.pk: each for each in coming(people, replies_of(found), sent_to(found), found.starts_at)}
    stay = come[member.pk].stays[0] if member.pk in come else None
    begins, ends = found.starts_at, found.ends_at
    if stay is not None and stay.left_at is not None:
        begins = stay.left_at
    elif stay is not None and stay.arrived_at > begins:
        ends = stay.arrived_at
    return {"begins_at": minute_of(begins), "ends_at": minute_of(ends)}
