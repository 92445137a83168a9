from partnership.models.arrangements import (
    Ambiguity,
    Arrangements,
    Feedback,
    LearningWay,
    Partnership,
    Promise,
    Recipient,
    ReportContent,
    ReservedMatter,
    StrategicLink,
)
from partnership.models.cases import (
    CaseFile,
    FileExclusion,
    FileRead,
    FileReference,
    FileStage,
    Restrictable,
    RestrictableStage,
)
from partnership.models.contacts import LineManager
from partnership.models.documents import CaseDocument
from partnership.models.glass import GlassSeen, GlassTold
from partnership.models.grants import FileGrant, GroupGrant, PartnershipGrant
from partnership.models.groups import Chairing, Group, Membership, ReportingLine, Terms
from partnership.models.invitations import Invitation
from partnership.models.people import Organisation, Participation, Person, Post, PostFollow, Seat
from partnership.models.resets import FactorReset, FactorResetAnswer
from partnership.models.signoff import Signature, Signoff, SignoffRequest, SignoffStage
from partnership.models.statute import BankHoliday, GuidanceEdition, ReportHeading, RetentionRule, StatuteClock
from partnership.models.terms_proposals import TermsProposal
from partnership.models.themes import Theme, ThemeTag, UsualTheme

__all__ = [
    "Ambiguity",
    "Arrangements",
    "BankHoliday",
    "CaseDocument",
    "CaseFile",
    "Chairing",
    "FactorReset",
    "FactorResetAnswer",
    "Feedback",
    "FileExclusion",
    "FileGrant",
    "FileRead",
    "FileReference",
    "FileStage",
    "GlassSeen",
    "GlassTold",
    "Group",
    "GroupGrant",
    "GuidanceEdition",
    "Invitation",
    "LearningWay",
    "LineManager",
    "Membership",
    "Organisation",
    "Participation",
    "Partnership",
    "PartnershipGrant",
    "Person",
    "Post",
    "PostFollow",
    "Promise",
    "Recipient",
    "ReportContent",
    "ReportHeading",
    "ReportingLine",
    "ReservedMatter",
    "Restrictable",
    "RestrictableStage",
    "RetentionRule",
    "Seat",
    "Signature",
    "Signoff",
    "SignoffRequest",
    "SignoffStage",
    "StatuteClock",
    "StrategicLink",
    "Terms",
    "TermsProposal",
    "Theme",
    "ThemeTag",
    "UsualTheme",
]
