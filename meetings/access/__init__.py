"""The one door to meetings: fetch and check together. Absent, foreign and restricted are 404; without the right, 403.

A chair's rights are asked for in their group; items of a case file are narrowed away by the guarded manager already,
and to those who open the file they open with a second factor of the last 15 minutes, or ``NotFresh`` is raised.
"""

from meetings.access.agency_evidence import (
    Voice,
    evidence_ask_for,
    improvement_for,
    speaking_seats,
    voice_in,
)
from meetings.access.agenda import (
    invitee_for,
    owned_item_for,
    owned_slot_for,
    proposal_for,
    referral_for,
)
from meetings.access.doors import (
    action_for,
    attendee_for,
    circulation_for,
    comment_for,
    decision_for,
    declaration_for,
    desk_for,
    draft_for,
    group_of,
    group_that_meets,
    groups_that_meet,
    item_for,
    letter_for,
    may_update,
    meeting_for,
    meetings_of_day,
    owner_seat,
    pack_for,
    paper_for,
    recommendation_for,
    series_for,
)
from meetings.access.polls import poll_for

__all__ = [
    "Voice",
    "action_for",
    "attendee_for",
    "circulation_for",
    "comment_for",
    "decision_for",
    "declaration_for",
    "desk_for",
    "draft_for",
    "evidence_ask_for",
    "group_of",
    "group_that_meets",
    "groups_that_meet",
    "improvement_for",
    "invitee_for",
    "item_for",
    "letter_for",
    "may_update",
    "meeting_for",
    "meetings_of_day",
    "owned_item_for",
    "owned_slot_for",
    "owner_seat",
    "pack_for",
    "paper_for",
    "poll_for",
    "proposal_for",
    "recommendation_for",
    "referral_for",
    "series_for",
    "speaking_seats",
    "voice_in",
]
