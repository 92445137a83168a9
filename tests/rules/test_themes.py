"""Which themes may be added, ended and chosen: tables of cases."""

from datetime import date

import pytest

from partnership.rules.themes import is_in_use, may_choose, may_end, may_word

DAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("name", "meaning", "codes"),
    [
        ("Neglect", "What it is", ()),
        (" ", "What it is", ("name",)),
        ("Neglect", " ", ("meaning",)),
        ("domestic   ABUSE", "What it is", ("name",)),
        ("Domestic abuses", "What it is", ()),
    ],
)
def test_a_theme_has_a_name_of_its_own_and_a_meaning(name: str, meaning: str, codes: tuple[str, ...]) -> None:
    assert may_word(name=name, meaning=meaning, taken=["Domestic abuse"]).codes == codes


@pytest.mark.parametrize(
    ("ends_on", "ended_on", "because", "code"),
    [
        (DAY, None, "Merged", ""),
        (date(2026, 6, 14), None, "Merged", "ends_on"),
        (DAY, None, " ", "because"),
        (DAY, DAY, "Merged", "ended"),
    ],
)
def test_it_ends_once_with_a_reason(ends_on: date, ended_on: date | None, because: str, code: str) -> None:
    found = may_end(starts_on=DAY, ends_on=ends_on, ended_on=ended_on, because=because)
    assert found.codes == ((code,) if code else ())


def test_one_that_ended_stays_and_is_given_to_nothing_new() -> None:
    assert may_choose(chosen={1, 2}, standing={2}, in_use={1})
    assert not may_choose(chosen={1, 2}, standing=set(), in_use={1})
    assert may_choose(chosen=set(), standing={2}, in_use=set())


@pytest.mark.parametrize(
    ("start", "end", "used"),
    [
        (DAY, None, True),
        (date(2026, 6, 16), None, False),
        (date(2026, 1, 1), DAY, False),
        (DAY, date(2026, 6, 16), True),
    ],
)
def test_it_is_in_use_from_its_first_day_until_before_its_last(start: date, end: date | None, used: bool) -> None:
    assert is_in_use(start, end, DAY) is used
