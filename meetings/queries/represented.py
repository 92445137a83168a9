"""Whose posts were represented at closed meetings: by whoever holds them, or by a deputy who counts."""

from dataclasses import replace

from django.db.models import Exists, OuterRef, Q
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from hscp.lib.workdays import uk_date
from meetings.enums import MeetingState
from meetings.models import Attendee, Presence
from meetings.rules.presence import Deputising
from meetings.rules.quorum import deputy_hindrance
from meetings.rules.represented import Represented
from partnership.rules.terms import Deputies

TERMS_ON_DEPUTIES = KeyTextTransform("deputies", KeyTransform("terms", "meeting__quoracy"))
"""What the terms frozen with the meeting of a line of its list say of deputies."""


def represented(which: Q, *, attending_too: bool = False) -> tuple[Represented, ...]:
    """One row for each member's post at each closed meeting of ``which`` lines of lists. One query.

    A deputy stands in for a post as far as the terms frozen with the meeting let deputies count. What a row of the
    list says holds for the whole stay, so that no moment of it has to be judged here. ``attending_too``: also posts
    that attend without being members.
    """
    listed = Q(post__isnull=False) if attending_too else Q(is_member=True)
    rows = (
        Attendee.objects.filter(which, meeting__state=MeetingState.CLOSED)
        .filter(listed | Q(deputising_for__isnull=False))
        .annotate(
            came=Exists(Presence.objects.filter(attendee=OuterRef("pk"))),
            terms_on_deputies=TERMS_ON_DEPUTIES,
        )
        .order_by("pk")
        .values_list(
            "meeting_id",
            "post__key",
            "post__role",
            "deputising_for__key",
            "represents__name",
            "counts_as",
            "came",
            "meeting__starts_at",
            "terms_on_deputies",
            "delegated_from",
            "delegated_to",
        )
    )
    posts: dict[tuple[int, str], Represented] = {}
    counting: set[tuple[int, str]] = set()
    others: set[tuple[int, str]] = set()
    for meeting, post, role, deputised, body, category, came, at, terms, valid_from, valid_to in rows:
        if deputised:
            if came:
                deputising = Deputising(deputised, valid_from=valid_from, valid_to=valid_to)
                hindered = deputy_hindrance(Deputies(terms or Deputies.NOT_ALLOWED), deputising, uk_date(at))
                (others if hindered else counting).add((meeting, deputised))
            continue
        known = posts.get((meeting, post))  # a shared post has a row for each of its holders: one is enough
        came = came or (known is not None and known.attended)
        posts[meeting, post] = Represented(meeting, post, role, body or "", category, came)
    return tuple(
        replace(
            one,
            attended=one.attended or key in counting,
            sent_uncounted=key in others and key not in counting and not one.attended,
        )
        for key, one in posts.items()
    )
