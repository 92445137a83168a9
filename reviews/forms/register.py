"""Forms of reviews of other kinds in the register."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.lib.words import date_words
from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from meetings.models import OwnedItem
from reviews.enums import OtherReviewKind, OtherReviewState
from reviews.forms.incidents import NO_NAMES, _lines


class OtherReviewForm(VersionedForm, DesignForm):
    """What the register says of a review of another kind."""

    kind = forms.ChoiceField(label="Kind of review", choices=OtherReviewKind.choices, widget=Radios)
    title = forms.CharField(label="What it is called", max_length=200, help_text=NO_NAMES)
    owner_board = forms.CharField(
        label="Board that owns it", max_length=200, help_text="For example, the Community Safety Partnership"
    )
    reference = forms.CharField(label="Reference", max_length=60, help_text="As the board that owns it numbers it")
    state = forms.ChoiceField(label="How it stands", choices=OtherReviewState.choices, widget=Radios)
    because = forms.CharField(
        label="Why it is not held", max_length=2000, required=False, widget=_lines(3), help_text="If it is not held"
    )
    commissioned_on = DateField(label="Commissioned on", required=False)
    due_on = DateField(label="Due on", required=False)
    published_on = DateField(label="Published on", required=False)
    where = forms.URLField(label="Where it is published", max_length=300, required=False, assume_scheme="https")
    for_children = forms.CharField(
        label="What it means for children", max_length=4000, required=False, widget=_lines(), help_text=NO_NAMES
    )


class PutOnAgendaForm(DesignForm):
    """Under which own item of a joint agenda it comes, and what is asked."""

    item = forms.ChoiceField(label="Under which item", widget=Radios)
    about = forms.CharField(
        label="What the group is asked", max_length=4000, widget=_lines(), help_text="This partnership’s people read it"
    )

    def __init__(self, *args: Any, items: Iterable[tuple[OwnedItem, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(items)
        self.items = {str(each.pk): each for each, _ in rows}
        field: Any = self.fields["item"]
        field.choices = [(str(each.pk), f"{date_words(each.held_on, weekday=False)}: {words}") for each, words in rows]

    def clean_item(self) -> OwnedItem:
        """The item itself."""
        return self.items[self.cleaned_data["item"]]
