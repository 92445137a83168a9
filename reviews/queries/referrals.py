"""The log of partners' referrals: those that fit, what one can be linked to."""

from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from meetings.models import Meeting
from meetings.queries.joint import joint_meetings_listed
from reviews.models import CaseReferral

SORTS = {"came": ("referred_on",), "agency": ("agency",), "considered": ("considered_on",), "outcome": ("outcome",)}
MEETINGS_OFFERED = 60


def case_referrals() -> "QuerySet[CaseReferral]":
    """The referrals that one may see: those of no case file, and those of the case files that open to one."""
    found: QuerySet[CaseReferral] = CaseReferral.objects.select_related(
        "file", "incident", "meeting__group", "joint_meeting__joint", "added_by__person", "added_by__post"
    )
    return found


def case_referrals_listed(
    *,
    text: str = "",
    outcome: str = "",
    agency: str = "",
    route: str = "",
    came_from: date | None = None,
    came_to: date | None = None,
    sort: str = "",
) -> "QuerySet[CaseReferral]":
    """The referrals that fit, the latest first unless ``sort`` says otherwise."""
    rows = case_referrals()
    if text:
        words = Q(asked__icontains=text) | Q(agency__icontains=text) | Q(because__icontains=text)
        rows = rows.filter(words | Q(reference__icontains=text) | Q(referred_by__icontains=text))
    for name, value in (("outcome", outcome), ("agency", agency), ("route", route)):
        rows = rows.filter(**{name: value}) if value else rows
    if came_from:
        rows = rows.filter(referred_on__gte=came_from)
    if came_to:
        rows = rows.filter(referred_on__lte=came_to)
    key = sort if sort.removeprefix("-") in SORTS else "-came"
    names = SORTS[key.removeprefix("-")]
    order = [F(n).desc(nulls_last=True) if key.startswith("-") else F(n).asc(nulls_last=True) for n in names]
    return rows.order_by(*order, "-pk")


def agencies_on_the_log() -> list[str]:
    """The agencies whose referrals one may see, by name. One query."""
    return list(CaseReferral.objects.order_by("agency").values_list("agency", flat=True).distinct())


def meetings_to_choose(day: date) -> list[tuple[str, str]]:
    """Meetings that may have considered a referral, the latest first: of this space, and of joint groups as noted here.

    Keys begin with "m" or "j". Four queries.
    """
    rows = Meeting.objects.select_related("group").filter(opened_at__isnull=False).order_by("-starts_at", "-pk")
    own = [(uk_date(each.starts_at), f"m{each.pk}", each.group.name) for each in rows[:MEETINGS_OFFERED]]
    joint = [(each.row.held_on, f"j{each.row.pk}", each.group) for each in joint_meetings_listed([])]
    found = sorted((each for each in (*own, *joint) if each[0] <= day), key=lambda each: (each[0], each[1]))
    return [(key, f"{date_words(held, weekday=False)}: {name}") for held, key, name in reversed(found)]


def meeting_words(row: Any) -> str:
    """The meeting that a row names (``meeting`` or ``joint_meeting``), in words; empty for none."""
    if row.meeting is not None:
        return f"{row.meeting.group.name}, {date_words(uk_date(row.meeting.starts_at), weekday=False)}"
    if row.joint_meeting is not None:
        return f"{row.joint_meeting.joint.name}, {date_words(row.joint_meeting.held_on, weekday=False)}"
    return ""


def referrals_of(incident: Any) -> list[CaseReferral]:
    """The referrals that led to an incident. One query."""
    return list(CaseReferral.objects.filter(incident=incident).order_by("referred_on", "pk"))
