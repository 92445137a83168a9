"""Reads of meetings: shared by pages and reports, and the loaders that turn rows into a rule's facts."""

from meetings.queries.expected import Expected, expected_people
from meetings.queries.moment import Standing, end_of, planned_people, standing, summary_of
from meetings.queries.room import (
    NAMES,
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
    "NAMES",
    "Attending",
    "Expected",
    "Standing",
    "Stay",
    "attending",
    "day_of",
    "end_of",
    "expected_people",
    "group_terms",
    "planned_people",
    "presences_of",
    "quoracy_facts",
    "standing",
    "summary_of",
    "terms_data",
    "terms_of",
]
