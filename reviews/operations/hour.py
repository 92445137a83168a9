"""The same hour: agencies told to secure their records, parallel processes, the media line, a deputy for the case."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.record.mail import write_mail
from hscp.record.versions import held, save_upon
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from partnership.models import Seat
from partnership.rules.roles import Right
from reviews.models import (
    CaseDeputy,
    Incident,
    InstructionText,
    MediaAgreement,
    MediaLine,
    ParallelProcess,
    SecureAsk,
    SecureReminder,
)
from reviews.operations.incidents import held_incident
from reviews.queries.hour import deputies_of, levels_in, span_of
from reviews.rules.hour import REFERENCE, Span, filled, may_deputise, may_set_instruction


@transaction.atomic
def set_instruction(*, text: str, because: str, seat: Seat, at: datetime) -> InstructionText:
    """Set the partnership's words of the instruction; what was sent in earlier ones stays. Raises ``Refused``."""
    may_set_instruction(text, because).require()
    row = InstructionText(text=text.strip(), because=because.strip(), set_at=at, set_by=seat)
    row.save()
    return row


@transaction.atomic
def ask_to_secure(
    *, incident: Incident, to: Iterable[tuple[str, str, str]], text: str, seat: Seat, at: datetime
) -> list[SecureAsk]:
    """Tell agencies to secure their records. ``to`` are agency, contact and e-mail address, which may be empty.

    Side effect: a mail to each address with the text, which names the case by its reference. Raises ``Refused`` in a
    closed file, without anybody to tell, and for a text that does not name the reference.
    """
    row, asked = held_incident(incident), [tuple(part.strip() for part in each) for each in to]
    if not asked:
        raise Refused(no("agency_1", "Enter at least one agency."))
    person = Seat.objects.select_related("person", "post").get(pk=seat.pk)
    words = filled(text.strip(), reference=row.file.reference, sender=f"{person.person.name}, {person.post.title}")
    if row.file.reference not in words:
        raise Refused(no("text", f"Put {REFERENCE} where the reference of the case belongs."))
    made = []
    for agency, contact, email in asked:
        ask = SecureAsk(
            incident=row,
            file_id=row.file_id,
            agency=agency,
            contact=contact or email,
            email=email,
            text=words,
            sent_at=at,
            sent_by=seat,
        )
        ask.save()
        _mail(ask, row.file.reference, words, f"asked:{ask.pk}", at)
        made.append(ask)
    return made


def _mail(ask: SecureAsk, reference: str, words: str, key: str, at: datetime) -> None:
    if ask.email:
        space = Space.objects.get(pk=current().space_id)
        text = render_to_string(
            "emails/secure_records.txt", {"space": space, "words": words, "demonstration": settings.HSCP_DEMO}
        )
        write_mail(to=ask.email, subject=f"Please secure your records: {reference}", text=text, key=key, at=at)


@transaction.atomic
def remind_to_secure(*, ask: SecureAsk, words: str, seat: Seat, at: datetime) -> SecureReminder:
    """Remind an agency that has not confirmed. Side effect: a mail to its address, if there is one, with the words.

    Raises ``Refused`` in a closed file, once it is confirmed, and without words.
    """
    row, incident = _held_ask(ask)
    if row.confirmed_on is not None:
        raise Refused(no("confirmed", f"{row.agency} has confirmed already."))
    if not words.strip():
        raise Refused(no("words", "Say what you say, to whom and how."))
    made = SecureReminder(ask=row, file_id=row.file_id, words=words.strip(), at=at, by=seat)
    made.save()
    said = f"{words.strip()}\n\n{row.text}"
    _mail(row, incident.file.reference, said, f"secure-reminder:{made.pk}", at)
    return made


@transaction.atomic
def confirm_secured(
    *, ask: SecureAsk, confirmed_from: str, confirmed_on: date, words: str = "", seat: Seat, at: datetime
) -> SecureAsk:
    """Put on record, for an agency, that it confirmed: who there, on which day, in which words.

    Raises ``Refused`` in a closed file, where it is confirmed already, and for a day that cannot be.
    """
    row, _ = _held_ask(ask)
    if row.confirmed_on is not None:
        raise Refused(no("confirmed", f"{row.agency} has confirmed already."))
    if not confirmed_from.strip():
        raise Refused(no("confirmed_from", "Enter who confirmed it."))
    if not uk_date(row.sent_at) <= confirmed_on <= uk_date(at):
        raise Refused(no("confirmed_on", "Enter a day from the instruction until today."))
    row.confirmed_on, row.confirmed_from, row.confirmed_by = confirmed_on, confirmed_from.strip(), seat
    row.confirmed_words = words.strip()
    row.save(update_fields=["confirmed_on", "confirmed_from", "confirmed_by", "confirmed_words"])
    return row


def _held_ask(ask: SecureAsk) -> tuple[SecureAsk, Incident]:
    incident = held_incident(Incident(pk=ask.incident_id))
    row: SecureAsk = held(ask)
    return row, incident


@transaction.atomic
def add_process(*, incident: Incident, seat: Seat, at: datetime, **facts: Any) -> ParallelProcess:
    """Put a parallel process on the list. Raises ``Refused`` in a closed file, and where none is said to restrict."""
    row = held_incident(incident)
    made = ParallelProcess(incident=row, file_id=row.file_id, added_at=at, added_by=seat, **_process(facts))
    made.save()
    return made


@transaction.atomic
def change_process(*, process: ParallelProcess, version: int, at: datetime, **facts: Any) -> ParallelProcess:
    """Change what is known of a process, upon the version read. Raises as ``add_process``; ``EditConflict``."""
    held_incident(Incident(pk=process.incident_id))
    row: ParallelProcess = held(process)
    found: ParallelProcess = save_upon(row, version, **_process(facts))
    return found


def _process(facts: dict[str, Any]) -> dict[str, Any]:
    words = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    restricts = any(words.get(name) for name in ("disclosure", "interviews", "publication"))
    if restricts and words["state"] == "none":
        raise Refused(no("state", "What there is not cannot restrict anything."))
    if words["kind"] == "other" and not words.get("title"):
        raise Refused(no("title", "Say which process it is."))
    return words


@transaction.atomic
def write_media_line(
    *, incident: Incident, text: str, spoken_by: str, after: int, seat: Seat, at: datetime
) -> MediaLine:
    """Write the media line anew, after version ``after`` that was read (0 for none). Whoever agreed it agrees anew.

    Raises ``Refused`` in a closed file, without text, and where another version was written meanwhile.
    """
    row = held_incident(incident)
    if not text.strip():
        raise Refused(no("text", "Enter the media line."))
    last = MediaLine.objects.filter(incident=row).order_by("-number").first()
    number = last.number if last else 0
    if number != after:
        raise Refused(no("text", f"Version {number} was written meanwhile. Read it first: yours is below."))
    made = MediaLine(
        incident=row,
        file_id=row.file_id,
        number=number + 1,
        text=text.strip(),
        spoken_by=spoken_by.strip(),
        written_at=at,
        written_by=seat,
    )
    made.save()
    return made


@transaction.atomic
def agree_media_line(
    *, line: MediaLine, who: str, agency: str, agreed_on: date, seat: Seat, at: datetime
) -> MediaAgreement:
    """Put on record that somebody agreed a version of the media line.

    Raises ``Refused`` in a closed file, for a version that no longer stands, a day that cannot be, and twice.
    """
    held_incident(Incident(pk=line.incident_id))
    if MediaLine.objects.filter(incident=line.incident_id, number__gt=line.number).exists():
        raise Refused(no("line", "Another version was written meanwhile: ask whether they agree that one."))
    if not uk_date(line.written_at) <= agreed_on <= uk_date(at):
        raise Refused(no("agreed_on", "Enter a day from when it was written until today."))
    made = MediaAgreement(
        line=line,
        file_id=line.file_id,
        who=who.strip(),
        agency=agency.strip(),
        agreed_on=agreed_on,
        at=at,
        noted_by=seat,
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise Refused(no("who", f"{who.strip()} has agreed this version already.")) from None
    return made


@transaction.atomic
def name_deputy(
    *, incident: Incident, who: Seat, starts_on: date, ends_on: date | None, because: str, seat: Seat, at: datetime
) -> CaseDeputy:
    """Name who deputises for the manager in a case, for a time.

    Raises ``Refused`` in a closed file, for somebody who cannot write in the case, and beside another deputy.
    """
    row = held_incident(incident)
    who = Seat.objects.select_related("person").get(pk=who.pk)
    level = levels_in(row, at).get(who.pk)
    may_deputise(
        Span(who.person.name, starts_on, ends_on),
        [span_of(each) for each in deputies_of(row)],
        may_write=level is Right.WRITE_FILE,
        leads=level is Right.LEAD_FILE,
    ).require()
    made = CaseDeputy(
        incident=row,
        file_id=row.file_id,
        who=who,
        starts_on=starts_on,
        ends_on=ends_on,
        because=because.strip(),
        named_at=at,
        named_by=seat,
    )
    made.save()
    return made


@transaction.atomic
def end_deputy(*, deputy: CaseDeputy, ends_on: date, version: int, at: datetime) -> CaseDeputy:
    """Say on which day a deputy's time ends, upon the version that was read.

    Raises ``Refused`` in a closed file and for a day before the first or upon another deputy's; ``EditConflict``.
    """
    row = held_incident(Incident(pk=deputy.incident_id))
    others = [each for each in deputies_of(row) if each.pk != deputy.pk]
    mine = CaseDeputy.objects.select_related("who__person").get(pk=deputy.pk)
    span = Span(mine.who.person.name, mine.starts_on, ends_on)
    may_deputise(span, [span_of(each) for each in others], may_write=True, leads=False).require()
    found: CaseDeputy = save_upon(held(deputy), version, ends_on=ends_on)
    return found
