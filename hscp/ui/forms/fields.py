"""Form fields whose errors say what is wrong and what to type instead."""

import datetime
import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone

from hscp.ui.forms.widgets import TIME_FORMAT, DateInput, DateTimeInput
from hscp.ui.markdown import MOST_CELLS, MOST_LINES, MOST_MARKS, is_too_much

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAMED_TIMES = {"noon": datetime.time(12), "midday": datetime.time(12), "midnight": datetime.time(0)}
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.h ]?(?P<minute>\d{2}))?\s*(?P<half>[ap])?\.?m?\.?", re.IGNORECASE)


def parse_time(text: str) -> datetime.time | None:
    """A time of day as people type it, or None where it is none.

    Understands 10:42, 1042, 10.42, 10.42am, 2pm, noon, midday and midnight. A bare hour without am or pm ("10") is
    refused, since it may be a slip.
    """
    text = text.strip().lower()
    if text in NAMED_TIMES:
        return NAMED_TIMES[text]
    match = _TIME.fullmatch(text)
    if not match or (match["minute"] is None and not match["half"]) or ("m" in text and not match["half"]):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    return datetime.time(hour, minute) if hour < 24 and minute < 60 else None


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


class _Subject:
    """Names the field in its own messages: the label, unless that is a question."""

    label: Any
    subject: str | None

    def named(self) -> str:
        label = str(self.label or "")
        return self.subject or (label if label and not label.endswith("?") else "The date")


class DateField(_Subject, forms.Field):
    """A date typed in three boxes; cleans to ``datetime.date``.

    ``subject`` begins the error messages ("Date of meeting must include a year") where the label does not suit.
    Months may be written as numbers or names.
    """

    widget = DateInput
    default_error_messages = {"required": "Enter a date, for example 27 3 2026"}

    def __init__(self, *, subject: str | None = None, **kwargs: Any) -> None:
        self.subject = subject
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> datetime.date | None:
        """The date of three texts; None where all are empty.

        Raises ``ValidationError`` whose params name the wrong boxes.
        """
        if value in self.empty_values:
            return None
        if isinstance(value, datetime.datetime):
            return value.date()
        if isinstance(value, datetime.date):
            return value
        return read_date(DateInput().from_text(value) if isinstance(value, str) else value, self.named())


def read_date(texts: Sequence[str], subject: str) -> datetime.date | None:
    """The date that day, month and year spell; None where all three are empty.

    Raises ``ValidationError`` with a sentence that begins with ``subject`` and the wrong boxes in its params.
    """
    texts = [str(text or "").strip() for text in texts]
    names = ("day", "month", "year")
    missing = [name for name, text in zip(names, texts, strict=True) if not text]
    if len(missing) == 3:
        return None
    if missing:
        raise _wrong(f"{subject} must include a {_listed(missing)}", missing)
    day, month, year = texts
    if month.lower()[:3] in MONTHS and month.isalpha():
        month = str(MONTHS.index(month.lower()[:3]) + 1)
    bad = [name for name, text in zip(names, (day, month, year), strict=True) if not text.isdecimal()]
    bad += [name for name, text in (("day", day), ("month", month)) if text.isdecimal() and len(text) > 2]
    if bad:
        raise _wrong(f"{subject} must be a real date, for example 27 3 2026", bad)
    if len(year) != 4:
        raise _wrong(f"{subject} must have a year of 4 digits, for example 2026", ["year"])
    if not EARLIEST_YEAR <= int(year) <= LATEST_YEAR:
        raise _wrong(f"{subject} must have a year between {EARLIEST_YEAR} and {LATEST_YEAR}", ["year"])
    if not 1 <= int(month) <= 12:
        raise _wrong(f"{subject} must have a month between 1 and 12", ["month"])
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        raise _wrong(f"{subject} must be a real date: that month has no day {day}", ["day"]) from None


def _wrong(sentence: str, parts: Sequence[str]) -> ValidationError:
    return ValidationError(sentence, code="invalid", params={"parts": list(parts)})


class TimeField(forms.Field):
    """A time of day in one box; cleans to ``datetime.time``. See :func:`parse_time` for what it understands."""

    widget = forms.TextInput
    default_error_messages = {
        "required": "Enter a time, for example 10:42",
        "invalid": "Enter a time like 10:42, 1042 or 10.42am",
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A box five characters wide."""
        return {"class": "govuk-input--width-5", "autocomplete": "off"}

    def to_python(self, value: Any) -> datetime.time | None:
        """The time a text spells; raises ``ValidationError`` where it is none."""
        if value in self.empty_values or not str(value).strip():
            return None
        if isinstance(value, datetime.time):
            return value
        time = parse_time(str(value))
        if time is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return time

    def prepare_value(self, value: Any) -> Any:
        """A stored time as 10:42; a text that was typed stays as typed."""
        return value.strftime(TIME_FORMAT) if isinstance(value, datetime.time) else value


class DateTimeField(_Subject, forms.Field):
    """A date and a time of day in four boxes; cleans to an aware ``datetime`` in the current time zone."""

    widget = DateTimeInput
    default_error_messages = {
        "required": "Enter a date and a time, for example 27 3 2026 and 10:42",
        "clocks": "The clocks change at that hour, so the time is not clear. Enter a time before or after it",
    }

    def __init__(self, *, subject: str | None = None, **kwargs: Any) -> None:
        self.subject = subject
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> datetime.datetime | None:
        """The moment that four texts spell; None where all are empty."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime.datetime):
            return value
        *date_texts, time_text = DateTimeInput().from_text(value) if isinstance(value, str) else value
        day = read_date(date_texts, self.named())
        if day is None and not time_text:
            return None
        if day is None:
            raise _wrong(f"{self.named()} must include a day, month and year", ["day", "month", "year"])
        if not time_text:
            raise _wrong(f"{self.named()} must include a time", ["time"])
        time = parse_time(time_text)
        if time is None:
            raise _wrong("Enter a time like 10:42, 1042 or 10.42am", ["time"])
        try:
            return from_current_timezone(datetime.datetime.combine(day, time))  # made aware right here
        except ValidationError:
            raise _wrong(str(self.error_messages["clocks"]), ["time"]) from None


class MarkdownField(forms.CharField):
    """Longer text that may be formatted; the hint says how. ``rows`` sets the height of the box.

    It has a limit, ``LONGEST`` characters where ``max_length`` names no other; the end of a line counts as one.
    """

    LONGEST = 20_000
    default_error_messages = {
        "too_much": "There is more formatting in this text than a page can show. Take some out, or split a large "
        "table: %(cells)s cells, %(marks)s marks and %(lines)s lines are the most",
    }

    syntax_hint = "You can use **bold**, lists that begin with a hyphen, and headings that begin with ##."

    def __init__(self, *, rows: int = 8, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        kwargs.setdefault("max_length", self.LONGEST)
        hint = kwargs.pop("help_text", "")
        super().__init__(help_text=f"{hint} {self.syntax_hint}".strip(), **kwargs)

    def to_python(self, value: Any) -> str:
        """The text, with the ends of its lines as we keep them: browsers send two characters for each."""
        return str(super().to_python(value)).replace("\r\n", "\n")

    def validate(self, value: str) -> None:
        """As ever, and that the text can be shown. Raises ``ValidationError``."""
        super().validate(value)
        if is_too_much(value):
            most = {"cells": f"{MOST_CELLS:,}", "marks": f"{MOST_MARKS:,}", "lines": f"{MOST_LINES:,}"}
            raise ValidationError(self.error_messages["too_much"], code="too_much", params=most)


class MoneyField(forms.DecimalField):
    """An amount in pounds; cleans to ``Decimal`` with two places. Takes "£12,500" as well as "12500.00"."""

    prefix = "£"
    default_error_messages = {"invalid": "Enter an amount in pounds, for example 1250 or 1,250.50"}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 12)
        super().__init__(decimal_places=2, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A box ten characters wide."""
        return {**super().widget_attrs(widget), "class": "govuk-input--width-10"}

    def to_python(self, value: Any) -> Any:
        """The amount of a text, with the pound sign, spaces and thousands commas taken off."""
        return super().to_python(re.sub(r"[£,\s]", "", value) if isinstance(value, str) else value)
