"""The published document: which edition is in force, and whether its review is overdue."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from partnership.enums import Precision
from partnership.models import Arrangements


def as_published(day: date | None, precision: str) -> str:
    """A date as precisely as the document gives it: "September 2024"."""
    if day is None:
        return ""
    if precision == Precision.DAY:
        return f"{day.day} {day:%B %Y}"
    return f"{day:%B %Y}" if precision == Precision.MONTH else f"{day:%Y}"


def last_day_of(day: date, precision: str) -> date:
    """The last day of what a published date names: of the day itself, its month or its year."""
    if precision == Precision.YEAR:
        return day.replace(month=12, day=31)
    return day.replace(day=monthrange(day.year, day.month)[1]) if precision == Precision.MONTH else day


@dataclass(frozen=True, slots=True)
class DocumentInForce:
    """The edition in force on ``day``, its dates in words."""

    row: Arrangements
    day: date

    @property
    def published(self) -> str:
        return as_published(self.row.published_on, self.row.published_precision)

    @property
    def updated(self) -> str:
        return as_published(self.row.updated_on, self.row.updated_precision)

    @property
    def review(self) -> str:
        return as_published(self.row.review_on, self.row.review_precision)

    @property
    def review_overdue(self) -> bool:
        """Whether the last day on which it was to be reviewed is over."""
        return bool(self.row.review_on and last_day_of(self.row.review_on, self.row.review_precision) < self.day)


def documents(day: date) -> list[DocumentInForce]:
    """Every edition that was out by ``day``, the one in force first. One query."""
    rows = Arrangements.objects.select_related("edition").filter(published_on__lte=day)
    newest_first = sorted(rows, key=lambda row: (row.updated_on or row.published_on, row.pk), reverse=True)
    return [DocumentInForce(row, day) for row in newest_first if (row.updated_on or row.published_on) <= day]


def document_in_force(day: date) -> DocumentInForce | None:
    """The edition in force on ``day``, or None where nothing is published. One query."""
    return next(iter(documents(day)), None)
