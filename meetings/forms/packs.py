"""Forms of packs."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.forms import Checkboxes, DesignForm
from meetings.models import AgendaItem


class PackForm(DesignForm):
    """Asking for a pack takes one press."""


class SupplementForm(DesignForm):
    """What a supplement brings, for its readers."""

    brings = forms.CharField(
        label="What this supplement brings",
        max_length=300,
        required=False,
        help_text="One sentence for its readers, for example: the finance report, which came late",
    )


class GuestForm(DesignForm):
    """The items that a guest is invited to."""

    seen = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    items = forms.MultipleChoiceField(
        label="Items",
        required=False,
        widget=Checkboxes(),
        help_text="The guest’s copy of the pack has the papers of these, and of no others",
    )

    def __init__(self, *args: Any, items: Iterable[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(item.pk): item for item in items}
        chosen: Any = self.fields["items"]
        chosen.choices = [(key, f"{item.number}. {item.title}") for key, item in self.known.items()]

    def clean_items(self) -> list[AgendaItem]:
        """The items themselves."""
        return [item for key, item in self.known.items() if key in set(self.cleaned_data["items"])]

    def clean_seen(self) -> frozenset[int]:
        """The keys of the items that the page showed as chosen."""
        return frozenset(int(each) for each in self.cleaned_data["seen"].split(",") if each.isdecimal())
