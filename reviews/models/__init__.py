"""What is kept of serious incidents and reviews. All of a case hangs on its case file: need-to-know."""

from reviews.models.child_deaths import ChildDeathAnswer, ChildDeathReport, ChildDeathTheme
from reviews.models.chronology import ChronologyEntry, ChronologyResolved
from reviews.models.clocks import CaseEvent, ClockNote, ClockReminder, DueMove
from reviews.models.deciding import PanelLetter, ReviewDecision, ScrutinyAnswer, ScrutinyComment
from reviews.models.dissemination import CaseLearning, Learning, LearningChase, LearningSent
from reviews.models.findings import FindingsGuest, FindingsMeeting, LeadersReflection
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
from reviews.models.learning import LearningKind, LearningOption
from reviews.models.national import NationalAnswer, NationalRecommendation, NationalReview
from reviews.models.outside import AreaRequest, DeathTold
from reviews.models.rapid import AtOnce, CriterionJudged, RapidReview, RapidStage, Recusal
from reviews.models.referrals import CaseReferral
from reviews.models.register import OtherReview, OtherReviewItem
from reviews.models.requests import AgencyRequest, AgencyRequestStage, AgencyReturn, RequestTicket
from reviews.models.terms import ReviewTerms

__all__ = [
    "AgencyRequest",
    "AgencyRequestStage",
    "AgencyReturn",
    "AreaRequest",
    "AtOnce",
    "CaseDeputy",
    "CaseEvent",
    "CaseLearning",
    "CaseReferral",
    "Child",
    "ChildDeathAnswer",
    "ChildDeathReport",
    "ChildDeathTheme",
    "ChronologyEntry",
    "ChronologyResolved",
    "ClockNote",
    "ClockReminder",
    "CriterionJudged",
    "DeathTold",
    "DueMove",
    "FindingsGuest",
    "FindingsMeeting",
    "IdentitySheet",
    "Incident",
    "IncidentStage",
    "InstructionText",
    "LeadersReflection",
    "Learning",
    "LearningChase",
    "LearningKind",
    "LearningOption",
    "LearningSent",
    "MediaAgreement",
    "MediaLine",
    "NationalAnswer",
    "NationalRecommendation",
    "NationalReview",
    "OtherReview",
    "OtherReviewItem",
    "PanelLetter",
    "ParallelProcess",
    "RapidReview",
    "RapidStage",
    "Recusal",
    "RequestTicket",
    "ReviewDecision",
    "ReviewTerms",
    "ScrutinyAnswer",
    "ScrutinyComment",
    "SecureAsk",
    "SecureReminder",
    "SheetLink",
    "SheetPerson",
]
