"""The life of a meeting: planned, moved, postponed, cancelled, opened, closed. Each move is one stage record."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import Verdict, no
from hscp.lib.words import date_words, time_words
from hscp.lib.workdays import uk_date
from hscp.record.bulk import update_many
from hscp.record.versions import save_upon
from hscp.spaces.acting import current
from meetings.enums import Attendance, MeetingState
from meetings.models import Attendee, ItemTime, Meeting, MeetingSeries, MeetingStage, Presence
from meetings.operations.absence import draft_letters
from meetings.operations.expected import fill_list
from meetings.operations.joint import let_partnerships_know
from meetings.operations.lapsing import let_answers_lapse
from meetings.operations.last_day import move_last_day
from meetings.operations.last_minutes import place_minutes
from meetings.operations.preflight import preflight
from meetings.operations.reach import whole_record_of
from meetings.operations.summons import tell_invited
from meetings.operations.telling_owners import let_owners_know
from meetings.queries import (
    Attending,
    attending,
    group_terms,
    presences_of,
    summary_of,
    terms_data,
    terms_of,
)
from meetings.queries.conduct import conduct_now
from meetings.queries.moment import presiding_data
from meetings.rules import MEETING, verdict_data
from meetings.rules.conduct import conducted_timeline, presiding_timeline
from meetings.rules.inviting import Sending
from meetings.rules.joining import may_join_by
from meetings.rules.moments import may_meet, may_meet_here, may_move_date, may_open
from meetings.rules.states import FREE
from partnership.models import Group, Seat
from partnership.rules.terms import to_data


def record_stage(
    meeting: Meeting, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str = ""
) -> None:
    """Write down one move of a meeting; the state is the one it has now. Owners of places on its agenda are told."""
    MeetingStage(
        meeting=meeting,
        move=move,
        from_state=before,
        to_state=meeting.state,
        at=at,
        by_id=current().user_id,
        seat=seat,
        reason=reason.strip(),
    ).save()
    let_owners_know(meeting, at)


@dataclass(frozen=True, slots=True)
class Called:
    """Of an extraordinary meeting: who asked for it, and why."""

    by: str
    because: str


@transaction.atomic
def plan_meeting(
    *,
    group: Group,
    starts_at: datetime,
    ends_at: datetime,
    place: str = "",
    joining_link: str = "",
    series: MeetingSeries | None = None,
    called: Called | None = None,
    seat: Seat | None,
    at: datetime,
) -> Meeting:
    """Plan a meeting of a group, of a ``series`` or by itself; ``called`` makes it an extraordinary one.

    Side effects: everybody expected that day on its list of people; a stage record; earlier minutes that wait to be
    approved on its agenda. Raises ``Refused`` for times in the
    wrong order or more than two years away, a link that is not https, a group kept in another space, without terms on
    that day, or with a meeting at that very time.
    """
    may_meet(starts_at, ends_at, at).require()
    may_join_by(joining_link).require()
    _may_meet_here(group, uk_date(starts_at)).require()
    _free(group, starts_at)
    meeting = Meeting(
        group=group,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place.strip(),
        joining_link=joining_link.strip(),
        series=series,
        extraordinary=called is not None,
        called_by=called.by.strip() if called else "",
        called_because=called.because.strip() if called else "",
    )
    meeting.save()
    fill_list(meeting)
    why = f"Asked for by {meeting.called_by}: {meeting.called_because}" if called else ""
    record_stage(meeting, "call" if called else "plan", "", seat=seat, at=at, reason=why)
    place_minutes(group_id=group.pk, seat=seat, at=at)
    return meeting


def _may_meet_here(group: Group, day: date) -> Verdict:
    return may_meet_here(
        str(group),
        kept_in=str(group.located_in) if group.located_in_id else "",
        as_needed=group.as_needed,
        has_terms=terms_data(group.pk, day) is not None,
        day=day,
    )


def _free(group: Group, starts_at: datetime, beside: Meeting | None = None) -> None:
    Group.objects.select_for_update(of=("self",)).get(pk=group.pk)  # one meeting of a group is planned at a time
    taken = Meeting.objects.filter(group=group, starts_at=starts_at).exclude(state__in=FREE)
    if beside is not None:
        taken = taken.exclude(pk=beside.pk)
    if taken.exists():
        no("already", f"{group} already has a meeting at {time_words(starts_at)} on {date_words(starts_at)}.").require()


@transaction.atomic
def reschedule_meeting(
    *,
    meeting: Meeting,
    starts_at: datetime,
    ends_at: datetime,
    place: str | None = None,
    joining_link: str | None = None,
    reason: str,
    version: int,
    seat: Seat | None,
    at: datetime,
) -> Meeting:
    """Move a planned meeting that was seen in ``version`` to other times (or another place), with the reason.

    One that was postponed is planned again by it. Side effects: the list of people is that of the new day; the last day
    for items moves along; a stage record that keeps the old time; answers given for the old time count no more; whoever
    was invited is told. Raises ``Refused`` as ``plan_meeting`` does, ``EditConflict`` when somebody else moved or
    postponed it since.
    """
    meeting = locked(meeting)
    may_move_date(meeting.state).require()
    may_meet(starts_at, ends_at, at).require()
    if joining_link is not None and joining_link.strip() != meeting.joining_link:
        may_join_by(joining_link).require()
    _may_meet_here(meeting.group, uk_date(starts_at)).require()
    _free(meeting.group, starts_at, beside=meeting)
    _need(reason, "Say why the meeting is moved.")
    was, stood = was_planned(meeting), (meeting.starts_at, meeting.ends_at, meeting.place, meeting.joining_link)
    before = meeting.state
    save_upon(
        meeting,
        version,
        starts_at=starts_at,
        ends_at=ends_at,
        place=meeting.place if place is None else place.strip(),
        joining_link=meeting.joining_link if joining_link is None else joining_link.strip(),
        state=MeetingState.PLANNED,
    )
    closes = move_last_day(meeting, uk_date(stood[0]), uk_date(at))
    let_answers_lapse(meeting, stood[:2])
    fill_list(meeting)
    move = "fix" if before == MeetingState.POSTPONED else "reschedule"
    record_stage(meeting, move, before, seat=seat, at=at, reason=f"{reason.strip()} {was}{closes}")
    if stood != (meeting.starts_at, meeting.ends_at, meeting.place, meeting.joining_link):
        tell_invited(meeting, Sending.CHANGED, note=f"{was} {reason.strip()}", seat=seat, at=at)
    place_minutes(group_id=meeting.group_id, seat=seat, at=at)
    return meeting


def was_planned(meeting: Meeting) -> str:
    """The time a meeting had, to be kept in the record of its move: "Was Monday 15 June 2026, 10:00 to 12:00."."""
    return f"Was {date_words(meeting.starts_at)}, {time_words(meeting.starts_at)} to {time_words(meeting.ends_at)}."


@transaction.atomic
def postpone_meeting(*, meeting: Meeting, reason: str, seat: Seat | None, at: datetime) -> Meeting:
    """Postpone a planned meeting whose new date is still to be fixed, with the reason.

    It keeps its agenda and its people, and the date it had; it is not held, and its time is free for another. Side
    effects: a stage record; whoever was invited is told, and that it leaves their calendar; minutes that it was to
    approve go on the agenda of the next that is planned.
    """
    meeting = locked(meeting)
    before, target = meeting.state, find_move(MEETING, meeting.state, "postpone").target
    _need(reason, "Say why the meeting is postponed.")
    meeting.state, meeting.version = target, meeting.version + 1
    meeting.save(update_fields=["state", "version"])
    record_stage(meeting, "postpone", before, seat=seat, at=at, reason=f"{reason.strip()} {was_planned(meeting)}")
    tell_invited(meeting, Sending.CANCELLED, note=reason.strip(), seat=seat, at=at)
    place_minutes(group_id=meeting.group_id, seat=seat, at=at)
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, seat: Seat | None, at: datetime) -> Meeting:
    """Cancel a meeting that is planned or postponed, with the reason.

    Side effects: a stage record; minutes that it was to approve go on the agenda of the next; whoever was invited is
    told.
    """
    meeting = locked(meeting)
    before, target = meeting.state, find_move(MEETING, meeting.state, "cancel").target
    _need(reason, "Say why the meeting is cancelled.")
    meeting.state, meeting.cancelled_because = target, reason.strip()
    meeting.save(update_fields=["state", "cancelled_because"])
    record_stage(meeting, "cancel", before, seat=seat, at=at, reason=reason)
    tell_invited(meeting, Sending.CANCELLED, note=reason.strip(), seat=seat, at=at)
    place_minutes(group_id=meeting.group_id, seat=seat, at=at)
    return meeting


@transaction.atomic
def open_meeting(*, meeting: Meeting, opened_at: datetime, seat: Seat | None, at: datetime) -> Meeting:
    """Open a meeting that began at ``opened_at``, on the day it is planned for.

    Side effects: the list of people is brought up to the day; a stage record.
    """
    meeting = locked(meeting)
    may_open(meeting.state, meeting.starts_at, opened_at, at).require()
    terms_of(meeting)  # refuses a group that has none
    fill_list(meeting)
    before, meeting.state = meeting.state, MeetingState.OPEN
    meeting.opened_at = opened_at
    meeting.save(update_fields=["state", "opened_at"])
    record_stage(meeting, "open", before, seat=seat, at=at)
    place_minutes(group_id=meeting.group_id, seat=seat, at=at)
    return meeting


@transaction.atomic
def close_meeting(*, meeting: Meeting, closed_at: datetime, seat: Seat | None, at: datetime) -> Meeting:
    """Close a meeting that ended at ``closed_at``; its record then stands.

    Side effects: whoever is still there leaves at the end, and the item that is taken ends; each person is marked as
    attended or absent; the timeline of verdicts, who presided and the terms are frozen with the meeting; a stage
    record; a letter is drafted for each agency that was absent without a word; minutes that it did not approve go on
    the agenda of the next meeting; the partnerships that share a joint group are told that it met. Raises ``Refused``
    with everything missing.
    """
    meeting = locked(meeting)
    people = attending(meeting.pk)
    preflight(meeting=meeting, closed_at=closed_at, at=at, people=people).verdict.require()
    _see_off(meeting, closed_at)
    end_items(meeting, closed_at)
    people, conduct = attending(meeting.pk), conduct_now(meeting.pk)
    _mark(meeting, people)
    terms = terms_of(meeting)
    before, meeting.state = meeting.state, MeetingState.CLOSED
    meeting.closed_at = closed_at
    presences, items, begun = presences_of(people), conduct.open_items(people), meeting.opened_at or closed_at
    periods = conducted_timeline(group_terms(terms, people), presences, begun, closed_at, items, conduct.holes)
    presided = presiding_timeline(presences, conduct.choices(people), begun, closed_at, items, conduct.holes)
    meeting.quoracy = {
        "terms": to_data(terms),
        "summary": summary_of(periods),
        "periods": [
            {
                "start": period.start.isoformat(),
                "end": period.end.isoformat(),
                "verdict": verdict_data(period.verdict),
            }
            for period in periods
        ],
        "presided": presiding_data(presided),
    }
    meeting.save(update_fields=["state", "closed_at", "quoracy"])
    record_stage(meeting, "close", before, seat=seat, at=at)
    draft_letters(meeting=meeting, people=people, seat=seat, at=at)
    place_minutes(group_id=meeting.group_id, seat=seat, at=at)
    let_partnerships_know(meeting, at)
    return meeting


def _see_off(meeting: Meeting, closed_at: datetime) -> None:
    staying = list(Presence.objects.filter(attendee__meeting=meeting, left_at__isnull=True))
    for stay in staying:
        stay.left_at = closed_at
    update_many(staying, ["left_at"])


def end_items(meeting: Meeting, at: datetime) -> None:
    """The item that is taken, if any, ends; also one of a case file that is not open to who acts."""
    with whole_record_of(meeting):
        taken = list(ItemTime.objects.filter(item__meeting=meeting, ended_at__isnull=True))
        for each in taken:
            each.ended_at = at
        update_many(taken, ["ended_at"])


def _mark(meeting: Meeting, people: tuple[Attending, ...]) -> None:
    came = {person.pk for person in people if person.was_here}
    changed = []
    for attendee in Attendee.objects.filter(meeting=meeting):
        if attendee.pk in came:
            found = Attendance.ATTENDED
        elif attendee.seat_id and attendee.attendance == Attendance.EXPECTED:
            found = Attendance.ABSENT
        else:
            continue
        attendee.attendance = found
        changed.append(attendee)
    update_many(changed, ["attendance"])


def locked(meeting: Meeting) -> Meeting:
    """The meeting as it is now, held until the transaction ends."""
    found: Meeting = Meeting.objects.select_for_update(of=("self",)).select_related("group").get(pk=meeting.pk)
    return found


def _need(reason: str, sentence: str) -> None:
    if not reason.strip():
        no("reason", sentence).require()
