"""The years of reviews that a report shows: suppressed here, so that no exact figure reaches its facts."""

from datetime import date

from django.db.models.fields.json import KeyTransform

from hscp.lib.workdays import uk_date
from hscp.lib.years import year_of
from reporting.models import YearlyReport
from reporting.rules.pictured import YEARS_SHOWN, Pictured, picture
from reviews.models import ReviewYear
from reviews.queries.years import years_shown


def pictured_of(starts_on: date, today: date, report_id: int | None) -> tuple[Pictured, ...]:
    """The year from ``starts_on`` and those before it, as everybody may see them, whoever asks. Two queries.

    One that still runs is left out: a report that was sent too early would settle it as it stood halfway. A year that
    another report shows, frozen for signature or published, is shown as there.
    """
    over = ReviewYear.objects.filter(starts_on__lte=starts_on, starts_on__lt=year_of(today))
    rows = list(over.order_by("-starts_on")[:YEARS_SHOWN])
    shown = years_shown(rows, exact=False)
    counted = [Pictured(year, uk_date(row.counted_at)) for row, year in zip(rows, shown, strict=True)]
    frozen = YearlyReport.objects.filter(content__isnull=False).exclude(pk=report_id).order_by("frozen_at", "pk")
    elsewhere = frozen.annotate(years=KeyTransform("reviews", "content")).values_list("years", flat=True)
    return picture(counted, [years or [] for years in elsewhere])
