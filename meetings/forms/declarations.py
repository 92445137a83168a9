"""Forms of declarations of interest: who, which interest, whether they are recused."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import TimeField
from meetings.forms.times import OnDay
from meetings.queries import Attending


class DeclarationCorrectForm(VersionedForm, OnDay):
    """What was declared, and what follows for the item."""

    mark_optional = False
    moments = ("declared_at",)
    interest = forms.CharField(
        label="Which interest",
        widget=forms.Textarea({"rows": 2}),
        max_length=1000,
        required=False,
        help_text="It can follow a recusal. Never the name of a child or anything else of a case, unless the item "
        "belongs to its file",
    )
    recused = forms.BooleanField(
        label="Recused from this item",
        required=False,
        initial=True,
        help_text="They then count towards nothing while it is taken",
    )
    declared_at = TimeField(label="Declared at", required=False, help_text="Leave empty for now")


class DeclarationForm(DeclarationCorrectForm):
    """A declaration, and who made it."""

    who = forms.ChoiceField(label="Who declares")
    field_order = ("who", "interest", "recused", "declared_at")

    def __init__(self, *args: Any, people: Iterable[Attending], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            ("", "Choose a person"),
            *((str(each.pk), f"{each.called}, {each.words}") for each in people if not each.is_vacant),
        ]
