"""Samples taken in turns, so that a busy machine slows page and yardstick alike; only ratios are compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from tests.bench.client import Answer, Client
from tests.bench.pages import Page, Visit, yardstick

WARM_UP = 5  # visits before the first that counts: one for each thread of the server, and one more


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: medians of one page, and the median of its ratios to the yardstick beside it."""

    page: Page
    queries: tuple[int, ...]
    kilobytes: float
    ms: float
    ratio: float
    spread: float

    @property
    def missed(self) -> list[str]:
        """Each "must" that is not met."""
        goal = self.page.goal
        found = []
        if self.ratio > goal.must:
            found.append("time")
        if max(self.queries) > goal.queries:
            found.append("queries")
        if len(set(self.queries)) > 1:
            found.append("queries grow")
        if goal.kilobytes and self.kilobytes > goal.kilobytes:
            found.append("size")
        return found


def in_turns(one: Visit, other: Visit, runs: int) -> tuple[list[float], list[float]]:
    """Milliseconds of both, visited by turns."""
    for _ in range(WARM_UP):
        one("")
        other("")
    pairs = [(one("").ms, other("").ms) for _ in range(runs)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def ratio_of(ones: Sequence[float], others: Sequence[float]) -> float:
    """The median of the ratios of each pair."""
    return median(one / other for one, other in zip(ones, others, strict=True))


def spread_of(samples: Sequence[float]) -> float:
    """p95 against p50."""
    return quantiles(samples, n=20, method="inclusive")[-1] / median(samples)


def row_of(page: Page, client: Client, runs: int) -> Row:
    """Measure one page beside its yardstick; its queries are counted apart from that, and not timed."""
    visits: list[Callable[[str], Answer]] = [make(client) for make in page.sizes]
    visit = page.visit(client)
    mine, beside = in_turns(visit, yardstick(page.yardstick, client), runs)
    return Row(
        page=page,
        queries=tuple(each("count").queries for each in (*visits[:1], visit, *visits[1:])),
        kilobytes=len(visit("").body) / 1000,
        ms=median(mine),
        ratio=ratio_of(mine, beside),
        spread=spread_of(mine),
    )
