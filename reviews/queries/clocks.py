"""The clocks of cases: from the table of statute, the partnership's terms and what has happened. Constant queries."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Max

from hscp.lib.clocks import Unit
from partnership.models import StatuteClock
from partnership.queries.holidays import bank_holidays
from reviews.enums import ClockNoteKind, PracticeState, Trigger
from reviews.models import CaseEvent, Child, ClockNote, DueMove, Incident, PracticeReview, ReviewTerms
from reviews.rules import clocks as rules
from reviews.rules.checks import USUAL_WEEKS, counted_from
from reviews.rules.clocks import CaseClock, Limit
from reviews.rules.duty import ChildFacts, Duty, counts_towards_notifying, duty
from reviews.rules.states import IncidentState

STEPS_OF_STATUTE = ("rapid-review-letters", "rapid-review-summaries", "rapid-review-panel", "rapid-review-sign-off")
AHEAD = timedelta(days=500)


@dataclass(slots=True)
class Shown:
    """A clock as pages show it: with the reason on record for a missed day, and how its due date moved."""

    clock: CaseClock
    breach: str = ""
    moves: list[DueMove] = field(default_factory=list)

    @property
    def wants_reason(self) -> bool:
        """Whether its day was missed and nobody has said why."""
        return self.clock.state in (rules.State.OVERDUE, rules.State.MISSED) and not self.breach


@dataclass(slots=True)
class CaseTime:
    """The clocks of one case, with the days that they are read off and what the duty says."""

    incident: Incident
    events: dict[str, CaseEvent]
    duty: Duty
    shown: list[Shown]
    trigger: str

    @property
    def open(self) -> list[Shown]:
        """The clocks that somebody still has to answer to, the first due first."""
        running = [each for each in self.shown if each.clock.is_open and not each.clock.limit.lasts]
        return sorted(running, key=lambda each: (each.clock.due or date.max, each.clock.limit.key))


def terms_on(day: date) -> ReviewTerms | None:
    """The partnership's review terms in force on a day; None where it never set any. One query."""
    return ReviewTerms.objects.filter(starts_on__lte=day).order_by("-starts_on", "-pk").first()


def limits_of(rows: Iterable[StatuteClock], terms: ReviewTerms | None) -> list[Limit]:
    """The limits that concern cases, in the order in which they come up; own steps replace the usual ones."""
    found = {row.key: _limit(row) for row in rows}
    steps = [
        Limit(
            key=step["key"],
            name=f"Internal step: {step['title']}",
            starts=rules.Event.NOTIFIED.value,
            stops=step["key"],
            length=step["days"],
            unit=Unit.WORKING_DAYS,
            citation="The partnership’s own step",
            edition="",
            verified=True,
            other_starts=(rules.Event.AWARE.value,),
            is_internal=True,
        )
        for step in (terms.steps if terms else [])
    ]
    usual = [found[key] for key in STEPS_OF_STATUTE if key in found]
    before = [rules.NOTIFICATION, rules.DEATH_LOOKED_AFTER, rules.DEATH_CARE_LEAVER]
    check = rules.check_limit(terms.check_weeks if terms else USUAL_WEEKS)
    after = [rules.RAPID, rules.PRACTICE, rules.ADVANCE_COPIES, rules.AVAILABLE]
    return [
        *(found[key] for key in before if key in found),
        *(steps or usual),
        *(found[key] for key in after if key in found),
        check,
    ]


def _limit(row: StatuteClock) -> Limit:
    length, unit = (12 * row.length, "months") if row.unit == "years" else (row.length, row.unit)
    return Limit(
        key=row.key,
        name=row.name,
        starts=row.starts_on_event,
        stops=row.stops_on_event,
        length=-length if row.direction == "before" else length,
        unit=Unit(unit),
        citation=row.citation,
        edition=row.edition.short_title or row.edition.title,
        verified=row.trust != "check",
        other_starts=tuple(each for each in row.other_starts.split(", ") if each),
        note=row.note,
        lasts=row.direction == "for",
        is_internal=row.key in STEPS_OF_STATUTE,
    )


def times_of(incidents: Collection[Incident], today: date) -> dict[int, CaseTime]:
    """The clocks of these incidents on ``today``, by the incident's key. Eight queries for any number."""
    keys = [each.pk for each in incidents]
    events: dict[int, dict[str, CaseEvent]] = {key: {} for key in keys}
    for event in CaseEvent.objects.filter(incident__in=keys).order_by("noted_at", "pk"):
        events[event.incident_id][event.event] = event
    children: dict[int, list[ChildFacts]] = {key: [] for key in keys}
    for child in Child.objects.filter(incident__in=keys).order_by("position"):
        children[child.incident_id].append(child_facts(child))
    moves: dict[int, list[DueMove]] = {key: [] for key in keys}
    for move in DueMove.objects.filter(incident__in=keys).order_by("at", "pk"):
        moves[move.incident_id].append(move)
    notes: dict[int, list[ClockNote]] = {key: [] for key in keys}
    for note in ClockNote.objects.filter(incident__in=keys).order_by("noted_at", "pk"):
        notes[note.incident_id].append(note)
    terms = list(ReviewTerms.objects.order_by("starts_on", "pk"))
    rows: dict[int, list[StatuteClock]] = {}
    editions = {each.edition_id for each in incidents}
    for row in StatuteClock.objects.filter(edition__in=editions).select_related("edition"):
        rows.setdefault(row.edition_id, []).append(row)
    checked = {
        each.incident_id: counted_from(each.commissioned_on, each.last_on)
        for each in PracticeReview.objects.filter(incident__in=keys, state=PracticeState.UNDER_WAY).annotate(
            last_on=Max("checks__checked_on")
        )
    }
    days = [event.on for found in events.values() for event in found.values() if event.on]
    holidays = bank_holidays(min([today, *days]) - timedelta(days=40), today + AHEAD)
    return {
        each.pk: _time(
            each,
            events[each.pk],
            children[each.pk],
            moves[each.pk],
            notes[each.pk],
            terms,
            rows.get(each.edition_id, []),
            today,
            holidays,
            checked.get(each.pk),
        )
        for each in incidents
    }


def _time(
    incident: Incident,
    events: dict[str, CaseEvent],
    children: list[ChildFacts],
    moves: list[DueMove],
    notes: list[ClockNote],
    all_terms: list[ReviewTerms],
    rows: list[StatuteClock],
    today: date,
    holidays: Mapping[date, str],
    checked: date | None,
) -> CaseTime:
    days = {key: event.on for key, event in events.items() if event.on is not None}
    if checked is not None:
        days[rules.LAST_CHECK] = checked
    aware = days.get(rules.Event.AWARE, today)
    terms = next((each for each in reversed(all_terms) if each.starts_on <= aware), None)
    trigger = terms.trigger if terms else Trigger.NOTIFIED.value
    found = duty(incident.place, children)
    facts = rules.Facts(
        events=days,
        notifies=counts_towards_notifying(incident.state, incident.place, children),
        tells_secretary=found.tells_secretary and incident.state != IncidentState.MERGED,
        tells_of_care_leaver=found.tells_of_care_leaver and incident.state != IncidentState.MERGED,
        publishes_on=incident.publishes_on,
        not_required=incident.state_because if incident.state == IncidentState.NOT_REQUIRED else "",
        frozen={move.clock: move.due_on for move in moves},
        ended=_ended(notes),
    )
    clocks = rules.case_clocks(limits_of(rows, terms), facts, trigger=trigger, today=today, holidays=holidays)
    breaches = {note.clock: note.because for note in notes if note.kind == ClockNoteKind.BREACH}
    shown = [
        Shown(clock, breaches.get(clock.limit.key, ""), [move for move in moves if move.clock == clock.limit.key])
        for clock in clocks
    ]
    return CaseTime(incident, events, found, shown, trigger)


def _ended(notes: Iterable[ClockNote]) -> dict[str, str]:
    found: dict[str, str] = {}
    for note in notes:
        if note.kind == ClockNoteKind.ENDED:
            found[note.clock] = note.because
        elif note.kind == ClockNoteKind.RUNS_ON:
            found.pop(note.clock, None)
    return found


def child_facts(child: Child) -> ChildFacts:
    """A child as the duty sees one."""
    return ChildFacts(
        label=child.label,
        harm=child.harm,
        abuse=child.abuse,
        lives_here=child.lives_here,
        looked_after=child.plan == "looked_after",
        care_leaver=child.plan == "care_leaver",
    )


def time_of(incident: Incident, today: date) -> CaseTime:
    """The clocks of one incident; see ``times_of``."""
    return times_of([incident], today)[incident.pk]


def events_of(incident: Incident) -> dict[str, CaseEvent]:
    """The last row of each event of an incident. One query."""
    rows = CaseEvent.objects.filter(incident=incident).order_by("noted_at", "pk")
    return {each.event: each for each in rows}


def event_choices(time: CaseTime) -> list[tuple[str, str]]:
    """The events that can be put on record in a case, with the words for each."""
    found: dict[str, str] = {}
    for each in time.shown:
        limit = each.clock.limit
        if limit.by_act:
            continue
        found.setdefault(limit.stops, rules.EVENT_WORDS.get(limit.stops, limit.name))
    for key in time.events:
        found.setdefault(key, rules.EVENT_WORDS.get(key, key))
    return list(found.items())


def days_on_record(events: Mapping[str, Any]) -> dict[str, date]:
    """The events that stand, by day."""
    return {key: event.on for key, event in events.items() if event.on is not None}
