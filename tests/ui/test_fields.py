"""What people type as dates, times and money, and what they are told when it is none."""

import datetime
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError

from hscp.ui.forms import DateField, DateTimeField, MoneyField, TimeField
from hscp.ui.forms.fields import parse_time

T = datetime.time


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("10:42", T(10, 42)),
        ("1042", T(10, 42)),
        ("942", T(9, 42)),
        ("10.42am", T(10, 42)),
        ("10.42 a.m.", T(10, 42)),
        ("2pm", T(14)),
        ("2:05 PM", T(14, 5)),
        ("12am", T(0)),
        ("12pm", T(12)),
        ("12:30am", T(0, 30)),
        ("noon", T(12)),
        ("Midday", T(12)),
        ("midnight", T(0)),
        ("0:00", T(0)),
        ("23:59", T(23, 59)),
        ("9h15", T(9, 15)),
        ("9 15", T(9, 15)),
    ],
)
def test_times_as_people_type_them(typed: str, time: datetime.time) -> None:
    assert parse_time(typed) == time
    assert TimeField().clean(typed) == time


@pytest.mark.parametrize("typed", ["10", "25:00", "10:60", "13pm", "0am", "half past", "10:4", "10:42:10", "10m"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="Enter a time like 10:42"):
        TimeField().clean(typed)


def test_a_stored_time_is_shown_in_hours_and_minutes() -> None:
    assert TimeField().prepare_value(T(9, 5)) == "09:05"
    assert TimeField(required=False).clean(" ") is None


@pytest.mark.parametrize(
    ("texts", "sentence", "parts"),
    [
        (["27", "3", ""], "Date of visit must include a year", ["year"]),
        (["27", "", ""], "Date of visit must include a month and year", ["month", "year"]),
        (["", "3", "2026"], "Date of visit must include a day", ["day"]),
        (["31", "2", "2026"], "Date of visit must be a real date: that month has no day 31", ["day"]),
        (["29", "2", "2025"], "Date of visit must be a real date: that month has no day 29", ["day"]),
        (["1", "13", "2026"], "Date of visit must have a month between 1 and 12", ["month"]),
        (["1", "1", "26"], "Date of visit must have a year of 4 digits, for example 2026", ["year"]),
        (["1", "1", "1026"], "Date of visit must have a year between 1900 and 2100", ["year"]),
        (["99999999999", "6", "2026"], "Date of visit must be a real date, for example 27 3 2026", ["day"]),
        (["1", "9" * 5000, "2026"], "Date of visit must be a real date, for example 27 3 2026", ["month"]),
        (["x", "1", "2026"], "Date of visit must be a real date, for example 27 3 2026", ["day"]),
        (["-1", "1", "2026"], "Date of visit must be a real date, for example 27 3 2026", ["day"]),
        (["²", "1", "2026"], "Date of visit must be a real date, for example 27 3 2026", ["day"]),
    ],
)
def test_dates_say_which_part_is_wrong(texts: list[str], sentence: str, parts: list[str]) -> None:
    with pytest.raises(ValidationError) as caught:
        DateField(label="Date of visit").clean(texts)
    assert caught.value.message == sentence
    assert caught.value.params == {"parts": parts}


@pytest.mark.parametrize("month", ["3", "03", "mar", "March", "MARCH"])
def test_months_may_be_words(month: str) -> None:
    assert DateField().clean(["27", month, "2026"]) == datetime.date(2026, 3, 27)


def test_date_may_be_left_out_only_where_it_is_optional() -> None:
    assert DateField(required=False).clean(["", "", ""]) is None
    with pytest.raises(ValidationError, match="Enter a date, for example"):
        DateField().clean(["", "", ""])


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        (DateField(label="When was it held?"), "The date must include a year"),
        (DateField(label="When was it held?", subject="The start"), "The start must include a year"),
        (DateField(), "The date must include a year"),
    ],
)
def test_a_question_is_not_the_subject_of_the_sentence(field: DateField, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        field.clean(["1", "1", ""])
    assert caught.value.message == sentence


def test_a_link_may_carry_the_whole_date() -> None:
    class Filters(forms.Form):
        since = DateField(required=False)
        at = DateTimeField(required=False)

    form = Filters({"since": "2026-04-01", "at": "2026-04-01T09:30"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["since"] == datetime.date(2026, 4, 1)
    assert form.cleaned_data["at"].isoformat() == "2026-04-01T09:30:00+01:00"
    assert not Filters({"since": "yesterday"}).is_valid()


def test_unchanged_date_is_unchanged() -> None:
    class Change(forms.Form):
        day = DateField()

    same = {"day_day": "01", "day_month": "4", "day_year": "2026"}
    assert not Change(same, initial={"day": datetime.date(2026, 4, 1)}).has_changed()
    assert Change({**same, "day_day": "2"}, initial={"day": datetime.date(2026, 4, 1)}).has_changed()


def test_moments_are_london_time() -> None:
    summer = DateTimeField().clean(["15", "6", "2026", "10:42am"])
    winter = DateTimeField().clean(["15", "1", "2026", "1042"])
    assert summer.astimezone(datetime.UTC).hour == 9
    assert winter.astimezone(datetime.UTC).hour == 10


def test_moment_is_shown_as_it_was_typed_in_local_time() -> None:
    at = datetime.datetime(2026, 6, 15, 9, 42, tzinfo=datetime.UTC)
    assert DateTimeField().widget.split(at) == ["15", "6", "2026", "10:42"]


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (["15", "6", "2026", ""], "The date must include a time"),
        (["", "", "", "10:42"], "The date must include a day, month and year"),
        (["15", "6", "2026", "soon"], "Enter a time like 10:42, 1042 or 10.42am"),
        (["29", "3", "2026", "1:30"], "The clocks change at that hour"),
        (["25", "10", "2026", "1:30"], "The clocks change at that hour"),
    ],
)
def test_moments_that_are_none(texts: list[str], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        DateTimeField().clean(texts)


@pytest.mark.parametrize(
    ("typed", "amount"), [("1250", "1250"), ("£1,250.50", "1250.50"), (" 1 250 ", "1250"), ("-5", "-5")]
)
def test_money_as_people_type_it(typed: str, amount: str) -> None:
    assert MoneyField().clean(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["a lot", "1.234", "£"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        MoneyField().clean(typed)
