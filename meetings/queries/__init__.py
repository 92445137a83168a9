"""Reads of meetings: shared by pages and reports, and the loaders that turn rows into a rule's facts."""

from meetings.queries.expected import Expected, expected_people
from meetings.queries.room import (
    Attending,
    Stay,
    attending,
    day_of,
    group_terms,
    presences_of,
    quoracy_facts,
    terms_data,
    terms_of,
)

__all__ = [
    "Attending",
    "Expected",
    "Stay",
    "attending",
    "day_of",
    "expected_people",
    "group_terms",
    "presences_of",
    "quoracy_facts",
    "terms_data",
    "terms_of",
]
