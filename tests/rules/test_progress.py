"""What stands still, and what may be closed: tables of cases (domain §9, case 10)."""

from datetime import date

import pytest

from meetings.rules.progress import (
    ActionProgress,
    RecommendationProgress,
    SourceFacts,
    Standstill,
    little_progress,
    may_close_recommendation,
    may_follow,
    may_give,
    may_own,
    standing_still,
)

MADE, ON = date(2023, 9, 14), date(2026, 3, 31)
GIVEN = date(2023, 10, 2)


def action(*reported: date, given: date = GIVEN, withdrawn: date | None = None) -> ActionProgress:
    return ActionProgress(given, tuple(reported), withdrawn)


@pytest.mark.parametrize(
    ("actions", "kind", "since", "sentence"),
    [
        ((), Standstill.NO_ACTION, MADE, "No action has been given since it was made on 14 September 2023."),
        ((action(),), Standstill.NO_UPDATE, GIVEN, "1 action given, and no progress reported on any."),
        (
            (action(), action(given=date(2024, 1, 1))),
            Standstill.NO_UPDATE,
            GIVEN,
            "2 actions given, and no progress reported on any.",
        ),
        (
            (action(date(2024, 5, 1), date(2025, 9, 30)), action()),
            Standstill.STALLED,
            date(2025, 9, 30),
            "Nothing has been reported since 30 September 2025.",
        ),
        ((action(date(2025, 10, 1)),), None, None, None),
        ((action(date(2026, 3, 31)), action()), None, None, None),
        ((action(date(2026, 3, 1), withdrawn=date(2026, 3, 31)),), Standstill.NO_ACTION, MADE, None),
        ((action(date(2026, 3, 1), withdrawn=date(2026, 4, 1)),), None, None, None),
        ((action(date(2026, 4, 1)),), Standstill.NO_UPDATE, GIVEN, None),
        ((action(given=date(2026, 4, 1)),), Standstill.NO_ACTION, MADE, None),
    ],
)
def test_a_recommendation_of_2023_at_the_end_of_the_year(actions, kind, since, sentence) -> None:
    found = little_progress(RecommendationProgress("7", MADE, actions=actions), ON, 6)
    if kind is None:
        assert found is None
        return
    assert (found.key, found.kind, found.since) == ("7", kind, since)
    assert sentence is None or found.sentence == sentence


@pytest.mark.parametrize(
    ("made", "closed", "named"),
    [
        (date(2025, 9, 30), None, True),
        (date(2025, 10, 1), None, False),
        (MADE, date(2026, 3, 31), False),
        (MADE, date(2026, 4, 1), True),
        (date(2026, 6, 1), None, False),
    ],
)
def test_only_open_ones_that_are_old_enough_on_the_day(made: date, closed: date | None, named: bool) -> None:
    found = little_progress(RecommendationProgress("1", made, closed), ON, 6)
    assert (found is not None) is named


def test_the_longest_standstill_comes_first() -> None:
    several = [
        RecommendationProgress("young", date(2026, 3, 1)),
        RecommendationProgress("stalled", MADE, actions=(action(date(2025, 1, 1)),)),
        RecommendationProgress("never", MADE),
    ]
    assert [each.key for each in standing_still(several, ON, 6)] == ["never", "stalled"]


def test_no_month_is_no_measure() -> None:
    with pytest.raises(ValueError, match="at least one month"):
        little_progress(RecommendationProgress("1", MADE), ON, 0)


@pytest.mark.parametrize(
    ("closed", "impact", "unfinished", "codes"),
    [
        (False, "Fewer repeat referrals.", (), ()),
        (False, " ", (), ("no_impact",)),
        (False, "Fewer.", ("A-2026-001",), ("unfinished",)),
        (False, "", ("A-2026-001", "A-2026-002"), ("no_impact", "unfinished")),
        (True, "Fewer.", (), ("closed",)),
    ],
)
def test_a_recommendation_is_closed_by_impact(closed, impact, unfinished, codes) -> None:
    assert may_close_recommendation(closed=closed, impact=impact, unfinished=unfinished).codes == codes


def test_the_refusal_names_what_is_unfinished() -> None:
    verdict = may_close_recommendation(closed=False, impact="Yes.", unfinished=("A-2026-001", "A-2026-002"))
    assert verdict.sentence == "A-2026-001 and A-2026-002 are still open: finish or withdraw first."


def test_an_action_says_what_and_is_not_due_before_it_is_given() -> None:
    assert may_give("Write", date(2026, 6, 15), date(2026, 6, 15))
    assert may_give(" ", date(2026, 6, 15), date(2026, 6, 14)).codes == ("text", "due")


ITEM = {"item_number": 3, "meeting_state": "open"}


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ({}, "no_source"),
        (ITEM, None),
        ({"decided": True}, None),
        ({"recommendation": "R1"}, None),
        (ITEM | {"files": frozenset({None, 7})}, "other_file"),
        (ITEM | {"files": frozenset({7})}, None),
        (ITEM | {"item_withdrawn": True}, "withdrawn"),
        (ITEM | {"meeting_state": "planned"}, "not_open"),
        (ITEM | {"meeting_state": "closed"}, None),
        (ITEM | {"meeting_state": "closed", "minutes_state": "circulated"}, None),
        (ITEM | {"meeting_state": "closed", "minutes_state": "issued"}, "issued"),
        ({"decided": True, "decision_taken_out": True}, "taken_out"),
        (ITEM | {"meeting_state": "closed", "decided": True}, None),
        ({"recommendation": "R1", "recommendation_closed": True}, "closed"),
    ],
)
def test_an_action_follows_something_that_stands(source: dict, code: str | None) -> None:
    assert may_follow(SourceFacts(**source)).codes == (() if code is None else (code,))


@pytest.mark.parametrize(
    ("ceases_on", "may"),
    [(None, True), (date(2026, 6, 16), True), (date(2026, 6, 15), False), (date(2026, 1, 1), False)],
)
def test_a_post_owns_actions_until_the_day_it_ceases(ceases_on: date | None, may: bool) -> None:
    assert bool(may_own("Head of service", ceases_on, date(2026, 6, 15))) is may
