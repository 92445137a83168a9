"""The register of what agencies show: one row for each agency and recommendation. Constant queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hscp.lib.workdays import uk_date
from hscp.spaces.looks import looked_into
from meetings.enums import EvidenceAskState, EvidenceKind, RecommendationSource
from meetings.models import AgencyImprovement, EvidenceAsk
from meetings.rules.agency_evidence import OWED, WORDS, Asked, Stands, seen_words, standing

STATES: dict[str, frozenset[Stands]] = {
    "owed": OWED,
    "late": frozenset({Stands.LATE}),
    "shown": frozenset({Stands.ANSWERED, Stands.SHOWN}),
    "withdrawn": frozenset({Stands.WITHDRAWN}),
}
SORTS = ("agency", "recommendation", "due", "shown")
_KINDS, _SOURCES = dict(EvidenceKind.choices), dict(RecommendationSource.choices)
_OF = (
    "recommendation_id",
    "organisation_id",
    "organisation__name",
    "recommendation__reference",
    "recommendation__text",
    "recommendation__source",
    "recommendation__source_title",
    "file_id",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What an agency showed last, as it stands."""

    improved: str
    impact: str
    kind: str
    seen: str
    on: date


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """What one agency was asked and showed of one recommendation; ``entries`` is how many stand."""

    recommendation: int
    agency_id: int
    agency: str
    reference: str
    text: str
    source: str
    source_title: str
    file_id: int | None
    stands: Stands
    due_on: date | None
    newest: Shown | None
    entries: int

    @property
    def tag(self) -> tuple[str, str]:
        """How it stands, in words, and a tone."""
        return WORDS[self.stands]

    @property
    def source_words(self) -> str:
        return str(_SOURCES[self.source])


def evidence_listed(
    today: date, *, text: str = "", agency: str = "", source: str = "", state: str = "", sort: str = ""
) -> list[EvidenceRow]:
    """The rows that fit, of what one may open: what is owed first, by its day, unless ``sort`` says otherwise.

    Whoever shows rows of it says so (`shown`), so that it counts as a look into their case files. Two queries.
    """
    narrow: dict[str, Any] = {}
    if agency:
        narrow["organisation"] = int(agency)
    if source:
        narrow["recommendation__source"] = source
    asks: dict[tuple[Any, ...], list[Asked]] = {}
    rows = EvidenceAsk.objects.filter(**narrow).order_by("pk")
    for *of, state_of_ask, due_on in rows.values_list(*_OF, "state", "due_on"):
        asks.setdefault(tuple(of), []).append(Asked(state_of_ask, due_on))
    entries: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    columns = ("pk", "replaces_id", "improved", "impact", "kind", "seen_from", "seen_to", "at")
    corrected = set()
    for values in AgencyImprovement.objects.filter(**narrow).order_by("-at", "-pk").values_list(*_OF, *columns):
        of, entry = values[: len(_OF)], values[len(_OF) :]
        entries.setdefault(of, []).append(entry)
        corrected.add(entry[1])
    found = [
        _row(of, asks.get(of, []), [each for each in entries.get(of, []) if each[0] not in corrected], today)
        for of in dict.fromkeys([*asks, *entries])
    ]
    wanted = text.casefold()
    found = [
        row
        for row in found
        if (not wanted or wanted in _searched(row)) and (not state or row.stands in STATES.get(state, ()))
    ]
    return _sorted(found, sort)


def _row(of: tuple[Any, ...], asks: list[Asked], entries: list[tuple[Any, ...]], today: date) -> EvidenceRow:
    recommendation, agency_id, agency, reference, text, source, source_title, file_id = of
    owed = [each.due_on for each in asks if each.state == EvidenceAskState.ASKED]
    newest = None
    if entries:
        _, _, improved, impact, kind, seen_from, seen_to, at = entries[0]
        newest = Shown(improved, impact, str(_KINDS[kind]), seen_words(seen_from, seen_to), _day(at))
    return EvidenceRow(
        recommendation=recommendation,
        agency_id=agency_id,
        agency=agency,
        reference=reference,
        text=text,
        source=source,
        source_title=source_title,
        file_id=file_id,
        stands=standing(asks, shown=bool(entries), today=today),
        due_on=min(owed, default=None),
        newest=newest,
        entries=len(entries),
    )


def _day(at: datetime) -> date:
    return uk_date(at)


def _searched(row: EvidenceRow) -> str:
    words = [row.agency, row.reference, row.text, row.source_title]
    words += [row.newest.improved, row.newest.impact] if row.newest else []
    return "\n".join(words).casefold()


def _sorted(rows: list[EvidenceRow], sort: str) -> list[EvidenceRow]:
    """Rows without the day that is sorted by come last either way."""
    key = sort if sort.removeprefix("-") in SORTS else "due"
    name, turned = key.removeprefix("-"), key.startswith("-")
    rows = sorted(rows, key=lambda row: (row.agency.casefold(), row.reference.casefold(), row.recommendation))
    if name in ("agency", "recommendation"):
        by_words = {"agency": lambda row: row.agency.casefold(), "recommendation": lambda row: row.reference.casefold()}
        return sorted(rows, key=by_words[name], reverse=turned)
    days = {(row.recommendation, row.agency_id): _of_sort(row, name) for row in rows}
    dated = [row for row in rows if days[row.recommendation, row.agency_id] is not None]
    dated.sort(key=lambda row: days[row.recommendation, row.agency_id] or date.min, reverse=turned)
    return [*dated, *(row for row in rows if days[row.recommendation, row.agency_id] is None)]


def _of_sort(row: EvidenceRow, name: str) -> date | None:
    if name == "due":
        return row.due_on
    return row.newest.on if row.newest else None


def shown(rows: Iterable[EvidenceRow]) -> list[EvidenceRow]:
    """These rows, once it is said that they are shown."""
    found = list(rows)
    looked_into(row.file_id for row in found)
    return found


def agencies_on_record() -> list[tuple[int, str]]:
    """The agencies that were asked or showed something that one may open, by name. Two queries."""
    found: dict[int, str] = {}
    for model in (EvidenceAsk, AgencyImprovement):
        rows: Any = model.objects.order_by().values_list("organisation_id", "organisation__name").distinct()
        found |= dict(rows)
    return sorted(found.items(), key=lambda each: each[1].casefold())
