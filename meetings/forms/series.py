"""Forms of a series of meetings: which dates are to be proposed, and each date that was, to be changed or left out."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Any

from django import forms

from hscp.lib.words import date_words
from hscp.lib.workdays import add_months
from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, TimeField
from meetings.enums import SeriesShift, SeriesUnit
from meetings.forms.joining import JoiningLinkField
from meetings.rules.moments import WINDOW
from meetings.rules.series import Proposed, Rhythm, Shift, Unit
from partnership.models import Group

NARROW = {"class": "govuk-input--width-2"}


class SeriesForm(DesignForm):
    """What the dates are proposed from. It is asked with GET: proposing writes nothing."""

    group = forms.ChoiceField(label="Group")
    every = forms.IntegerField(label="Every", min_value=1, max_value=52, widget=forms.NumberInput(attrs=NARROW))
    unit = forms.ChoiceField(label="Weeks or months", choices=SeriesUnit.choices)
    first_on = DateField(
        label="First meeting",
        help_text="The others fall on the same weekday. Every so many months it is the same weekday of the month",
    )
    until = DateField(label="Propose dates up to")
    starts_at = TimeField(label="Start time", help_text="For example, 10:00 or 2pm")
    ends_at = TimeField(label="End time")
    shift = forms.ChoiceField(
        label="A date on a weekend or a bank holiday moves",
        choices=SeriesShift.choices,
        help_text="The dates after it stay where they are",
    )
    place = forms.CharField(label="Place", max_length=200, required=False)
    joining_link = JoiningLinkField()

    def __init__(self, *args: Any, groups: Iterable[Group], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.groups = {str(group.pk): group for group in groups}
        field: Any = self.fields["group"]
        field.choices = [("", "Choose a group"), *((key, group.name) for key, group in self.groups.items())]
        for name in ("starts_at", "ends_at"):
            label = self.fields[name].label
            self.fields[name].error_messages["invalid"] = f"{label}: enter a time like 10:42, 1042 or 10.42am"

    def clean_group(self) -> Group:
        """The group itself."""
        return self.groups[self.cleaned_data["group"]]

    def clean(self) -> dict[str, Any]:
        """Days and times in order, and within the two years that meetings are planned in."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, until = data.get("first_on"), data.get("until")
        start, end = data.get("starts_at"), data.get("ends_at")
        last = add_months(self.today, WINDOW)
        if isinstance(first, date) and first < self.today:
            self.add_error("first_on", "The first meeting must be today or later")
        if isinstance(first, date) and isinstance(until, date) and until < first:
            self.add_error("until", "This must be the day of the first meeting or later")
        elif isinstance(until, date) and until > last:
            words = date_words(last, weekday=False)
            self.add_error("until", f"Meetings are planned two years ahead: enter {words} or earlier")
        if isinstance(start, time) and isinstance(end, time) and end <= start:
            self.add_error("ends_at", "The meetings must end after they start")
        return data

    @property
    def rhythm(self) -> Rhythm:
        """The rhythm that a valid form asks for."""
        return Rhythm(self.cleaned_data["every"], Unit(self.cleaned_data["unit"]))

    @property
    def moves(self) -> Shift:
        """Where a valid form lets dates go that are no working day."""
        return Shift(self.cleaned_data["shift"])


class SeriesUntilForm(DesignForm):
    """How far a series is gone on with. It is asked with GET."""

    until = DateField(label="Propose dates up to")

    def __init__(self, *args: Any, after: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.after, self.today = after, today

    def clean_until(self) -> date:
        """A day after what is planned already, within the two years that meetings are planned in."""
        until: date = self.cleaned_data["until"]
        last = add_months(self.today, WINDOW)
        if until <= self.after:
            raise forms.ValidationError(
                f"It is planned up to {date_words(self.after, weekday=False)}: enter a later day"
            )
        if until > last:
            words = date_words(last, weekday=False)
            raise forms.ValidationError(f"Meetings are planned two years ahead: enter {words} or earlier")
        return until


class SeriesDay(DesignForm):
    """One proposed date, to be changed or left out."""

    mark_optional = False
    day = DateField(label="Date")
    leave_out = forms.BooleanField(label="Leave it out", required=False)

    def __init__(self, *args: Any, proposed: Proposed, **kwargs: Any) -> None:
        self.proposed = proposed
        initial = {"day": proposed.day, "leave_out": bool(proposed.against)}
        super().__init__(*args, prefix=f"d{proposed.nominal:%Y%m%d}", initial=initial, **kwargs)
        called = date_words(proposed.nominal, weekday=False)
        self.fields["day"].subject = f"The date in place of {called}"  # type: ignore[attr-defined]

    @property
    def heading(self) -> str:
        """The date as it is proposed: "Monday 25 May 2026"."""
        return date_words(self.proposed.day)

    def clean(self) -> dict[str, Any]:
        """Nothing is asked of a date that is left out."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("leave_out"):
            self.errors.pop("day", None)
        return data


class SeriesFillForm(VersionedForm, DesignForm):
    """Whether the agendas begin with what every meeting of the group begins with."""

    fill = forms.BooleanField(
        label="Begin each agenda with the group’s template and what the arrangements ask for", required=False
    )


def rows_of(proposals: Sequence[Proposed], data: Any) -> list[SeriesDay]:
    """A row for each proposed date; bound where a form was sent."""
    return [SeriesDay(data, proposed=each) for each in proposals]


def days_of(rows: Iterable[SeriesDay]) -> list[date]:
    """The days that valid rows stand for, without those that are left out."""
    return [row.cleaned_data["day"] for row in rows if not row.cleaned_data.get("leave_out")]
