from meetings.models.absence import AbsenceLetter, AbsenceLetterStage
from meetings.models.actions import Action, ActionStage, ActionUpdate, Recommendation, RecommendationStage
from meetings.models.agency_evidence import AgencyImprovement, EvidenceAsk, EvidenceAskStage
from meetings.models.agenda import AgendaApproval
from meetings.models.asking import ActionAsk
from meetings.models.assurance import AssuranceSession, Invitee
from meetings.models.circulation import Circulation, CirculationStage
from meetings.models.conduct import Adjournment, Declaration, ItemTime, PresidingChoice
from meetings.models.decisions import Decision, DecisionStage
from meetings.models.drafts import MinutesDraft
from meetings.models.front_sheets import FrontSheet
from meetings.models.inviting import CalendarFeed, InvitationSent, MeetingReply
from meetings.models.joint import JointMeeting
from meetings.models.meeting import AgendaItem, Meeting, MeetingStage
from meetings.models.minutes import Minutes, MinutesComment, MinutesCorrection, MinutesStage
from meetings.models.numbering import Numbering
from meetings.models.owned import OwnedItem, OwnedSlot
from meetings.models.packs import GuestItem, Pack, PackPart
from meetings.models.paper_deadlines import PaperNudge, PaperOwed
from meetings.models.papers import Paper, PaperVersion
from meetings.models.polls import DatePoll, DatePollAnswer, DatePollDate, DatePollEnd, DatePollMail
from meetings.models.presence import Attendee, Presence
from meetings.models.proceedings import ItemProceeding
from meetings.models.proposals import ItemProposal, ItemProposalStage
from meetings.models.referrals import Referral, ReferralStage
from meetings.models.series import MeetingSeries
from meetings.models.sighting import Sighting
from meetings.models.templates import AgendaTemplate, AgendaTemplateItem
from meetings.models.themes import RecommendationTheme

__all__ = [
    "AbsenceLetter",
    "AbsenceLetterStage",
    "Action",
    "ActionAsk",
    "ActionStage",
    "ActionUpdate",
    "Adjournment",
    "AgencyImprovement",
    "AgendaApproval",
    "AgendaItem",
    "AgendaTemplate",
    "AgendaTemplateItem",
    "AssuranceSession",
    "Attendee",
    "CalendarFeed",
    "Circulation",
    "CirculationStage",
    "DatePoll",
    "DatePollAnswer",
    "DatePollDate",
    "DatePollEnd",
    "DatePollMail",
    "Decision",
    "DecisionStage",
    "Declaration",
    "EvidenceAsk",
    "EvidenceAskStage",
    "FrontSheet",
    "GuestItem",
    "InvitationSent",
    "Invitee",
    "ItemProceeding",
    "ItemProposal",
    "ItemProposalStage",
    "ItemTime",
    "JointMeeting",
    "Meeting",
    "MeetingReply",
    "MeetingSeries",
    "MeetingStage",
    "Minutes",
    "MinutesComment",
    "MinutesCorrection",
    "MinutesDraft",
    "MinutesStage",
    "Numbering",
    "OwnedItem",
    "OwnedSlot",
    "Pack",
    "PackPart",
    "Paper",
    "PaperNudge",
    "PaperOwed",
    "PaperVersion",
    "Presence",
    "PresidingChoice",
    "Recommendation",
    "RecommendationStage",
    "RecommendationTheme",
    "Referral",
    "ReferralStage",
    "Sighting",
]
