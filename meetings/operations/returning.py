"""Provisional decisions come back by themselves: onto the next agenda of their group, or to those who were missing."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words
from meetings.enums import ItemPurpose, MeetingState, Outcome
from meetings.models import AgendaItem, Decision, Meeting
from meetings.operations.agenda import TITLE_LENGTH, add_item, withdraw_item
from meetings.operations.circulation import settle_what_is_over
from meetings.operations.ratifying import ask_to_ratify
from meetings.operations.reach import whole_record_of
from meetings.queries.consents import SUBJECT
from meetings.rules.arising import why_not_back
from meetings.rules.states import NOT_BEGUN
from partnership.models import Signoff
from partnership.rules.terms import parse_terms

WAITING = Q(outcome=Outcome.PROVISIONAL, taken_again_as__isnull=True)
PASSED_ON = "It comes back at another meeting:"  # how an item begins to say that another agenda has it
HIDDEN_FOR = timedelta(days=731)  # how long meetings with case files are looked through, of which not all can be seen


@transaction.atomic
def follow_up(*, at: datetime) -> None:
    """Bring the open space up to what its decisions ask for. Doing it twice changes nothing.

    Side effects: circulations that are over are settled; those who were missing are asked, where the terms of the day
    allow ratifying afterwards; an item for each decision on the next agenda of its group that has not begun or is still
    open, in the case file of the decision; items of decisions that need none any more are withdrawn. Restricted
    decisions are brought back like others (``whole_record_of``), and asked about by a person alone.
    """
    settle_what_is_over(at=at)
    _ask(at)
    for meeting in _meetings_left(at):
        with whole_record_of(meeting):
            _bring_back(meeting)
    for meeting in Meeting.objects.filter(state=MeetingState.PLANNED).order_by("starts_at"):
        with whole_record_of(meeting):
            _take_off(meeting)


def _ask(at: datetime) -> None:
    closed = Decision.objects.filter(WAITING, meeting__state=MeetingState.CLOSED, file__isnull=True).order_by(
        "at", "pk"
    )
    asked = set(Signoff.objects.filter(subject__startswith=f"{SUBJECT}:").values_list("subject", flat=True))
    for decision in closed:
        allowed = parse_terms(decision.terms["terms"]).ratify_afterwards
        if allowed and f"{SUBJECT}:{decision.pk}" not in asked:
            try:
                ask_to_ratify(decision=decision, seat=None, at=at)
            except Refused:
                continue  # nobody's consent would be enough: it comes back to a meeting, as every other


def _meetings_left(at: datetime) -> list[Meeting]:
    seen = Q(pk__in=Decision.objects.filter(WAITING).order_by().values("meeting"))
    hidden = ~Q(file_ids=[]) & Q(starts_at__gt=at - HIDDEN_FOR)
    return list(Meeting.objects.filter(seen | hidden, state=MeetingState.CLOSED).order_by("starts_at", "pk"))


def _bring_back(meeting: Meeting) -> None:
    waiting = Decision.objects.filter(WAITING, meeting=meeting).select_related("item", "file").order_by("number")
    decisions = list(waiting)
    following = _next_after(meeting) if decisions else None
    if following is None:
        return
    _leave_other_agendas(decisions, following)
    _put_back(decisions, following)
    there = set(
        AgendaItem.objects.filter(meeting=following, returns__in=decisions).values_list("returns_id", flat=True)
    )
    for decision in decisions:
        if decision.pk in there:
            continue
        day = date_words(meeting.starts_at, weekday=False)
        title = f"To be taken again: decision {decision.number} of {day}, {decision.item.title}"
        add_item(
            meeting=following,
            title=title if len(title) <= TITLE_LENGTH else f"{title[: TITLE_LENGTH - 1]}…",
            purpose=ItemPurpose.DECIDE,
            file=decision.file,
            returns=decision,
        )


def _leave_other_agendas(decisions: list[Decision], following: Meeting) -> None:
    """A decision comes back at one meeting: it leaves the agenda of one that was postponed, or moved behind it."""
    items = AgendaItem.objects.filter(
        returns__in=decisions, withdrawn_because="", meeting__group=following.group_id, meeting__state__in=NOT_BEGUN
    ).exclude(meeting=following)
    for item in items.select_related("meeting").order_by("pk"):
        day = date_words(following.starts_at, weekday=False)
        withdraw_item(item=item, reason=f"{PASSED_ON} that of {day}.")


def _put_back(decisions: list[Decision], following: Meeting) -> None:
    """What left this agenda for another, which no longer comes first, stands on it again."""
    items = AgendaItem.objects.filter(returns__in=decisions, meeting=following, withdrawn_because__startswith=PASSED_ON)
    for item in items.order_by("pk"):
        item.withdrawn_because = ""
        item.save(update_fields=["withdrawn_because"])


def _next_after(meeting: Meeting) -> Meeting | None:
    coming = Meeting.objects.filter(
        group=meeting.group_id,
        state__in=[MeetingState.PLANNED, MeetingState.OPEN],
        starts_at__gt=meeting.starts_at,
    )
    found: Meeting | None = coming.order_by("starts_at").first()
    return found


def _take_off(meeting: Meeting) -> None:
    items = AgendaItem.objects.filter(meeting=meeting, returns__isnull=False, withdrawn_because="")
    for item in items.select_related("returns", "meeting").order_by("number"):
        decision = item.returns
        why = why_not_back(decision.outcome, taken_again=decision.taken_again_as_id is not None) if decision else ""
        if why:
            withdraw_item(item=item, reason=why)
