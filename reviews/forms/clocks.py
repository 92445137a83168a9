"""Forms of clocks: days of events, what is said of a clock, the partnership's terms."""

from collections.abc import Sequence
from typing import Any

from django import forms

from hscp.ui.forms import DateField, DesignForm, Radios
from reviews.enums import ClockNoteKind, DecidedBy, Trigger
from reviews.rules.checks import WEEKS_AT_MOST

STEPS = 8


class EventForm(DesignForm):
    """On which day something happened; the reason where a day is corrected or taken back."""

    event = forms.ChoiceField(label="What happened")
    on = DateField(
        label="On", required=False, help_text="Leave it empty to take back a day that was recorded by mistake."
    )
    because = forms.CharField(
        label="Why it is corrected or taken back",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed only where a day is on record already. That day stays in the history.",
    )

    def __init__(self, *args: Any, events: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        event: Any = self.fields["event"]
        event.choices = [("", "Choose one"), *events]


class ClockNoteForm(DesignForm):
    """What is said of a clock, with the reason."""

    kind = forms.ChoiceField(label="What is to be said", widget=Radios)
    because = forms.CharField(
        label="Why", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), help_text="It stays on record."
    )

    def __init__(self, *args: Any, kinds: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [(each, ClockNoteKind(each).label) for each in kinds]


class ReviewTermsForm(DesignForm):
    """How the partnership runs its reviews from a day on."""

    starts_on = DateField(
        label="In force from", help_text="Cases of which the authority became aware on that day or later."
    )
    trigger = forms.ChoiceField(
        label="The rapid review is counted from",
        choices=Trigger.choices,
        widget=Radios,
        help_text="The Panel’s guidance of 2025 says the notification. The reading chosen is printed beside the date.",
    )
    decided_by = forms.ChoiceField(
        label="Whether a review is held is decided by",
        choices=DecidedBy.choices,
        widget=Radios,
        help_text="As your published arrangements say it. Where they say nothing of it: all of them.",
    )
    check_weeks = forms.IntegerField(
        label="A practice review is checked every so many weeks",
        min_value=1,
        max_value=WEEKS_AT_MOST,
        help_text="Its time and its quality (SI 2018/789 reg 14).",
    )
    because = forms.CharField(
        label="Why", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), help_text="It stays on record."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, STEPS + 1):
            self.fields[f"title_{number}"] = forms.CharField(
                label=f"Internal step {number}",
                max_length=120,
                required=False,
                help_text="For example, Agency summaries in" if number == 1 else "",
            )
            self.fields[f"days_{number}"] = forms.IntegerField(
                label=f"Step {number} is due, in working days",
                required=False,
                min_value=1,
                max_value=60,
                help_text="After the day that the rapid review is counted from" if number == 1 else "",
            )
        self.order_fields(["starts_on", "trigger", "decided_by", *self._steps(), "check_weeks", "because"])

    @staticmethod
    def _steps() -> list[str]:
        return [f"{name}_{number}" for number in range(1, STEPS + 1) for name in ("title", "days")]

    def clean(self) -> dict[str, Any]:
        """The steps together: each title with its days."""
        data = super().clean() or {}
        found = []
        for number in range(1, STEPS + 1):
            title, days = data.pop(f"title_{number}", ""), data.pop(f"days_{number}", None)
            if title and days is None:
                self.add_error(f"days_{number}", "Enter when the step is due")
            elif days is not None and not title:
                self.add_error(f"title_{number}", "Enter what the step is called")
            elif title:
                found.append((title, days))
        data["steps"] = found
        return data
