"""Items of a joint meeting that belong to one partnership: when they are added, taken off and written. To the edge."""

import pytest

from meetings.rules.owned import may_add_owned, may_take_off, may_write_owned


@pytest.mark.parametrize(
    ("state", "facts", "codes"),
    [
        ("planned", {}, ()),
        ("open", {}, ()),
        ("closed", {}, ("over",)),
        ("cancelled", {}, ("over",)),
        ("planned", {"is_joint": False}, ("not_joint",)),
        ("planned", {"shares": False}, ("owner",)),
        ("planned", {"late": "The chair has approved this agenda."}, ("late",)),
    ],
)
def test_when_one_may_be_added(state: str, facts: dict, codes: tuple[str, ...]) -> None:
    assert may_add_owned(state, **({"is_joint": True, "shares": True, "late": ""} | facts)).codes == codes


@pytest.mark.parametrize(
    ("state", "withdrawn", "codes"),
    [
        ("planned", "", ()),
        ("postponed", "", ()),
        ("planned", "No need", ("withdrawn",)),
        ("open", "", ("begun",)),
        ("closed", "", ("begun",)),
    ],
)
def test_when_one_may_be_taken_off(state: str, withdrawn: str, codes: tuple[str, ...]) -> None:
    assert may_take_off(state, withdrawn).codes == codes


@pytest.mark.parametrize(
    ("state", "withdrawn", "said", "decided", "codes"),
    [
        ("planned", False, "", " ", ()),
        ("planned", False, "Said", "", ("not_yet",)),
        ("planned", False, "", "Decided", ("not_yet",)),
        ("postponed", False, "", "", ()),
        ("postponed", False, "Said", "", ("not_yet",)),
        ("open", False, "Said", "Decided", ()),
        ("closed", False, "Said", "Decided", ()),
        ("cancelled", False, "", "", ("cancelled",)),
        ("open", True, "", "", ("withdrawn",)),
    ],
)
def test_what_may_be_written(state: str, withdrawn: bool, said: str, decided: str, codes: tuple[str, ...]) -> None:
    assert may_write_owned(state, withdrawn=withdrawn, said=said, decided=decided).codes == codes
