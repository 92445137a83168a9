"""What is kept of serious incidents and reviews. All of a case hangs on its case file: need-to-know."""

from reviews.models.annexes import AnnexRead, CopyAnnex, PublishedAnnex
from reviews.models.checks import ProgressCheck
from reviews.models.child_deaths import ChildDeathAnswer, ChildDeathReport, ChildDeathTheme
from reviews.models.chronology import ChronologyEntry, ChronologyResolved
from reviews.models.clocks import CaseEvent, ClockNote, ClockReminder, DueMove
from reviews.models.commission import LeadReviewer, ReviewerTold, ReviewScope, ScopeAgreed
from reviews.models.corrections import CorrectionAnswer, CorrectionAsk
from reviews.models.deciding import PanelLetter, ReviewDecision, ScrutinyAnswer, ScrutinyComment
from reviews.models.dissemination import CaseLearning, Learning, LearningChase, LearningSent
from reviews.models.drafts import DraftComment, DraftRecommendation, DraftSection, PracticeDraft
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
from reviews.models.involvement import Involvement, StaffSupport
from reviews.models.learning import LearningKind, LearningOption
from reviews.models.national import NationalAnswer, NationalRecommendation, NationalReview
from reviews.models.opening import OpenedWords
from reviews.models.outside import AreaRequest, DeathTold
from reviews.models.practice import PracticeReview, PracticeStage
from reviews.models.published import PublishedReview
from reviews.models.publishing import (
    CopyBuild,
    CopySection,
    CopyVersion,
    NotPublishing,
    PublicationDay,
    PublicCopy,
    PublicCopyStage,
    RedactionCheck,
    RedactionHit,
    WithdrawalAnswer,
    WithdrawalAsk,
)
from reviews.models.rapid import AtOnce, CriterionJudged, RapidReview, RapidStage, Recusal
from reviews.models.referrals import CaseReferral
from reviews.models.register import OtherReview, OtherReviewItem
from reviews.models.requests import AgencyRequest, AgencyRequestStage, AgencyReturn, RequestTicket
from reviews.models.signing import AdvanceCopy, DelayTold, PracticeDelay, PracticeReport
from reviews.models.terms import ReviewTerms
from reviews.models.themes import IncidentTheme
from reviews.models.years import ReviewYear

__all__ = [
    "AdvanceCopy",
    "AgencyRequest",
    "AgencyRequestStage",
    "AgencyReturn",
    "AnnexRead",
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
    "CopyAnnex",
    "CopyBuild",
    "CopySection",
    "CopyVersion",
    "CorrectionAnswer",
    "CorrectionAsk",
    "CriterionJudged",
    "DeathTold",
    "DelayTold",
    "DraftComment",
    "DraftRecommendation",
    "DraftSection",
    "DueMove",
    "FindingsGuest",
    "FindingsMeeting",
    "IdentitySheet",
    "Incident",
    "IncidentStage",
    "IncidentTheme",
    "InstructionText",
    "Involvement",
    "LeadReviewer",
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
    "NotPublishing",
    "OpenedWords",
    "OtherReview",
    "OtherReviewItem",
    "PanelLetter",
    "ParallelProcess",
    "PracticeDelay",
    "PracticeDraft",
    "PracticeReport",
    "PracticeReview",
    "PracticeStage",
    "ProgressCheck",
    "PublicCopy",
    "PublicCopyStage",
    "PublicationDay",
    "PublishedAnnex",
    "PublishedReview",
    "RapidReview",
    "RapidStage",
    "Recusal",
    "RedactionCheck",
    "RedactionHit",
    "RequestTicket",
    "ReviewDecision",
    "ReviewScope",
    "ReviewTerms",
    "ReviewYear",
    "ReviewerTold",
    "ScopeAgreed",
    "ScrutinyAnswer",
    "ScrutinyComment",
    "SecureAsk",
    "SecureReminder",
    "SheetLink",
    "SheetPerson",
    "StaffSupport",
    "WithdrawalAnswer",
    "WithdrawalAsk",
]
