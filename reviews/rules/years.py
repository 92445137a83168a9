"""Figures of a year, April to March, from what cases and recommendations say: exact ones; who sees which is elsewhere.

A year holds the cases that were *notified* in it, whatever happened to them since. Each breakdown shares out their
number, so that it can be suppressed with it (`hscp.lib.suppressing`), and no figure stands in two of them: what is
hidden in one could be read in the other. So a practice review's timeliness stands among what followed, and “none
required” among rapid reviews alone, where it is no part of timeliness (domain §4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hscp.lib.suppressing import Cells, Public, suppressed
from hscp.lib.years import year_from, year_of
from reviews.rules.clocks import CaseClock, State

# Short, for they stand in legends; the page says what late, running and none required take in.
RAPID: dict[str, str] = {
    "in_time": "Sent in time",
    "late": "Late",
    "running": "Running",
    "not_required": "None required",
}
FOLLOWED: dict[str, str] = {
    "review_in_time": "Review: published in time",
    "review_late": "Review: late",
    "review_running": "Review: running",
    "other": "Other learning",
    "no_review": "No review",
    "undecided": "No decision",
}
RECOMMENDED: dict[str, str] = {
    "closed": "Closed with evidence of impact",
    "open": "Open",
    "little": "Little or no progress",
}
REVIEWS = ("local_review", "rapid_review", "national_review")  # sources whose recommendations are counted


@dataclass(frozen=True, slots=True)
class CaseOfYear:
    """A case as far as figures go: when it was notified, how its reviews stand, who was asked, what it is about."""

    notified_on: date
    rapid: str
    followed: str
    agencies: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RecommendationOfYear:
    """A recommendation of a review as far as figures go. ``in_case``: it stands in a case file, not in the register."""

    made_on: date
    state: str
    themes: frozenset[str] = frozenset()
    in_case: bool = True


def rapid_of(clock: CaseClock | None, *, not_required: bool) -> str:
    """Where a notified case counts among rapid reviews."""
    if not_required or (clock is not None and clock.state is State.ENDED):
        return "not_required"
    if clock is not None and clock.state is State.MET:
        return "in_time"
    return "late" if clock is not None and clock.state in (State.MISSED, State.OVERDUE) else "running"


def followed_of(outcome: str, clock: CaseClock | None) -> str:
    """Where a notified case counts among what followed: ``outcome`` is the partners' last decision, empty for none.

    ``clock`` is that of the practice review, which runs once one is decided.
    """
    if outcome in ("no_review", "other"):
        return outcome
    if outcome != "review" and clock is None:
        return "undecided"
    if clock is not None and clock.state is State.MET:
        return "review_in_time"
    late = clock is not None and clock.state in (State.MISSED, State.OVERDUE)
    return "review_late" if late else "review_running"


def recommendation_state(*, closed: bool, stands_still: bool) -> str:
    """Where a recommendation counts."""
    return "closed" if closed else "little" if stands_still else "open"


def years_of(days: Iterable[date], today: date) -> list[int]:
    """Every year from that of the first day to today's, by its first part; none where there is no day."""
    first = min(days, default=None)
    return [] if first is None else list(range(year_of(first).year, year_of(today).year + 1))


def figures_of(
    first: int, cases: Iterable[CaseOfYear], recommendations: Iterable[RecommendationOfYear]
) -> dict[str, Any]:
    """The exact figures of the year that begins in April of ``first``, as they are kept."""
    starts_on, ends_on = year_from(first)
    of_year = [each for each in cases if starts_on <= each.notified_on < ends_on]
    made = [each for each in recommendations if starts_on <= each.made_on < ends_on]
    in_cases = [each for each in made if each.in_case]
    return {
        "notified": len(of_year),
        "rapid": _shared(RAPID, (each.rapid for each in of_year)),
        "followed": _shared(FOLLOWED, (each.followed for each in of_year)),
        "agencies": _several(each.agencies for each in of_year),
        "themes": _several(each.themes for each in of_year),
        "recommended": len(made),
        "recommendations": _shared(RECOMMENDED, (each.state for each in made)),
        "recommendation_themes": _several(each.themes for each in made),
        "in_cases": {
            "recommended": len(in_cases),
            "recommendations": _shared(RECOMMENDED, (each.state for each in in_cases)),
            "recommendation_themes": _several(each.themes for each in in_cases),
        },
    }


def _shared(names: Mapping[str, str], found: Iterable[str]) -> dict[str, int]:
    counted = Counter(found)
    return {name: counted[name] for name in names}


def _several(sets: Iterable[frozenset[str]]) -> dict[str, int]:
    return dict(sorted(Counter(name for names in sets for name in names).items()))


@dataclass(frozen=True, slots=True)
class YearShown:
    """A year as somebody may see it: cases with what is said of them, and recommendations."""

    first: int
    cases: Public
    recommendations: Public


def year_shown(first: int, figures: Mapping[str, Any], *, exact: bool) -> YearShown:
    """The figures of a year, exact or as the public may see them.

    Recommendations outside case files are listed one by one, in the register and in the yearly report: whoever took
    them from the figure of all would have that of the cases. So the public's figures are of those in case files alone;
    of a year that was counted before these were told apart it sees none.
    """
    counted = _cases(figures)
    if exact:
        return YearShown(first, Public(*counted), Public(*_recommended(figures)))
    in_cases = figures.get("in_cases")
    if in_cases is None:
        unknown = Public(None, {"state": dict.fromkeys(RECOMMENDED)}, {"themes": {}})
        return YearShown(first, suppressed(*counted), unknown)
    return YearShown(first, suppressed(*counted), suppressed(*_recommended(in_cases)))


Counted = tuple[int, dict[str, Cells], dict[str, Cells]]


def _cases(figures: Mapping[str, Any]) -> Counted:
    parts = {"rapid": figures["rapid"], "followed": figures["followed"]}
    return figures["notified"], parts, {"agencies": figures["agencies"], "themes": figures["themes"]}


def _recommended(figures: Mapping[str, Any]) -> Counted:
    about = {"themes": figures["recommendation_themes"]}
    return figures["recommended"], {"state": figures["recommendations"]}, about
