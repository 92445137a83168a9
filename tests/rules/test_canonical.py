"""The canonical text of signed content: equal content, equal hash; any change, another hash."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum, StrEnum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.rules.canonical import canonical, content_hash


class Colour(StrEnum):
    RED = "red"


class Grade(Enum):
    GOOD = 1


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"b": 1, "a": [True, None]}, '{"a":[true,null],"b":1}'),
        ("one\r\ntwo\rthree", '"one\\ntwo\\nthree"'),
        ("cafe\u0301", '"café"'),
        (Decimal("1.50"), '"1.5"'),
        (Decimal("100"), '"100"'),
        (Decimal("1E+3"), '"1000"'),
        (Decimal("-0.00"), '"0"'),
        (Decimal("0.10"), '"0.1"'),
        (date(2026, 6, 15), '"2026-06-15"'),
        (datetime(2026, 6, 15, 11, tzinfo=timezone(timedelta(hours=1))), '"2026-06-15T10:00:00+00:00"'),
        (UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
        ((1, 2), "[1,2]"),
        (Colour.RED, '"red"'),
        (Grade.GOOD, "1"),
        (True, "true"),
    ],
)
def test_texts(data, expected: str) -> None:
    assert canonical(data) == expected


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (1.5, TypeError, "float"),
        ({"a": {1, 2}}, TypeError, "set"),
        ([b"x"], TypeError, "bytes"),
        ({1: "x"}, TypeError, "Keys of signed content"),
        ({"é": 1, "e\u0301": 2}, ValueError, "twice"),
        (Decimal("NaN"), ValueError, "figure NaN"),
        (Decimal("Infinity"), ValueError, "figure Infinity"),
        (datetime(2026, 6, 15), ValueError, "time zone"),  # noqa: DTZ001 - what is refused
    ],
)
def test_what_cannot_be_signed_is_refused(data, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        canonical(data)


def test_the_hash_is_known() -> None:
    """Fixed for ever: signatures given years ago must still match."""
    data = {"title": "Yearly report 2025–26", "spent": Decimal("180250.00"), "from": date(2025, 4, 1), "n": [1, 2]}
    assert canonical(data) == '{"from":"2025-04-01","n":[1,2],"spent":"180250","title":"Yearly report 2025–26"}'
    assert content_hash(data) == "c74272e2b0bdca8074c821ec4c18a495d5441bde30619b7daf2795545bf192df"


LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(st.characters(codec="utf-8"), max_size=8), st.dates(),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-10**6, max_value=10**6),
    st.datetimes(timezones=st.just(UTC)),
)  # fmt: skip
KEYS = st.text("abcdefg", min_size=1, max_size=3)
CONTENT = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


def turned(data):
    """The same content, built in another order, with lists as tuples and other spellings of the same figures."""
    if isinstance(data, dict):
        return {key: turned(data[key]) for key in reversed(list(data))}
    if isinstance(data, list):
        return tuple(turned(each) for each in data)
    if isinstance(data, Decimal):
        return data + Decimal("0.000")
    if isinstance(data, datetime):
        return data.astimezone(timezone(timedelta(hours=5))) if data.year not in (1, 9999) else data
    if isinstance(data, str):
        return data.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    return data


@given(CONTENT)
def test_equal_content_has_an_equal_hash(data) -> None:
    assert content_hash(turned(data)) == content_hash(data)


@given(st.dictionaries(KEYS, st.integers(), min_size=1), st.data())
def test_any_changed_figure_changes_the_hash(data: dict, choice) -> None:
    key = choice.draw(st.sampled_from(sorted(data)))
    assert content_hash(data | {key: data[key] + 1}) != content_hash(data)


@given(st.lists(st.integers(), min_size=2, unique=True))
def test_order_in_a_list_is_content(data: list[int]) -> None:
    assert content_hash(list(reversed(data))) != content_hash(data)
