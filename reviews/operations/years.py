"""The picture of the system over years is counted, each day anew."""

from datetime import date, datetime

from django.db import transaction

from hscp.lib.workdays import uk_date
from hscp.lib.years import FIRST_MONTH
from partnership.operations.cases.reach import every_case
from reviews.models import ReviewYear
from reviews.queries.years import cases_to_count, recommendations_to_count
from reviews.rules.years import figures_of, years_of


@transaction.atomic
def count_years(*, at: datetime) -> int:
    """Count every year of the space anew, over all of its cases: numbers alone are kept, and nothing names a case.

    Cases are need-to-know, so nobody's page could count them. Repeatable; for the timetable. Returns how many years.
    """
    today = uk_date(at)
    with every_case():
        cases, recommendations = cases_to_count(today), recommendations_to_count(today)
        standing = {
            row.starts_on.year: row for row in ReviewYear.objects.select_for_update(of=("self",)).order_by("pk")
        }
        days = [*(each.notified_on for each in cases), *(each.made_on for each in recommendations)]
        years = sorted({*standing, *years_of(days, today)})
        for first in years:
            figures = figures_of(first, cases, recommendations)
            row = standing.get(first)
            if row is None:
                ReviewYear(starts_on=date(first, FIRST_MONTH, 1), figures=figures, counted_at=at).save()
                continue
            row.figures, row.counted_at = figures, at
            row.save(update_fields=["figures", "counted_at"])
    return len(years)
