"""Reviews of other kinds: what may stand in the register, and onto which agenda one comes."""

from datetime import date, timedelta
from typing import Any

import pytest

from reviews.rules.register import is_late, may_put, may_register

DAY = date(2026, 6, 15)
TOMORROW, YESTERDAY = DAY + timedelta(days=1), DAY - timedelta(days=1)
SAID: dict[str, Any] = {"title": "A", "owner_board": "B", "reference": "C", "state": "considered", "because": ""}
SAID |= {"commissioned_on": None, "due_on": None, "published_on": None, "taken": False, "today": DAY}


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, ()),
        ({"title": " ", "owner_board": "", "reference": ""}, ("title", "owner_board", "reference")),
        ({"taken": True}, ("reference",)),
        ({"commissioned_on": TOMORROW}, ("commissioned_on",)),
        ({"state": "commissioned"}, ("commissioned_on",)),
        ({"state": "under_way", "commissioned_on": DAY, "due_on": DAY}, ()),
        ({"commissioned_on": DAY, "due_on": YESTERDAY}, ("due_on",)),
        ({"state": "published"}, ("published_on",)),
        ({"state": "published", "published_on": DAY}, ()),
        ({"state": "published", "published_on": TOMORROW}, ("published_on",)),
        ({"state": "published", "published_on": YESTERDAY, "commissioned_on": DAY}, ("published_on",)),
        ({"published_on": DAY}, ("state",)),
        ({"state": "not_held"}, ("because",)),
        ({"state": "not_held", "because": "No homicide"}, ()),
    ],
)
def test_what_may_stand_in_the_register(change: dict[str, Any], codes: tuple[str, ...]) -> None:
    assert may_register(**{**SAID, **change}).codes == codes


def test_it_is_late_while_open_and_past_its_day() -> None:
    assert is_late("under_way", YESTERDAY, DAY) and not is_late("under_way", DAY, DAY)
    assert not is_late("published", YESTERDAY, DAY) and not is_late("agreed", None, DAY)


def test_it_is_put_under_an_item_to_come_with_nothing_written_under_it() -> None:
    said: dict[str, Any] = {"meets_on": DAY, "withdrawn": False, "written": False, "today": DAY}
    assert may_put(**said)
    for change in ({"meets_on": YESTERDAY}, {"withdrawn": True}, {"written": True}):
        assert may_put(**{**said, **change}).codes == ("item",)
