"""What the arrangements say partners do who do not agree."""

from dataclasses import dataclass

from partnership.models import Partnership


@dataclass(frozen=True, slots=True)
class DisputeRoute:
    """The route, the paragraph that names it, and where it is published, if that is known."""

    text: str
    section: str
    website: str


def dispute_route() -> DisputeRoute | None:
    """The route of this partnership's arrangements; None where they name none. One query of bare values."""
    row = Partnership.objects.values_list("dispute_route", "dispute_section", "dispute_website").first()
    return DisputeRoute(*row) if row is not None and row[0] else None
