"""Reminders to the agencies that owe an answer: at a press, and by the timetable."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from partnership.models import FileReference, Seat
from partnership.operations.cases.reach import every_case
from partnership.queries.cases import excluded_people, live_on
from partnership.queries.holidays import bank_holidays
from reviews.models import AgencyRequest, AgencyRequestStage, RapidReview
from reviews.operations.rapid import held_rapid
from reviews.operations.requests import note_request, tell_contact
from reviews.queries.requests import requests
from reviews.rules.requests import is_reminded
from reviews.rules.states import WAITS_FOR_AGENCY

LONGEST = timedelta(days=400)


@transaction.atomic
def chase(*, rapid: RapidReview, seat: Seat, at: datetime) -> int:
    """Remind by mail every contact who still owes an answer, once a day. Mail names the reference and the day only.

    Side effect: a stage record for each. Returns how many were reminded. Raises ``Refused`` in a closed file.
    """
    row = held_rapid(rapid)
    return _remind(requests().filter(rapid=row, state__in=WAITS_FOR_AGENCY), seat, at)


@transaction.atomic
def chase_what_is_due(*, at: datetime) -> int:
    """Remind whoever owes an answer on the days that the rule names (`is_reminded`), in every open case of the space.

    Repeatable; for the timetable. A mail names the reference and the day only. Side effect: a stage record for each.
    Returns how many were reminded.
    """
    day = uk_date(at)
    with every_case():
        waiting = requests().filter(
            state__in=WAITS_FOR_AGENCY, last_on__gte=day, due_on__gte=day - LONGEST, file__closed_at__isnull=True
        )
        holidays = bank_holidays(day - LONGEST, day + LONGEST)
        return _remind((each for each in waiting if is_reminded(each.due_on, each.last_on, day, holidays)), None, at)


def _remind(owed: Iterable[AgencyRequest], seat: Seat | None, at: datetime) -> int:
    """Tell those who hold their seat still and are not shut out of the case, unless they were told today already."""
    day, rows = uk_date(at), list(owed)
    files = {each.file_id for each in rows}
    references = dict(FileReference.objects.filter(pk__in=files).values_list("pk", "reference"))
    shut_out = excluded_people(sorted(files), day) if files else {}
    live = set(Seat.objects.filter(live_on(day), pk__in=[each.seat_id for each in rows]).values_list("pk", flat=True))
    stages = AgencyRequestStage.objects.filter(request__in=rows, move="chase").values_list("request_id", "at")
    done, count = {key for key, moment in stages if uk_date(moment) == day}, 0
    for each in rows:
        if each.pk in done or each.seat_id not in live or each.seat.person_id in shut_out[each.file_id]:
            continue
        late = each.due_on < day
        how = f"and was due on {date_words(each.due_on)}" if late else f"by {date_words(each.due_on)}"
        key = f"chase:{day.isoformat()}"
        tell_contact(each, references[each.file_id], "Information is still asked for", how, key, at)
        note_request(each, "chase", each.state, seat=seat, at=at)
        count += 1
    return count
