"""The doors to what stands beside cases, outside every case file."""

from partnership.access import Rights, door
from partnership.rules.roles import Right
from reviews.models import OtherReview
from reviews.queries.register import other_reviews


def other_review_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> OtherReview:
    """A review of another kind on the register; raises as ``door`` does."""
    return door(rights, other_reviews, pk, to=to)
