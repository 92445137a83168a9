"""The words of the partnership: kinds of body, role, group and state."""

from django.db.models import TextChoices


class PartnershipKind(TextChoices):
    CHILDREN = "children", "Safeguarding children partnership"
    ADULTS = "adults", "Safeguarding adults board"
    COMMUNITY = "community_safety", "Community safety partnership"
    JOINT = "joint", "Joint group of several partnerships"


class Category(TextChoices):
    """What an organisation is in one partnership (§6.3). The first three are the statutory safeguarding partners."""

    LOCAL_AUTHORITY = "local_authority", "Local authority"
    ICB = "integrated_care_board", "Integrated care board"
    POLICE = "police", "Police"
    DISTRICT = "district_council", "District council"
    HEALTH = "health", "Health provider"
    EDUCATION = "education", "Education"
    OTHER = "other", "Other agency"


class Role(TextChoices):
    """What a post lets its holder do; the rights are in `partnership.rules.roles`."""

    TEAM = "team", "Partnership Team"
    LSP = "lsp", "Lead safeguarding partner"
    DSP = "dsp", "Delegated safeguarding partner"
    SCRUTINEER = "scrutineer", "Independent scrutineer"
    ACCOUNTABLE_BODY = "accountable_body", "Accountable body"
    MEMBER = "member", "Member"


class TeamPart(TextChoices):
    """What a post of the Partnership Team is in it, where the arrangements say so."""

    MANAGER = "manager", "Manager of the team"
    DEPUTY = "deputy", "Deputy of its manager"


class GroupKind(TextChoices):
    BOARD = "board", "Board"
    SUBGROUP = "subgroup", "Delivery subgroup"
    LSP_FORUM = "lsp_forum", "Lead safeguarding partners' forum"
    SUMMIT = "summit", "Summit"
    PRACTITIONER_FORUM = "practitioner_forum", "Practitioner forum"
    TASK = "task_and_finish", "Task and finish group"
    PRIORITY = "priority", "Priority group"
    OTHER = "other", "Other group"


class ChairKind(TextChoices):
    CHAIR = "chair", "Chair"
    VICE = "vice_chair", "Vice-chair"


class TermsProposalState(TextChoices):
    PROPOSED = "proposed", "Waiting to be agreed"
    AGREED = "agreed", "Agreed"
    SENT_BACK = "sent_back", "Sent back"
    WITHDRAWN = "withdrawn", "Withdrawn"


class SignoffState(TextChoices):
    OPEN = "open", "Waiting for signatures"
    APPROVED = "approved", "Signed by all"
    REJECTED = "rejected", "Sent back"
    VOID = "void", "Void: the text was edited"


class Answer(TextChoices):
    SIGNED = "signed", "Signed"
    REJECTED = "rejected", "Sent back"


class ReadKind(TextChoices):
    """How something of a case file came to be seen."""

    PAGE = "page", "Read"
    SEARCH = "search", "Found by searching"
    EXPORT = "export", "Taken out as a file"
    PRINT = "print", "Opened for printing"
    HISTORY = "history", "History read"


class Standing(TextChoices):
    """How an organisation takes part in a partnership."""

    STATUTORY = "statutory_partner", "Statutory safeguarding partner"
    RELEVANT = "relevant_agency", "Relevant agency"
    OTHER = "other", "Other"


class Precision(TextChoices):
    """How exactly the published document gives a date."""

    DAY = "day", "Day"
    MONTH = "month", "Month"
    YEAR = "year", "Year"


class ReportOrder(TextChoices):
    """When the yearly report is presented; most arrangements do not say."""

    ANY = "any", "In any order"
    BEFORE = "before", "Before it is approved"
    AFTER = "after", "After it is approved"


class Meaning(TextChoices):
    """What the product knows a reserved matter by: the arrangements mark it, nothing is guessed from its words."""

    CONTRIBUTIONS = "contributions", "The yearly contributions"
    CHANGES = "changes_of_arrangements", "Changes of the arrangements"


class ReservedTo(TextChoices):
    LSP = "lsp", "Lead safeguarding partners"
    DSP = "dsp", "Delegated safeguarding partners"


class Trust(TextChoices):
    """How far a statutory fact has been verified; what needs a check stays marked for administrators."""

    LAW = "law", "Read in legislation or on the national Panel's site"
    LOCAL = "local", "Read on a partnership's page that quotes the guidance"
    CHECK = "check", "To be checked: commonly stated, not verified"


class GlassTo(TextChoices):
    """As what somebody is told that a case file was opened in an emergency."""

    LEAD = "lead", "Its lead"
    SCRUTINEER = "scrutineer", "The independent scrutineer"
    INSTEAD = "instead", "The Partnership Team, for somebody who could not be told"
