"""The letter to an agency's line manager (§8): drafted as a meeting closes, held until a person sends it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.record.mail import write_mail
from hscp.record.mail_letter import mail_text
from hscp.record.versions import held, save_upon
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from meetings.enums import LetterState
from meetings.models import AbsenceLetter, AbsenceLetterStage, Meeting
from meetings.queries.absence import agencies_of, line_managers, unexplained_of
from meetings.queries.letters import may_send_as
from meetings.queries.room import Attending
from meetings.rules import LETTER
from meetings.rules.absence import may_send_letter
from partnership.models import LineManager, Seat


def draft_letters(
    *, meeting: Meeting, people: Sequence[Attending], seat: Seat | None, at: datetime
) -> list[AbsenceLetter]:
    """Draft a letter for each absence that nobody explained. Called as a meeting closes, in its transaction.

    Side effects: a stage record for each. Nothing is sent. Three queries, and those of each letter.
    """
    bodies = agencies_of(person.body_id for person in people if person.body_id is not None)
    missing = unexplained_of(people, bodies) if bodies else []
    if not missing:
        return []
    contacts = line_managers(person.body_id for person in missing if person.body_id is not None)
    space = Space.objects.get(pk=current().space_id)
    return [_draft(meeting, person, contacts.get(person.body_id or 0), space, seat, at) for person in missing]


def _draft(
    meeting: Meeting, person: Attending, contact: LineManager | None, space: Space, seat: Seat | None, at: datetime
) -> AbsenceLetter:
    assert person.body_id is not None  # noqa: S101 - whose absence is reported comes from an agency
    day = date_words(uk_date(meeting.starts_at), weekday=False)
    context = {
        "space": space,
        "meeting": meeting,
        "person": person,
        "name": contact.name if contact else "",
        "day": day,
    }
    letter = AbsenceLetter(
        line_id=person.pk,
        organisation_id=person.body_id,
        to_name=contact.name if contact else "",
        to_email=contact.email if contact else "",
        subject=f"Absence from {meeting.group.called}, {day}",
        text=mail_text("emails/absence_letter.txt", context).strip(),
        drafted_at=at,
    )
    letter.save()
    _stage(letter, "draft", "", seat=seat, at=at)
    return letter


@transaction.atomic
def change_letter(
    *, letter: AbsenceLetter, to_name: str, to_email: str, subject: str, text: str, version: int
) -> AbsenceLetter:
    """Word a held letter, seen in ``version``.

    Raises ``EditConflict`` when somebody else worded it since, ``Refused`` once it was sent or set aside.
    """
    row: AbsenceLetter = held(letter)
    find_move(LETTER, row.state, "send")
    if not text.strip() or not subject.strip():
        no("text", "A letter has a subject and words.").require()
    found: AbsenceLetter = save_upon(
        row,
        version,
        to_name=to_name.strip(),
        to_email=to_email.strip(),
        subject=" ".join(subject.split()),
        text=text.replace("\r\n", "\n").strip(),  # as it was drafted: a box sends other ends of lines
    )
    return found


@transaction.atomic
def send_letter(*, letter: AbsenceLetter, version: int, seat: Seat, at: datetime) -> AbsenceLetter:
    """Send a held letter as it was read in ``version``. Side effects: a mail, and a stage record that says to whom.

    Raises ``Refused`` from a seat that does not send letters (`may_send_from`), without an address, once it was sent or
    set aside, or where it was worded anew since.
    """
    row: AbsenceLetter = held(letter)
    may_send_as(seat.pk, uk_date(at)).require()
    may_send_letter(row.state, address=row.to_email, text=row.text).require()
    if row.version != version:
        no(
            "changed", "Somebody else has changed this letter since you opened it. Read it again, then send it."
        ).require()
    row.mail = write_mail(to=row.to_email, subject=row.subject, text=row.text, key=f"absence:{row.pk}", at=at)
    return _move(row, "send", f"To {row.to_name or 'the line manager'}, {row.to_email}", seat, at)


@transaction.atomic
def set_letter_aside(*, letter: AbsenceLetter, reason: str, seat: Seat, at: datetime) -> AbsenceLetter:
    """Do not send a held letter, with the reason. Side effect: a stage record.

    Raises ``Refused`` from a seat that does not send letters, and without a reason.
    """
    row: AbsenceLetter = held(letter)
    may_send_as(seat.pk, uk_date(at)).require()
    find_move(LETTER, row.state, "set_aside")
    if not reason.strip():
        no("reason", "Say why the letter is not sent.").require()
    return _move(row, "set_aside", reason, seat, at)


def _move(row: AbsenceLetter, move: str, reason: str, seat: Seat, at: datetime) -> AbsenceLetter:
    before = row.state
    row.state = LetterState(find_move(LETTER, before, move).target)
    row.save(update_fields=["state", "mail"])
    _stage(row, move, before, seat=seat, at=at, reason=reason)
    return row


def _stage(row: AbsenceLetter, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str = "") -> None:
    AbsenceLetterStage(
        space_id=row.space_id,
        letter=row,
        move=move,
        from_state=before,
        to_state=row.state,
        at=at,
        by_id=current().user_id,
        seat_id=seat.pk if seat else current().seat_id,
        reason=reason.strip(),
    ).save()
