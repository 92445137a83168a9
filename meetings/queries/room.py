"""Who came to a meeting, in which capacity and when: rows turned into the facts that the quoracy rule judges."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from hscp.lib.intervals import Interval
from hscp.lib.verdicts import no
from hscp.lib.words import date_words, time_words
from hscp.lib.workdays import uk_date
from hscp.spaces.composed import ask
from meetings.enums import Attendance, ToldBy
from meetings.models import Attendee, Meeting
from meetings.rules import Deputising, Mode, Presence
from partnership.enums import Category, Standing
from partnership.models import Terms
from partnership.rules.terms import Body, GroupTerms, parse_terms
from partnership.rules.terms import Terms as TermsRule

NAMES: dict[str, str] = {value: label.lower() for value, label in (*Category.choices, *Standing.choices)} | {
    Category.ICB.value: "integrated care board"
}


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay: [arrived, left), ``left_at`` None while it lasts."""

    pk: int
    arrived_at: datetime
    left_at: datetime | None

    @property
    def interval(self) -> Interval[datetime]:
        return Interval(self.arrived_at, self.left_at)


@dataclass(frozen=True, slots=True)
class Attending:
    """One line of a meeting's list of people, with its stays in order. Also a vacancy: a post, and nobody in it."""

    pk: int
    post_id: int | None
    post_key: str | None
    seat_id: int | None
    person_id: int | None
    person_name: str
    capacity: str
    body_id: int | None
    body_key: str | None
    body_name: str
    counts_as: str
    is_member: bool
    is_chair: bool
    is_vice_chair: bool
    mode: str
    attendance: str
    absence_reason: str
    apologies_by: str
    deputising_for_id: int | None
    deputising_for_key: str | None
    deputising_for: str
    delegated_from: date | None
    delegated_to: date | None
    stays: list[Stay] = field(default_factory=list)

    @property
    def is_vacant(self) -> bool:
        return self.post_id is not None and self.seat_id is None

    @property
    def is_guest(self) -> bool:
        return self.post_id is None

    @property
    def key(self) -> str:
        """Who it is to the rule: one person in two capacities is one key, a guest is one of their own."""
        return str(self.person_id) if self.person_id else f"guest-{self.pk}"

    @property
    def is_here(self) -> bool:
        """Whether the last stay still lasts."""
        return bool(self.stays) and self.stays[-1].left_at is None

    @property
    def was_here(self) -> bool:
        return bool(self.stays)

    @property
    def times(self) -> list[str]:
        """Each stay as the page says it: "08:00 to 09:45", "10:10" of one that lasts."""
        return [
            time_words(stay.arrived_at) + (f" to {time_words(stay.left_at)}" if stay.left_at else "")
            for stay in self.stays
        ]

    @property
    def sent_apologies(self) -> bool:
        return self.attendance == Attendance.APOLOGIES and not self.stays

    @property
    def apologies_came(self) -> str:
        """How apologies came that somebody entered for them: "by telephone"; empty where nobody did."""
        return str(ToldBy(self.apologies_by).label) if self.apologies_by and self.sent_apologies else ""

    @property
    def is_remote(self) -> bool:
        return self.mode == Mode.REMOTE.value

    @property
    def called(self) -> str:
        """The person's name, or what stands for a vacancy."""
        return self.person_name or "Vacant"

    @property
    def body_beside(self) -> str:
        """The body's name, unless the capacity says it already."""
        return "" if self.body_name in self.capacity else self.body_name

    @property
    def tag(self) -> tuple[str, str] | None:
        """What stands out of a line of the list: the word, and the colour of its tag. None for a plain member."""
        if self.is_chair:
            return ("Chair", "blue")
        if self.is_vice_chair:
            return ("Vice-chair", "blue")
        if self.deputising_for:
            return None
        if self.is_guest:
            return ("Guest", "grey")
        return None if self.is_member else ("In attendance", "grey")

    @property
    def words(self) -> str:
        """The capacity as the minutes print it: "Chief nurse, deputising for the DSP of the board"."""
        return f"{self.capacity}, deputising for {self.deputising_for}" if self.deputising_for else self.capacity


_COLUMNS = (
    "pk",
    "post_id",
    "post__key",
    "seat_id",
    "seat__person_id",
    "seat__person__name",
    "guest_name",
    "capacity",
    "represents_id",
    "represents__key",
    "represents__name",
    "counts_as",
    "is_member",
    "is_chair",
    "is_vice_chair",
    "mode",
    "attendance",
    "absence_reason",
    "apologies_by",
    "deputising_for_id",
    "deputising_for__key",
    "deputising_for__title",
    "delegated_from",
    "delegated_to",
    "presences__pk",
    "presences__arrived_at",
    "presences__left_at",
)


def _lines(meeting_id: int) -> Any:
    return (
        Attendee.objects.filter(meeting=meeting_id)
        .order_by("-is_chair", "-is_vice_chair", "-is_member", "capacity", "pk", "presences__arrived_at")
        .values_list(*_COLUMNS)
    )


def attending(meeting_id: int) -> tuple[Attending, ...]:
    """Everybody on a meeting's list: chair, members, those in attendance, guests. One query for any number."""
    found: dict[int, Attending] = {}
    for row in ask(_lines, meeting_id=meeting_id):
        pk, post_id, post_key, seat_id, person_id, name, guest, capacity, *rest, stay, arrived, left = row
        person = found.get(pk)
        if person is None:
            body_id, body_key, body_name, *middle, for_id, for_key, for_title, start, end = rest
            person = found[pk] = Attending(
                *(pk, post_id, post_key, seat_id, person_id, name or guest, capacity),
                *(body_id, body_key, body_name or "", *middle, for_id, for_key, for_title or "", start, end),
            )
        if stay is not None:
            person.stays.append(Stay(stay, arrived, left))
    return tuple(found.values())


def once_listed(meeting_id: int, lines: Collection[int]) -> dict[int, str]:
    """Names, or capacities, of lines that were on a meeting's list once, by their ids. One query, none for no lines."""
    if not lines:
        return {}
    rows = Attendee.history.filter(meeting_id=meeting_id, id__in=lines).order_by("history_date", "history_id")
    return {pk: name or capacity for pk, name, capacity in rows.values_list("id", "guest_name", "capacity")}


def day_of(meeting: Meeting) -> date:
    """The meeting's day in the United Kingdom: its terms, seats and chair are those of that day."""
    return uk_date(meeting.starts_at)


def terms_of(meeting: Meeting) -> TermsRule:
    """The group's terms of the meeting's day. One query, none where the meeting came with ``terms_data``.

    Raises ``Refused`` for a group that has no terms on that day.
    """
    data: Any = meeting.terms_data if hasattr(meeting, "terms_data") else terms_data(meeting.group_id, day_of(meeting))
    if data is None:
        no(
            "no_terms",
            f"{meeting.group} has no terms of reference on {date_words(day_of(meeting), weekday=False)}, "
            "so nobody can say when it is quorate. Add them to the arrangements first.",
        ).require()
    return parse_terms(data)


def terms_data(group_id: int, day: date) -> Any:
    """The data of the terms in force on a day, None where there are none. One query."""
    return (
        Terms.objects.filter(group=group_id, starts_on__lte=day)
        .exclude(ends_on__lte=day)
        .order_by("-starts_on")
        .values_list("data", flat=True)
        .first()
    )


def group_terms(terms: TermsRule, people: Iterable[Attending]) -> GroupTerms:
    """The terms with the bodies and seats that the meeting's own list names."""
    members = [person for person in people if person.is_member]
    bodies: dict[str, Body] = {}
    for person in members:
        if person.body_key is None:
            continue
        known = bodies.get(person.body_key)
        vacant = person.is_vacant and (known is None or known.vacant)
        bodies[person.body_key] = Body(person.body_key, person.body_name, person.counts_as, vacant=vacant)
    names = NAMES | {person.post_key: person.capacity for person in members if person.post_key}
    return terms.with_bodies(
        sorted(bodies.values(), key=lambda body: body.name),
        seats_held=sum(not person.is_vacant for person in members),
        seats_vacant=sum(person.is_vacant for person in members),
        names=names,
    )


def presences_of(people: Iterable[Attending]) -> tuple[Presence, ...]:
    """Those of the list who were there at some time, as the rule sees them."""
    people = tuple(people)
    holders = {person.post_id: person.key for person in people if person.seat_id and not person.deputising_for_id}
    return tuple(
        Presence(
            person=person.key,
            intervals=tuple(stay.interval for stay in person.stays),
            body=person.body_key,
            capacity=person.capacity,
            post=person.deputising_for_key or person.post_key,
            is_member=person.is_member,
            is_chair=person.is_chair,
            is_vice_chair=person.is_vice_chair,
            deputising=Deputising(
                person.deputising_for,
                holders.get(person.deputising_for_id),
                person.delegated_from,
                person.delegated_to,
            )
            if person.deputising_for_id
            else None,
            mode=Mode(person.mode),
        )
        for person in people
        if person.stays
    )


def quoracy_facts(meeting: Meeting) -> tuple[GroupTerms, tuple[Presence, ...]]:
    """What ``meetings.rules.quoracy`` judges a meeting by: the terms of its day, and who was there when.

    Two queries. Raises ``Refused`` for a group without terms on that day.
    """
    people = attending(meeting.pk)
    return group_terms(terms_of(meeting), people), presences_of(people)
