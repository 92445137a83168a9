"""When a bank holiday may be added or taken back."""

from datetime import date, timedelta

import pytest

from partnership.rules.holidays import may_proclaim, may_take_back

TODAY = date(2026, 6, 15)
GOOD = {"name": "A coronation", "source": "London Gazette, 1 June 2026", "holds": ""}


@pytest.mark.parametrize(
    ("day", "changed", "codes"),
    [
        (TODAY, {}, ()),
        (TODAY - timedelta(days=1), {}, ("over",)),
        (TODAY, {"holds": "Christmas Day"}, ("holds",)),
        (TODAY, {"name": " ", "source": ""}, ("name", "source")),
    ],
)
def test_what_may_be_proclaimed(day: date, changed: dict[str, str], codes: tuple[str, ...]) -> None:
    assert may_proclaim(day, **GOOD | changed, today=TODAY).codes == codes


@pytest.mark.parametrize(
    ("day", "reason", "holds", "codes"),
    [
        (TODAY, "Not held", "A coronation", ()),
        (TODAY - timedelta(days=1), "Not held", "A coronation", ("over",)),
        (TODAY, " ", "A coronation", ("reason",)),
        (TODAY, "Not held", "", ("none",)),
    ],
)
def test_what_may_be_taken_back(day: date, reason: str, holds: str, codes: tuple[str, ...]) -> None:
    assert may_take_back(day, reason=reason, holds=holds, today=TODAY).codes == codes
