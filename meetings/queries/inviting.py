"""Who is to be invited to a meeting, who was, and what they answered: rows turned into the facts of the rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from hscp.lib.verdicts import Refused
from hscp.lib.workdays import uk_date
from hscp.record.models import MailState
from hscp.spaces.composed import ask
from meetings.enums import Attendance, ReplyAnswer, ReplyCameBy
from meetings.models import InvitationSent, Meeting, MeetingReply
from meetings.queries.room import Attending, Stay, terms_of
from meetings.rules.inviting import LinkFacts, Reply, Sending, Sent, to_send
from partnership.models import Seat
from partnership.rules.terms import Deputies

FAILED = (MailState.FAILED, MailState.DROPPED, MailState.RETURNED)
TONES: dict[str, str] = {Reply.ATTENDING: "good", Reply.APOLOGIES: "neutral", Reply.DEPUTY: "info"}


@dataclass(frozen=True, slots=True)
class Replied:
    """The newest answer of a line. ``stands``: it was given for the times that the meeting has now."""

    pk: int
    answer: str
    reason: str
    comes_at: datetime | None
    leaves_at: datetime | None
    deputy_name: str
    deputy_line: int | None
    deputy_added: bool
    suits: tuple[date, ...]
    remarks: str
    came_by: str
    entered_by: str
    at: datetime
    stands: bool

    @property
    def label(self) -> str:
        return str(ReplyAnswer(self.answer).label)

    @property
    def tone(self) -> str:
        return TONES[self.answer] if self.stands else "warn"

    @property
    def came(self) -> str:
        """How it came that its sender did not enter: "by telephone"."""
        return str(ReplyCameBy(self.came_by).label) if self.came_by else ""

    @property
    def comes(self) -> bool:
        """Whether they said that they will be there themselves."""
        return self.stands and self.answer == Reply.ATTENDING


_REPLIED = (
    "pk", "line", "answer", "reason", "comes_at", "leaves_at", "deputy_name", "deputy_line", "deputy_added", "suits",
    "remarks", "came_by", "seat__person__name", "at", "for_start", "for_end",
)  # fmt: skip


def _replies(meeting_id: int) -> Any:
    return MeetingReply.objects.filter(meeting=meeting_id).order_by("at", "pk").values_list(*_REPLIED)


def replies_of(meeting: Meeting) -> dict[int, list[Replied]]:
    """Every answer by the key of its line, oldest first: the last one counts. One query."""
    found: dict[int, list[Replied]] = {}
    for pk, line, answer, reason, comes, leaves, *more in ask(_replies, meeting_id=meeting.pk):
        deputy, deputy_line, added, suits, remarks, came_by, by, at, start, end = more
        reply = Replied(
            pk=pk,
            answer=answer,
            reason=reason,
            comes_at=comes,
            leaves_at=leaves,
            deputy_name=deputy,
            deputy_line=deputy_line,
            deputy_added=added,
            suits=tuple(date.fromisoformat(each) for each in suits),
            remarks=remarks,
            came_by=came_by,
            entered_by=by or "",
            at=at,
            stands=(start, end) == (meeting.starts_at, meeting.ends_at),
        )
        found.setdefault(line, []).append(reply)
    return found


def added_by(replies: Iterable[Replied]) -> frozenset[int]:
    """The lines of deputies whom these answers put on the list, not the team by hand."""
    return frozenset(each.deputy_line for each in replies if each.deputy_added and each.deputy_line is not None)


@dataclass(frozen=True, slots=True)
class SentRow:
    """One mail that went to a line, as the page shows it and as the rule judges it."""

    pk: int
    line: int
    name: str
    capacity: str
    kind_words: str
    state: str
    state_words: str
    why: str
    facts: Sent

    @property
    def problem(self) -> bool:
        """Whether somebody should look: it failed, is held, or nobody knows."""
        return self.state in (*FAILED, MailState.UNKNOWN, MailState.HELD)


def _sent(meeting_id: int) -> Any:
    return InvitationSent.objects.filter(meeting=meeting_id).select_related("mail").order_by("at", "pk")


def sent_to(meeting: Meeting) -> dict[int, list[SentRow]]:
    """Every mail about a meeting by the key of its line, oldest first. One query."""
    found: dict[int, list[SentRow]] = {}
    for row in ask(_sent, meeting_id=meeting.pk):
        facts = Sent(
            kind=Sending(row.kind),
            email=row.email,
            version=row.version,
            sequence=row.sequence,
            at=row.at,
            part=(row.asked_from, row.asked_to),
            failed=row.mail.state in FAILED,
        )
        shown = (row.get_kind_display(), row.mail.state, row.mail.get_state_display(), row.mail.problem)
        found.setdefault(row.line, []).append(SentRow(row.pk, row.line, row.name, row.capacity, *shown, facts))
    return found


@dataclass(frozen=True, slots=True)
class Addressee:
    """A line of a meeting's list, or one that was on it: whom, where to, what was sent, what was answered."""

    line: int
    name: str
    capacity: str
    address: str
    seat_id: int | None
    listed: bool
    sent: tuple[SentRow, ...]
    replies: tuple[Replied, ...]
    due: Sending | None
    needs_address: bool = False

    @property
    def last(self) -> SentRow | None:
        return self.sent[-1] if self.sent else None

    @property
    def reply(self) -> Replied | None:
        return self.replies[-1] if self.replies else None

    @property
    def facts(self) -> list[Sent]:
        return [row.facts for row in self.sent]


def addresses_of(people: Iterable[Attending]) -> dict[int, str]:
    """The mail addresses of those who hold seats, by seat: the person's, else their account's. One query."""
    seats = Seat.objects.filter(pk__in={each.seat_id for each in people if each.seat_id})
    return {pk: own or of_user or "" for pk, own, of_user in seats.values_list("pk", "person__email", "user__email")}


def invitees(meeting: Meeting, people: Sequence[Attending]) -> tuple[Addressee, ...]:
    """Everybody to invite, in the order of the list, and then those who were invited and are off it. Three queries.

    Of whoever has no address on record it is the one that the last mail to them went to.
    """
    known, sent, replies = addresses_of(people), sent_to(meeting), replies_of(meeting)
    found = []
    for person in people:
        if person.is_vacant or not person.pk:
            continue
        before = tuple(sent.pop(person.pk, ()))
        on_record = known.get(person.seat_id or 0, "")
        address = on_record or (before[-1].facts.email if before else "")
        facts = [row.facts for row in before]
        found.append(
            Addressee(
                line=person.pk,
                name=person.called,
                capacity=person.words,
                address=address,
                seat_id=person.seat_id,
                listed=True,
                sent=before,
                replies=tuple(replies.get(person.pk, ())),
                due=to_send(facts, address=address, version=meeting.version),
                needs_address=not on_record,
            )
        )
    for line, rows in sent.items():
        facts, last = [row.facts for row in rows], rows[-1]
        due = to_send(facts, address="", version=meeting.version, listed=False)
        gone = Addressee(line, last.name, last.capacity, last.facts.email, None, False, tuple(rows), (), due)
        found.append(replace(gone, replies=tuple(replies.get(line, ()))))
    return tuple(found)


def sent_in(meeting_id: int, line: int, number: int) -> InvitationSent | None:
    """The mail of that number to a line of a meeting, with meeting and group; None where there is none. One query."""
    rows = InvitationSent.objects.select_related("meeting__group", "seat")
    found = list(rows.filter(meeting=meeting_id, line=line).order_by("at", "pk")[max(0, number - 1) : max(0, number)])
    return found[0] if found else None


def link_facts(sent: InvitationSent, people: Sequence[Attending], at: datetime) -> LinkFacts:
    """The link in a mail as the rule sees it; ``people`` are those of the meeting's list. One query."""
    newest = InvitationSent.objects.filter(meeting=sent.meeting_id, line=sent.line).order_by("-at", "-pk").first()
    assert newest is not None  # noqa: S101 - it is ``sent`` itself, if no other
    day, seat = uk_date(at), sent.seat
    return LinkFacts(
        email=sent.email,
        newest_email=newest.email,
        meeting_state=sent.meeting.state,
        starts_at=sent.meeting.starts_at,
        listed=any(person.pk == sent.line for person in people),
        seat_live=seat is None or seat.ends_on is None or seat.ends_on > day,
        uninvited=newest.kind == Sending.CANCELLED,
    )


def coming(
    people: Iterable[Attending],
    replies: dict[int, list[Replied]],
    sent: dict[int, list[SentRow]],
    start: datetime,
    *,
    only_promised: bool = False,
) -> tuple[Attending, ...]:
    """Those of the list who are thought to come, each with the stay they are thought to have.

    As they said; and whoever has not answered but is expected, from the start. Somebody asked for a part of the
    meeting does not count until they have said that they come; with ``only_promised`` nobody does. Whoever answered
    that they do not come, and is expected again by the list, counts as one who has not answered.
    """
    found = []
    for person in people:
        if person.is_vacant or person.attendance == Attendance.APOLOGIES:
            continue
        said = replies[person.pk][-1] if person.pk and person.pk in replies else None
        mails = sent.get(person.pk, [])
        part = _asked_for(mails)
        if said is not None and said.comes:
            stay = _stay(said, part if mails and mails[-1].facts.invites else (None, None), start)
        elif only_promised or part != (None, None):
            continue
        else:
            stay = Stay(0, start, None)
        found.append(replace(person, stays=[stay]))
    return tuple(found)


def deputies_in(meeting: Meeting) -> Deputies:
    """Whether deputies count by the terms of a meeting's day; they do not where there are none. As ``terms_of``."""
    try:
        return terms_of(meeting).deputies
    except Refused:
        return Deputies.NOT_ALLOWED


def _asked_for(sent: Iterable[SentRow]) -> tuple[datetime | None, datetime | None]:
    """The part that somebody was asked for last; that it was taken back does not make it the whole meeting."""
    asked = [each.facts.part for each in sent if each.facts.invites]
    return asked[-1] if asked else (None, None)


def _stay(said: Replied, part: tuple[datetime | None, datetime | None], start: datetime) -> Stay:
    """As they said; where they gave no time, as they were asked. What they said holds where the two do not meet."""
    begins, ends = said.comes_at or part[0] or start, said.leaves_at or part[1]
    if ends is not None and ends <= begins:
        begins, ends = said.comes_at or start, said.leaves_at
    return Stay(0, begins, ends)
