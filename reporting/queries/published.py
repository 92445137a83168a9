"""Published reports: the one thing that somebody without an account may read."""

from reporting.models import Publication


def publications() -> list[Publication]:
    """Every publication without its text, the latest first, with its space. One query."""
    rows = Publication.objects.defer("html").select_related("space")
    return list(rows.order_by("-published_at", "pk"))


def publication_of(slug: str, year: str) -> Publication | None:
    """The publication of a space's year; None where there is none. One query."""
    found: Publication | None = Publication.objects.select_related("space").filter(space__slug=slug, year=year).first()
    return found
