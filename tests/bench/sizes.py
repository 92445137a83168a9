"""How much the bench seeds: in full as `performance.md` has it, or little, to see that it runs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """``items`` are of the meeting that is measured; ``fewer`` and ``more`` of two beside it, whose queries must be the
    same. ``others`` are the further meetings of the year; ``reports`` how often the yearly report is built."""

    items: int = 25
    fewer: int = 5
    more: int = 50
    people: int = 25
    others: int = 40
    actions: int = 500
    narrative: int = 1200  # characters in each section of the report
    spaces: int = 150
    runs: int = 60
    reports: int = 3


FULL = Sizes()
QUICK = Sizes(items=4, fewer=2, more=6, people=8, others=3, actions=60, narrative=300, spaces=3, runs=5, reports=1)
