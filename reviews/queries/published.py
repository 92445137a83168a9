"""Published practice reviews: what somebody without an account may read of this app, and nothing else."""

from reviews.models import PublishedReview


def published_reviews(slug: str = "") -> list[PublishedReview]:
    """Every published review without its text, of one partnership where it is named, the latest first. One query."""
    rows = PublishedReview.objects.defer("html", "briefing_html").select_related("space")
    rows = rows.filter(space__slug=slug) if slug else rows
    return list(rows.order_by("-published_on", "-pk"))


def published_review_of(slug: str, key: str) -> PublishedReview | None:
    """A published or withdrawn review of a partnership; None where there is none. One query."""
    rows = PublishedReview.objects.select_related("space").filter(space__slug=slug, key=key)
    found: PublishedReview | None = rows.first()
    return found
