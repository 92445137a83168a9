"""The registers that list what a figure counts, narrowed to the report's year."""

from reporting.rules.evidence import Link
from reporting.rules.facts import Record


def in_year(record: Record, page: str, **query: str) -> Link:
    """A register narrowed to the year, and further."""
    return Link(page, (("year", str(record.starts_on.year)), *sorted(query.items())))


def meetings(record: Record, **query: str) -> Link:
    """The list of meetings; without ``when`` it would show those to come."""
    return in_year(record, "meetings", **{"when": "all", **query})
