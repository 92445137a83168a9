"""The partnership's year."""

from datetime import date

import pytest

from hscp.lib.years import year_from, year_from_words, year_of, year_words, years_between

START, END = date(2025, 4, 1), date(2026, 4, 1)


@pytest.mark.parametrize(
    ("day", "first"),
    [(date(2026, 3, 31), START), (START, START), (END, END), (date(2026, 1, 1), START), (date(2025, 12, 31), START)],
)
def test_a_day_lies_in_the_year_that_began_in_april(day: date, first: date) -> None:
    assert year_of(day) == first


def test_years_are_written_and_read() -> None:
    assert year_words(START) == "2025-26"
    assert year_words(date(2099, 4, 1)) == "2099-00"
    assert year_from_words("2025-26") == year_from(2025) == (START, END)


def test_years_between_two_days_are_named_by_their_first_part() -> None:
    assert years_between(date(2024, 3, 31), date(2026, 3, 31)) == [2025, 2024, 2023]
    assert years_between(START, START) == [2025]


@pytest.mark.parametrize(
    "words", ["2025", "2025-27", "25-26", "2025-2026", "1999-00", "abcd-ef", "", "20²5-26", "2025-2²"]
)
def test_anything_else_is_no_year(words: str) -> None:
    with pytest.raises(ValueError, match=r"like 2025-26|is followed by|far away"):
        year_from_words(words)
