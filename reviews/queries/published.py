"""Published practice reviews: what somebody without an account may read of this app, and nothing else."""

from reviews.models import PublishedAnnex, PublishedReview


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


def published_annexes_of(review: PublishedReview) -> list[PublishedAnnex]:
    """The annexes of a published review that anybody may have, in their order. One query."""
    rows = PublishedAnnex.objects.filter(review=review, gone_on__isnull=True)
    return list(rows.order_by("number"))


def published_annex_of(slug: str, key: str, number: int) -> PublishedAnnex | None:
    """One of them; None where there is none, and once it is gone. One query."""
    rows = PublishedAnnex.objects.filter(
        space__slug=slug, review__key=key, number=number, gone_on__isnull=True, review__withdrawn_on__isnull=True
    )
    found: PublishedAnnex | None = rows.first()
    return found
