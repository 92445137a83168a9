"""The planned day of publication: one rule, wherever it is written down."""

from datetime import date, datetime

from hscp.lib.workdays import uk_date
from reviews.models import Incident
from reviews.queries.practice import practice_of
from reviews.queries.publishing import day_that_is_set
from reviews.queries.signing import advance_days, copies_sent_on, holidays_round, signed_report_of
from reviews.rules.publishing_dates import may_leave_to_publication, may_plan


def require_day(incident: Incident, publishes_on: date | None, at: datetime) -> None:
    """Whether that day may be planned for a case that is held, or none. Raises ``Refused`` as ``may_plan``."""
    require_not_set(incident)
    if publishes_on is None:
        return
    practice, day = practice_of(incident), uk_date(at)
    report = signed_report_of(practice) if practice is not None else None
    may_plan(
        publishes_on,
        working_days=advance_days(incident),
        sent_on=copies_sent_on(report) if report is not None else None,
        today=day,
        holidays=holidays_round(day),
    ).require()


def require_not_set(incident: Incident) -> None:
    """Raises ``Refused`` once the day of publication is set: the planned day is that one."""
    may_leave_to_publication(day_that_is_set(incident)).require()
