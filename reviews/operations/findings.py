"""Who hears the findings of a case's review, and leaders' reflection upon it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.workdays import uk_date
from hscp.record.versions import held, save_upon
from meetings.models import JointMeeting, Meeting
from partnership.models import Seat
from reviews.models import FindingsGuest, FindingsMeeting, Incident, LeadersReflection
from reviews.operations.incidents import held_incident
from reviews.rules import findings as rules


@transaction.atomic
def add_findings(*, incident: Incident, seat: Seat, at: datetime, **facts: Any) -> FindingsMeeting:
    """Name a meeting that hears the findings. Raises ``Refused`` as ``may_hear`` and in a closed file."""
    row = held_incident(incident)
    made = FindingsMeeting(incident=row, file_id=row.file_id, noted_at=at, noted_by=seat, **_named(**facts))
    made.save()
    return made


@transaction.atomic
def change_findings(*, row: FindingsMeeting, version: int, at: datetime, **facts: Any) -> FindingsMeeting:
    """Say which meeting it is, and what was heard, upon the version read. Raises as ``add_findings``.

    ``EditConflict`` where somebody else wrote since.
    """
    held_incident(Incident(pk=row.incident_id))
    found: FindingsMeeting = save_upon(held(row), version, **_named(**facts))
    return found


def _named(*, meeting: Meeting | JointMeeting | None, held_on: date, words: str, heard: str) -> dict[str, Any]:
    met = meeting.held_on if isinstance(meeting, JointMeeting) else uk_date(meeting.starts_at) if meeting else None
    rules.may_hear(held_on=held_on, met_on=met, words=words).require()
    return {
        "held_on": held_on,
        "meeting": meeting if isinstance(meeting, Meeting) else None,
        "joint_meeting": meeting if isinstance(meeting, JointMeeting) else None,
        "words": words.strip(),
        "heard": heard.strip(),
    }


@transaction.atomic
def add_guest(*, findings: FindingsMeeting, at: datetime, **facts: Any) -> FindingsGuest:
    """Put on record whom the meeting invites. Raises ``Refused`` as ``may_note_guest`` and in a closed file."""
    held_incident(Incident(pk=findings.incident_id))
    row: FindingsMeeting = held(findings)
    made = FindingsGuest(findings=row, file_id=row.file_id, **_guest(facts, row, at))
    made.save()
    return made


@transaction.atomic
def change_guest(*, guest: FindingsGuest, version: int, at: datetime, **facts: Any) -> FindingsGuest:
    """Whether somebody came and their final views, upon the version read. Raises as ``add_guest``; ``EditConflict``."""
    findings = FindingsMeeting.objects.get(pk=guest.findings_id)
    held_incident(Incident(pk=findings.incident_id))
    found: FindingsGuest = save_upon(held(guest), version, **_guest(facts, findings, at))
    return found


def _guest(facts: dict[str, Any], findings: FindingsMeeting, at: datetime) -> dict[str, Any]:
    words: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    rules.may_note_guest(**words, held_on=findings.held_on, today=uk_date(at)).require()
    return words


@transaction.atomic
def add_reflection(*, incident: Incident, seat: Seat, at: datetime, **facts: Any) -> LeadersReflection:
    """Put leaders' reflection on record. Raises ``Refused`` as ``may_reflect`` and in a closed file."""
    row = held_incident(incident)
    made = LeadersReflection(incident=row, file_id=row.file_id, noted_at=at, noted_by=seat, **_reflected(facts, at))
    made.save()
    return made


@transaction.atomic
def change_reflection(*, row: LeadersReflection, version: int, at: datetime, **facts: Any) -> LeadersReflection:
    """Correct what is on record of it, upon the version read. Raises as ``add_reflection``; ``EditConflict``."""
    held_incident(Incident(pk=row.incident_id))
    found: LeadersReflection = save_upon(held(row), version, **_reflected(facts, at))
    return found


def _reflected(facts: dict[str, Any], at: datetime) -> dict[str, Any]:
    rules.may_reflect(
        on=facts["on"], took_part=facts["took_part"], takeaways=facts["takeaways"], today=uk_date(at)
    ).require()
    return {
        "on": facts["on"],
        "led_by": facts["led_by"].strip(),
        "took_part": "\n".join(rules.lines_of(facts["took_part"])),
        "takeaways": facts["takeaways"].strip(),
    }
