"""Times of a meeting typed as the clock on the wall showed them, on its day in the United Kingdom."""

from datetime import date, datetime, time
from typing import Any

from hscp.lib.verdicts import Refused
from hscp.ui.forms import DateField, DesignForm, TimeField
from meetings.rules.moments import moment_on


class OnDay(DesignForm):
    """A form whose time fields belong to one day; `moments` names them, and each cleans to a moment in UTC."""

    moments: tuple[str, ...] = ()

    def __init__(self, *args: Any, day: date | None = None, **kwargs: Any) -> None:
        self.day = day
        super().__init__(*args, **kwargs)
        if len(self.moments) > 1:  # two wrong times of one form must not complain in the same words
            for name in self.moments:
                field = self.fields[name]
                field.error_messages["invalid"] = f"{field.label}: enter a time like 10:42, 1042 or 10.42am"

    def clean(self) -> dict[str, Any]:
        """The typed times as moments of the day; in an hour when the clocks change, an error at the field."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        day = self.day or data.get("held_on")
        for name in self.moments:
            typed = data.get(name)
            if isinstance(typed, time) and day is not None:
                try:
                    data[name] = moment_on(day, typed)
                except Refused as refusal:
                    self.add_error(name, str(refusal))
        return data


class TimesForm(OnDay):
    """The day and times a meeting is planned for."""

    moments = ("starts_at", "ends_at")
    held_on = DateField(label="Date", help_text="For example, 27 3 2026")
    starts_at = TimeField(label="Start time", help_text="For example, 10:00 or 2pm")
    ends_at = TimeField(label="End time")

    def clean(self) -> dict[str, Any]:
        """Moments; the end after the start, said at its field."""
        data = super().clean()
        start, end = data.get("starts_at"), data.get("ends_at")
        if isinstance(start, datetime) and isinstance(end, datetime) and end <= start:
            self.add_error("ends_at", "The meeting must end after it starts")
        return data
