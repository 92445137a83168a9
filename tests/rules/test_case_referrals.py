"""The log of partners' referrals: what may stand on it, and what considering one takes."""

from datetime import date
from typing import Any

import pytest

from reviews.rules.referrals import may_consider, may_log

TODAY = date(2026, 6, 15)
GOOD: dict[str, Any] = {
    "outcome": "not_notified",
    "because": "No abuse is suspected",
    "considered_on": date(2026, 6, 12),
    "referred_on": date(2026, 6, 10),
    "held_on": None,
    "incident_state": None,
    "today": TODAY,
}


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, ()),
        ({"considered_on": TODAY}, ()),
        ({"considered_on": date(2026, 6, 10)}, ()),
        ({"considered_on": date(2026, 6, 9)}, ("considered_on",)),
        ({"considered_on": date(2026, 6, 16)}, ("considered_on",)),
        ({"outcome": "waiting"}, ("outcome",)),
        ({"outcome": "more"}, ()),
        ({"outcome": "learning"}, ()),
        ({"because": " "}, ("because",)),
        ({"held_on": date(2026, 6, 12)}, ()),
        ({"held_on": date(2026, 6, 11)}, ("meeting",)),
        ({"outcome": "notified"}, ("incident",)),
        ({"outcome": "notified", "incident_state": "considering"}, ("incident",)),
        ({"outcome": "notified", "incident_state": "notified"}, ()),
        ({"outcome": "notified", "incident_state": "not_required"}, ()),
        ({"incident_state": "not_notified"}, ()),
        (
            {"outcome": "waiting", "because": "", "considered_on": date(2027, 1, 1)},
            ("outcome", "because", "considered_on"),
        ),
    ],
)
def test_considering_takes_a_reason_a_day_and_for_what_is_notified_its_case(
    changed: dict[str, Any], codes: tuple[str, ...]
) -> None:
    assert may_consider(**{**GOOD, **changed}).codes == codes


@pytest.mark.parametrize(
    ("agency", "asked", "on", "codes"),
    [
        ("Police", "Whether it is notifiable", TODAY, ()),
        (" ", "", TODAY, ("agency", "asked")),
        ("Police", "Whether", date(2026, 6, 16), ("referred_on",)),
    ],
)
def test_what_may_stand_on_the_log(agency: str, asked: str, on: date, codes: tuple[str, ...]) -> None:
    assert may_log(agency=agency, asked=asked, referred_on=on, today=TODAY).codes == codes
