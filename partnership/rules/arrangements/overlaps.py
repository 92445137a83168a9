"""Dated entries of which only one may hold at a time."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from partnership.rules.arrangements.problems import Place, Problems


class Dated(Protocol):
    @property
    def starts_on(self) -> date | None: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def place(self) -> Place: ...


def report_overlaps(entries: Sequence[Dated], what: str, problems: Problems) -> None:
    """Two of these may not hold on the same day; reported at the later one in time."""
    ordered = sorted(entries, key=lambda entry: entry.starts_on or date.min)
    for index, later in enumerate(ordered):
        for earlier in ordered[:index]:
            if earlier.ends_on is None or earlier.ends_on > (later.starts_on or date.min):
                since = later.starts_on or "the beginning"
                problems.add(
                    later.place,
                    f"{what} overlap: since {since} this one and the one in line {earlier.place.line} both hold.",
                    "the earlier one to end (“to:”) on the day this one begins, or before.",
                )
                break
