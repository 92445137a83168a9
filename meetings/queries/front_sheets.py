"""Front sheets of papers."""

from collections.abc import Collection

from meetings.models import FrontSheet, Paper, PaperVersion

WORDS = ("purpose", "ask", "author", "consultation")


def sheet_of(paper: Paper) -> FrontSheet | None:
    """The front sheet of a paper, with who saved it last. One query."""
    rows = FrontSheet.objects.select_related("saved_by__person", "saved_by__post").filter(paper=paper)
    found: FrontSheet | None = rows.first()
    return found


def sheets_of(papers: Collection[int]) -> dict[int, dict[str, str]]:
    """The words of the front sheets of these papers, by the paper's key. One query."""
    rows = FrontSheet.objects.filter(paper__in=papers)
    return {row.paper_id: {name: getattr(row, name) for name in WORDS} for row in rows}


def versions_of(paper: Paper) -> list[PaperVersion]:
    """Every version of a paper, the latest first, with its file and who added it. One query."""
    rows = PaperVersion.objects.filter(paper=paper).select_related("stored", "added_by__person")
    return list(rows.order_by("-number"))
