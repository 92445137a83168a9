"""The papers of a meeting, each with its versions."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from hscp.record.stored import StoredFile
from meetings.models import AgendaItem, Paper, PaperVersion


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


def papers_of(items: Iterable[AgendaItem]) -> dict[int, list[Listed]]:
    """The papers of these items, by the key of the item, each item's in their order. One query."""
    rows = (
        PaperVersion.objects.filter(paper__item__in=list(items))
        .select_related("paper", "stored")
        .order_by("paper__item", "paper__number", "-number")
    )
    found: dict[int, dict[int, Listed]] = {}
    for row in rows:
        found.setdefault(row.paper.item_id, {}).setdefault(row.paper_id, Listed(row.paper)).versions.append(row)
    return {item_id: list(papers.values()) for item_id, papers in found.items()}


def version_of(paper: Paper, number: int | None) -> PaperVersion | None:
    """A version of a paper with its file, the latest where no number is given; None where there is none."""
    rows = PaperVersion.objects.filter(paper=paper).select_related("stored").order_by("-number")
    found: PaperVersion | None = (rows if number is None else rows.filter(number=number)).first()
    return found
