"""The attendance sheet: who came and went, how, and who sent apologies, typed to the minute for many at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from hscp.lib.intervals import Interval
from hscp.lib.verdicts import Reason, verdict_from
from hscp.record.bulk import create_many, update_many
from meetings.enums import Attendance, Mode
from meetings.models import Attendee, Meeting, Presence
from meetings.operations.meeting import locked
from meetings.operations.rejudging import rejudge_decisions
from meetings.queries import Attending, attending, terms_of
from meetings.queries.room import Stay
from meetings.rules.moments import may_record, may_stay, to_the_second


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the attendance sheet: when somebody came and went, how, or that they sent apologies."""

    attendee_id: int
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    mode: str = Mode.IN_PERSON
    apologies: bool = False
    reason: str = ""


_Said = tuple[str, str, str]  # what is known of somebody, why they are absent, how they attend


def record_attendance(
    *, meeting: Meeting, entries: Iterable[Entry], at: datetime, people: Sequence[Attending] | None = None
) -> None:
    """The lines of a sheet that somebody wrote in, in one step, with a constant number of queries.

    A line that nobody wrote in has no entry, so that what others record meanwhile stands. A time whose minute is on
    record keeps its second. A person with several stays keeps them: the sheet shows one, so it changes none of several.

    Whoever holds the meeting already and has read its list since gives it as ``people``; else both are done here.
    Raises ``Refused`` with everything that is wrong, before anything is written: so no savepoint is needed to take it
    back.
    """
    if people is None:
        meeting = locked(meeting)
        people = attending(meeting.pk)
    may_record(meeting.state).require()
    terms_of(meeting)  # decisions are judged again below: a group without terms is refused here
    entries, listed = tuple(entries), {person.pk: person for person in people}
    sheet = _compared(meeting, listed, entries, at)
    verdict_from(sheet.wrong).require()
    if not entries:
        return
    with transaction.atomic(savepoint=False):
        create_many(sheet.new)
        update_many(sheet.corrected, ["arrived_at", "left_at"])
        for stay in Presence.objects.filter(pk__in=sheet.taken_back) if sheet.taken_back else ():
            stay.delete()
        wanted = _wanted(listed, entries)
        _write_attendance(meeting, listed, wanted)
        rejudge_decisions(meeting=meeting, at=at, people=tuple(_as_written(people, sheet, wanted)))


def _as_written(people: Iterable[Attending], sheet: "_Sheet", wanted: dict[int, _Said]) -> Iterator[Attending]:
    """The list as it stands once the sheet is written: the meeting is held, so nobody else writes there."""
    written = {row.attendee_id: row for row in (*sheet.new, *sheet.corrected)}
    for person in people:
        row, stays = written.get(person.pk), person.stays
        if row is not None:  # a line that the sheet may write in has one stay at most
            stays = [Stay(row.pk, row.arrived_at, row.left_at)]
        elif any(stay.pk in sheet.taken_back for stay in stays):
            stays = []
        attendance, reason, mode = wanted.get(person.pk, (person.attendance, person.absence_reason, person.mode))
        yield replace(person, stays=stays, attendance=attendance, absence_reason=reason, mode=mode)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a sheet changes: stays to add, to correct, to take back; and what is wrong with it."""

    new: list[Presence]
    corrected: list[Presence]
    taken_back: list[int]
    wrong: list[Reason]


def _compared(meeting: Meeting, listed: dict[int, Attending], entries: Iterable[Entry], at: datetime) -> _Sheet:
    sheet = _Sheet([], [], [], [])
    for typed in entries:
        person = listed[typed.attendee_id]
        if len(person.stays) > 1:
            continue
        stay = person.stays[0] if person.stays else None
        entry = _to_the_second(typed, stay) if stay else typed
        if reasons := _wrong_with(meeting, person, entry, at):
            sheet.wrong.extend(reasons)
            continue
        if entry.arrived_at is None:
            sheet.taken_back.extend([stay.pk] if stay else [])
            continue
        row = Presence(
            pk=stay.pk if stay else None,
            attendee_id=person.pk,
            arrived_at=entry.arrived_at,
            left_at=entry.left_at,
            space_id=meeting.space_id,
        )
        if stay is None:
            sheet.new.append(row)
        elif (stay.arrived_at, stay.left_at) != (entry.arrived_at, entry.left_at):
            sheet.corrected.append(row)
    return sheet


def _to_the_second(typed: Entry, stay: Stay) -> Entry:
    return replace(
        typed,
        arrived_at=to_the_second(typed.arrived_at, stay.arrived_at),
        left_at=to_the_second(typed.left_at, stay.left_at),
    )


def _wrong_with(meeting: Meeting, person: Attending, entry: Entry, at: datetime) -> list[Reason]:
    if entry.arrived_at is None:
        if entry.left_at is not None:
            return [Reason("no_arrival", f"Say when {person.called} arrived.")]
        return []
    if person.is_vacant:
        return [Reason("vacant", f"{person.capacity} is vacant: nobody can be recorded in it.")]
    if entry.apologies:
        return [Reason("both", f"{person.called} cannot both attend and send apologies.")]
    if entry.left_at is not None and entry.left_at <= entry.arrived_at:
        return [Reason("times", f"{person.called} must leave after arriving.")]
    found = may_stay(
        person.called, Interval(entry.arrived_at, entry.left_at), (), opened_at=meeting.opened_at or at, now=at
    )
    return list(found.reasons)


def _wanted(people: dict[int, Attending], entries: Iterable[Entry]) -> dict[int, _Said]:
    """What changes about people's attendance, by the keys of their lines."""
    wanted: dict[int, _Said] = {}
    for entry in entries:
        person = people[entry.attendee_id]
        attendance = Attendance.APOLOGIES if entry.apologies else Attendance.EXPECTED
        reason = entry.reason.strip() if entry.apologies else ""
        if (person.attendance, person.absence_reason, person.mode) != (attendance, reason, entry.mode):
            wanted[entry.attendee_id] = (attendance, reason, entry.mode)
    return wanted


def _write_attendance(meeting: Meeting, people: dict[int, Attending], wanted: dict[int, _Said]) -> None:
    if not wanted:
        return
    rows = [_row(meeting, people[pk]) for pk in wanted]
    for row in rows:
        row.attendance, row.absence_reason, row.mode = wanted[row.pk]
    update_many(rows, ["attendance", "absence_reason", "mode"])


def _row(meeting: Meeting, person: Attending) -> Attendee:
    """The row behind a line, whole, without asking the database again: its history row needs every field."""
    row = Attendee(
        pk=person.pk,
        space_id=meeting.space_id,
        meeting_id=meeting.pk,
        post_id=person.post_id,
        seat_id=person.seat_id,
        guest_name=person.person_name if person.is_guest else "",
        capacity=person.capacity,
        represents_id=person.body_id,
        counts_as=person.counts_as,
        is_member=person.is_member,
        is_chair=person.is_chair,
        is_vice_chair=person.is_vice_chair,
        mode=person.mode,
        attendance=person.attendance,
        absence_reason=person.absence_reason,
        apologies_by=person.apologies_by,
        deputising_for_id=person.deputising_for_id,
        delegated_from=person.delegated_from,
        delegated_to=person.delegated_to,
    )
    row._state.adding = False
    return row
