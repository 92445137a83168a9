"""The doors to cases. A case opens to whom its case file opens; absent, foreign and restricted are 404."""

from reviews.access.cases import child_for, incident_for, of_incident
from reviews.access.hour import (
    area_request_for,
    ask_for,
    case_referral_for,
    deputy_for,
    media_line_for,
    process_for,
    sheet_for,
    sheet_person_for,
    telling_for,
)
from reviews.access.rapid import (
    asked_of_me,
    comment_for,
    entry_for,
    rapid_for,
    recusal_for,
    request_for,
    review_decision_for,
)
from reviews.access.years import sees_exact

__all__ = [
    "area_request_for",
    "ask_for",
    "asked_of_me",
    "case_referral_for",
    "child_for",
    "comment_for",
    "deputy_for",
    "entry_for",
    "incident_for",
    "media_line_for",
    "of_incident",
    "process_for",
    "rapid_for",
    "recusal_for",
    "request_for",
    "review_decision_for",
    "sees_exact",
    "sheet_for",
    "sheet_person_for",
    "telling_for",
]
