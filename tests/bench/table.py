"""The results as one table."""

from collections.abc import Sequence

from tests.bench.measure import Row

HEAD = ("page", "size", "queries", "kB", "ms", "p95/p50", "ratio", "must", "aim", "")


def lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns as wide as their widest cell."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    ruled = [head, ["-" * width for width in widths], *rows]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in ruled]


def verdict(missed: Sequence[str]) -> str:
    """Whether what must be met is met, and what not."""
    return f"MUST NOT MET: {', '.join(missed)}" if missed else "met"


def cells(row: Row) -> list[str]:
    """A line of the table of pages."""
    page, goal = row.page, row.page.goal
    return [
        page.name,
        page.size,
        f"{' = '.join(map(str, row.queries)) if len(set(row.queries)) == 1 else ' / '.join(map(str, row.queries))}"
        f" (≤ {goal.queries})",
        f"{row.kilobytes:.0f}" + (f" (≤ {goal.kilobytes})" if goal.kilobytes else ""),
        f"{row.ms:.1f}",
        f"{row.spread:.1f}",
        f"{row.ratio:.2f} × {page.yardstick}",
        f"{goal.must:g}",
        f"{goal.aim:g}",
        verdict(row.missed),
    ]
