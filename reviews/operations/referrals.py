"""The log of partners' referrals: put on it, changed, considered. One about an incident belongs to its case file."""

import secrets
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.record.versions import held, save_upon
from meetings.models import JointMeeting, Meeting
from partnership.models import Seat
from partnership.operations.cases.places import held_open
from partnership.rules.cases import LETTERS
from reviews.models import CaseReferral, Incident
from reviews.operations.incidents import held_incident
from reviews.rules.referrals import may_consider, may_log


@transaction.atomic
def log_referral(*, seat: Seat, at: datetime, incident: Incident | None = None, **facts: Any) -> CaseReferral:
    """Put a referral on the log; one that is about an ``incident`` belongs to its case file from the first.

    Its reference is drawn by lot: it does not tell how many there are in case files. Raises ``Refused`` as ``may_log``
    and in a closed file.
    """
    words = _plain(facts)
    may_log(agency=words["agency"], asked=words["asked"], referred_on=words["referred_on"], today=uk_date(at)).require()
    about = held_incident(incident) if incident is not None else None
    drawn = "".join(secrets.choice(LETTERS) for _ in range(6))
    row = CaseReferral(
        reference=f"RF-{uk_date(at).year}-{drawn}",
        incident=about,
        file_id=about.file_id if about else None,
        added_at=at,
        added_by=seat,
        **words,
    )
    row.save()
    return row


@transaction.atomic
def change_referral(*, referral: CaseReferral, version: int, at: datetime, **facts: Any) -> CaseReferral:
    """Change what came, upon the version that was read. Raises as ``log_referral``; ``EditConflict``."""
    row, words = _held(referral), _plain(facts)
    may_log(agency=words["agency"], asked=words["asked"], referred_on=words["referred_on"], today=uk_date(at)).require()
    if row.considered_on is not None and words["referred_on"] > row.considered_on:
        raise Refused(no("referred_on", "It was considered before that day."))
    found: CaseReferral = save_upon(row, version, **words)
    return found


@transaction.atomic
def consider_referral(
    *,
    referral: CaseReferral,
    outcome: str,
    because: str,
    considered_on: date,
    meeting: Meeting | JointMeeting | None = None,
    incident: Incident | None = None,
    version: int,
    at: datetime,
) -> CaseReferral:
    """Put on record what became of a referral, with the reason, upon the version that was read.

    One that is about an incident belongs to its case file from then on, and is not taken out of it again: where it
    names another, that one's. Raises ``Refused`` as ``may_consider``, in a closed file, and for an incident left out
    again; ``EditConflict`` where somebody else changed it since.
    """
    row = _held(referral)
    about = held_incident(incident) if incident is not None else None
    if row.incident_id is not None and about is None:
        raise Refused(no("incident", "It belongs to a case. Name that one, or the one it is about in truth."))
    held_on = meeting.held_on if isinstance(meeting, JointMeeting) else uk_date(meeting.starts_at) if meeting else None
    may_consider(
        outcome=outcome,
        because=because,
        considered_on=considered_on,
        referred_on=row.referred_on,
        held_on=held_on,
        incident_state=about.state if about else None,
        today=uk_date(at),
    ).require()
    found: CaseReferral = save_upon(
        row,
        version,
        outcome=outcome,
        because=because.strip(),
        considered_on=considered_on,
        meeting=meeting if isinstance(meeting, Meeting) else None,
        joint_meeting=meeting if isinstance(meeting, JointMeeting) else None,
        incident=about,
        file=about.file if about else None,
    )
    return found


def _held(referral: CaseReferral) -> CaseReferral:
    row: CaseReferral = held(referral)
    if row.file_id is not None:
        held_open(row.file_id)
    return row


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
