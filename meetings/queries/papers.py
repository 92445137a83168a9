"""The papers of a meeting, each with its versions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db.models import F, JSONField, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime

from hscp.record.stored import StoredFile
from meetings.models import Paper, PaperVersion

OF_PAPER = ("id", "number", "title", "author", "withdrawn_because")
OF_VERSION = ("id", "number", "added_at")
OF_FILE = ("id", "name", "kind", "size", "scan", "removed_at", "removed_because")


@dataclass(slots=True)
class Listed:
    """A paper and its versions, the latest first."""

    paper: Paper
    versions: list[PaperVersion] = field(default_factory=list)

    @property
    def latest(self) -> PaperVersion:
        return self.versions[0]

    @property
    def stored(self) -> StoredFile:
        """The file of the latest version."""
        found: StoredFile = self.latest.stored
        return found

    @property
    def earlier(self) -> list[PaperVersion]:
        return self.versions[1:]


class Together(Subquery):
    """The one JSON value ``told`` of every row of a subquery, as one list; none where there is no row."""

    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **rest: Any) -> Any:
        return self._as("(SELECT jsonb_agg(r.told) FROM (%(subquery)s) AS r)", compiler, connection, **rest)

    def as_sqlite(self, compiler: Any, connection: Any, **rest: Any) -> Any:
        whole = "(SELECT json_group_array(json(r.told)) FROM (%(subquery)s) AS r)"
        return self._as(whole, compiler, connection, **rest)

    def _as(self, template: str, compiler: Any, connection: Any, **rest: Any) -> Any:
        return self.as_sql(compiler, connection, template=template, **rest)  # type: ignore[call-arg]


def papers_told() -> Together:
    """For a query of agenda items: every version of their papers, with its file. It costs no query of its own."""
    columns = {f"paper_{name}": F(f"paper__{name}") for name in OF_PAPER}
    columns |= {f"version_{name}": F(name) for name in OF_VERSION}
    columns |= {f"file_{name}": F(f"stored__{name}") for name in OF_FILE}
    rows = PaperVersion.objects.filter(paper__item=OuterRef("pk")).order_by()
    return Together(rows.annotate(told=JSONObject(**columns)).values("told"))


def papers_of(told: Iterable[dict[str, Any]] | None) -> list[Listed]:
    """The papers of an item in their order, from what ``papers_told`` found of it."""
    found: dict[int, Listed] = {}
    for row in sorted(told or (), key=lambda row: (row["paper_number"], -row["version_number"])):
        listed = found.setdefault(row["paper_id"], Listed(Paper(**_of(row, "paper", OF_PAPER))))
        stored = StoredFile(**_of(row, "file", OF_FILE))
        listed.versions.append(PaperVersion(**_of(row, "version", OF_VERSION), stored=stored))
    return list(found.values())


def _of(row: dict[str, Any], what: str, names: Iterable[str]) -> dict[str, Any]:
    return {name: _moment(row[f"{what}_{name}"]) if name.endswith("_at") else row[f"{what}_{name}"] for name in names}


def _moment(written: str | None) -> datetime | None:
    """A moment as a database writes it into JSON; SQLite leaves out that it is UTC."""
    found = parse_datetime(written) if written else None
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found


def version_of(paper: Paper, number: int | None) -> PaperVersion | None:
    """A version of a paper with its file, the latest where no number is given; None where there is none."""
    rows = PaperVersion.objects.filter(paper=paper).select_related("stored").order_by("-number")
    found: PaperVersion | None = (rows if number is None else rows.filter(number=number)).first()
    return found
