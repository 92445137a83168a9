"""Answering an invitation: after signing in, for somebody else, or by the link in the mail."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hscp.lib.verdicts import Refused
from hscp.lib.workdays import uk_date
from hscp.spaces.clock import now
from meetings.access import meeting_for
from meetings.forms.inviting import ReplyForm
from meetings.models import InvitationSent, Meeting
from meetings.operations.inviting import answer_invitation
from meetings.operations.summons import read_token
from meetings.queries import Attending, attending, day_of
from meetings.queries.dates import days_to_offer
from meetings.queries.expected import seats_on
from meetings.queries.inviting import deputies_in, link_facts, replies_of, sent_in
from meetings.queries.polls import open_poll
from meetings.rules.asking import Way
from meetings.rules.inviting import deputy_words, may_reply, may_use_link
from meetings.views.addresses import about, here, title_of
from meetings.views.by_link import closed, opened
from partnership.access import acting_seat
from partnership.models import Seat
from partnership.rules.roles import Right

FIELD_OF = {"reason": "reason", "deputy": "deputy_name", "comes_at": "comes_at", "leaves_at": "leaves_at"}


def meeting_reply(request: Any, pk: int) -> HttpResponse:
    """Answer an invitation as somebody on the list; whoever manages meetings may enter an answer for any of them."""
    found, moment = meeting_for(request.rights, pk, to=Right.COMMENT_MINUTES), now()
    manages = request.rights.may(Right.MANAGE_MEETINGS, on=found.group)
    people = [each for each in attending(pk) if not each.is_vacant]
    mine = {str(each.pk) for each in people if each.seat_id in request.rights.seat_ids}
    lines = {str(each.pk): each for each in people if manages or str(each.pk) in mine}
    if not lines:
        raise PermissionDenied("Answers are from those who are on the list of the meeting.")
    asked = request.GET.get("line", "")
    form = ReplyForm(
        request.POST or None,
        day=day_of(found),
        lines=[(key, f"{each.called}, {each.words}") for key, each in lines.items()],
        own=mine,
        seats=seats_on(day_of(found)),
        deputies=deputies_in(found),
        members=any(each.is_member for each in lines.values()),
        days=days_to_offer(found, uk_date(moment)),
        initial={"line": asked if asked in lines else min(mine, default="")},
    )
    if request.method == "POST" and form.is_valid():
        line = lines[form.cleaned_data["line"]]
        own = str(line.pk) in mine
        seat = Seat(pk=line.seat_id, space_id=found.space_id) if own else entering(request, found)
        came_by = form.cleaned_data.get("came_by", "")
        try:
            answer_invitation(meeting=found, line=line.pk, said=form.said, came_by=came_by, seat=seat, at=moment)
        except Refused as refusal:
            _show(form, refusal)
        else:
            messages.success(request, f"The answer of {line.called} is written down.")
            return redirect(here(request, "meeting", pk))
    replies = replies_of(found)
    context = {
        **about(request, found, "Answer the invitation" if not manages else "Answer for somebody on the list"),
        "form": form,
        "refused": may_reply(found.state, found.starts_at, moment).sentence,
        "words": deputy_words(deputies_in(found), delegated=False),
        "dates_url": here(request, "date_poll_answer", pk) if open_poll(found) else "",
        "earlier": [(lines[str(line)], rows) for line, rows in replies.items() if str(line) in lines],
    }
    return render(request, "meetings/meeting_reply.html", context)


def entering(request: Any, found: Meeting) -> Seat:
    """The seat that enters an answer for somebody: the one that manages meetings here."""
    request.rights.must(Right.MANAGE_MEETINGS, on=found.group)
    return acting_seat(request)


def _show(form: ReplyForm, refusal: Refused) -> None:
    for reason in refusal.verdict.reasons:
        field = FIELD_OF.get(reason.code)
        form.add_error(field if field in form.fields else None, reason.sentence)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reply_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """What the link in an invitation opens, outside every space: the answer of one person to one meeting.

    Looking uses nothing up; it may be used again until the meeting begins, and the newest answer counts. Links that
    ended answer 410, one that we did not sign or that leads to nothing 404, one that is used too often 429.
    """
    return opened(request, token, read_token, sent_in, _answer)


def _answer(request: HttpRequest, sent: InvitationSent) -> HttpResponse:
    """Inside the space: the form, the thanks, or why not."""
    moment, found = now(), sent.meeting
    people = attending(found.pk)
    verdict = may_use_link(link_facts(sent, people, moment), moment)
    if not verdict:
        return closed(request, verdict.sentence, 410)
    person: Attending = next(each for each in people if each.pk == sent.line)
    form = ReplyForm(
        request.POST or None,
        day=day_of(found),
        deputies=deputies_in(found),
        members=person.is_member,
        days=days_to_offer(found, uk_date(moment)),
    )
    if request.method == "POST" and form.is_valid():
        try:
            answer_invitation(meeting=found, line=person.pk, said=form.said, came_by=Way.LINK, seat=None, at=moment)
        except Refused as refusal:
            _show(form, refusal)
        else:
            return render(request, "meetings/reply_thanks.html", {"title": "Thank you", "meeting": found})
    context = {
        "title": f"{title_of(found)}: do you come?",
        "meeting": found,
        "person": person,
        "form": form,
        "part": (sent.asked_from or found.starts_at, sent.asked_to or found.ends_at) if sent.asked_from else None,
        "words": deputy_words(deputies_in(found), delegated=False) if person.is_member else "",
        "earlier": replies_of(found).get(person.pk, []),
    }
    return render(request, "meetings/reply_by_link.html", context)
