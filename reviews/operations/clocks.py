"""What is written of clocks: due dates as they move, reasons, reminders, and the partnership's terms."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.words import date_words, plural
from hscp.lib.workdays import uk_date
from partnership.models import Seat
from partnership.operations.cases.places import held_open, tell
from partnership.operations.cases.reach import every_case
from partnership.queries.cases import lists_of
from partnership.rules.cases import Place
from partnership.rules.roles import Right
from reviews.enums import ClockNoteKind, DecidedBy, IncidentState, Trigger
from reviews.models import ClockNote, ClockReminder, DueMove, Incident, ReviewTerms
from reviews.queries.clocks import CaseTime, Shown, time_of, times_of
from reviews.rules.checks import USUAL_WEEKS, WEEKS_AT_MOST
from reviews.rules.clocks import moved, reminder

STEPS_AT_MOST = 12
DAYS_AT_MOST = 60


@transaction.atomic
def note_dues(*, incident: Incident, because: str, at: datetime) -> list[DueMove]:
    """Note the due dates of open clocks that are new, or another than last noted, with what moved them.

    Repeatable: nothing is written where nothing moved. Clocks that have stopped keep the date last noted.
    """
    return _note(time_of(incident, uk_date(at)), because, at)


def _note(time: CaseTime, because: str, at: datetime) -> list[DueMove]:
    noted = {each.clock.limit.key: each.moves[-1].due_on for each in time.shown if each.moves}
    made = [
        DueMove(
            incident=time.incident,
            file_id=time.incident.file_id,
            clock=each.key,
            due_on=each.due,
            before=each.before,
            because=because,
            at=at,
        )
        for each in moved(noted, [shown.clock for shown in time.shown])
    ]
    for row in made:
        row.save()
    return made


@transaction.atomic
def say_of_clock(*, incident: Incident, clock: str, kind: str, because: str, seat: Seat, at: datetime) -> ClockNote:
    """Say why a clock no longer runs, that it does after all, or why its day was missed.

    Raises ``Refused`` for a clock that the case does not have or that does not stand so, without a reason, and in a
    closed file.
    """
    incident = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    held_open(incident.file_id)
    shown = next((each for each in time_of(incident, uk_date(at)).shown if each.clock.limit.key == clock), None)
    if shown is None:
        raise Refused(no("clock", "This case has no such clock."))
    if not because.strip():
        raise Refused(no("because", "Say why: it stays on record."))
    state = shown.clock.state.value
    fits = {
        ClockNoteKind.ENDED: (("running", "overdue", "waiting"), "Only a clock that has not stopped can be ended."),
        ClockNoteKind.RUNS_ON: (("ended",), "This clock has not been ended."),
        ClockNoteKind.BREACH: (("overdue", "missed"), "The day of this clock has not been missed."),
    }
    states, refusal = fits[ClockNoteKind(kind)]
    if state not in states:
        raise Refused(no("kind", refusal))
    made = ClockNote(
        incident=incident,
        file_id=incident.file_id,
        clock=clock,
        kind=kind,
        because=because.strip(),
        noted_at=at,
        noted_by=seat,
    )
    made.save()
    note_dues(incident=incident, because=because.strip(), at=at)
    return made


@transaction.atomic
def set_terms(
    *,
    starts_on: date,
    trigger: str,
    decided_by: str,
    steps: Iterable[tuple[str, int]],
    because: str,
    check_weeks: int = USUAL_WEEKS,
    seat: Seat,
    at: datetime,
) -> ReviewTerms:
    """Set how the partnership runs its reviews from a day: earlier terms stay for what happened under them.

    ``steps`` are titles with working days after the trigger, ``check_weeks`` the weeks between checks of a practice
    review. Raises ``Refused`` with every reason.
    """
    said = [(title.strip(), days) for title, days in steps if title.strip()]
    if not because.strip():
        raise Refused(no("because", "Say why the terms change: it stays on record."))
    if len(said) > STEPS_AT_MOST:
        raise Refused(no("steps", f"At most {STEPS_AT_MOST} steps."))
    if any(not 1 <= days <= DAYS_AT_MOST for _, days in said):
        raise Refused(no("steps", f"A step is due 1 to {DAYS_AT_MOST} working days after the trigger."))
    if not 1 <= check_weeks <= WEEKS_AT_MOST:
        raise Refused(no("check_weeks", f"A practice review is checked every 1 to {WEEKS_AT_MOST} weeks."))
    if trigger not in Trigger.values or decided_by not in DecidedBy.values:
        raise Refused(no("trigger", "Choose one of the readings offered."))
    row = ReviewTerms(
        starts_on=starts_on,
        trigger=trigger,
        decided_by=decided_by,
        steps=[{"key": f"step-{number}", "title": title, "days": days} for number, (title, days) in enumerate(said, 1)],
        check_weeks=check_weeks,
        because=because.strip(),
        set_at=at,
        set_by=seat,
    )
    row.save()
    return row


@transaction.atomic
def remind_of_clocks(*, at: datetime) -> int:
    """Remind whoever works on a case of its deadlines, once for each step, and note due dates that moved by themselves.

    A due date moves by itself when a bank holiday is proclaimed. Mail goes to those who may write in the case file and
    names its reference and the day, nothing else. Repeatable; for the timetable. Returns how many reminders there were.
    """
    count = 0
    with every_case():
        rows = Incident.objects.select_related("file", "edition").filter(file__closed_at__isnull=True)
        incidents = list(rows.exclude(state=IncidentState.MERGED).order_by("pk"))
        if not incidents:
            return 0
        done = set(
            ClockReminder.objects.filter(incident__in=incidents).values_list("incident_id", "clock", "due_on", "step")
        )
        lists = lists_of([each.file_id for each in incidents], at)
        for key, time in times_of(incidents, uk_date(at)).items():
            _note(time, "The working days in between changed.", at)
            writers = [
                listed.grant.seat
                for listed in lists[time.incident.file_id]
                if listed.place is Place.COUNTS and listed.facts.level is not Right.OPEN_FILE
            ]
            for shown in time.open:
                step = reminder(shown.clock)
                if step and (key, shown.clock.limit.key, shown.clock.due, step) not in done:
                    _remind(time.incident, shown, step, writers, at)
                    count += 1
    return count


def _remind(incident: Incident, shown: Shown, step: str, seats: list[Seat], at: datetime) -> None:
    due, left = shown.clock.due, shown.clock.days_left or 0
    if due is None:
        return
    ClockReminder(
        incident=incident, file_id=incident.file_id, clock=shown.clock.limit.key, due_on=due, step=step, at=at
    ).save()
    reference, day = incident.file.reference, date_words(due)
    if step == "late":
        subject, words = "A deadline has passed", f"A deadline in case file {reference} passed on {day}."
    else:
        how = f"{plural(left, 'working day')} left" if left else "no working days left"
        subject, words = "A deadline is near", f"A deadline in case file {reference} is on {day}: {how}."
    key = f"clock:{shown.clock.limit.key}:{due.isoformat()}:{step}"
    tell(incident.file_id, reference, seats, subject, words, at, key=key)
