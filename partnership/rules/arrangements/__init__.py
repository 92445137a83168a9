"""Published arrangements as data: YAML texts in, frozen documents and every problem out.

``docs/arrangements.md`` describes the format for those who write the files.
"""

from partnership.rules.arrangements.document import (
    Arrangements,
    ChairTerm,
    DatedTerms,
    Disputes,
    Group,
    GroupReference,
    Holder,
    LearningWay,
    Link,
    Member,
    Membership,
    Note,
    Organisation,
    Partnership,
    Post,
    PostReference,
    Publication,
    PublishedDate,
    Recipient,
    ReportContent,
    ReportingLine,
    ReservedMatter,
    Statement,
    Vision,
    YearlyReport,
)
from partnership.rules.arrangements.names import Known, KnownOrganisation
from partnership.rules.arrangements.national import Edition, National, ReportHeading, StatuteClock
from partnership.rules.arrangements.problems import Place, Problem
from partnership.rules.arrangements.reading import Reading, read

__all__ = [
    "Arrangements",
    "ChairTerm",
    "DatedTerms",
    "Disputes",
    "Edition",
    "Group",
    "GroupReference",
    "Holder",
    "Known",
    "KnownOrganisation",
    "LearningWay",
    "Link",
    "Member",
    "Membership",
    "National",
    "Note",
    "Organisation",
    "Partnership",
    "Place",
    "Post",
    "PostReference",
    "Problem",
    "Publication",
    "PublishedDate",
    "Reading",
    "Recipient",
    "ReportContent",
    "ReportHeading",
    "ReportingLine",
    "ReservedMatter",
    "Statement",
    "StatuteClock",
    "Vision",
    "YearlyReport",
    "read",
]
