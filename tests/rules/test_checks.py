"""Checks of a practice review: counted from the last, what one must say, what was mended."""

from datetime import date
from typing import Any

import pytest

from reviews.enums import CheckMended, CheckQuality, CheckTime
from reviews.rules import checks
from reviews.rules.checks import counted_from, may_check, may_mend, mending_words
from reviews.rules.clocks import LAST_CHECK, PRACTICE_CHECK, Facts, State, case_clocks, check_limit

DAY, NEXT, BEFORE = date(2026, 6, 15), date(2026, 6, 16), date(2026, 6, 14)
SAID: dict[str, Any] = {
    "on": DAY,
    "commissioned_on": DAY,
    "last_on": None,
    "time": "in_time",
    "time_words": "As planned",
    "quality": "good",
    "quality_words": "Read",
    "asked": "",
    "mend_by": None,
    "today": DAY,
}


def test_words_of_fields_are_those_of_the_rules() -> None:
    assert [each.value for each in checks.Time] == CheckTime.values
    assert [each.value for each in checks.Quality] == CheckQuality.values
    assert [each.value for each in checks.Mended] == CheckMended.values


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, ()),
        ({"on": NEXT}, ("checked_on",)),
        ({"on": BEFORE}, ("checked_on",)),
        ({"last_on": NEXT, "today": date(2026, 7, 1)}, ("checked_on",)),
        ({"time_words": " ", "quality_words": ""}, ("time_words", "quality_words")),
        ({"time": "at_risk"}, ("asked",)),
        ({"quality": "wanting"}, ("asked",)),
        ({"quality": "wanting", "asked": "More voices", "mend_by": DAY}, ()),
        ({"mend_by": DAY}, ("mend_by",)),
        ({"asked": "More", "mend_by": BEFORE}, ("mend_by",)),
    ],
)
def test_a_check_says_how_it_stands(changed: dict[str, Any], codes: tuple[str, ...]) -> None:
    assert may_check(**{**SAID, **changed}).codes == codes


def test_what_was_asked_is_mended_or_it_is_said_why_not() -> None:
    said: dict[str, Any] = {"asked": "More", "on": DAY, "checked_on": DAY, "mended": "yes", "words": "", "today": DAY}
    assert may_mend(**said)
    assert may_mend(**{**said, "asked": " "}).codes == ("asked",)
    assert may_mend(**{**said, "on": BEFORE}).codes == may_mend(**{**said, "on": NEXT}).codes == ("mended_on",)
    assert may_mend(**{**said, "mended": "partly"}).codes == ("mended_words",)
    stands: dict[str, Any] = {"asked": "More", "mended": "", "mend_by": DAY, "today": DAY}
    assert mending_words(**stands)[0] == "To be mended"
    assert mending_words(**{**stands, "today": NEXT})[1] == "bad"
    assert mending_words(**{**stands, "mended": "partly"})[0] == "Mended in part"
    assert mending_words(**{**stands, "mended": "yes", "today": NEXT})[0] == "Mended"
    assert mending_words(**{**stands, "asked": ""}) == ("", "")


def test_the_next_is_counted_from_the_last_and_runs_as_a_clock() -> None:
    assert counted_from(DAY, None) == DAY and counted_from(DAY, NEXT) == NEXT and counted_from(DAY, BEFORE) == DAY

    def clock(events: dict[str, date], today: date) -> Any:
        found = case_clocks([check_limit(4)], Facts(events, True), trigger="", today=today, holidays=())
        return found[0] if found else None

    assert clock({}, DAY) is None, "not under way: no check is due"
    running = clock({LAST_CHECK: DAY}, date(2026, 7, 13))
    assert (running.limit.key, running.due, running.state) == (PRACTICE_CHECK, date(2026, 7, 13), State.RUNNING)
    assert clock({LAST_CHECK: DAY}, date(2026, 7, 14)).state is State.OVERDUE
