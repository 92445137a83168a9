"""Who hears the findings of a case, and leaders' reflection. Constant queries."""

from typing import Any

from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from meetings.enums import MeetingState
from meetings.models import JointMeeting, Meeting
from meetings.queries.joint import joint_meetings_listed
from reviews.models import FindingsGuest, FindingsMeeting, Incident, LeadersReflection
from reviews.queries.referrals import meeting_words

OFFERED = 60


def meetings_offered() -> list[tuple[str, str]]:
    """Meetings that may be named, planned ones too, the latest first; keys begin with "m" or "j". Four queries."""
    rows = Meeting.objects.select_related("group").exclude(state=MeetingState.CANCELLED).order_by("-starts_at", "-pk")
    own = [(uk_date(each.starts_at), f"m{each.pk}", each.group.name) for each in rows[:OFFERED]]
    joint = [(each.row.held_on, f"j{each.row.pk}", each.group) for each in joint_meetings_listed([])]
    found = sorted((*own, *joint), key=lambda each: (each[0], each[1]), reverse=True)
    return [(key, f"{date_words(held, weekday=False)}: {name}") for held, key, name in found]


def meeting_of(key: str) -> Meeting | JointMeeting | None:
    """The meeting that a key of that list names; None for an empty one. One query."""
    model: Any = {"m": Meeting, "j": JointMeeting}.get(key[:1])
    found: Meeting | JointMeeting | None = model.objects.get(pk=int(key[1:])) if model else None
    return found


def key_of(row: Any) -> str:
    """The key under which a row's meeting is offered."""
    return f"m{row.meeting_id}" if row.meeting_id else f"j{row.joint_meeting_id}" if row.joint_meeting_id else ""


def named(row: Any) -> str:
    """Which meeting it is, in words: that on record, else as it was typed."""
    return meeting_words(row) or str(row.words)


def findings_of(incident: Incident) -> list[FindingsMeeting]:
    """The meetings that hear the findings of a case, each with ``called`` and ``invited``. Two queries."""
    rows: list[Any] = list(
        FindingsMeeting.objects.filter(incident=incident)
        .select_related("meeting__group", "joint_meeting__joint", "noted_by__person")
        .order_by("held_on", "pk")
    )
    guests: dict[int, list[FindingsGuest]] = {}
    for guest in FindingsGuest.objects.filter(findings__in=[row.pk for row in rows]).order_by("pk"):
        guests.setdefault(guest.findings_id, []).append(guest)
    for row in rows:
        row.called, row.invited = named(row), guests.get(row.pk, [])
    return rows


def reflections_of(incident: Incident) -> list[LeadersReflection]:
    """Leaders' reflection upon a case. One query."""
    rows = LeadersReflection.objects.filter(incident=incident).select_related("noted_by__person")
    return list(rows.order_by("on", "pk"))
