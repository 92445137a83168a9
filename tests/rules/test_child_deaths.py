"""The annual report on child deaths: what may stand on record of it."""

from datetime import date, timedelta
from typing import Any

import pytest

from reviews.rules.child_deaths import may_note_theme, may_receive

DAY = date(2026, 6, 15)
TOMORROW, YESTERDAY = DAY + timedelta(days=1), DAY - timedelta(days=1)
SAID: dict[str, Any] = {"panel": "CDOP", "starts_on": date(2025, 4, 1), "ends_on": date(2026, 3, 31), "words": ""}
SAID |= {"received_on": DAY, "considered_on": None, "met_on": None, "considered": "", "taken": False, "today": DAY}


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, ()),
        ({"panel": " "}, ("panel",)),
        ({"ends_on": date(2025, 4, 1)}, ("ends_on",)),
        ({"taken": True}, ("starts_on",)),
        ({"received_on": TOMORROW}, ("received_on",)),
        ({"received_on": date(2026, 3, 30)}, ("received_on",)),
        ({"received_on": date(2026, 3, 31)}, ()),
        ({"considered_on": YESTERDAY, "words": "Board"}, ("considered_on",)),
        ({"considered_on": TOMORROW, "met_on": TOMORROW}, ()),
        ({"considered_on": TOMORROW, "met_on": DAY}, ("meeting",)),
        ({"considered_on": DAY}, ("words",)),
        ({"considered": "To train"}, ("considered",)),
        ({"considered": "To train", "considered_on": TOMORROW, "words": "Board"}, ("considered",)),
        ({"considered": "To train", "considered_on": DAY, "words": "Board"}, ()),
    ],
)
def test_what_may_stand_on_record(change: dict[str, Any], codes: tuple[str, ...]) -> None:
    assert may_receive(**{**SAID, **change}).codes == codes


def test_a_theme_says_what_was_found() -> None:
    assert may_note_theme(theme="Sleep", words="Six of ten")
    assert may_note_theme(theme="", words=" ").codes == ("theme", "words")
