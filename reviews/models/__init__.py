"""What is kept of serious incidents and reviews. All of a case hangs on its case file: need-to-know."""

from reviews.models.clocks import CaseEvent, ClockNote, ClockReminder, DueMove
from reviews.models.hour import (
    CaseDeputy,
    InstructionText,
    MediaAgreement,
    MediaLine,
    ParallelProcess,
    SecureAsk,
    SecureReminder,
)
from reviews.models.identity import IdentitySheet, SheetLink, SheetPerson
from reviews.models.incident import Child, Incident, IncidentStage
from reviews.models.outside import AreaRequest, DeathTold
from reviews.models.referrals import CaseReferral
from reviews.models.terms import ReviewTerms

__all__ = [
    "AreaRequest",
    "CaseDeputy",
    "CaseEvent",
    "CaseReferral",
    "Child",
    "ClockNote",
    "ClockReminder",
    "DeathTold",
    "DueMove",
    "IdentitySheet",
    "Incident",
    "IncidentStage",
    "InstructionText",
    "MediaAgreement",
    "MediaLine",
    "ParallelProcess",
    "ReviewTerms",
    "SecureAsk",
    "SecureReminder",
    "SheetLink",
    "SheetPerson",
]
