"""What is kept of serious incidents and reviews. All of a case hangs on its case file: need-to-know."""

from reviews.models.chronology import ChronologyEntry, ChronologyResolved
from reviews.models.clocks import CaseEvent, ClockNote, ClockReminder, DueMove
from reviews.models.deciding import PanelLetter, ReviewDecision, ScrutinyAnswer, ScrutinyComment
from reviews.models.incident import Child, Incident, IncidentStage
from reviews.models.rapid import AtOnce, CriterionJudged, RapidReview, RapidStage, Recusal
from reviews.models.requests import AgencyRequest, AgencyRequestStage, AgencyReturn, RequestTicket
from reviews.models.terms import ReviewTerms

__all__ = [
    "AgencyRequest",
    "AgencyRequestStage",
    "AgencyReturn",
    "AtOnce",
    "CaseEvent",
    "Child",
    "ChronologyEntry",
    "ChronologyResolved",
    "ClockNote",
    "ClockReminder",
    "CriterionJudged",
    "DueMove",
    "Incident",
    "IncidentStage",
    "PanelLetter",
    "RapidReview",
    "RapidStage",
    "Recusal",
    "RequestTicket",
    "ReviewDecision",
    "ReviewTerms",
    "ScrutinyAnswer",
    "ScrutinyComment",
]
