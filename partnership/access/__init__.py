"""The one door: who may enter a space, and what they may do there.

An account enters a space while it holds a live seat. Rights come from django-guardian's grants, each tied to the seat
it came from, and are asked through one checker per request. Outside the space everything is absent (404); inside,
without the right, it is refused (403); a restricted case file is absent too.
"""

from partnership.access.doors import (
    ask_again,
    chairing_for,
    document_for,
    door,
    every_list,
    file_for,
    file_to_hand_over,
    glass_for,
    group_for,
    invitation_for,
    may_write_in,
    opened,
    person_for,
    post_for,
    seat_for,
    terms_proposal_for,
    theme_for,
    write_in,
)
from partnership.access.entering import (
    acting_seat,
    context_from,
    context_of_job,
    entrance,
    live_grants,
    need_in_group,
)
from partnership.access.rights import (
    LiveChecker,
    LiveGrant,
    Rights,
)

__all__ = [
    "LiveChecker",
    "LiveGrant",
    "Rights",
    "acting_seat",
    "ask_again",
    "chairing_for",
    "context_from",
    "context_of_job",
    "document_for",
    "door",
    "entrance",
    "every_list",
    "file_for",
    "file_to_hand_over",
    "glass_for",
    "group_for",
    "invitation_for",
    "live_grants",
    "may_write_in",
    "need_in_group",
    "opened",
    "person_for",
    "post_for",
    "seat_for",
    "terms_proposal_for",
    "theme_for",
    "write_in",
]
