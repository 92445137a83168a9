"""An incident: put on record, its facts and children, and each move of it."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import Refused, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.record.versions import save_upon
from hscp.spaces.acting import current
from partnership.access import opened
from partnership.models import CaseFile, Seat
from partnership.operations.cases import open_case_file
from partnership.operations.cases.places import held_open
from reviews.models import CaseEvent, Child, Incident, IncidentStage
from reviews.operations.clocks import note_dues
from reviews.operations.planning import require_day
from reviews.queries.clocks import days_on_record, events_of
from reviews.queries.incidents import children_of, edition_of, gaps_of
from reviews.rules.clocks import Event
from reviews.rules.events import may_record
from reviews.rules.notification import may_notify
from reviews.rules.states import INCIDENT, IncidentState


@transaction.atomic
def open_incident(
    *,
    title: str,
    lead: Seat,
    aware_on: date,
    place: str,
    other_area: str = "",
    happened_on: date | None = None,
    summary: str = "",
    seat: Seat,
    at: datetime,
) -> Incident:
    """Put an incident on record, with a case file of its own that its lead and its creator can open.

    The clock of the notification runs from ``aware_on``. Side effects: the case file with its list and mail, a stage
    record, the due dates noted. Raises ``Refused`` for a day that has not come or lies before every edition of the
    guidance, for an incident elsewhere that does not say where, and as ``open_case_file``.
    """
    file = open_case_file(title=title, lead=lead, seat=seat, at=at)
    with opened(file.pk):
        return begin_incident(
            file=file,
            aware_on=aware_on,
            place=place,
            other_area=other_area,
            happened_on=happened_on,
            summary=summary,
            seat=seat,
            at=at,
        )


@transaction.atomic
def begin_incident(
    *,
    file: CaseFile,
    aware_on: date,
    place: str,
    other_area: str = "",
    happened_on: date | None = None,
    summary: str = "",
    seat: Seat,
    at: datetime,
) -> Incident:
    """Put an incident on record in a case file that is open; raises and does as ``open_incident``, the file apart."""
    held_open(file.pk)
    if aware_on > uk_date(at):
        raise Refused(no("aware_on", f"{date_words(aware_on)} has not come yet."))
    if happened_on is not None and happened_on > aware_on:
        raise Refused(no("happened_on", "It cannot have happened after the authority became aware of it."))
    edition = edition_of(aware_on)
    if edition is None:
        raise Refused(no("aware_on", f"No edition of the guidance is on file for {date_words(aware_on)}."))
    _said_where(place, other_area)
    incident = Incident(
        file=file,
        place=place,
        other_area=other_area.strip(),
        happened_on=happened_on,
        summary=summary.strip(),
        edition=edition,
        opened_at=at,
        opened_by=seat,
    )
    incident.save()
    stage(incident, "open", "", seat=seat, at=at)
    _event(incident, Event.AWARE, aware_on, seat=seat, at=at)
    note_dues(incident=incident, because="The incident was put on record.", at=at)
    return incident


@transaction.atomic
def change_incident(*, incident: Incident, version: int, at: datetime, **facts: Any) -> Incident:
    """Change what is known of an incident, upon the version that was read.

    Side effect: due dates noted where they moved. Raises ``Refused`` in a closed file, for an incident elsewhere that
    does not say where, and as ``require_day`` for another planned day of publication; ``EditConflict`` where somebody
    else changed it since.
    """
    row = held_incident(incident)
    _said_where(facts.get("place", row.place), facts.get("other_area", row.other_area))
    happened, aware = facts.get("happened_on"), _days(row).get(Event.AWARE)
    if happened and aware and happened > aware:
        raise Refused(no("happened_on", "It cannot have happened after the authority became aware of it."))
    if "publishes_on" in facts and facts["publishes_on"] != row.publishes_on:
        require_day(row, facts["publishes_on"], at)
    words = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    found: Incident = save_upon(row, version, **words)
    note_dues(incident=found, because="What is known of the incident was changed.", at=at)
    return found


@transaction.atomic
def add_child(*, incident: Incident, at: datetime, **facts: Any) -> Child:
    """Put a child on record under the next letter. One found later joins the same notification and its due dates.

    Side effect: due dates noted where another clock begins. Raises ``Refused`` in a closed file, for an incident that
    was merged, and for a child living elsewhere of whom it is not said where.
    """
    row = held_incident(incident)
    if row.state == IncidentState.MERGED:
        raise Refused(no("merged", "This incident was merged with another: put the child on record there."))
    _said_home(facts)
    last = Child.objects.filter(incident=row).order_by("-position").values_list("position", flat=True).first() or 0
    child = Child(incident=row, file_id=row.file_id, position=last + 1, joined_at=at, **_plain(facts))
    child.save()
    note_dues(incident=row, because=f"{child.label} was put on record.", at=at)
    return child


@transaction.atomic
def change_child(*, child: Child, version: int, at: datetime, **facts: Any) -> Child:
    """Change what is known of a child, upon the version that was read. Raises as ``add_child``; ``EditConflict``."""
    row = held_incident(child.incident)
    _said_home(facts)
    held: Child = Child.objects.select_for_update(of=("self",)).get(pk=child.pk)
    found: Child = save_upon(held, version, **_plain(facts))
    note_dues(incident=row, because=f"What is known of {found.label} was changed.", at=at)
    return found


@transaction.atomic
def notify(*, incident: Incident, reference: str, again: str, sent_on: date, seat: Seat, at: datetime) -> Incident:
    """Record that the national notification was sent: its reference, typed twice, and the day. The next clocks begin.

    Side effects: a stage record, the event, due dates noted. Raises ``Refused`` with every reason: what the national
    form asks and is missing, a reference that was mistyped or is another incident's, a day that cannot be.
    """
    row = held_incident(incident)
    move = find_move(INCIDENT, row.state, "notify")
    may_notify(
        gaps_of(row, children_of(row)),
        reference=reference,
        again=again,
        sent_on=sent_on,
        aware_on=_days(row).get(Event.AWARE),
        today=uk_date(at),
    ).require()
    row.reference, row.state, row.state_because = reference.strip(), move.target, ""
    row.version += 1
    try:
        with transaction.atomic():
            row.save(update_fields=["reference", "state", "state_because", "version"])
    except IntegrityError:
        words = "That reference is on record for another incident: merge the two instead."
        raise Refused(no("reference", words)) from None
    stage(row, "notify", IncidentState.CONSIDERING, seat=seat, at=at, reason=f"Sent on {date_words(sent_on)}.")
    _event(row, Event.NOTIFIED, sent_on, seat=seat, at=at)
    note_dues(incident=row, because="The notification was sent.", at=at)
    return row


@transaction.atomic
def move_incident(*, incident: Incident, move: str, reason: str, seat: Seat, at: datetime) -> Incident:
    """Any other move of an incident, with its reason. Side effects: a stage record, due dates noted.

    Raises ``Refused`` where the move is not legal from its state, or no reason is given.
    """
    row = held_incident(incident)
    found = find_move(INCIDENT, row.state, move)
    if move in ("notify", "merge"):
        raise Refused(no("move", f"“{found.label}” has a page of its own."))
    if not reason.strip():
        raise Refused(no("reason", "Say why: it stays on record."))
    before, row.state, row.state_because = row.state, found.target, reason.strip()
    fields = ["state", "state_because", "version"]
    if move == "part":
        row.merged_into = None
        fields.append("merged_into")
    row.version += 1
    row.save(update_fields=fields)
    stage(row, move, before, seat=seat, at=at, reason=reason.strip())
    note_dues(incident=row, because=f"{found.label}: {reason.strip()}", at=at)
    return row


@transaction.atomic
def merge_incident(*, incident: Incident, into: Incident, reason: str, seat: Seat, at: datetime) -> Incident:
    """Merge an incident that was put on record twice with the one that goes on. Both stay readable.

    Side effects: a stage record on each. Raises ``Refused`` for itself, for one that is merged, and without a reason.
    """
    row = held_incident(incident)
    find_move(INCIDENT, row.state, "merge")
    if into.pk == row.pk or into.state == IncidentState.MERGED:
        raise Refused(no("into", "Choose another incident that goes on."))
    if not reason.strip():
        raise Refused(no("reason", "Say why the two are one: it stays on record."))
    before = row.state
    row.state, row.state_because, row.merged_into = IncidentState.MERGED, reason.strip(), into
    row.version += 1
    row.save(update_fields=["state", "state_because", "merged_into", "version"])
    stage(row, "merge", before, seat=seat, at=at, reason=reason.strip())
    words = f"A second record of it ({row.file.reference}) was merged with it. {reason.strip()}"
    stage(into, "take_in", into.state, seat=seat, at=at, reason=words)
    return row


@transaction.atomic
def record_event(
    *, incident: Incident, event: str, on: date | None, because: str = "", seat: Seat, at: datetime
) -> CaseEvent:
    """Put the day of an event on record, correct it, or take it back (``on`` None). What it was before stays.

    A corrected start moves the clocks that still run, and keeps those that have stopped as they were judged; another
    day of becoming aware may bring another edition of the guidance. Side effect: due dates noted. Raises ``Refused``
    as ``may_record`` and in a closed file.
    """
    row = held_incident(incident)
    may_record(event, on, _days(row), because=because, today=uk_date(at)).require()
    if event == Event.AWARE and on is not None:
        edition = edition_of(on)
        if edition is None:
            raise Refused(no("on", f"No edition of the guidance is on file for {date_words(on)}."))
        if edition.pk != row.edition_id:
            row.edition = edition
            row.save(update_fields=["edition"])
    made = _event(row, event, on, because=because, seat=seat, at=at)
    note_dues(incident=row, because=because.strip() or "A day was put on record.", at=at)
    return made


def held_incident(incident: Incident) -> Incident:
    """The incident as it is now, held until the transaction ends. Raises ``Refused`` where its case file is closed."""
    row: Incident = Incident.objects.select_for_update(of=("self",)).select_related("file").get(pk=incident.pk)
    held_open(row.file_id)
    return row


def stage(incident: Incident, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str = "") -> None:
    """The stage record of a move of an incident."""
    IncidentStage(
        incident=incident,
        file_id=incident.file_id,
        seat=seat,
        move=move,
        from_state=before,
        to_state=incident.state,
        at=at,
        by_id=current().user_id,
        reason=reason,
    ).save()


def _event(
    incident: Incident, event: str, on: date | None, *, because: str = "", seat: Seat, at: datetime
) -> CaseEvent:
    made = CaseEvent(
        incident=incident,
        file_id=incident.file_id,
        event=event,
        on=on,
        because=because.strip(),
        noted_at=at,
        noted_by=seat,
    )
    made.save()
    return made


def _days(incident: Incident) -> dict[str, date]:
    return days_on_record(events_of(incident))


def _said_where(place: str, other_area: str) -> None:
    if place != "here" and not other_area.strip():
        raise Refused(no("other_area", "Say which area or country it happened in."))


def _said_home(facts: dict[str, Any]) -> None:
    if not facts.get("lives_here", True) and not str(facts.get("home_area", "")).strip():
        raise Refused(no("home_area", "Say where the child normally lives."))


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
