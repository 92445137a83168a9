"""One mail about a meeting, with its entry for a calendar: inviting, telling of a change, taking back.

It knows no other operation of meetings, so that moving and cancelling one can tell whoever was invited.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing

from hscp.lib import icalendar
from hscp.lib.words import date_words, time_words
from hscp.record.mail import write_mail
from hscp.record.mail_letter import mail_text, whole_address
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from meetings.enums import MeetingState
from meetings.models import InvitationSent, Meeting
from meetings.queries import attending
from meetings.queries.inviting import Addressee, invitees
from meetings.rules.inviting import Sending, sequence_of
from partnership.models import Seat

SALT = "meetings.reply"
Part = tuple[datetime | None, datetime | None]
WHOLE: Part = (None, None)
SUBJECTS = {Sending.INVITED: "Invitation", Sending.CHANGED: "Changed", Sending.CANCELLED: "Cancelled"}


def reply_token(meeting: Meeting, line: int, number: int) -> str:
    """The signed text that the link in a mail carries: which space, meeting, line and mail to that line."""
    return signing.dumps([meeting.space_id, meeting.pk, line, number], salt=SALT)


def read_token(token: str) -> tuple[int, int, int, int]:
    """Space, meeting, line and number of the mail. Raises ``signing.BadSignature`` for a text that we did not sign."""
    space_id, meeting_id, line, number = signing.loads(token, salt=SALT)
    return int(space_id), int(meeting_id), int(line), int(number)


def uid_of(meeting: Meeting) -> str:
    """What a meeting is called in calendars, for its whole life."""
    return f"meeting-{meeting.space_id}-{meeting.pk}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}"


def event_of(
    meeting: Meeting,
    *,
    sequence: int,
    url: str,
    at: datetime,
    cancelled: bool = False,
    part: Part = WHOLE,
    attendee: icalendar.Address | None = None,
) -> icalendar.Event:
    """A meeting as a calendar has it: its group, times, place and link. Nothing of its agenda: it leaves the house.

    One that is taken out of a calendar has no link to join by: it may go to somebody who is not asked to come.
    """
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    starts_at, ends_at = part[0] or meeting.starts_at, part[1] or meeting.ends_at
    joining = f"Join by video: {meeting.joining_link}\n" if meeting.joining_link and not cancelled else ""
    return icalendar.Event(
        uid=uid_of(meeting),
        starts_at=starts_at,
        ends_at=max(ends_at, starts_at + timedelta(minutes=1)),
        summary=meeting.group.name,
        stamped_at=at,
        sequence=sequence,
        location=meeting.place or ("By video" if meeting.joining_link else ""),
        description=f"{joining}Agenda and papers, after signing in: {url}",
        url=url,
        cancelled=cancelled,
        organiser=icalendar.Address(address, name),
        attendees=(attendee,) if attendee else (),
    )


def summon(
    meeting: Meeting,
    invitee: Addressee,
    kind: Sending,
    *,
    address: str = "",
    part: Part = WHOLE,
    note: str = "",
    space: Space,
    seat: Seat | None,
    at: datetime,
) -> InvitationSent:
    """Write one mail about a meeting to one line of its list, and that it was written; to be called in a transaction.

    ``part`` are the times that somebody is asked for, where it is not the whole meeting; ``note`` is said in the mail.
    """
    to = address or invitee.address
    number = len(invitee.sent) + 1
    last = invitee.last.facts if invitee.last else None
    cancels = kind is Sending.CANCELLED
    told = None if last is None else (last.version, last.part, not last.invites)
    sequence = sequence_of(invitee.facts, version=meeting.version, changed=told != (meeting.version, part, cancels))
    url = whole_address("meeting", space.slug, meeting.pk)
    event = event_of(
        meeting,
        sequence=sequence,
        url=url,
        at=at,
        cancelled=cancels,
        part=part,
        attendee=icalendar.Address(to, invitee.name),
    )
    words: dict[str, Any] = {
        "space": space,
        "name": invitee.name,
        "capacity": invitee.capacity,
        "meeting": meeting,
        "kind": kind.value,
        "cancelled": meeting.state == MeetingState.CANCELLED,
        "postponed": meeting.state == MeetingState.POSTPONED,
        "part": (part[0] or meeting.starts_at, part[1] or meeting.ends_at) if part != WHOLE else None,
        "note": note,
        "signs_in": invitee.seat_id is not None,
        "url": url,
        "reply_url": whole_address("reply_by_link", reply_token(meeting, invitee.line, number)),
    }
    called = f"{meeting.group.called}, {date_words(meeting.starts_at)}, {time_words(meeting.starts_at)}"
    mail = write_mail(
        to=to,
        subject=f"{SUBJECTS[kind]}: {called}",
        text=mail_text("emails/meeting_invitation.txt", words),
        key=f"meeting:{meeting.pk}:{invitee.line}:{number}",
        at=at,
        calendar=icalendar.cancellation(event) if cancels else icalendar.request(event),
    )
    sent = InvitationSent(
        meeting=meeting,
        line=invitee.line,
        seat_id=invitee.seat_id,
        name=invitee.name,
        capacity=invitee.capacity,
        email=to,
        kind=kind,
        version=meeting.version,
        sequence=sequence,
        asked_from=part[0],
        asked_to=part[1],
        mail=mail,
        at=at,
        sent_by=seat,
    )
    sent.save()
    return sent


def tell_invited(meeting: Meeting, kind: Sending, *, note: str, seat: Seat | None, at: datetime) -> int:
    """Tell everybody who was invited that the meeting was moved, or cancelled; nobody else. Returns how many mails.

    Whoever is off the list by it (their seat ends before the new day), or was asked for a part that is no part of it
    any more, is told that they are not asked to come.
    """
    told = [each for each in sendings(meeting) if each.last is not None and each.last.facts.invites]
    if not told:
        return 0
    space = Space.objects.get(pk=current().space_id)
    for each in told:
        part = each.last.facts.part if each.last else WHOLE
        which = kind if each.listed and _within(part, meeting) else Sending.CANCELLED
        kept = WHOLE if which is Sending.CANCELLED else part
        summon(meeting, each, which, part=kept, note=note, space=space, seat=seat, at=at)
    return len(told)


def _within(part: Part, meeting: Meeting) -> bool:
    return all(each is None or meeting.starts_at <= each <= meeting.ends_at for each in part)


def sendings(meeting: Meeting) -> Sequence[Addressee]:
    """Everybody on the list, and whoever was invited and is off it, as they stand now. Four queries."""
    return invitees(meeting, attending(meeting.pk))
