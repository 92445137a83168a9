from meetings.models.actions import Action, ActionStage, ActionUpdate, Recommendation, RecommendationStage
from meetings.models.asking import ActionAsk
from meetings.models.decisions import Decision, DecisionStage
from meetings.models.drafts import MinutesDraft
from meetings.models.meeting import AgendaItem, Meeting, MeetingStage
from meetings.models.numbering import Numbering
from meetings.models.papers import Paper, PaperVersion
from meetings.models.presence import Attendee, Presence
from meetings.models.sighting import Sighting

__all__ = [
    "Action",
    "ActionAsk",
    "ActionStage",
    "ActionUpdate",
    "AgendaItem",
    "Attendee",
    "Decision",
    "DecisionStage",
    "Meeting",
    "MeetingStage",
    "MinutesDraft",
    "Numbering",
    "Paper",
    "PaperVersion",
    "Presence",
    "Recommendation",
    "RecommendationStage",
    "Sighting",
]
