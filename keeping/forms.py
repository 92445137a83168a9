"""Forms of keeping and letting go."""

from typing import Any, ClassVar

from django import forms

from hscp.lib.keeping import CLASS_CHOICES, RecordClass
from hscp.record.holding import Covers
from hscp.spaces.clock import today
from hscp.ui.forms import DateField, DesignForm, Radios
from meetings.models import Meeting
from partnership.models import FileReference, Person

NAMES_NOBODY = "Everybody who looks after retention reads this: name no child and no family here."
MEETINGS_SHOWN = 300


def _reason(label: str, hint: str, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=1000, help_text=hint, widget=forms.Textarea({"rows": 4}), **options)


class PeriodForm(DesignForm):
    """How long a class is kept from now on, and why."""

    mark_optional = False
    years = forms.IntegerField(
        label="Years",
        required=False,
        min_value=0,
        max_value=100,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
    )
    months = forms.IntegerField(
        label="and months",
        required=False,
        min_value=0,
        max_value=11,
        help_text="Leave both empty to keep it for good.",
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
    )
    reason = _reason("Reason", "Who decided it, when and on what ground. For example: the board on 4 May 2026, item 7.")

    def length(self) -> int | None:
        """The period in months, None for good."""
        data = self.cleaned_data
        if data["years"] is None and data["months"] is None:
            return None
        return 12 * (data["years"] or 0) + (data["months"] or 0)

    def clean(self) -> dict[str, Any]:
        """A period has some length."""
        data: dict[str, Any] = self.cleaned_data
        if not self.errors and self.length() == 0:
            self.add_error("years", "Give a period of a month or more, or leave both empty to keep it for good.")
        return data


class KeepLongerForm(DesignForm):
    """Until when, and why."""

    until = DateField(label="Keep it until", help_text="For example, 30 6 2031")
    reason = _reason("Reason", NAMES_NOBODY)


class ErasureForm(DesignForm):
    """Why something is erased."""

    reason = _reason("Reason", NAMES_NOBODY)


class LiftForm(DesignForm):
    """Why a hold is lifted."""

    reason = _reason("Reason", f"Why it need not stand any longer, and who agreed to that. {NAMES_NOBODY}")


class HeldKindForm(DesignForm):
    """The first step of a hold: which kind of thing is held. Sent as an address, for it saves nothing."""

    covers = forms.ChoiceField(
        label="What is held?",
        choices=Covers.choices,
        widget=Radios(),
        error_messages={"required": "Choose what is held", "invalid_choice": "Choose what is held"},
    )
    # That it was sent at all.
    step = forms.CharField(max_length=10, widget=forms.HiddenInput, required=False, initial="kind")


class HoldForm(DesignForm):
    """The second step: what of that kind is held, why, and who asked for it. Only the chooser that fits is there."""

    NAMED_BY: ClassVar[dict[Covers, str]] = {
        Covers.FILE: "reference",
        Covers.MEETING: "meeting",
        Covers.PERSON: "person",
        Covers.CLASS: "record_class",
    }
    covers = forms.CharField(max_length=20, widget=forms.HiddenInput)
    reference = forms.CharField(
        label="Reference of the case file",
        max_length=40,
        help_text="For example, CF-2026-K7QXM",
        widget=forms.TextInput({"autocomplete": "off", "class": "govuk-input--width-20"}),
        error_messages={"required": "Enter the reference of the case file"},
    )
    meeting: forms.ModelChoiceField = forms.ModelChoiceField(
        label="Meeting",
        queryset=None,
        empty_label="Choose a meeting",
        error_messages={"required": "Choose the meeting"},
    )
    person: forms.ModelChoiceField = forms.ModelChoiceField(
        label="Person", queryset=None, empty_label="Choose a person", error_messages={"required": "Choose the person"}
    )
    record_class = forms.ChoiceField(
        label="Class of records",
        choices=[("", "Choose a class"), *CLASS_CHOICES],
        error_messages={"required": "Choose the class of records"},
    )
    name = forms.CharField(
        label="Name of the hold", max_length=120, help_text="For example: Coroner’s inquest, spring 2026"
    )
    asked_by = forms.CharField(label="Organisation or inquiry that asked for it", max_length=200)
    starts_on = DateField(label="Since", help_text="For example, 30 6 2026")
    reason = _reason(
        "Reason",
        "Everybody who looks after retention reads it: name no child and no family, nor whose data is held. Of a case "
        "file that is held only those on its list read it.",
    )

    def __init__(self, *args: Any, covers: Covers, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = covers
        self.fields["covers"].initial = covers.value
        for kind, name in self.NAMED_BY.items():
            if kind is not covers:
                del self.fields[name]
        if covers is Covers.MEETING:
            rows = Meeting.objects.select_related("group").order_by("-starts_at")
            field: Any = self.fields["meeting"]
            field.queryset = rows
            field.choices = [("", field.empty_label), *((each.pk, str(each)) for each in rows[:MEETINGS_SHOWN])]
        elif covers is Covers.PERSON:
            self.fields["person"].queryset = Person.objects.order_by("name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A hold has begun, and its case file is there."""
        data: dict[str, Any] = self.cleaned_data
        starts_on = data.get("starts_on")
        if starts_on and starts_on > today():
            self.add_error("starts_on", "The day must be today or in the past")
        if data.get("reference") and self._file() is None:
            self.add_error("reference", "There is no case file of that reference here")
        return data

    def _file(self) -> FileReference | None:
        words = self.cleaned_data["reference"].strip().upper()
        found: FileReference | None = FileReference.objects.filter(reference=words).first()
        return found

    def given(self) -> dict[str, Any]:
        """The clean data as the operation wants it."""
        data = self.cleaned_data
        found: dict[str, Any] = {key: data[key] for key in ("name", "reason", "asked_by", "starts_on")}
        of: Any = self._file() if self.kind is Covers.FILE else data.get("meeting") or data.get("person")
        if of is not None:
            found |= {"of_key": of.pk, "of_words": str(of)}
        if self.kind is Covers.CLASS:
            found["record_class"] = RecordClass(data["record_class"])
        return {"covers": self.kind, **found}


class ExportForm(DesignForm):
    """Why the team takes out somebody's data."""

    reason = _reason("Reason", "Who asked for it and when, and how you made sure who they are. It stays on the record.")
