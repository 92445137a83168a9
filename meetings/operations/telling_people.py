"""Mail to everybody on a meeting's list about a change of the meeting: moved, postponed, cancelled, called."""

from datetime import datetime

from django.db import transaction

from hscp.lib.words import date_words, listing
from hscp.record.mail import write_mail
from hscp.record.mail_letter import mail_text, whole_address
from hscp.spaces.models import Space
from meetings.models import Attendee, InvitationSent, Meeting, MeetingStage
from meetings.operations.meeting import record_stage
from partnership.models import Seat

TOLD = {  # the moves that people are told of, and how the mail's subject begins
    "call": "Extraordinary meeting",
    "reschedule": "Moved",
    "fix": "New date",
    "postpone": "Postponed",
    "cancel": "Cancelled",
}


@transaction.atomic
def tell_people(*, meeting: Meeting, reason: str, seat: Seat | None, at: datetime) -> tuple[str, ...]:
    """Tell those on the list, who hold a seat and have an address, what the last move of a meeting was, and why.

    Once for each move; whoever was invited has been told with the entry for their calendar, and is not told twice. The
    mail names no item of the agenda. Side effect: a stage record that names who was told, and who has no address.
    Returns the names of those who were told.
    """
    stage = MeetingStage.objects.filter(meeting=meeting, move__in=TOLD).latest("at", "pk")
    space = Space.objects.get(pk=meeting.space_id)
    words = {
        "meeting": meeting,
        "move": stage.move,
        "reason": reason.strip(),
        "space": space,
        "url": whole_address("meeting", space.slug, meeting.pk),
    }
    subject = f"{TOLD[stage.move]}: {meeting.group.called}, {date_words(meeting.starts_at, weekday=False)}"
    told, without = [], []
    by_invitation = set(
        InvitationSent.objects.filter(meeting=meeting, at__gte=stage.at, seat__isnull=False).values_list(
            "seat__person_id", flat=True
        )
    )
    lines = Attendee.objects.filter(meeting=meeting, seat__isnull=False).select_related("seat__person", "seat__user")
    for holds in {line.seat.person_id: line.seat for line in lines.order_by("pk") if line.seat}.values():
        person = holds.person
        if person.pk in by_invitation:
            told.append(person.name)
            continue
        if not holds.address:
            without.append(person.name)
            continue
        text = mail_text("emails/meeting_changed.txt", {**words, "name": person.name})
        write_mail(to=holds.address, subject=subject, text=text, key=f"meeting-move:{stage.pk}:{person.pk}", at=at)
        told.append(person.name)
    said = f"Told by mail: {listing(told)}." if told else "Nobody on the list has an address for mail."
    said += f" Without an address: {listing(without)}." if without and told else ""
    record_stage(meeting, "tell", meeting.state, seat=seat, at=at, reason=said)
    return tuple(told)
