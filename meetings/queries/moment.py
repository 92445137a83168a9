"""How a meeting stands at a moment: its verdicts as periods, and the one in force in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hscp.lib.intervals import Interval
from hscp.lib.workdays import uk_date
from meetings.enums import Attendance, MeetingState
from meetings.models import Meeting
from meetings.queries.conduct import Adjourned, Conduct, conduct_of
from meetings.queries.expected import expected_people
from meetings.queries.room import Attending, Stay, attending, day_of, group_terms, presences_of, terms_of
from meetings.rules import Item, Period, QuoracyVerdict, quoracy, verdict_from_data
from meetings.rules.conduct import (
    Presider,
    Presides,
    Term,
    conducted_timeline,
    presiding,
    presiding_timeline,
    recused_at,
)
from partnership.rules.terms import GroupTerms


@dataclass(frozen=True, slots=True)
class Standing:
    """The quoracy of a meeting as its page shows it.

    ``verdict`` is the one in force (of a closed meeting: the last), ``since`` from when it holds, ``periods`` all of
    them; ``forecast`` is set before the meeting, when the verdict says what would be if all came who are expected.
    ``adjourned`` is set while the meeting does not sit, ``presided`` says who presided when, ``presider`` who does.
    """

    verdict: QuoracyVerdict
    since: datetime | None
    periods: tuple[Period, ...]
    forecast: bool = False
    frozen: bool = False
    adjourned: Adjourned | None = None
    presided: tuple[Term, ...] = ()

    @property
    def presider(self) -> Presider | None:
        return self.presided[-1].presider if self.presided else None

    @property
    def quorate(self) -> bool:
        return self.verdict.quorate

    @property
    def reasons(self) -> list[str]:
        return [reason.sentence for reason in self.verdict.reasons]

    @property
    def summary(self) -> str:
        """How long it was quorate, in a word."""
        return summary_of(self.periods)

    @property
    def bar(self) -> list[dict[str, Any]]:
        """The periods as the quoracy bar takes them."""
        return [
            {
                "start": period.start,
                "end": period.end,
                "quorate": period.verdict.quorate,
                "reason": " ".join(reason.sentence for reason in period.verdict.reasons),
            }
            for period in self.periods
        ]


def summary_of(periods: Sequence[Period]) -> str:
    """How long a meeting was quorate, in a word: "throughout", "part" or "never"."""
    found = {period.verdict.quorate for period in periods}
    if found == {True}:
        return "throughout"
    return "part" if True in found else "never"


def end_of(meeting: Meeting, people: Sequence[Attending], now: datetime, conduct: Conduct | None = None) -> datetime:
    """Up to when a meeting is judged: its end; while it is open, now.

    Of one that is typed afterwards, on a later day, it is the planned end or the last time recorded.
    """
    if meeting.closed_at is not None:
        return meeting.closed_at
    begun = meeting.opened_at or meeting.starts_at
    if uk_date(now) == uk_date(begun):
        return max(now, begun)
    times = [moment for person in people for stay in person.stays for moment in (stay.arrived_at, stay.left_at)]
    for each in conduct.times if conduct else ():
        times += [each.began_at, each.ended_at]
    for hole in conduct.adjournments if conduct else ():
        times += [hole.adjourned_at, hole.resumed_at]
    return max([meeting.ends_at, begun, *(moment for moment in times if moment)])


def standing(meeting: Meeting, people: Sequence[Attending], now: datetime, conduct: Conduct | None = None) -> Standing:
    """How the meeting stands, from its own list of people; of a closed one, as it was frozen.

    No further query for a meeting from the door, or with ``conduct``. Recusals under items of case files are left out:
    what everybody reads says nothing of them. Raises ``Refused`` for a group without terms on that day.
    """
    if meeting.state == MeetingState.CLOSED and meeting.quoracy:
        periods = frozen_periods(meeting.quoracy)
        presided = frozen_presiding(meeting.quoracy)
        return Standing(periods[-1].verdict, periods[-1].start, periods, frozen=True, presided=presided)
    terms = group_terms(terms_of(meeting), people)
    if meeting.state != MeetingState.OPEN or meeting.opened_at is None:
        return Standing(_forecast(meeting, terms, people), None, (), forecast=True)
    conduct = conduct_of(meeting) if conduct is None else conduct
    items, presences, end = conduct.open_items(people), presences_of(people), end_of(meeting, people, now, conduct)
    periods = conducted_timeline(terms, presences, meeting.opened_at, end, items, conduct.holes)
    live = uk_date(now) == uk_date(meeting.opened_at)
    if live or not periods:
        verdict = quoracy(terms, presences, end, Item(recused_at(items, end)))
    else:
        verdict = periods[-1].verdict
    since = periods[-1].start if periods and periods[-1].verdict == verdict else end
    for period in reversed(periods):  # back over neighbours that differ only in who represents whom
        if period.end < since or period.verdict.quorate != verdict.quorate:
            break
        if period.verdict.reasons == verdict.reasons:
            since = min(since, period.start)
    choices = conduct.choices(people)
    presided = presiding_timeline(presences, choices, meeting.opened_at, end, items, conduct.holes)
    if live and conduct.sat(end):
        presided = (*presided, Term(end, end, presiding(presences, choices, end, items)))
    return Standing(verdict, since, periods, adjourned=conduct.adjourned if live else None, presided=presided)


def frozen_periods(data: Any) -> tuple[Period, ...]:
    """The timeline that was frozen with a meeting when it was closed."""
    return tuple(
        Period(
            datetime.fromisoformat(each["start"]),
            datetime.fromisoformat(each["end"]),
            verdict_from_data(each["verdict"]),
        )
        for each in data["periods"]
    )


def frozen_presiding(data: Any) -> tuple[Term, ...]:
    """Who presided when, as it was frozen; nothing of a meeting that was closed before this was kept."""
    return tuple(
        Term(
            datetime.fromisoformat(each["start"]),
            datetime.fromisoformat(each["end"]),
            Presider(each["person"], Presides(each["by"]), each["capacity"]) if each["by"] else None,
        )
        for each in data.get("presided", ())
    )


def presiding_data(presided: Sequence[Term]) -> list[dict[str, str]]:
    """Who presided when, as it is frozen with a meeting."""
    return [
        {
            "start": each.start.isoformat(),
            "end": each.end.isoformat(),
            "person": each.presider.person if each.presider else "",
            "by": each.presider.by.value if each.presider else "",
            "capacity": each.presider.capacity if each.presider else "",
        }
        for each in presided
    ]


def _forecast(meeting: Meeting, terms: GroupTerms, people: Sequence[Attending]) -> QuoracyVerdict:
    coming = [
        replace(presence, intervals=(Interval(meeting.starts_at),))
        for presence in presences_of(_there(person, meeting.starts_at) for person in people if _comes(person))
    ]
    return quoracy(terms, coming, meeting.starts_at)


def _comes(person: Attending) -> bool:
    return not person.is_vacant and person.attendance != Attendance.APOLOGIES


def _there(person: Attending, at: datetime) -> Attending:
    return replace(person, stays=[Stay(0, at, None)])


def planned_people(meeting: Meeting) -> tuple[tuple[Attending, ...], bool]:
    """The people of a planned meeting as its day would have them now, and whether its own list differs from that.

    Chair, seats and memberships change after a meeting is planned; a page cannot write them down, so it reads them.
    ``pk`` is 0 for somebody who is not on the list yet. Two queries.
    """
    people = attending(meeting.pk)
    listed = {
        (person.post_id, person.seat_id): person for person in people if person.post_id and not person.deputising_for_id
    }
    found, stale = [], False
    for each in expected_people(meeting.group_id, day_of(meeting)):
        fields: dict[str, Any] = {
            "capacity": each.title,
            "body_id": each.body_id,
            "body_key": each.body_key,
            "body_name": each.body_name,
            "counts_as": each.counts_as,
            "is_member": each.is_member,
            "is_chair": each.is_chair,
            "is_vice_chair": each.is_vice_chair,
        }
        known = listed.pop((each.post_id, each.seat_id), None)
        person = replace(known, **fields) if known else _new(each, fields)
        stale = stale or person != known
        found.append(person)
    others = [person for person in people if person.is_guest or person.deputising_for_id]
    found.sort(key=lambda one: (not one.is_chair, not one.is_vice_chair, not one.is_member, one.capacity, one.pk))
    return (*found, *others), stale or bool(listed)


def _new(each: Any, fields: dict[str, Any]) -> Attending:
    return Attending(
        pk=0,
        post_id=each.post_id,
        post_key=each.post_key,
        seat_id=each.seat_id,
        person_id=each.person_id,
        person_name=each.person_name,
        mode="in_person",
        attendance=Attendance.EXPECTED,
        absence_reason="",
        apologies_by="",
        deputising_for_id=None,
        deputising_for_key=None,
        deputising_for="",
        delegated_from=None,
        delegated_to=None,
        **fields,
    )
