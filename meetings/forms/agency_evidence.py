"""Forms of what agencies show: asking them, showing it, correcting it, and the register's filter."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import Checkboxes, DateField, DesignForm, Radios
from meetings.enums import EvidenceKind, RecommendationSource, ToldBy
from partnership.models import Organisation

LINES = forms.Textarea({"rows": 4})
NO_NAMES = "Never the name of a child"


class AskAgenciesForm(DesignForm):
    """Which agencies are asked, what, and by when."""

    agencies = forms.MultipleChoiceField(label="Which agencies are asked", widget=Checkboxes())
    words = forms.CharField(
        label="What is asked",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        help_text=f"Where it is more than what was improved and what shows that it helped. {NO_NAMES}",
    )
    due_on = DateField(label="Owed by", help_text="For example, 31 7 2026. Each agency is reminded from a week before")

    def __init__(
        self,
        *args: Any,
        agencies: Iterable[Organisation],
        owing: Collection[int],
        spoken_for: Collection[int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        first = sorted(agencies, key=lambda each: each.pk not in spoken_for)  # in their order otherwise
        self.known = {str(each.pk): each for each in first}
        field: Any = self.fields["agencies"]
        said = dict.fromkeys(self.known, "nobody sits for it here: tell it yourselves")
        said |= {str(key): "" for key in spoken_for} | {str(key): "asked already" for key in owing}
        field.choices = [
            (key, f"{each.name} ({said[key]})" if said[key] else each.name) for key, each in self.known.items()
        ]

    def clean_agencies(self) -> list[Organisation]:
        """The agencies themselves."""
        return [self.known[key] for key in self.cleaned_data["agencies"]]


class _ShownForm(DesignForm):
    improved = forms.CharField(
        label="What was improved", widget=LINES, max_length=5000, help_text=f"What your agency does now. {NO_NAMES}"
    )
    impact = forms.CharField(
        label="What shows that it made a difference",
        widget=LINES,
        max_length=5000,
        help_text="What is different for children and families, and how it is known. Finished tasks are not impact",
    )
    kind = forms.ChoiceField(label="How it is known", choices=EvidenceKind.choices, widget=Radios())
    seen_from = DateField(label="Seen on, or from", help_text="For example, 1 4 2026")
    seen_to = DateField(label="Seen until", required=False, help_text="Where it was seen over a time")
    came_by = forms.ChoiceField(
        label="How the agency told it",
        choices=[("", "Choose how it came"), *ToldBy.choices],
        help_text="You write it down on the agency’s behalf, and it says so",
    )


class ShowImpactForm(_ShownForm):
    """What an agency shows. ``own`` are one's own agencies; ``others`` those one writes for where one keeps the
    record."""

    agency = forms.ChoiceField(label="Agency")
    field_order = ("agency", "improved", "impact", "kind", "seen_from", "seen_to", "came_by")

    def __init__(
        self, *args: Any, own: Iterable[Organisation], others: Iterable[Organisation] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        mine = {str(each.pk): each for each in own}
        self.known = mine | {str(each.pk): each for each in others if str(each.pk) not in mine}
        field: Any = self.fields["agency"]
        field.choices = [(key, each.name) for key, each in self.known.items()]
        if len(self.known) > 1:
            field.choices = [("", "Choose an agency"), *field.choices]
        if len(self.known) == len(mine):
            del self.fields["came_by"]
        elif mine:
            self.fields["came_by"].required = False
            self.fields["came_by"].help_text = "Where you write on another agency’s behalf than your own: it says so"

    def clean_agency(self) -> Organisation:
        """The agency itself."""
        return self.known[self.cleaned_data["agency"]]


class CorrectImpactForm(VersionedForm, _ShownForm):
    """The same once more, corrected; ``version`` is the key of the entry that it was written on."""

    def __init__(self, *args: Any, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own:
            del self.fields["came_by"]


class EvidenceFilter(DesignForm):
    """What the register shows."""

    mark_optional = False
    agency = forms.ChoiceField(label="Agency", required=False)
    source = forms.ChoiceField(
        label="Source of the recommendation", required=False, choices=[("", "Any"), *RecommendationSource.choices]
    )
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "All"), ("owed", "Owed"), ("late", "Late"), ("shown", "Shown"), ("withdrawn", "No longer asked")],
    )

    def __init__(self, *args: Any, agencies: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agency"]
        field.choices = [("", "Any"), *((str(pk), words) for pk, words in agencies)]
