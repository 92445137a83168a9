"""The same hour of a case: what was done, what waits, what parallel processes restrict. Constant queries."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from partnership.queries.cases import list_of
from partnership.rules.cases import Place
from partnership.rules.roles import Right
from reviews.models import (
    CaseDeputy,
    Incident,
    InstructionText,
    MediaAgreement,
    MediaLine,
    ParallelProcess,
    SecureAsk,
    SecureReminder,
    SheetLink,
)
from reviews.rules.hour import INSTRUCTION, HourFacts, Process, Restricts, Span, Step, restrictions, steps

SEATS = ("person", "post")


@dataclass(slots=True)
class Hour:
    """All of the same hour of one case."""

    steps: tuple[Step, ...]
    asks: list[SecureAsk]
    processes: list[ParallelProcess]
    lines: list[MediaLine]
    deputies: list[CaseDeputy]
    restrictions: tuple[str, ...]

    @property
    def line(self) -> MediaLine | None:
        """The media line that stands."""
        return self.lines[0] if self.lines else None


def instruction_text() -> str:
    """The partnership's instruction to secure records, the usual one where it never set any. One query."""
    row = InstructionText.objects.order_by("-set_at", "-pk").first()
    return row.text if row else INSTRUCTION


def hour_of(incident: Incident, today: date) -> Hour:
    """The same hour of a case as it stands on a day. Seven queries."""
    reminders = SecureReminder.objects.order_by("at", "pk")
    asks = list(
        SecureAsk.objects.filter(incident=incident)
        .select_related("sent_by__person", "confirmed_by__person")
        .prefetch_related(Prefetch("reminders", queryset=reminders))
        .order_by("sent_at", "pk")
    )
    agreements = MediaAgreement.objects.order_by("agreed_on", "pk")
    lines = list(
        MediaLine.objects.filter(incident=incident)
        .select_related("written_by__person")
        .prefetch_related(Prefetch("agreements", queryset=agreements))
        .order_by("-number")
    )
    processes, deputies = processes_of(incident), deputies_of(incident)
    now = next((each for each in deputies if span_of(each).holds_on(today)), None)
    facts = HourFacts(
        made_safe=bool(incident.made_safe),
        has_sheet=SheetLink.objects.filter(incident=incident).exists(),
        asked=len(asks),
        unconfirmed=sum(each.confirmed_on is None for each in asks),
        processes=len(processes),
        lines=len(lines),
        agreed=len(lines[0].agreements.all()) if lines else 0,
        deputy=now.who.person.name if now else "",
    )
    return Hour(steps(facts), asks, processes, lines, deputies, restrictions(map(process_facts, processes)))


def processes_of(incident: Incident) -> list[ParallelProcess]:
    """The parallel processes of a case, in the order in which they came. One query."""
    return list(ParallelProcess.objects.filter(incident=incident).order_by("pk"))


def process_facts(row: ParallelProcess) -> Process:
    """A process as the rules see it."""
    kinds = tuple(kind.value for kind in Restricts if getattr(row, kind.value))
    return Process(row.name, row.state in ("concluded", "none"), kinds, row.restriction)


def restrictions_of(incident: Incident, what: str = "") -> tuple[str, ...]:
    """What parallel processes restrict in a case now, each in a sentence; of one kind where that is named. One query.

    ``what`` is "disclosure", "interviews" or "publication". Every page that is about to do one of these shows it.
    """
    return restrictions(map(process_facts, processes_of(incident)), what)


def deputies_of(incident: Incident) -> list[CaseDeputy]:
    """Everybody who deputises, or did, in a case, the latest first. One query."""
    return list(CaseDeputy.objects.filter(incident=incident).select_related("who__person", "who__post"))


def span_of(row: CaseDeputy) -> Span:
    """A deputy's time as the rules see it."""
    return Span(row.who.person.name, row.starts_on, row.ends_on)


def levels_in(incident: Incident, at: datetime) -> dict[int, Right]:
    """For each seat whose place on the list of the case's file counts, how far it goes."""
    found = list_of(incident.file, at)
    return {each.grant.seat_id: each.facts.level for each in found if each.place is Place.COUNTS}
