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
from reviews.access.practice import practice_for
from reviews.access.publishing import (
    copy_for,
    copy_led,
    copy_section_for,
    copy_version_for,
    hit_for,
    withdrawal_for,
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

__all__ = [
    "area_request_for",
    "ask_for",
    "asked_of_me",
    "case_referral_for",
    "child_for",
    "comment_for",
    "copy_for",
    "copy_led",
    "copy_section_for",
    "copy_version_for",
    "deputy_for",
    "entry_for",
    "hit_for",
    "incident_for",
    "media_line_for",
    "of_incident",
    "practice_for",
    "process_for",
    "rapid_for",
    "recusal_for",
    "request_for",
    "review_decision_for",
    "sheet_for",
    "sheet_person_for",
    "telling_for",
    "withdrawal_for",
]
