"""What is kept of serious incidents and reviews. All of a case hangs on its case file: need-to-know."""

from reviews.models.chronology import ChronologyEntry, ChronologyResolved
from reviews.models.clocks import CaseEvent, ClockNote, ClockReminder, DueMove
from reviews.models.deciding import PanelLetter, ReviewDecision, ScrutinyAnswer, ScrutinyComment
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
from reviews.models.rapid import AtOnce, CriterionJudged, RapidReview, RapidStage, Recusal
from reviews.models.referrals import CaseReferral
from reviews.models.requests import AgencyRequest, AgencyRequestStage, AgencyReturn, RequestTicket
from reviews.models.terms import ReviewTerms
from reviews.models.themes import IncidentTheme
from reviews.models.years import ReviewYear

__all__ = [
    "AgencyRequest",
    "AgencyRequestStage",
    "AgencyReturn",
    "AreaRequest",
    "AtOnce",
    "CaseDeputy",
    "CaseEvent",
    "CaseReferral",
    "Child",
    "ChronologyEntry",
    "ChronologyResolved",
    "ClockNote",
    "ClockReminder",
    "CriterionJudged",
    "DeathTold",
    "DueMove",
    "IdentitySheet",
    "Incident",
    "IncidentStage",
    "IncidentTheme",
    "InstructionText",
    "MediaAgreement",
    "MediaLine",
    "PanelLetter",
    "ParallelProcess",
    "RapidReview",
    "RapidStage",
    "Recusal",
    "RequestTicket",
    "ReviewDecision",
    "ReviewTerms",
    "ReviewYear",
    "ScrutinyAnswer",
    "ScrutinyComment",
    "SecureAsk",
    "SecureReminder",
    "SheetLink",
    "SheetPerson",
]
