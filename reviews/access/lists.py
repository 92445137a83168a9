"""The doors to what stands beside cases, outside every case file."""

from partnership.access import Rights, door
from partnership.rules.roles import Right
from reviews.models import ChildDeathReport, ChildDeathTheme, OtherReview
from reviews.queries.child_deaths import reports, themes
from reviews.queries.register import other_reviews


def other_review_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> OtherReview:
    """A review of another kind on the register; raises as ``door`` does."""
    return door(rights, other_reviews, pk, to=to)


def child_death_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> ChildDeathReport:
    """An annual report on child deaths; raises as ``door`` does."""
    return door(rights, reports, pk, to=to)


def child_death_theme_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> ChildDeathTheme:
    """A theme of such a report; raises as ``door`` does."""
    return door(rights, themes, pk, to=to)
