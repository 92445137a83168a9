"""Forms of the chronology: an entry, a spreadsheet, which entries are shown, how differing accounts are resolved."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from hscp.record.files.fields import SpreadsheetForm
from hscp.ui.forms import DateField, DesignForm, Radios
from hscp.ui.forms.fields import TimeField
from reviews.forms.incidents import NO_NAMES, _lines
from reviews.models import Child, ChronologyEntry
from reviews.rules.chronology import LONGEST, MOST_ROWS


class EntryForm(DesignForm):
    """One entry of the chronology."""

    on = DateField(label="Day")
    at_time = TimeField(label="Time", required=False, help_text="If it is known")
    child = forms.ChoiceField(label="Child", required=False)
    agency = forms.CharField(label="Whose record it is", max_length=120, help_text="The agency")
    what = forms.CharField(label="What happened", max_length=LONGEST, widget=_lines(4), help_text=NO_NAMES)
    source = forms.CharField(label="Source", max_length=200, required=False, help_text="Which record it stands in")
    significance = forms.CharField(label="Why it matters", max_length=2000, required=False, widget=_lines(3))
    because = forms.CharField(label="Why it is corrected", max_length=300)

    def __init__(
        self, *args: Any, children: Iterable[Child], agency: str = "", corrects: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.children = {str(each.pk): each for each in children}
        field: Any = self.fields["child"]
        field.choices = [("", "All of them"), *((key, each.label) for key, each in self.children.items())]
        if agency:
            del self.fields["agency"]
        if not corrects:
            del self.fields["because"]

    def clean_child(self) -> Child | None:
        """The child itself; None for all."""
        return self.children.get(self.cleaned_data["child"])


class EntriesImportForm(SpreadsheetForm):
    """Entries of the chronology, to be looked through or to be added."""

    most_bytes = 5_000_000
    most_rows = MOST_ROWS
    carry_out = "Add all of its entries"


class EntriesFilter(DesignForm):
    """Which entries are shown."""

    mark_optional = False
    agency = forms.ChoiceField(label="Agency", required=False)
    child = forms.ChoiceField(label="Child", required=False)
    begins = DateField(label="From", required=False)
    ends = DateField(label="Until", required=False)

    def __init__(self, *args: Any, agencies: Iterable[str], children: Iterable[Child], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["agency"].choices = [("", "Any"), *((each, each) for each in agencies)]
        named = [(str(each.pk), f"{each.label}, and what is of all") for each in children]
        fields["child"].choices = [("", "Any"), ("all", "Of all children"), *named]


class ResolveForm(DesignForm):
    """Which account stands, and why."""

    stands = forms.ChoiceField(label="Which account stands", widget=Radios)
    because = forms.CharField(label="Why", max_length=4000, widget=_lines(), help_text="All accounts stay on record.")

    def __init__(self, *args: Any, accounts: Sequence[ChronologyEntry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["stands"]
        field.choices = [
            *((str(each.pk), f"{each.agency}: {each.what[:120]}") for each in accounts),
            ("all", "All of them: they tell of different things"),
        ]

    def clean_stands(self) -> int | None:
        """The key of the account; None for all."""
        said = self.cleaned_data["stands"]
        return None if said == "all" else int(said)
