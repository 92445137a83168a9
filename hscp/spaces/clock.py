"""What day it is. Read once at the edge (views, jobs, commands) and handed inwards; rules never ask.

In demonstration mode, and only there, the day is ``HSCP_TODAY``; the time of day goes on as it really is.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

UK = ZoneInfo("Europe/London")


def _wall() -> datetime:
    return timezone.now()


def now() -> datetime:
    """The present moment, aware, in UTC; moved to the demonstration's day in demonstration mode."""
    moment = _wall()
    if not settings.HSCP_DEMO or settings.HSCP_TODAY is None:
        return moment
    local = moment.astimezone(UK)
    day = settings.HSCP_TODAY
    return local.replace(year=day.year, month=day.month, day=day.day).astimezone(ZoneInfo("UTC"))


def today() -> date:
    """Today in the United Kingdom: deadlines are counted in local days."""
    return now().astimezone(UK).date()
