"""Attendance of agencies: what each expected seat came to, at one meeting and over twelve months."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from hscp.lib.workdays import uk_date, uk_midnight
from meetings.enums import Attendance, MeetingState
from meetings.models import AbsenceLetter, AbsenceLetterStage, Attendee, Presence
from meetings.queries.represented import TERMS_ON_DEPUTIES
from meetings.queries.room import Attending
from meetings.queries.timeline import timeline_of
from meetings.rules import Deputising
from meetings.rules.absence import Came, SeatAtMeeting, came_of, is_reported, looked_back
from meetings.rules.quorum import deputy_hindrance
from meetings.rules.room import Hindrance
from partnership.enums import Standing
from partnership.models import LineManager, Participation
from partnership.rules.terms import Deputies


def agencies_of(bodies: Iterable[int]) -> frozenset[int]:
    """Those of these organisations that are agencies here (`agencies`). One query."""
    return frozenset(agencies().filter(organisation__in=set(bodies)).values_list("organisation_id", flat=True))


def agencies() -> "QuerySet[Participation]":
    """The bodies whose attendance is followed: all that take part and are no statutory partner.

    Relevant agencies by name (§6.3), and other bodies with a seat in a group, as Education has in Herefordshire's.
    """
    rows: QuerySet[Participation] = Participation.objects.exclude(standing=Standing.STATUTORY)
    return rows


def unexplained_of(people: Sequence[Attending], bodies: frozenset[int]) -> list[Attending]:
    """The members from ``bodies`` whose absence is reported: no word from them, and nobody came for the agency.

    A deputy, another seat or a guest of the same body is somebody who came for it, whatever the terms say of deputies.
    """
    came: dict[int, list[Came]] = {}
    for person in people:
        if person.body_id is not None and person.was_here:
            came.setdefault(person.body_id, []).append(Came.ATTENDED)
    return [
        person
        for person in people
        if person.body_id in bodies
        and person.is_member
        and is_reported(
            came_of(
                vacant=person.is_vacant,
                was_here=person.was_here,
                deputised=False,
                apologies=person.sent_apologies,
            ),
            of_agency=came.get(person.body_id, ()),
        )
    ]


def line_managers(bodies: Iterable[int]) -> dict[int, LineManager]:
    """The line managers by their organisation. One query."""
    return {row.organisation_id: row for row in LineManager.objects.filter(organisation__in=set(bodies))}


def lines_looked_back(today: date, *, group: str = "") -> list[SeatAtMeeting]:
    """Every expected seat of an agency at the meetings closed in the last twelve months, the latest first.

    Members only: whoever is in attendance or a guest is not expected. Three queries for any number.
    """
    first, last = looked_back(today)
    rows: Any = Attendee.objects.filter(
        meeting__state=MeetingState.CLOSED,
        meeting__starts_at__gte=uk_midnight(first),
        meeting__starts_at__lt=uk_midnight(date.fromordinal(last.toordinal() + 1)),
    )
    if group:
        rows = rows.filter(meeting__group=group)
    deputies = _deputies(rows)
    bodies = frozenset(agencies().values_list("organisation_id", flat=True))
    members = (
        rows.filter(is_member=True, represents__in=bodies)
        .annotate(was_here=Exists(Presence.objects.filter(attendee=OuterRef("pk"))))
        .order_by("-meeting__starts_at", "represents__name", "capacity", "pk")
        .values_list(
            "meeting_id",
            "meeting__starts_at",
            "meeting__group__name",
            "represents__name",
            "capacity",
            "seat__person__name",
            "seat_id",
            "post_id",
            "was_here",
            "attendance",
            "absence_reason",
        )
    )
    return [_line(row, deputies) for row in members]


@dataclass(frozen=True, slots=True)
class Deputy:
    """Who came deputising for a post at a meeting; ``hindered`` says why they do not count, and is empty if they do."""

    name: str
    hindered: str = ""


UNCOUNTED = {
    Hindrance.DEPUTIES_DO_NOT_COUNT: "deputies do not count under the terms of that day",
    Hindrance.NO_DELEGATION: "no written delegation that was valid on that day",
}


def _deputies(rows: "QuerySet[Attendee]") -> dict[tuple[int, int], Deputy]:
    """Who came deputising, by meeting and post: whoever counts under the terms frozen with the meeting, if anybody
    does. One query."""
    there = rows.filter(deputising_for__isnull=False, presences__isnull=False).order_by("pk")
    there = there.annotate(terms_on_deputies=TERMS_ON_DEPUTIES)
    columns = ("meeting_id", "deputising_for_id", "deputising_for__key", "seat__person__name", "guest_name")
    found: dict[tuple[int, int], Deputy] = {}
    told = there.values_list(*columns, "meeting__starts_at", "terms_on_deputies", "delegated_from", "delegated_to")
    for meeting, post, key, name, guest, at, terms, valid_from, valid_to in told:
        deputising = Deputising(key, valid_from=valid_from, valid_to=valid_to)
        hindrance = deputy_hindrance(Deputies(terms or Deputies.NOT_ALLOWED), deputising, uk_date(at))
        deputy = Deputy(name or guest, UNCOUNTED[hindrance] if hindrance else "")
        if (meeting, post) not in found or found[meeting, post].hindered:
            found[meeting, post] = deputy
    return found


def _line(row: Any, deputies: dict[tuple[int, int], Deputy]) -> SeatAtMeeting:
    meeting, starts_at, group, agency, capacity, holder, seat, post, was_here, attendance, reason = row
    deputy = deputies.get((meeting, post))
    came = came_of(
        vacant=seat is None,
        was_here=was_here,
        deputised=deputy is not None and not deputy.hindered,
        uncounted=deputy is not None and bool(deputy.hindered),
        apologies=attendance == Attendance.APOLOGIES,
    )
    said = reason if came is Came.APOLOGIES else ""
    who, why = (deputy.name, deputy.hindered) if deputy else ("", "")
    return SeatAtMeeting(meeting, uk_date(starts_at), group, agency, capacity, holder or "Vacant", came, said, who, why)


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters that wait, and the last ones that do not."""

    held: list[AbsenceLetter]
    done: list[AbsenceLetter]


LAST = 50


def letters() -> Letters:
    """The letters about absences with their agency, meeting and person, the oldest waiting first. Two queries."""
    rows = AbsenceLetter.objects.select_related("organisation", "mail", "line__meeting__group", "line__seat__person")
    return Letters(
        list(rows.filter(state="held").order_by("drafted_at", "pk")),
        list(rows.exclude(state="held").order_by("-drafted_at", "-pk")[:LAST]),
    )


MOVES = {"draft": "Drafted", "send": "Sent", "set_aside": "Set aside"}


def story_of_letter(letter: AbsenceLetter) -> list[dict[str, Any]]:
    """Every move of a letter, the latest first, for a timeline. One query."""
    return timeline_of(AbsenceLetterStage.objects.filter(letter=letter), MOVES)
