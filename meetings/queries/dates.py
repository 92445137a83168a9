"""Other days for a planned meeting: when the group met last and meets next, who could come, who is elsewhere."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hscp.lib.workdays import LONDON, uk_date
from meetings.enums import MeetingState
from meetings.models import Attendee, Meeting
from meetings.queries.forward import asked_of
from meetings.queries.inviting import replies_of
from meetings.queries.room import Attending, day_of
from meetings.rules.dates import NOTICE, Candidate, candidates, latest_day
from meetings.rules.forward import Asked
from meetings.rules.notice import asked_notice
from meetings.rules.states import FREE
from partnership.queries.holidays import bank_holidays
from partnership.rules.terms import Terms

WIDE = timedelta(days=45)
OFFERED = 6
"""How many other days an answer may tick. The product's choice."""


def days_taken(group_id: int, first: date, last: date) -> frozenset[date]:
    """The days from ``first`` to ``last`` on which a group has a meeting that is not cancelled or postponed."""
    rows = Meeting.objects.filter(group=group_id, starts_at__date__gte=first, starts_at__date__lte=last)
    return frozenset(uk_date(at) for at in rows.exclude(state__in=FREE).values_list("starts_at", flat=True))


@dataclass(frozen=True, slots=True)
class OtherDays:
    """Days on which a meeting could be held instead, the best first; how often its group is asked to meet, and the day
    by which it is to meet again after its last meeting (None where nothing says so)."""

    days: tuple[Candidate, ...]
    asked: Asked | None
    latest: date | None


def other_days(meeting: Meeting, people: tuple[Attending, ...], terms: Terms, today: date) -> OtherDays:
    """Working days around the planned one, at the notice that the terms ask for.

    How often the group is to meet is read as the forward plan reads it: from its promise, else from its terms. Seven
    queries, whatever the number of people and days.
    """
    planned = day_of(meeting)
    span = _span(planned, today)
    asked, latest = to_meet_by(meeting)
    found = candidates(
        planned,
        today,
        bank_holidays(*span),
        notice=asked_notice(terms.notice, extraordinary=meeting.extraordinary) or NOTICE,
        taken=days_taken(meeting.group_id, *span),
        latest=latest,
        suits=_suits(meeting, people),
        busy=_busy(meeting, people),
    )
    return OtherDays(found, asked, latest)


def to_meet_by(meeting: Meeting) -> tuple[Asked | None, date | None]:
    """How often the group is asked to meet, and by which day again after its last meeting. Three queries."""
    held = Meeting.objects.filter(group=meeting.group_id, state=MeetingState.CLOSED, starts_at__lt=meeting.starts_at)
    last = held.order_by("-starts_at").values_list("starts_at", flat=True).first()
    asked = asked_of([meeting.group], day_of(meeting)).get(meeting.group_id)
    return asked, latest_day(uk_date(last) if last else None, asked.frequency if asked else None)


def days_to_offer(meeting: Meeting, today: date) -> list[date]:
    """Some of the nearest days, in their order, of which whoever answers an invitation may say that they would suit.

    Two queries.
    """
    planned = day_of(meeting)
    span = _span(planned, today)
    found = candidates(planned, today, bank_holidays(*span), taken=days_taken(meeting.group_id, *span))
    return sorted(each.day for each in found[:OFFERED])


def _span(planned: date, today: date) -> tuple[date, date]:
    return min(planned, today) - WIDE, max(planned, today) + WIDE


def _suits(meeting: Meeting, people: tuple[Attending, ...]) -> dict[date, tuple[str, ...]]:
    found: dict[date, list[str]] = {}
    replies = replies_of(meeting)
    for person in people:
        for day in replies[person.pk][-1].suits if person.pk in replies else ():
            found.setdefault(day, []).append(person.called)
    return {day: tuple(names) for day, names in found.items()}


def _busy(meeting: Meeting, people: tuple[Attending, ...]) -> dict[date, tuple[str, ...]]:
    """Who is expected at another meeting here that overlaps, were this one held on that day at the same time."""
    start, end = meeting.starts_at.astimezone(LONDON).time(), meeting.ends_at.astimezone(LONDON).time()
    members = {each.person_id: each.called for each in people if each.person_id and each.is_member}
    rows = (
        Attendee.objects.filter(
            seat__person__in=members,
            meeting__state=MeetingState.PLANNED,
            meeting__starts_at__gt=meeting.starts_at - WIDE,
            meeting__starts_at__lt=meeting.starts_at + WIDE,
        )
        .exclude(meeting=meeting)
        .values_list("seat__person", "meeting__starts_at", "meeting__ends_at")
    )
    found: dict[date, set[str]] = {}
    for person, begins, ends in rows:
        day = uk_date(begins)
        if begins < datetime.combine(day, end, tzinfo=LONDON) and datetime.combine(day, start, tzinfo=LONDON) < ends:
            found.setdefault(day, set()).add(members[person])
    return {day: tuple(sorted(names)) for day, names in found.items()}
