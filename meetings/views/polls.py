"""Asking which date suits: the question, how it stands, the date that is taken, or the question withdrawn."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime

from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words, plural
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import stand_on
from meetings.access import meeting_for, poll_for
from meetings.forms.meeting import ReasonForm
from meetings.forms.polls import AskDatesForm, TakeDateForm, words_of
from meetings.models import DatePollDate, DatePollMail, Meeting
from meetings.operations.outlook import planned_items
from meetings.operations.polls import ask_again, ask_dates, take_date, withdraw_poll
from meetings.operations.returning import follow_up
from meetings.queries import attending, planned_people, terms_of
from meetings.queries.dates import other_days
from meetings.queries.inviting import Addressee, invitees
from meetings.queries.polls import (
    DateSeen,
    SaidOf,
    answers_of,
    dates_of,
    dates_seen,
    facts_of,
    mail_failed,
    open_poll,
    poll_mails,
)
from meetings.rules.dates import Candidate
from meetings.rules.polls import MOST, Worth, is_open, may_ask_dates, may_take
from meetings.views.addresses import ManyAddresses, about, here, title_of
from partnership.access import acting_seat
from partnership.rules.roles import Right

TONES = {Worth.SURE: "good", Worth.NEED_BE: "info", Worth.OTHERS: "warn", Worth.NOT: "bad"}
SHOWN = 12
"""How many of the working days nearby may be ticked; any other is typed."""


def date_poll_ask(request: Any, pk: int) -> HttpResponse:
    """Which dates to ask about: the working days nearby, the best first, and any others."""
    found, moment = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS), now()
    asked = open_poll(found)
    refused = may_ask_dates(found.state, asked_already=asked is not None).sentence
    times = (localtime(found.starts_at).time(), localtime(found.ends_at).time())
    form = AskDatesForm(request.POST or None, days=_nearby(found), times=times)
    if request.method == "POST" and form.is_valid():
        try:
            poll, mails = ask_dates(
                meeting=found,
                offers=form.offers,
                note=form.cleaned_data["note"],
                seat=acting_seat(request),
                at=moment,
            )
        except Refused as refusal:
            for reason in refusal.verdict.reasons:
                form.add_error(
                    "days" if reason.code in ("none", "many") and "days" in form.fields else None, reason.sentence
                )
        else:
            words = f"{plural(mails, 'mail')} on the way." if mails else "Nobody on the list has an address for mail."
            messages.success(request, f"The question is put. {words}")
            return redirect(here(request, "date_poll", pk, poll.pk))
    context = {
        **about(request, found, "Ask which date suits"),
        "form": form,
        "most": MOST,
        "refused": refused,
        "open_url": here(request, "date_poll", pk, asked.pk) if asked else "",
    }
    return render(request, "meetings/date_poll_ask.html", context)


def _nearby(found: Meeting) -> list[tuple[Any, str]]:
    """Working days nearby with what is known of each; none where the group has no terms or the meeting has begun."""
    people, _ = planned_people(found)
    try:
        days = other_days(found, people, terms_of(found), today()).days[:SHOWN]
    except Refused:
        return []
    return [(each.day, _of_day(each)) for each in sorted(days, key=lambda each: each.day)]


def _of_day(each: Candidate) -> str:
    said = [date_words(each.day)]
    said += ["later than asked for"] if each.late else []
    said += [f"suits {', '.join(each.suits)}"] if each.suits else []
    said += [f"expected elsewhere: {', '.join(each.busy)}"] if each.busy else []
    return "; ".join(said)


def date_poll(request: Any, meeting: int, pk: int) -> HttpResponse:
    """How a question stands: each date with who said what and what it is worth, who was asked, and the acts."""
    poll, moment = poll_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS), now()
    found = poll.meeting
    if request.method == "POST":
        try:
            mails = ask_again(poll=poll, at=moment)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            words = f"{plural(mails, 'mail')} on the way." if mails else "There was nobody left to ask today."
            messages.success(request, words)
        return redirect(here(request, "date_poll", meeting, pk))
    people, dates, answers, mails_to = attending(meeting), dates_of(poll), answers_of(poll), poll_mails(poll)
    facts, takes = facts_of(poll), ManyAddresses(request, "date_poll_take", meeting, pk)
    closed = is_open(facts).sentence
    asked = [each for each in invitees(found, people) if each.listed or each.line in mails_to or each.line in answers]
    seen = dates_seen(found, dates, people, answers, planned_items(found, people))
    context = {
        **about(request, found, "Which date suits"),
        "poll": poll,
        "closed": closed,
        "end": getattr(poll, "end", None),
        "dates": dates,
        "seen": [
            {
                "date": each,
                "tone": _tone(each),
                "take_url": takes.of(each.pk) if may_take(facts, each.starts_at, moment) else "",
            }
            for each in seen
        ],
        "rows": [_row(each, mails_to.get(each.line, []), answers.get(each.line, []), dates) for each in asked],
        "answer_url": here(request, "date_poll_answer", meeting),
        "withdraw_url": here(request, "date_poll_withdraw", meeting, pk),
    }
    return render(request, "meetings/date_poll.html", context)


def _tone(seen: DateSeen) -> str:
    return TONES[seen.judged.worth] if seen.judged else "warn"


def _row(who: Addressee, sent: list[DatePollMail], said: list[SaidOf], dates: list[DatePollDate]) -> dict[str, Any]:
    """One who was asked, or may be: the mails to them, and what they answered last."""
    failed = bool(sent) and mail_failed(sent[-1])
    return {"who": who, "sent": sent, "failed": failed, "said": said, "words": said[-1].by_date(dates) if said else []}


def date_poll_take(request: Any, meeting: int, pk: int, date: int) -> HttpResponse:
    """Take one of the dates: the meeting is moved to it and everybody is told."""
    poll = poll_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    found, moment = poll.meeting, now()
    chosen = next((each for each in dates_of(poll) if each.pk == date), None)
    if chosen is None:
        raise Http404("No such date among those that were offered.")
    form = TakeDateForm(request.POST or None, initial={"version": found.version})
    status = 200
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            moved, told = take_date(
                poll=poll, date=date, reason=data["reason"], version=data["version"] or 0, tell=data["tell"],
                seat=acting_seat(request), at=moment,
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except EditConflict as clash:
            stand_on(form, "version", clash.theirs.version)
            form.add_error(None, "Somebody changed this meeting since you opened this page. Look before you go on.")
            status = 409
        else:
            follow_up(at=moment)
            words = f" {plural(told, 'person', 'people')} {'is' if told == 1 else 'are'} told by mail." if told else ""
            messages.success(request, f"{title_of(moved)}: the date is fixed.{words}")
            if data["tell"] and not told:
                messages.warning(request, "Nobody on the list has an address for mail. Tell them another way.")
            return redirect(here(request, "meeting", meeting))
    people = attending(meeting)
    (seen,) = dates_seen(found, [chosen], people, answers_of(poll), planned_items(found, people))
    context = {
        **about(request, found, "Take this date?"),
        "form": form,
        "seen": seen,
        "tone": _tone(seen),
        "words": words_of(chosen.starts_at, chosen.ends_at),
        "confirm": "Take this date",
        "cancel_url": here(request, "date_poll", meeting, pk),
        "refused": may_take(facts_of(poll), chosen.starts_at, moment).sentence,
    }
    return render(request, "meetings/date_poll_take.html", context, status=status)


def date_poll_withdraw(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Ask nobody any more, with the reason: the meeting stays as it is."""
    poll = poll_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            told = withdraw_poll(poll=poll, reason=form.cleaned_data["reason"], seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"The question is withdrawn. {plural(told, 'mail')} on the way.")
            return redirect(here(request, "meeting", meeting))
    context = {
        **about(request, poll.meeting, "Withdraw the question about dates?"),
        "form": form,
        "consequence": "Links in the mails end, and whoever was asked is told. The answers stay on record.",
        "confirm": "Withdraw the question",
        "cancel_url": here(request, "date_poll", meeting, pk),
        "refused": is_open(facts_of(poll)).sentence,
    }
    return render(request, "meetings/date_poll_withdraw.html", context)
