"""How the agenda of a meeting stands: what is on it, what the chair approved, and what differs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from meetings.models import AgendaApproval, Meeting
from meetings.queries.owned import Owned
from meetings.queries.told import Together
from meetings.rules.agenda import (
    AgendaState,
    Changes,
    Line,
    changes,
    content_of,
    lines_from,
    state_of_agenda,
    time_planned,
    why_late,
)
from partnership.enums import ChairKind
from partnership.models import Chairing, Group, Seat
from partnership.queries.posts import holds_on
from partnership.rules.canonical import content_hash

CHAIR_WORDS = {ChairKind.CHAIR: "Chair", ChairKind.VICE: "Vice-chair"}


def lines_of(items: Iterable[Any]) -> tuple[Line, ...]:
    """The agenda's lines, of items and of those closed to who looks, the same whoever looks.

    Withdrawn ones stand on it no more, but for those of a case file: whether they do is not for everybody to know.
    """
    found = (_line(item) for item in items)
    return tuple(line for line in found if line is not None)


def _line(item: Any) -> Line | None:
    if isinstance(item, Owned):
        if item.withdrawn_because:
            return None
        return Line(item.number, item=-item.pk, title=f"of {item.owner}", minutes=item.minutes_planned)
    if getattr(item, "is_closed", False) or item.file_id is not None:
        return Line(item.number, restricted=True)
    if item.withdrawn_because:
        return None
    return Line(
        number=item.number,
        item=item.pk,
        title=item.title,
        purpose=item.purpose,
        minutes=item.minutes_planned,
        owner=item.owner_id,
        confidential=item.confidential,
    )


def hash_of_lines(lines: Iterable[Line]) -> str:
    """The hash of an agenda as it is approved."""
    return content_hash(content_of(lines))


def approval_told() -> Together:
    """For a query of meetings: the last approval of the agenda, in few words. It costs no query of its own."""
    rows = AgendaApproval.objects.filter(meeting=OuterRef("pk")).order_by("-number")[:1]
    told = JSONObject(number=F("number"), hash=F("content_hash"), returned=F("returned_because"))
    return Together(rows.annotate(told=told).values("told"))


def approval_in_words(told: list[dict[str, Any]] | None, items: Iterable[Any]) -> tuple[str, str]:
    """How the agenda stands, as a tag and its tone, from what ``approval_told`` found. It costs no query."""
    last = told[0] if told else None
    if last is None or last["returned"]:
        return "Draft agenda", "warn"
    if last["hash"] == hash_of_lines(lines_of(items)):
        return f"Agenda approved, version {last['number']}", "good"
    return f"Agenda changed since version {last['number']} was approved", "warn"


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item of a case file, of which the agenda's standing needs the number alone."""

    number: int
    is_closed = True


@dataclass(frozen=True, slots=True)
class AgendaStanding:
    """An agenda as its page shows it: its state, every approval (the latest first), what differs from the last, how
    the times add up, and the lines that stand on it."""

    state: AgendaState
    approvals: tuple[AgendaApproval, ...]
    differs: Changes
    lines: tuple[Line, ...]
    time: str

    @property
    def last(self) -> AgendaApproval | None:
        return self.approvals[0] if self.approvals else None

    @property
    def hash(self) -> str:
        """What is approved by whoever approves what this page shows."""
        return hash_of_lines(self.lines)


def standing_of(meeting: Meeting, items: Iterable[Any]) -> AgendaStanding:
    """How the agenda stands whose ``items`` are those, restricted ones closed to who looks among them. One query."""
    rows = AgendaApproval.objects.filter(meeting=meeting)
    approvals = tuple(rows.select_related("approved_by__person", "entered_by__person", "returned_by__person"))
    items = list(items)
    lines, last = lines_of(items), approvals[0] if approvals else None
    late = {item.pk: item.late_because for item in items if getattr(item, "late_because", "")}
    differs = changes(lines_from(last.content), lines, late) if last else Changes()
    length = int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)
    open_lines = [line.minutes for line in lines if not line.restricted]
    return AgendaStanding(
        state=state_of_agenda(
            approved=last is not None,
            returned=last is not None and last.returned_at is not None,
            altered=bool(differs.altered),
            meeting_state=meeting.state,
        ),
        approvals=approvals,
        differs=differs,
        lines=lines,
        time=time_planned(open_lines, available=length),
    )


def lateness(meeting: Meeting, standing: AgendaStanding, today: date) -> str:
    """Why an item that is added today is late; empty where it is not."""
    return why_late(meeting.state, standing.state, meeting.items_until, today)


@dataclass(frozen=True, slots=True)
class InTheChair:
    """Somebody who chairs or vice-chairs a group on a day: their seat, and in which capacity."""

    seat: Seat
    capacity: str

    @property
    def words(self) -> str:
        return f"{self.seat.person.name}, {self.capacity.lower()}"


def in_the_chair(group: Group, day: date) -> list[InTheChair]:
    """Who chairs and vice-chairs a group on a day, the chair first. One query, and one for their seats."""
    rows = (
        Chairing.objects.filter(holds_on(day), group=group).order_by("kind", "-starts_on").values_list("post", "kind")
    )
    kinds: dict[int, str] = {}
    for post, kind in rows:
        kinds.setdefault(post, kind)
    seats = (
        Seat.objects.filter(holds_on(day), post__in=list(kinds))
        .select_related("person", "post")
        .order_by("starts_on", "pk")
    )
    found = [InTheChair(seat, CHAIR_WORDS[ChairKind(kinds[seat.post_id])]) for seat in seats]
    return sorted(found, key=lambda each: each.capacity != CHAIR_WORDS[ChairKind.CHAIR])
