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
from reviews.access.learning import (
    findings_for,
    guest_for,
    learning_for,
    learning_kind_for,
    noted_for,
    option_for,
    reflection_for,
    sent_for,
)
from reviews.access.lists import child_death_for, child_death_theme_for, other_review_for
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
    "child_death_for",
    "child_death_theme_for",
    "child_for",
    "comment_for",
    "deputy_for",
    "entry_for",
    "findings_for",
    "guest_for",
    "incident_for",
    "learning_for",
    "learning_kind_for",
    "media_line_for",
    "noted_for",
    "of_incident",
    "option_for",
    "other_review_for",
    "process_for",
    "rapid_for",
    "recusal_for",
    "reflection_for",
    "request_for",
    "review_decision_for",
    "sent_for",
    "sheet_for",
    "sheet_person_for",
    "telling_for",
]
