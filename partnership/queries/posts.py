"""Who holds a post, and which bodies are statutory partners, on a day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from partnership.enums import Standing
from partnership.models import Participation, Post, Seat


def holds_on(day: date) -> Q:
    """Rows whose [starts_on, ends_on) has ``day`` in it; an empty date is open."""
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=day)
    return begun & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))


def seats_on(day: date, posts: Iterable[int] | None = None) -> dict[int, list[Seat]]:
    """The seats live on ``day`` with their people, by post; of the posts of those ids, or of all. One query."""
    seats = Seat.objects.filter(holds_on(day)).select_related("person").order_by("starts_on", "pk")
    by_post: dict[int, list[Seat]] = defaultdict(list)
    for seat in seats if posts is None else seats.filter(post_id__in=set(posts)):
        by_post[seat.post_id].append(seat)
    return by_post


def holders_of(post: Post, day: date) -> list[Seat]:
    """Who holds the post on ``day``: none where it is vacant, several where it may be shared. One query."""
    return seats_on(day, [post.pk]).get(post.pk, [])


def statutory_bodies(day: date) -> QuerySet[Participation]:
    """The statutory safeguarding partners of the open space on ``day``, however many there are. One query."""
    return (
        Participation.objects.filter(holds_on(day), standing=Standing.STATUTORY)
        .select_related("organisation")
        .order_by("organisation__name")
    )
