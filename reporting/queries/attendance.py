"""Who was at the meetings of a year, for its report."""

from dataclasses import replace
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from hscp.lib.workdays import uk_date, uk_midnight
from meetings.enums import MeetingState
from meetings.models import Attendee, Presence
from meetings.rules.presence import Deputising
from meetings.rules.quorum import deputy_hindrance
from partnership.rules.terms import Deputies
from reporting.rules import facts


def attendance_of(starts_on: date, ends_on: date) -> tuple[facts.Attendance, ...]:
    """One row for each member's post at each closed meeting. One query.

    A deputy stands in for a post as far as the terms frozen with the meeting let deputies count. What a row of the
    list says holds for the whole stay, so that no moment of it has to be judged here.
    """
    start, end = uk_midnight(starts_on), uk_midnight(ends_on)
    rows = (
        Attendee.objects.filter(
            meeting__state=MeetingState.CLOSED, meeting__starts_at__gte=start, meeting__starts_at__lt=end
        )
        .filter(Q(is_member=True) | Q(deputising_for__isnull=False))
        .annotate(
            came=Exists(Presence.objects.filter(attendee=OuterRef("pk"))),
            terms_on_deputies=KeyTextTransform("deputies", KeyTransform("terms", "meeting__quoracy")),
        )
        .order_by("pk")
        .values_list(
            "meeting_id",
            "post__key",
            "post__role",
            "deputising_for__key",
            "represents__name",
            "counts_as",
            "came",
            "meeting__starts_at",
            "terms_on_deputies",
            "delegated_from",
            "delegated_to",
        )
    )
    posts: dict[tuple[int, str], facts.Attendance] = {}
    counting: set[tuple[int, str]] = set()
    others: set[tuple[int, str]] = set()
    for meeting, post, role, deputised, body, category, came, at, terms, valid_from, valid_to in rows:
        if deputised:
            if came:
                deputising = Deputising(deputised, valid_from=valid_from, valid_to=valid_to)
                hindered = deputy_hindrance(Deputies(terms or Deputies.NOT_ALLOWED), deputising, uk_date(at))
                (others if hindered else counting).add((meeting, deputised))
            continue
        known = posts.get((meeting, post))  # a shared post has a row for each of its holders: one is enough
        came = came or (known is not None and known.attended)
        posts[meeting, post] = facts.Attendance(meeting, post, role, body or "No body", category, came)
    return tuple(
        replace(
            one,
            attended=one.attended or key in counting,
            sent_uncounted=key in others and key not in counting and not one.attended,
        )
        for key, one in posts.items()
    )
