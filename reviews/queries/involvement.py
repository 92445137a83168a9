"""Who was involved in a practice review, and what support staff were offered. Constant queries."""

from reviews.models import Involvement, PracticeReview, StaffSupport


def involved_of(practice: PracticeReview) -> list[Involvement]:
    """Everybody who was offered to take part: the family first, then by the day of the offer. One query."""
    rows = Involvement.objects.filter(practice=practice).select_related("noted_by__person")
    return list(rows.order_by("kind", "offered_on", "pk"))


def support_of(practice: PracticeReview) -> list[StaffSupport]:
    """What support staff were offered, the first first. One query."""
    rows = StaffSupport.objects.filter(practice=practice).select_related("noted_by__person")
    return list(rows.order_by("offered_on", "pk"))
