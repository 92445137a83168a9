"""Figures of a year: where each case and recommendation counts, which year it belongs to, what the public sees."""

from datetime import date

import pytest

from hscp.lib.clocks import Unit
from reviews.rules.clocks import CaseClock, Limit, State
from reviews.rules.years import (
    FOLLOWED,
    RAPID,
    CaseOfYear,
    RecommendationOfYear,
    figures_of,
    followed_of,
    rapid_of,
    recommendation_state,
    year_shown,
    years_of,
)

LIMIT = Limit("rapid-review", "Rapid review", "a", "b", 15, Unit.WORKING_DAYS, "WT", "WT", verified=True)


def clock(state: State | None) -> CaseClock | None:
    return CaseClock(LIMIT, state, "a") if state else None


@pytest.mark.parametrize(
    ("state", "not_required", "counts_as"),
    [
        (State.MET, False, "in_time"),
        (State.MISSED, False, "late"),
        (State.OVERDUE, False, "late"),
        (State.RUNNING, False, "running"),
        (State.WAITING, False, "running"),
        (None, False, "running"),
        (State.ENDED, False, "not_required"),
        (State.RUNNING, True, "not_required"),
        (State.MISSED, True, "not_required"),  # it leaves timeliness, late or not (domain §4)
    ],
)
def test_where_a_rapid_review_counts(state: State | None, not_required: bool, counts_as: str) -> None:
    assert rapid_of(clock(state), not_required=not_required) == counts_as in RAPID


@pytest.mark.parametrize(
    ("outcome", "state", "counts_as"),
    [
        ("", None, "undecided"),
        ("no_review", None, "no_review"),
        ("other", None, "other"),
        ("no_review", State.ENDED, "no_review"),  # decided again
        ("review", None, "review_running"),
        ("review", State.RUNNING, "review_running"),
        ("review", State.ENDED, "review_running"),
        ("review", State.MET, "review_in_time"),
        ("review", State.MISSED, "review_late"),
        ("review", State.OVERDUE, "review_late"),
        ("", State.RUNNING, "review_running"),  # the day of the decision is on record, the decision was made elsewhere
    ],
)
def test_what_followed(outcome: str, state: State | None, counts_as: str) -> None:
    assert followed_of(outcome, clock(state)) == counts_as in FOLLOWED


def test_where_a_recommendation_counts() -> None:
    found = [recommendation_state(closed=closed, stands_still=still) for closed, still in ((1, 1), (0, 1), (0, 0))]
    assert found == ["closed", "little", "open"]


def case(on: date, rapid: str = "in_time", followed: str = "no_review", *agencies: str) -> CaseOfYear:
    return CaseOfYear(on, rapid, followed, frozenset(agencies), frozenset({"Neglect"}))


def test_a_year_is_april_to_march_and_each_breakdown_shares_it_out() -> None:
    cases = [
        case(date(2025, 3, 31)),
        case(date(2025, 4, 1), "late", "review_late", "Police", "School"),
        case(date(2026, 3, 31), "not_required", "undecided", "Police"),
        case(date(2026, 4, 1)),
    ]
    made = [RecommendationOfYear(date(2025, 4, 1), "open", frozenset({"Neglect", "Babies"}))]
    found = figures_of(2025, cases, made)
    assert found["notified"] == 2 == sum(found["rapid"].values()) == sum(found["followed"].values())
    assert found["rapid"]["not_required"] == 1 and found["agencies"] == {"Police": 2, "School": 1}
    assert (found["themes"], found["recommendation_themes"]) == ({"Neglect": 2}, {"Babies": 1, "Neglect": 1})
    assert found["recommended"] == 1 == found["recommendations"]["open"]


def test_no_year_is_left_out_between_the_first_and_today() -> None:
    assert years_of([date(2024, 3, 31), date(2026, 5, 1)], date(2026, 6, 15)) == [2023, 2024, 2025, 2026]
    assert years_of([], date(2026, 6, 15)) == []


def test_the_public_sees_what_is_suppressed_and_no_figure_stands_in_two_breakdowns() -> None:
    """Domain §9, case 13: three are seen by the board, and by the public neither shown nor revealed by totals."""
    cases = [case(date(2025, 5, 1), "late")] * 3 + [case(date(2025, 5, 1))] * 9
    figures = figures_of(2025, cases, [])
    exact, public = year_shown(2025, figures, exact=True), year_shown(2025, figures, exact=False)
    assert exact.cases.parts["rapid"]["late"] == 3
    assert public.cases.total == 12 and public.cases.parts["rapid"]["late"] is None
    assert public.cases.parts["rapid"]["in_time"] is None, "else it were the total less the rest"
    assert not set(RAPID) & set(FOLLOWED)


def test_of_a_year_counted_before_those_in_case_files_were_told_apart_the_public_sees_no_recommendation() -> None:
    figures = figures_of(2025, [], [RecommendationOfYear(date(2025, 5, 1), "open")] * 9)
    del figures["in_cases"]
    assert year_shown(2025, figures, exact=True).recommendations.total == 9
    shown = year_shown(2025, figures, exact=False).recommendations
    assert shown.total is None and set(shown.parts["state"].values()) == {None}
