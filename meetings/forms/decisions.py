"""Forms of decisions: what was decided and when, and the register's filter."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localtime

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios, TimeField
from meetings.enums import DecisionKind, Outcome
from meetings.forms.times import OnDay
from meetings.models import AgendaItem
from partnership.models import ReservedMatter

LINES = forms.Textarea({"rows": 4})
KINDS = [
    (DecisionKind.AGREE, "The meeting agrees to it"),
    (DecisionKind.REFUSE, "The meeting refuses it"),
    (DecisionKind.NOTE, "The meeting notes it"),
    (DecisionKind.DEFER, "The meeting puts it off"),
]
KIND_HINTS = {
    DecisionKind.AGREE.value: "Counts only if the meeting is quorate at that time",
    DecisionKind.REFUSE.value: "Counts only if the meeting is quorate at that time",
    DecisionKind.NOTE.value: "Settles nothing, so it needs no quoracy",
    DecisionKind.DEFER.value: "Settles nothing, so it needs no quoracy",
}


class TakenAt(OnDay):
    """The moment of a decision, typed to the minute.

    ``exactly`` carries the moment that the form offered, to the second: who arrived in that very minute was there when
    the time is left as it was offered, and not when another is typed.
    """

    moments = ("taken_at",)
    exactly = forms.CharField(required=False, widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, offered: datetime | None = None, **kwargs: Any) -> None:
        if offered is not None:
            time = {"taken_at": localtime(offered).time(), "exactly": offered.isoformat()}
            kwargs["initial"] = {**time, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """The typed minute, or the second that was offered within it."""
        data = super().clean()
        taken_at, offered = data.get("taken_at"), _read(data.get("exactly", ""))
        if isinstance(taken_at, datetime) and offered and taken_at <= offered < taken_at + timedelta(minutes=1):
            data["taken_at"] = offered
        return data


def _read(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.utcoffset() is not None else None


class DecisionForm(TakenAt):
    """A decision as it is recorded or put right."""

    taken_at = TimeField(
        label="Time of the decision",
        help_text="The decision is judged by who was in the meeting at this time. For example, 10:42",
    )
    text = forms.CharField(label="What was decided", widget=LINES, max_length=5000)
    kind = forms.ChoiceField(label="What the meeting did", choices=KINDS, widget=Radios(hints=KIND_HINTS))
    reserved_matter: Any = forms.ModelChoiceField(
        label="Reserved matter",
        queryset=None,
        required=False,
        empty_label="Not a reserved matter",
        help_text="Only if the decision is about one of these. Below the level it is reserved to it is never agreed: "
        "the board can endorse it, other groups recommend it to the board.",
    )
    options = forms.CharField(
        label="Options considered",
        widget=LINES,
        required=False,
        max_length=5000,
        help_text="One on each line, those that were not chosen too",
    )
    reasons = forms.CharField(label="Reasons", widget=LINES, required=False, max_length=5000)

    def __init__(self, *args: Any, matters: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reserved_matter"].queryset = matters  # type: ignore[attr-defined]

    def clean_reserved_matter(self) -> ReservedMatter | None:
        """The matter chosen, None for an ordinary decision."""
        chosen: ReservedMatter | None = self.cleaned_data["reserved_matter"]
        return chosen


class DecisionCorrectForm(VersionedForm, DecisionForm):
    """A decision that is put right."""


class DecisionAgainForm(TakenAt):
    """A provisional decision taken again under an item of a later meeting."""

    item = forms.ChoiceField(label="Agenda item it is taken again under")
    taken_at = TimeField(label="Time of the decision", help_text="The meeting must be quorate at this time")
    text = forms.CharField(label="What was decided", widget=LINES, max_length=5000)
    kind = forms.ChoiceField(label="What the meeting did", choices=KINDS[:2], widget=Radios())
    options = forms.CharField(
        label="Options considered",
        widget=LINES,
        required=False,
        max_length=5000,
        help_text="One on each line, those that were not chosen too",
    )
    reasons = forms.CharField(label="Reasons", widget=LINES, required=False, max_length=5000)

    def __init__(self, *args: Any, items: Iterable[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(item.pk): item for item in items}
        self.fields["item"].choices = [  # type: ignore[attr-defined]
            (key, f"{item.number}. {item.title}") for key, item in self.items.items()
        ]

    def clean_item(self) -> AgendaItem:
        """The item itself."""
        return self.items[self.cleaned_data["item"]]


class DecisionsFilter(DesignForm):
    """Which decisions the register shows."""

    mark_optional = False
    group = forms.ChoiceField(label="Group", required=False)
    outcome = forms.ChoiceField(
        label="Outcome",
        required=False,
        choices=[("", "Any"), ("waiting", "Provisional, to be taken again"), *Outcome.choices],
    )
    reserved = forms.ChoiceField(
        label="Reserved matters",
        required=False,
        choices=[("", "All decisions"), ("yes", "Only reserved matters"), ("no", "Without reserved matters")],
    )
    year = forms.ChoiceField(label="Year, April to March", required=False)
    since = DateField(label="Taken on or after", required=False)
    until = DateField(label="Taken on or before", required=False)

    def __init__(self, *args: Any, groups: Iterable[tuple[str, str]], years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [("", "Any"), *groups]  # type: ignore[attr-defined]
        spans = [(str(year), f"{year}–{(year + 1) % 100:02d}") for year in years]
        self.fields["year"].choices = [("", "Any"), *spans]  # type: ignore[attr-defined]
