"""What agencies show of a recommendation: by agency, what waits for whom, and who there may be told."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from hscp.lib.workdays import uk_date
from hscp.spaces.acting import current
from meetings.enums import EvidenceAskState
from meetings.models import AgencyImprovement, EvidenceAsk, EvidenceAskStage, Recommendation
from meetings.queries.actions import who
from meetings.queries.expected import bodies_here
from meetings.rules.agency_evidence import SPEAKING, WORDS, Asked, Stands, standing
from partnership.models import Organisation, Participation, Seat
from partnership.queries.cases import lists_of, live_on
from partnership.queries.people import not_over
from partnership.rules.cases import IMPLIED, Place
from partnership.rules.roles import Right

MOVES = {"ask": "Asked for evidence", "remind": "Reminded", "answer": "Answered", "withdraw": "Asked no longer"}


@dataclass(slots=True)
class OfAgency:
    """What one agency was asked and showed of a recommendation, as it stands on a day.

    ``entries`` are those that stand, the newest first, ``replaced`` those that a later one corrects.
    """

    agency: Organisation
    asks: list[EvidenceAsk] = field(default_factory=list)
    entries: list[Any] = field(default_factory=list)
    replaced: list[Any] = field(default_factory=list)
    stands: Stands = Stands.SHOWN
    mine: bool = False

    @property
    def tag(self) -> tuple[str, str]:
        """How it stands, in words, and a tone."""
        return WORDS[self.stands]

    @property
    def owed(self) -> EvidenceAsk | None:
        """What it owes, where it owes anything."""
        return next((each for each in self.asks if each.state == EvidenceAskState.ASKED), None)


def by_agency(recommendation: Recommendation, today: date, own: Collection[int] = ()) -> list[OfAgency]:
    """What each agency was asked and showed of a recommendation, by its name; ``own`` are the keys of one's own.

    Two queries.
    """
    found: dict[int, OfAgency] = {}
    for ask in EvidenceAsk.objects.filter(recommendation=recommendation).select_related("organisation"):
        found.setdefault(ask.organisation_id, OfAgency(ask.organisation)).asks.append(ask)
    rows = AgencyImprovement.objects.filter(recommendation=recommendation)
    entries: list[Any] = list(rows.select_related("organisation", "seat__person", "seat__post").order_by("-at", "-pk"))
    corrected = {each.replaces_id for each in entries}
    for entry in entries:
        of = found.setdefault(entry.organisation_id, OfAgency(entry.organisation))
        entry.by = written_by(entry)
        (of.replaced if entry.pk in corrected else of.entries).append(entry)
    for key, of in found.items():
        asked = [Asked(each.state, each.due_on) for each in of.asks]
        of.stands, of.mine = standing(asked, shown=bool(of.entries), today=today), key in own
    return sorted(found.values(), key=lambda each: each.agency.name.casefold())


def written_by(entry: AgencyImprovement) -> str:
    """Who wrote it down; on whose behalf and how it came, where it was not the agency itself."""
    words = who(entry.seat)
    if not entry.came_by:
        return words
    return f"{words}, on behalf of {entry.organisation.called}, {entry.get_came_by_display()}"


def story_of_asks(recommendation: Recommendation) -> list[dict[str, Any]]:
    """Everything that happened to requests for agencies' evidence, for the timeline of a recommendation. One query."""
    stages = EvidenceAskStage.objects.filter(ask__recommendation=recommendation)
    return [
        {
            "what": f"{MOVES[stage.move]}: {stage.ask.organisation.called}",
            "who": who(stage.seat),
            "when": stage.at,
            "detail": stage.reason,
        }
        for stage in stages.select_related("ask__organisation", "seat__person", "seat__post").order_by("-at", "-pk")
    ]


def newest_of(entry: AgencyImprovement) -> AgencyImprovement:
    """The entry that counts by now: itself, or what it was corrected into. One query, however often that was."""
    rows = AgencyImprovement.objects.filter(
        recommendation=entry.recommendation_id, organisation=entry.organisation_id, replaces__isnull=False
    ).select_related("organisation")
    later = {each.replaces_id: each for each in rows}
    while entry.pk in later:
        entry = later[entry.pk]
    return entry


def agencies_today(day: date) -> "QuerySet[Organisation]":
    """The agencies that take part in the partnership on a day, by name."""
    taking_part = Participation.objects.filter(not_over(day)).order_by().values("organisation")
    return bodies_here().filter(pk__in=taking_part).order_by("name", "pk")


def spoken_for(day: date) -> frozenset[int]:
    """The keys of the agencies for which somebody holds a seat here that speaks for them. One query."""
    seats = Seat.objects.filter(live_on(day), role__in=SPEAKING, post__organisation__isnull=False).order_by()
    return frozenset(seats.values_list("post__organisation_id", flat=True))


def owing(recommendation: Recommendation) -> frozenset[int]:
    """The keys of the agencies that were asked about it and have not answered. One query."""
    rows = EvidenceAsk.objects.filter(recommendation=recommendation, state=EvidenceAskState.ASKED).order_by()
    return frozenset(rows.values_list("organisation_id", flat=True))


def agencies_owing() -> int:
    """How many agencies owe evidence, of what one may open. One query."""
    rows = EvidenceAsk.objects.filter(state=EvidenceAskState.ASKED).order_by()
    found: int = rows.values("organisation").distinct().count()
    return found


def evidence_waiting(seats: Iterable[Seat]) -> list[tuple[int, str, str, date, str | None]]:
    """What the agencies of these seats owe, the first due first, of case files those in which one may write by now.

    Key and reference of the recommendation, the agency, the day, the file's reference. One query, none where no seat
    speaks for an agency.
    """
    agencies = {seat.post.organisation_id for seat in seats if seat.role in SPEAKING} - {None}
    if not agencies:
        return []
    answerable = Q(file__isnull=True) | Q(file__in=current().files_written, file__closed_at__isnull=True)
    owed = EvidenceAsk.objects.filter(answerable, organisation__in=agencies, state=EvidenceAskState.ASKED)
    columns = (
        "recommendation_id",
        "recommendation__reference",
        "organisation__name",
        "due_on",
        "file__reference",
    )
    return list(owed.order_by("due_on", "pk").values_list(*columns))


def to_tell(agencies: Iterable[int], file_id: int | None, at: datetime) -> dict[int, list[Seat]]:
    """Who may be told by mail for each of these agencies: live seats that speak for it and have an address; of a case
    file, only those who may write in it. Two queries, and a few more for a case file."""
    day = uk_date(at)
    seats = Seat.objects.filter(live_on(day), post__organisation__in=list(agencies), role__in=SPEAKING)
    if file_id is not None:
        listed = lists_of([file_id], at)[file_id] if file_id in current().files else []
        writers = [
            each for each in listed if each.place is Place.COUNTS and Right.WRITE_FILE in IMPLIED[each.facts.level]
        ]
        people = {each.grant.seat.person_id for each in writers}
        seats = seats.filter(person__in=people)
    found: dict[int, list[Seat]] = {}
    for seat in seats.select_related("person", "user", "post").order_by("person__name", "pk"):
        theirs = found.setdefault(seat.post.organisation_id or 0, [])
        if seat.address and seat.person_id not in {each.person_id for each in theirs}:
            theirs.append(seat)
    return found
