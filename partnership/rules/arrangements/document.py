"""What a set of published arrangements says, as frozen values.

One :class:`Arrangements` is one space: a partnership, or a joint group that several partnerships own. Nothing here is a
database row; the loader turns these values into rows, and they keep the :class:`Place` they were written at, so that a
refusal by the database can still name file and line.

Dates are half-open: ``starts_on`` is the first day, ``ends_on`` the first day it no longer holds, ``None`` is open.
Paragraphs are written ``§5.1`` or ``Appendix 1``. Keys are lower-case words joined by hyphens.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from partnership.rules.arrangements.problems import NOWHERE, Place
from partnership.rules.promises import Promise
from partnership.rules.terms import STATUTORY_PARTNER, Terms

SPACE_KINDS = ("children", "adults", "community_safety", "joint")
"""What a space is: three kinds of partnership, and a joint group with a space of its own."""

CATEGORIES = (
    "local_authority",
    "integrated_care_board",
    "police",
    "district_council",
    "health",
    "education",
    "other",
)
"""What an organisation is, wherever it sits. The first three are the kinds of statutory partner."""

STANDINGS = ("statutory_partner", "relevant_agency", "other")
"""What an organisation is to one space."""

ROLES = ("lsp", "dsp", "scrutineer", "team", "accountable_body", "member")
"""What a post may do: lead or delegated safeguarding partner, independent scrutineer, partnership team, …"""

TEAM_PARTS = ("manager", "deputy")
"""What a post of the partnership team is in it: its manager, or who stands in for them."""

MEANINGS = ("contributions", "changes_of_arrangements")
"""What a reserved matter is about, where the product has to know: which decision agrees the yearly contributions, which
changes the arrangements."""

GROUP_KINDS = (
    "board",
    "subgroup",
    "lsp_forum",
    "summit",
    "practitioner_forum",
    "task_and_finish",
    "priority",
    "other",
)

PARTS = ("member", "in_attendance")
"""How somebody belongs to a group: as a member, or there without being one."""

REPORT_ORDERS = ("any", "before", "after")
"""Is the yearly report presented before it is approved, after it, or in any order (the arrangements are silent)?"""


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """A date as precise as the document gives it; ``day`` is the first day of what it names."""

    day: date
    precision: Literal["day", "month", "year"]

    def __str__(self) -> str:
        if self.precision == "day":
            return f"{self.day.day} {self.day:%B %Y}"
        return f"{self.day:%B %Y}" if self.precision == "month" else f"{self.day:%Y}"


@dataclass(frozen=True, slots=True)
class Partnership:
    """The space itself. ``partners`` are the spaces that own a joint one; empty for every other kind."""

    name: str
    short_name: str
    kind: str
    area: str = ""
    website: str = ""
    host: str | None = None
    partners: tuple[str, ...] = ()
    impact_after_days: int = 90
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Publication:
    """The published document; ``edition`` is the key of the guidance edition that it was written to."""

    title: str
    published: PublishedDate
    updated: PublishedDate | None = None
    review: PublishedDate | None = None
    edition: str | None = None
    website: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of vision, pledge, value or principle with its paragraph."""

    text: str
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Vision:
    vision: Statement | None = None
    values: tuple[Statement, ...] = ()
    principles: tuple[Statement, ...] = ()
    pledge: tuple[Statement, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body declared here with its name: this space introduces it, and only this space may rename it.

    ``collective`` marks a class of bodies ("all primary schools") rather than one.
    """

    key: str
    name: str
    category: str
    collective: bool = False
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Membership:
    """An organisation's standing in this space, for those declared here and those used from elsewhere."""

    organisation: str
    standing: str
    category: str
    section: str | None = None
    declared_here: bool = True
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def counts_as(self) -> str:
        """The category under which the terms count the body: statutory partners as such, others as what they are."""
        return STATUTORY_PARTNER if self.standing == STATUTORY_PARTNER else self.category


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a post, dated. ``ends_on`` is the first day on which they no longer hold it."""

    name: str
    email: str
    starts_on: date
    ends_on: date | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PostReference:
    """A post of another space."""

    space: str
    post: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Post:
    """What the arrangements name; without holders it is vacant, which is legal.

    ``organisation`` is ``None`` for a post that belongs to no body (an independent scrutineer). ``office`` is the
    office that the document says holds the post. ``follows`` names posts of the owning spaces whose holders hold this
    one too (a chief constable is lead partner of two counties and sits once in their joint forum). ``team_part`` marks
    the manager of the team, and their deputy.
    """

    key: str
    title: str
    role: str
    organisation: str | None = None
    section: str | None = None
    office: str = ""
    team_part: str = ""
    shared: bool = False
    follows: tuple[PostReference, ...] = ()
    holders: tuple[Holder, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ChairTerm:
    """A post that holds the chair (or vice-chair) of a group, dated. Who *may* hold it is part of the terms."""

    post: str
    starts_on: date
    ends_on: date | None = None
    section: str | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Member:
    """A post's place in a group; ``represents`` is the body for which its holder counts as present there."""

    post: str
    represents: str | None = None
    part: str = "member"
    starts_on: date | None = None
    ends_on: date | None = None
    section: str | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ReportingLine:
    """To whom a group reports: a group of this space, a role (``lsp``), or somebody ``outside`` in words.

    ``as_published`` quotes the document where its wording matters.
    """

    group: str | None = None
    role: str | None = None
    outside: str = ""
    section: str | None = None
    as_published: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class DatedTerms:
    """A group's terms of reference on [starts_on, ends_on): quoracy, deputies, frequency, who may chair."""

    starts_on: date
    terms: Terms
    ends_on: date | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class GroupReference:
    """The group of a joint space that an owner's structure shows as its own; ``found`` when that space is known."""

    space: str
    group: str
    found: bool = True
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Group:
    """A body that meets. With ``lives_in`` it is a joint group: its terms and members are in that other space.

    ``as_needed`` marks a kind of group that is formed when wanted (task and finish) rather than one group.
    """

    key: str
    name: str
    kind: str
    short_name: str = ""
    section: str | None = None
    purpose: str = ""
    as_needed: bool = False
    reports_to: tuple[ReportingLine, ...] = ()
    chairs: tuple[ChairTerm, ...] = ()
    vice_chairs: tuple[ChairTerm, ...] = ()
    members: tuple[Member, ...] = ()
    terms: tuple[DatedTerms, ...] = ()
    lives_in: GroupReference | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ReservedMatter:
    """A matter that only ``role`` may agree; the board can endorse it, other groups recommend it.

    ``meaning`` is one of ``MEANINGS``, or "".
    """

    key: str
    text: str
    role: str
    section: str
    meaning: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Link:
    """A close link with another partnership or process; ``space`` when that one is a space of this product."""

    key: str
    name: str
    section: str
    text: str = ""
    website: str = ""
    space: str | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """An ambiguity of the document: what it says where, and how the product behaves meanwhile."""

    key: str
    title: str
    sections: tuple[str, ...]
    text: str
    behaviour: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class LearningWay:
    """A way of learning that the arrangements name for cases in which no review follows.

    ``of_agency``: it is one agency's own, which is named. ``counts``: who came is counted by agency. ``source`` says
    where it comes from, where that is no paragraph.
    """

    key: str
    name: str
    what: str
    section: str | None = None
    source: str = ""
    of_agency: bool = False
    counts: bool = True
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Disputes:
    """The route that the arrangements name for partners who do not agree."""

    section: str
    text: str
    website: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A content of the yearly report that the arrangements name; ``heading`` is the national one it belongs to."""

    key: str
    title: str
    section: str
    heading: str | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A body to which the yearly report is presented."""

    key: str
    name: str
    section: str | None = None
    organisation: str | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class YearlyReport:
    """What the arrangements say of the yearly report: ``approved_by`` is the role whose every holder signs."""

    approved_by: str
    contents: tuple[ReportContent, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    presented: str = "any"
    published_by: tuple[str, ...] = ()
    section: str | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Arrangements:
    """Everything one space's files say."""

    space: str
    partnership: Partnership
    publication: Publication | None = None
    vision: Vision | None = None
    organisations: tuple[Organisation, ...] = ()
    memberships: tuple[Membership, ...] = ()
    posts: tuple[Post, ...] = ()
    groups: tuple[Group, ...] = ()
    reserved: tuple[ReservedMatter, ...] = ()
    links: tuple[Link, ...] = ()
    promises: tuple[Promise, ...] = ()
    notes: tuple[Note, ...] = ()
    learning: tuple[LearningWay, ...] = ()
    disputes: Disputes | None = None
    yearly_report: YearlyReport | None = None
