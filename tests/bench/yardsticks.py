"""What the pages are measured against: the least that Django can do the same kind of work with.

Plain tables, no middleware, no session, no sign-in. **R100** and **R500** list so many rows with 3 queries; **SV**
saves 12 minutes, whose search vector the database computes again, and 25 lines of attendance, with 3 queries.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from tests.bench.models import Attendance, Listing, Minutes, Row
from tests.bench.words import MINUTES_LENGTH, paragraphs

NAMES = ("R100", "R500", "SV")
SIZES = {1: 100, 2: 500}  # number of the listing, and how many rows it has
MINUTES, PEOPLE = 12, 25
STATES = ("Open", "Late", "Done", "Closed")
MORNING = datetime.fromisoformat("2026-06-15T08:00:00+00:00")


def rows(request: HttpRequest, listing: int) -> HttpResponse:
    """R100 and R500: one row, a count, and the rows."""
    of = Listing.objects.get(pk=listing)
    found = Row.objects.filter(listing=of).order_by("due_on", "pk")
    context = {"listing": of, "count": found.count(), "rows": found}
    return render(request, "bench/rows.html", context, using="bare")


def save(request: HttpRequest) -> HttpResponse:
    """SV: the texts and times that were sent, in one transaction."""
    with transaction.atomic():
        minutes = list(Minutes.objects.order_by("pk"))
        for one in minutes:
            one.text = request.POST[f"text-{one.pk}"]
        Minutes.objects.bulk_update(minutes, ["text"])
        people = [
            Attendance(
                pk=number,
                arrived_at=datetime.fromisoformat(request.POST[f"arrived-{number}"]),
                left_at=datetime.fromisoformat(request.POST[f"left-{number}"]),
            )
            for number in range(1, PEOPLE + 1)
        ]
        Attendance.objects.bulk_update(people, ["arrived_at", "left_at"])
    return HttpResponseRedirect("/bench/rows/1/")


def sheet(turn: int) -> dict[str, str]:
    """What is posted to ``save``; other texts and times at each turn."""
    data = {f"text-{number}": f"Turn {turn}. {paragraphs(MINUTES_LENGTH, number)}" for number in range(1, MINUTES + 1)}
    for number in range(1, PEOPLE + 1):
        data[f"arrived-{number}"] = MORNING.isoformat()
        data[f"left-{number}"] = (MORNING + timedelta(minutes=60 + turn % 50)).isoformat()
    return data


def fill() -> None:
    """The yardsticks' rows."""
    Listing.objects.bulk_create(Listing(pk=pk, title=f"List of {count} actions") for pk, count in SIZES.items())
    Row.objects.bulk_create(
        Row(
            listing_id=pk,
            reference=f"A-2026-{number:03d}",
            title=paragraphs(68, number),
            owner="Designated safeguarding partner",
            state=STATES[number % len(STATES)],
            due_on=date(2026, 1, 1) + timedelta(days=number % 300),
        )
        for pk, count in SIZES.items()
        for number in range(1, count + 1)
    )
    Minutes.objects.bulk_create(Minutes(pk=number, text="") for number in range(1, MINUTES + 1))
    Attendance.objects.bulk_create(Attendance(pk=number, name=f"Person {number}") for number in range(1, PEOPLE + 1))
