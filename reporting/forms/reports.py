"""Forms of a report's life: start, write, explain, sign, send back."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.forms import DesignForm, MarkdownField, Radios


class StartForm(DesignForm):
    """The year of the report, and, where the guidance changed within it, which edition's checklist applies."""

    year = forms.ChoiceField(label="Year", help_text="From 1 April to 31 March.")

    def __init__(self, *args: Any, years: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", "Choose a year"), *((year, year) for year in years)]  # type: ignore[attr-defined]


class EditionForm(DesignForm):
    """Which edition's checklist applies to a year in which the guidance changed."""

    edition = forms.ChoiceField(label="Which checklist applies?", widget=Radios())

    def __init__(self, *args: Any, editions: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editions = {edition.key: edition for edition in editions}
        field = self.fields["edition"]
        field.choices = [(key, edition.title) for key, edition in self.editions.items()]  # type: ignore[attr-defined]
        field.initial = next(iter(self.editions), None)

    def clean_edition(self) -> Any:
        """The edition itself."""
        return self.editions[self.cleaned_data["edition"]]


class SectionForm(DesignForm):
    """The words of a section, with the version they were written on."""

    mark_optional = False
    narrative = MarkdownField(
        label="Narrative", rows=16, required=False, help_text="What was done, and what difference it made."
    )
    nothing_because = forms.CharField(
        label="Nothing to report, because",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Only where there is nothing to report. A blank section is not “not applicable”.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Refuse both at once: a section either has something to report or says why it has not."""
        data = super().clean() or {}
        if (data.get("narrative") or "").strip() and (data.get("nothing_because") or "").strip():
            self.add_error(
                "nothing_because", "Either write a narrative or say why there is nothing to report, not both."
            )
        return data


class ExplainForm(DesignForm):
    """What the partners say about something that stands still."""

    text = forms.CharField(
        label="Why there is little or no progress, and what is planned",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class SignForm(DesignForm):
    """A signature: the signer says that they read this very text."""

    read = forms.BooleanField(
        label="I have read this report and approve it",
        error_messages={"required": "Tick the box to say that you have read the report and approve it."},
    )
    content_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)


class SendBackForm(DesignForm):
    """Why a report is sent back."""

    reason = forms.CharField(
        label="Why do you send it back?", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
