"""Forms of a partnership's own items at joint meetings."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.spaces.models import Space
from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DesignForm, MarkdownField


class OwnedSlotForm(DesignForm):
    """Whose item it is, and how long it should take."""

    owner = forms.ChoiceField(label="Whose item it is")
    minutes_planned = forms.IntegerField(
        label="Time planned",
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )

    def __init__(self, *args: Any, owners: Iterable[Space], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = {str(each.pk): each for each in owners}
        owner: Any = self.fields["owner"]
        owner.choices = [("", "Choose a partnership"), *((key, each.name) for key, each in self.owners.items())]
        self.fields["minutes_planned"].suffix = "minutes"  # type: ignore[attr-defined]

    def clean_owner(self) -> Space:
        """The partnership's space itself."""
        return self.owners[self.cleaned_data["owner"]]


class OwnedItemForm(VersionedForm, DesignForm):
    """What the item is about and, once the meeting was open, what was said and decided."""

    title = forms.CharField(label="Title", max_length=200)
    about = MarkdownField(label="What it is about", required=False, rows=5)
    said = MarkdownField(label="Minutes", required=False, rows=8)
    decided = forms.CharField(
        label="What was decided",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        required=False,
        help_text="In this partnership’s name alone. A decision of the joint group belongs on the joint agenda",
    )
