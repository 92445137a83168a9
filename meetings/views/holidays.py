"""England's bank holidays as they count here, and what one more or less would mean for the meetings planned."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.spaces.clock import today
from meetings.forms.holidays import HolidayTrialForm
from meetings.queries.holidays_moved import moved_by
from meetings.views.addresses import ManyAddresses
from partnership.queries.holidays import bank_holidays, holidays_listed
from partnership.rules.roles import Right
from partnership.views.arrangements import frame

YEARS = 2


@require_safe
def bank_holidays_listed(request: Any) -> HttpResponse:
    """The bank holidays of last year to the year after next, with their source; ``?on=`` shows what a day would move.

    They are shared by every partnership of the site, so that no page changes them: whoever runs it does, by command.
    """
    request.rights.must(Right.SEE)
    day = today()
    form = HolidayTrialForm(request.GET if "on" in request.GET or "on_day" in request.GET else None)
    asked = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    context = {
        **frame(request, "bank_holidays", "Bank holidays"),
        "listed": holidays_listed(date(day.year - 1, 1, 1), date(day.year + YEARS, 12, 31)),
        "today": day,
        "form": form,
        "asked": asked,
        "holds": bank_holidays(asked, asked).get(asked, "") if asked else "",
        "moved": moved_by(asked) if asked else [],
        "meeting_at": ManyAddresses(request, "meeting"),
        "team": request.rights.may(Right.MANAGE_PEOPLE),
    }
    return render(request, "meetings/bank_holidays.html", context)
