"""Plays meetings: planned, opened, people come and go, minutes, decisions and actions, closed."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from hscp.spaces.acting import Context, acting, in_space
from hscp.spaces.models import Space
from meetings.enums import Mode
from meetings.models import Action, AgendaItem, Decision, Meeting, Recommendation
from meetings.operations.actions import Source, give_action
from meetings.operations.agenda import add_item
from meetings.operations.attendance import Entry, record_attendance
from meetings.operations.decisions import record_decision, take_again
from meetings.operations.inviting import Answer, answer_invitation, send_invitations
from meetings.operations.meeting import close_meeting, open_meeting, plan_meeting, reschedule_meeting
from meetings.operations.minutes import save_minutes
from meetings.operations.presence import add_deputy, add_guest, arrive
from meetings.queries import Attending, attending
from meetings.rules.asking import Way
from meetings.rules.moments import moment_on
from partnership.models import Group, Post, Promise, ReservedMatter, Seat
from reporting.demonstration.minutes import approve_last, issue_last, send_round, word_as_told
from reporting.demonstration.reading import ActionTold, Coming, DecisionTold, ItemTold, MeetingTold

PLACE = "Invented room, Hereford"
AHEAD = timedelta(days=28)  # how long before a meeting it is planned
NOON = time(12, 0)
LAST_PLANNED = date(2026, 6, 8)  # nothing of the story happens later than that, save what is only planned


@dataclass
class Stage:
    """What the players keep in mind: decisions by their name in the story, actions with what becomes of them."""

    spaces: dict[str, Space]
    decisions: dict[str, Decision] = field(default_factory=dict)
    actions: list[tuple[str, Action, ActionTold]] = field(default_factory=list)
    recommendations: dict[str, Recommendation] = field(default_factory=dict)
    minute_takers: dict[str, Seat] = field(default_factory=dict)

    def minute_taker(self, slug: str) -> Seat:
        """The manager's seat in a space, from which its meetings are recorded."""
        if slug not in self.minute_takers:
            with acting(in_space(self.spaces[slug].pk)):
                self.minute_takers[slug] = Seat.objects.get(post__key="team-manager", ends_on__isnull=True)
        return self.minute_takers[slug]

    def writing(self, slug: str) -> Context:
        """The manager acts in a space."""
        seat = self.minute_taker(slug)
        return in_space(self.spaces[slug].pk, user_id=seat.user_id, seat_id=seat.pk)


def hold(stage: Stage, told: MeetingTold) -> None:
    """Play one meeting of the story, in its space."""
    with acting(stage.writing(told.space)):
        seat = stage.minute_taker(told.space)
        meeting = _plan(told, seat)
        issue_last(meeting, seat)
        items = [(_add(meeting, item), item) for item in told.items]
        _invite(meeting, told)
        if told.ended is None:
            _invite_by_mail(meeting, told, seat)
            return
        closed_at = told.moment(told.ended)
        open_meeting(meeting=meeting, opened_at=told.moment(told.start), seat=seat, at=told.moment(told.start))
        _come_and_go(meeting, told, closed_at)
        for row, item in items:
            _discuss(stage, row, item, told, seat=seat)
        approve_last(meeting, told, seat)
        close_meeting(meeting=meeting, closed_at=closed_at, seat=seat, at=closed_at)
        send_round(meeting, told, seat)


def _plan(told: MeetingTold, seat: Seat) -> Meeting:
    at = moment_on(min(told.planned_for - AHEAD, LAST_PLANNED), NOON)
    meeting = plan_meeting(
        group=Group.objects.get(key=told.group),
        starts_at=moment_on(told.planned_for, told.start),
        ends_at=moment_on(told.planned_for, told.end),
        place=PLACE,
        seat=seat,
        at=at,
    )
    if told.planned_for == told.day:
        return meeting
    return reschedule_meeting(
        meeting=meeting,
        starts_at=told.moment(told.start),
        ends_at=told.moment(told.end),
        reason=told.moved,
        version=meeting.version,
        seat=seat,
        at=moment_on(told.planned_for - timedelta(days=10), NOON),
    )


def _add(meeting: Meeting, item: ItemTold) -> AgendaItem:
    if item.approves and (there := word_as_told(meeting, item)):
        return there
    return add_item(
        meeting=meeting,
        title=item.title,
        purpose=item.purpose,
        minutes_planned=item.minutes_planned,
        introduced_by=item.by,
        promise=Promise.objects.get(key=item.promise) if item.promise else None,
    )


def _invite(meeting: Meeting, told: MeetingTold) -> None:
    lines = {line.post_key: line for line in attending(meeting.pk)} if told.extras else {}
    for extra in told.extras:
        mode = Mode.REMOTE if extra.coming.remote else Mode.IN_PERSON
        if extra.deputises:
            add_deputy(
                meeting=meeting,
                deputised_id=lines[extra.deputises].pk,
                name=extra.name,
                capacity=extra.capacity,
                mode=mode,
            )
        else:
            add_guest(meeting=meeting, name=extra.name, capacity=extra.capacity, mode=mode)


def _invite_by_mail(meeting: Meeting, told: MeetingTold, seat: Seat) -> None:
    """Everybody with an address is invited; who answered already did so by the link in the mail."""
    at = moment_on(LAST_PLANNED, NOON)
    send_invitations(meeting=meeting, seat=seat, at=at)
    for line in attending(meeting.pk):
        coming = told.people.get(line.post_key or "", Coming())
        if coming.apologies:
            said = Answer("apologies", coming.apologies)
        elif coming.start or coming.end:
            comes, leaves = (told.moment(time) if time else None for time in (coming.start, coming.end))
            said = Answer("attending", comes_at=comes, leaves_at=leaves)
        else:
            continue
        answer_invitation(meeting=meeting, line=line.pk, said=said, came_by=Way.LINK, seat=None, at=at)


def _come_and_go(meeting: Meeting, told: MeetingTold, closed_at: datetime) -> None:
    """The sheet for everybody at once; whoever returns, comes in a second time."""
    guests = {extra.name: extra.coming for extra in told.extras}
    known = {line.post_key for line in attending(meeting.pk)}
    if strangers := told.people.keys() - known:
        raise ValueError(f"{told.group}, {told.day}: nobody knows {', '.join(sorted(strangers))}.")
    lines = [line for line in attending(meeting.pk) if not line.is_vacant]
    coming = {line.pk: _how(line, told, guests) for line in lines}
    entries = [_entry(line, coming[line.pk], told) for line in lines]
    record_attendance(meeting=meeting, entries=entries, at=closed_at)
    for line in lines:
        back = coming[line.pk].back
        if back is not None:
            arrive(meeting=meeting, attendee_id=line.pk, when=told.moment(back), at=closed_at)


def _how(line: Attending, told: MeetingTold, guests: dict[str, Coming]) -> Coming:
    if line.seat_id is None:
        return guests[line.person_name]
    return told.people.get(line.post_key or "", Coming())


def _entry(line: Attending, coming: Coming, told: MeetingTold) -> Entry:
    if coming.apologies or coming.absent:
        return Entry(line.pk, apologies=bool(coming.apologies), reason=coming.apologies)
    return Entry(
        line.pk,
        arrived_at=told.moment(coming.start or told.start),
        left_at=told.moment(coming.end) if coming.end else None,
        mode=Mode.REMOTE if coming.remote else Mode.IN_PERSON,
    )


def _discuss(stage: Stage, row: AgendaItem, item: ItemTold, told: MeetingTold, *, seat: Seat) -> None:
    row = AgendaItem.objects.select_related("meeting").get(pk=row.pk)
    ended = told.moment(told.ended or told.end)
    decision = None
    for each in item.decisions:
        decision = _decide(stage, row, each, told, seat=seat)
    for action in item.actions:
        given = give_action(
            source=Source(
                item=row,
                decision=decision,
                recommendation=stage.recommendations[action.recommendation] if action.recommendation else None,
            ),
            text=action.text,
            owner=Post.objects.get(key=action.owner),
            due_on=action.due,
            given_at=ended,
            seat=seat,
            at=ended,
        )
        stage.actions.append((told.space, given, action))
    save_minutes(item=row, text=item.minutes, version=row.version, seat=seat, at=ended)


def _decide(stage: Stage, row: AgendaItem, told: DecisionTold, meeting: MeetingTold, *, seat: Seat) -> Decision:
    taken_at = meeting.moment(told.at)
    if told.again:
        decision = take_again(
            decision=stage.decisions[told.again],
            item=row,
            text=told.text,
            reasons=told.reasons,
            kind=told.kind,
            taken_at=taken_at,
            seat=seat,
            at=taken_at,
        )
    else:
        decision = record_decision(
            item=row,
            text=told.text,
            reasons=told.reasons,
            kind=told.kind,
            reserved_matter=ReservedMatter.objects.get(key=told.reserved) if told.reserved else None,
            taken_at=taken_at,
            seat=seat,
            at=taken_at,
        )
    if told.name:
        stage.decisions[told.name] = decision
    return decision
