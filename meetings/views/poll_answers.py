"""Saying which dates suit: after signing in, for somebody else, or by the link in the mail."""

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
from meetings.forms.polls import DatesAnswerForm
from meetings.models import DatePollMail
from meetings.operations.polls import answer_dates, read_token
from meetings.queries import attending
from meetings.queries.polls import answers_of, dates_of, facts_of, mail_in, open_poll, poll_mails
from meetings.rules.asking import Way
from meetings.rules.polls import may_use_poll_link
from meetings.views.addresses import about, here
from meetings.views.by_link import closed, opened
from meetings.views.replying import entering
from partnership.models import Seat
from partnership.rules.roles import Right

NOT_ASKED = "Nobody is asked about another date of this meeting at present."


def date_poll_answer(request: Any, pk: int) -> HttpResponse:
    """Say which of the dates suit, as somebody on the list; whoever manages meetings enters answers for any of them."""
    found = meeting_for(request.rights, pk, to=Right.COMMENT_MINUTES)
    manages = request.rights.may(Right.MANAGE_MEETINGS, on=found.group)
    people = [each for each in attending(pk) if not each.is_vacant]
    mine = {str(each.pk) for each in people if each.seat_id in request.rights.seat_ids}
    lines = {str(each.pk): each for each in people if manages or str(each.pk) in mine}
    if not lines:
        raise PermissionDenied("Answers are from those who are on the list of the meeting.")
    poll = open_poll(found)
    dates = dates_of(poll) if poll else []
    answers = answers_of(poll) if poll else {}
    asked = request.GET.get("line", "")
    line_asked = asked if asked in lines else min(mine, default="")
    form = DatesAnswerForm(
        request.POST or None,
        dates=dates,
        lines=[(key, f"{each.called}, {each.words}") for key, each in lines.items()],
        own=mine,
        initial={"line": line_asked, **_before(answers.get(int(line_asked or 0), []))},
    )
    if request.method == "POST" and poll is not None and form.is_valid():
        person = lines[form.cleaned_data["line"]]
        own = str(person.pk) in mine
        seat = Seat(pk=person.seat_id, space_id=found.space_id) if own else entering(request, found)
        came_by, remarks = form.cleaned_data.get("came_by", ""), form.cleaned_data["remarks"]
        try:
            answer_dates(
                poll=poll, line=person.pk, said=form.said, remarks=remarks, came_by=came_by, seat=seat, at=now()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"The answer of {person.called} is written down.")
            back = here(request, "date_poll", pk, poll.pk) if manages else here(request, "meeting", pk)
            return redirect(back)
    context = {
        **about(request, found, "Say which dates suit you" if not manages else "Say which dates suit somebody"),
        "form": form,
        "refused": "" if poll else NOT_ASKED,
        "dates": dates,
        "earlier": [
            (lines[str(line)], rows[-1], rows[-1].by_date(dates))
            for line, rows in answers.items()
            if str(line) in lines
        ],
    }
    return render(request, "meetings/date_poll_answer.html", context)


def _before(rows: Any) -> dict[str, str]:
    """What was said before, for the form."""
    return {f"date_{key}": word.value for key, word in rows[-1].words.items()} if rows else {}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def dates_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """What the link in a mail opens, outside every space: what one person says of the dates that are offered.

    Looking uses nothing up; it may be used again until the question is over, and the newest answer counts. Links that
    ended answer 410, one that we did not sign or that leads to nothing 404, one that is used too often 429.
    """
    return opened(request, token, read_token, mail_in, _answer)


def _answer(request: HttpRequest, sent: DatePollMail) -> HttpResponse:
    """Inside the space: the form, the thanks, or why not."""
    poll, moment = sent.poll, now()
    person = next((each for each in attending(poll.meeting_id) if each.pk == sent.line), None)
    newest = poll_mails(poll)[sent.line][-1]
    verdict = may_use_poll_link(
        facts_of(poll),
        listed=person is not None,
        seat_live=sent.seat is None or sent.seat.ends_on is None or sent.seat.ends_on > uk_date(moment),
        email=sent.email,
        newest_email=newest.email,
    )
    if not verdict or person is None:
        return closed(request, verdict.sentence, 410)
    before = answers_of(poll).get(person.pk, [])
    form = DatesAnswerForm(request.POST or None, dates=dates_of(poll), initial=_before(before))
    if request.method == "POST" and form.is_valid():
        said = {"said": form.said, "remarks": form.cleaned_data["remarks"]}
        try:
            answer_dates(poll=poll, line=person.pk, **said, came_by=Way.LINK, seat=None, at=moment)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return render(request, "meetings/dates_thanks.html", {"title": "Thank you", "meeting": poll.meeting})
    context = {
        "title": f"{poll.meeting.group.called}: which dates suit you?",
        "meeting": poll.meeting,
        "poll": poll,
        "person": person,
        "form": form,
        "answered": bool(before),
    }
    return render(request, "meetings/dates_by_link.html", context)
