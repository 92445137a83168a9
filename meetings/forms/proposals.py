"""Forms of items that are proposed and raised, and of what is answered."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.forms import DesignForm, Radios
from meetings.enums import ItemPurpose, ToldBy
from meetings.forms.agenda_life import OnBehalfForm
from meetings.models import AgendaItem
from partnership.models import Group

NOTE = forms.Textarea(attrs={"rows": 4})


class _Asked(forms.Form):
    """What an item is for and how long it should take."""

    purpose = forms.ChoiceField(
        label="Purpose", choices=ItemPurpose.choices, widget=Radios(inline=True), initial=ItemPurpose.DISCUSS
    )
    minutes_planned = forms.IntegerField(
        label="Time it should have",
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["minutes_planned"].suffix = "minutes"  # type: ignore[attr-defined]


class ItemProposeForm(_Asked, OnBehalfForm):
    """An item that a member proposes; whoever writes the agenda may enter one for a member."""

    mark_optional = True
    title = forms.CharField(
        label="What it is about",
        max_length=200,
        help_text="A few words for the agenda. Never the name of a child or anything else of a case",
    )
    note = forms.CharField(label="Why the group should hear it", widget=NOTE, required=False, max_length=2000)
    field_order = ("who", "came_by", "title", "purpose", "minutes_planned", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].label = "Who proposes it"
        if "came_by" in self.fields:
            self.fields["came_by"].label = "How the proposal came"


class ItemRaiseForm(_Asked, DesignForm):
    """To which other group an item is raised, and the note that goes with it."""

    group = forms.ChoiceField(label="To which group")
    note = forms.CharField(
        label="Note to that group",
        widget=NOTE,
        max_length=2000,
        help_text="What this group asks of it, and why. Never anything of a case",
    )
    field_order = ("group", "note", "purpose", "minutes_planned")

    def __init__(self, *args: Any, groups: Iterable[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = {str(group.pk): group for group in groups}
        group: Any = self.fields["group"]
        group.choices = [("", "Choose a group"), *((key, each.name) for key, each in self.groups.items())]

    def clean_group(self) -> Group:
        """The group itself."""
        return self.groups[self.cleaned_data["group"]]


class ItemAcceptForm(DesignForm):
    """Where an item comes onto the agenda; of a late one the chair's reason.

    ``hears`` is the meeting that the page named.
    """

    hears = forms.IntegerField(required=False, widget=forms.HiddenInput)
    before = forms.ChoiceField(label="Where it comes", required=False)
    late_because = forms.CharField(
        label="Why it comes late: the chair’s reason", widget=forms.Textarea(attrs={"rows": 2}), max_length=300
    )
    late_came_by = forms.ChoiceField(
        label="How the chair gave the reason", choices=ToldBy.choices, widget=Radios(inline=True)
    )

    def __init__(self, *args: Any, items: Iterable[AgendaItem], late: bool, chairs: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(item.pk): item for item in items}
        before: Any = self.fields["before"]
        before.choices = [
            ("", "At the end"),
            *((key, f"Before item {each.number}, {each.title}") for key, each in self.items.items()),
        ]
        if not late:
            del self.fields["late_because"]
        if not late or chairs:
            del self.fields["late_came_by"]

    def clean_before(self) -> AgendaItem | None:
        """The item itself; None for the end."""
        return self.items.get(self.cleaned_data["before"])
