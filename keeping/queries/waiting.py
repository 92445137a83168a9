"""Erasures that wait for a second person, on the home pages of those who could be it (`reporting.queries.waiting`)."""

from collections.abc import Iterator

from django.urls import reverse

from keeping.models import ErasureAsked
from keeping.rules import LASTS
from partnership.rules.roles import Right
from reporting.queries.waiting import Room, Waiting


def erasures_to_answer(room: Room) -> Iterator[Waiting]:
    """Those asked for by somebody else, that nobody has answered and that have not lapsed. One query."""
    if Right.KEEP_RECORDS not in room.rights:
        return
    mine = {seat.user_id for seat in room.seats}
    rows = ErasureAsked.objects.filter(answer__isnull=True, done__isnull=True, at__gt=room.moment - LASTS)
    for row in rows.exclude(seat__user__in=mine):
        url = reverse("erasure", args=(room.slug, row.pk))
        yield Waiting(f"Erasure asked for, a second person decides: {row.of_words}", url, "warn")
