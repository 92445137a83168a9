"""One row of everything that a case can hold, for the sweeps."""

from hscp.spaces.clock import now, today
from partnership.models import CaseFile, Seat
from reviews.models import ClockReminder, Incident
from reviews.operations.clocks import say_of_clock
from reviews.operations.years import count_years
from tests.factories.learning import hang_learning_on
from tests.factories.practice import hang_practice_on
from tests.factories.publishing import hang_copy_on
from tests.factories.reviews import hang_hour_on, hang_incident_on, hang_outside_on, hang_sheet_on, make_referral
from tests.factories.themes import hang_theme_on


def incident_things(file: CaseFile, seat: Seat) -> None:
    """An incident in a case file, with something said of a clock and a reminder."""
    incident = Incident.objects.filter(file=file).first() or hang_incident_on(file, seat)
    said = {"clock": "rapid-review", "kind": "ended", "because": "Told by telephone"}
    say_of_clock(incident=incident, **said, seat=seat, at=now())
    row = {"incident": incident, "file": file, "clock": "notification", "due_on": today(), "step": "0", "at": now()}
    ClockReminder(**row).save()
    hang_sheet_on(file, incident, seat)
    hang_hour_on(incident, seat)
    make_referral(seat, incident=incident)
    hang_outside_on(incident, seat)
    hang_practice_on(incident, seat)
    hang_copy_on(incident, seat)
    hang_learning_on(incident, seat)
    hang_theme_on(incident, seat)
    count_years(at=now())
