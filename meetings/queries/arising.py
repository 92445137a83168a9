"""Matters arising of a meeting, and what meetings said of an action."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from meetings.enums import ActionState, MeetingState
from meetings.models import Action, Meeting, Sighting
from meetings.queries.actions import tag_of, who
from meetings.rules.arising import Why, why_arising


@dataclass(frozen=True, slots=True)
class Arising:
    """An action before a meeting: why it comes, how it stands on the meeting's day, what the meeting did with it."""

    action: Any
    why: Why | None
    tag: tuple[str, str]
    sighting: Sighting | None

    @property
    def is_left_out(self) -> bool:
        """Whether it was left out with a reason."""
        return self.sighting is not None and bool(self.sighting.left_out_because)

    @property
    def is_sighted(self) -> bool:
        """Whether the meeting has sighted it."""
        return self.sighting is not None and self.sighting.sighted_at is not None


def arising(meeting: Meeting) -> list[Arising]:
    """What comes before a meeting by rule, and what was asked for; the longest overdue first. Two queries.

    Of the meeting's own group; one that follows only from a recommendation belongs to no group and is asked for. Once
    the meeting is over, what it sighted and what it left out.
    """
    day = uk_date(meeting.starts_at)
    rows = {each.action_id: each for each in _of_meeting(meeting)}
    wanted = Q(pk__in=list(rows))
    if meeting.state in (MeetingState.PLANNED, MeetingState.OPEN):
        drawn = Q(item__meeting__group=meeting.group_id, state=ActionState.OPEN, due_on__lte=day)
        wanted |= drawn & ~Q(item__meeting=meeting.pk)
    actions = (
        Action.objects.filter(wanted)
        .select_related("owner", "recommendation")
        .annotate(times_overdue=Count("sightings", filter=Q(sightings__overdue=True)))
        .order_by("due_on", "pk")
    )
    found = []
    for action in actions:
        row = rows.get(action.pk)
        asked = row is not None and bool(row.asked_because)
        why = why_arising(action.state, action.due_on, day, asked_for=asked)
        found.append(Arising(action, why, tag_of(action, day), row))
    return found


def _of_meeting(meeting: Meeting) -> Any:
    return Sighting.objects.filter(meeting=meeting).select_related("left_out_by__person", "left_out_by__post")


def sightings_of(action: Action) -> list[dict[str, object]]:
    """What meetings did with an action, for its timeline: sighted, left out, asked for. One query.

    What is only asked for stands without a day of its own and is told on the meeting's page.
    """
    rows = Sighting.objects.filter(action=action, sighted_at__isnull=False).select_related(
        "meeting__group", "sighted_by__person", "sighted_by__post"
    )
    return [
        {
            "what": f"Sighted{', overdue,' if row.overdue else ''} by {_meeting_words(row.meeting)}",
            "who": who(row.sighted_by),
            "when": row.sighted_at,
            "detail": row.words,
            "order": 1,
        }
        for row in rows
    ]


def _meeting_words(meeting: Meeting) -> str:
    return f"{meeting.group.called}, {date_words(uk_date(meeting.starts_at), weekday=False)}"


def meetings_to_ask_for(groups: list[int]) -> list[tuple[int, str]]:
    """Planned and open meetings of these groups, the next first: key and words, 50 at most. One query."""
    rows = Meeting.objects.filter(group__in=groups, state__in=[MeetingState.PLANNED, MeetingState.OPEN])
    return [(each.pk, _meeting_words(each)) for each in rows.select_related("group").order_by("starts_at", "pk")[:50]]
