"""The picture of reviews as a report shows it: years as the public may see them, and nothing more.

What one report has shown of a year every other shows unchanged, whatever the count says since: between two published
figures of a year stands a difference, and a difference of one is a case (`docs/adr/0032-reviews-in-yearly-reports.md`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hscp.lib.suppressing import Public, Shown
from hscp.lib.years import year_from, year_words
from reviews.rules.years import YearShown

YEARS_SHOWN = 10
CASES, RECOMMENDATIONS = "cases", "recommendations"
TABLES = ((CASES, "agencies"), (CASES, "themes"), (RECOMMENDATIONS, "themes"))  # what may be in several at once


@dataclass(frozen=True, slots=True)
class Pictured:
    """A year as the public may see it, and the day on which it was counted.

    ``shown_before``: another report has shown it, and this one shows the same.
    """

    year: YearShown
    counted_on: date
    shown_before: bool = False

    @property
    def words(self) -> str:
        """The year as people write it: 2025-26."""
        return year_words(year_from(self.year.first)[0])

    def several(self, about: str, table: str) -> Shown:
        """The counts of one of ``TABLES``."""
        return self._public(about).several[table]

    def data(self) -> dict[str, Any]:
        """The year as it is frozen in the report's content: what everybody may read, and the names that are shown."""
        return {
            "first": self.year.first,
            "counted_on": self.counted_on.isoformat(),
            CASES: _data(self.year.cases),
            RECOMMENDATIONS: _data(self.year.recommendations),
        }

    def cut_to(self, names: Mapping[tuple[str, str], list[str]]) -> Pictured:
        """The year with exactly these names in its tables: a row for each, and no name of which nothing is shown.

        Whom the year does not name is none there; but where nothing of the year is shown, or another report showed the
        year without the name, it is not said whether none or few.
        """

        def cut(about: str) -> Public:
            public = self._public(about)
            absent = None if public.total is None or self.shown_before else 0
            tables = {
                table: {name: None if public.total is None else shown.get(name, absent) for name in names[about, table]}
                for table, shown in public.several.items()
            }
            return replace(public, several=tables)

        year = YearShown(self.year.first, cut(CASES), cut(RECOMMENDATIONS))
        return replace(self, year=year)

    def _public(self, about: str) -> Public:
        return self.year.cases if about == CASES else self.year.recommendations


def pictured_from(data: Mapping[str, Any], *, shown_before: bool = False) -> Pictured:
    """The inverse of ``Pictured.data``."""
    year = YearShown(data["first"], _public(data[CASES]), _public(data[RECOMMENDATIONS]))
    return Pictured(year, date.fromisoformat(data["counted_on"]), shown_before)


def picture(counted: Iterable[Pictured], elsewhere: Iterable[Iterable[Mapping[str, Any]]]) -> tuple[Pictured, ...]:
    """The years of a report, the earliest first: those ``counted``, each as another report shows it if one does.

    ``elsewhere`` are the years of the other reports that were frozen, the first frozen first: the first to show a year
    has settled it.
    """
    settled: dict[int, Pictured] = {}
    for report in elsewhere:
        for data in report:
            settled.setdefault(data["first"], pictured_from(data, shown_before=True))
    years = sorted((settled.get(each.year.first, each) for each in counted), key=lambda each: each.year.first)
    years = years[-YEARS_SHOWN:]
    names = {
        (about, table): sorted({name for each in years for name, n in each.several(about, table).items() if n})
        for about, table in TABLES
    }
    return tuple(each.cut_to(names) for each in years)


def _data(public: Public) -> dict[str, Any]:
    return {
        "total": public.total,
        "parts": {name: dict(cells) for name, cells in public.parts.items()},
        "several": {name: dict(cells) for name, cells in public.several.items()},
    }


def _public(data: Mapping[str, Any]) -> Public:
    return Public(data["total"], data["parts"], data["several"])
