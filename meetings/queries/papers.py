"""The papers of a meeting, each with its versions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from hscp.record.stored import StoredFile
from meetings.models import Paper, PaperVersion
from meetings.queries.told import Together, moment_told

OF_PAPER = ("id", "number", "title", "author", "withdrawn_because")
OF_VERSION = ("id", "number", "added_at")
OF_FILE = ("id", "name", "kind", "size", "scan", "removed_at", "removed_because")


@dataclass(slots=True)
class Listed:
    """A paper and its versions, the latest first; ``acts`` is what a page offers with it."""

    paper: Paper
    versions: list[PaperVersion] = field(default_factory=list)
    acts: str = ""

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
    return {
        name: moment_told(row[f"{what}_{name}"]) if name.endswith("_at") else row[f"{what}_{name}"] for name in names
    }


def version_of(paper: Paper, number: int | None) -> PaperVersion | None:
    """A version of a paper with its file, the latest where no number is given; None where there is none."""
    rows = PaperVersion.objects.filter(paper=paper).select_related("stored").order_by("-number")
    found: PaperVersion | None = (rows if number is None else rows.filter(number=number)).first()
    return found
