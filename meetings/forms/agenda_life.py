"""Forms of an agenda's life: whose approval it is and how it came, back to draft, the last day for items."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.forms import DateField, DesignForm, Radios
from meetings.enums import ToldBy


class OnBehalfForm(DesignForm):
    """What somebody says or does here themselves, or another enters for them: ``who`` it is, and how it came.

    ``seats`` are those whose word may be entered, ``own`` the keys of one's own among them.
    """

    mark_optional = False
    who = forms.ChoiceField(label="Who")
    came_by = forms.ChoiceField(label="How it came", required=False, widget=Radios(inline=True))

    def __init__(self, *args: Any, seats: Iterable[tuple[str, str]], own: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered, self.own = list(seats), frozenset(own)
        who, came_by = self.fields["who"], self.fields["came_by"]
        first = next((key for key, _ in offered if key in self.own), "")
        who.choices = offered if len(offered) == 1 else [("", "Choose"), *offered]  # type: ignore[attr-defined]
        who.initial = first or (offered[0][0] if len(offered) == 1 else "")
        came_by.choices = list(ToldBy.choices)  # type: ignore[attr-defined]
        came_by.help_text = "Leave empty for your own" if self.own else ""
        if {key for key, _ in offered} <= self.own:
            del self.fields["came_by"]
            if len(offered) == 1:
                who.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Another's word says how it came; one's own came in no way."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        who = data.get("who")
        if who in self.own:
            data["came_by"] = ""
        elif who and not data.get("came_by") and "came_by" in self.fields:
            self.add_error("came_by", "Say how it came: you enter it for somebody else")
        return data


class AgendaApproveForm(OnBehalfForm):
    """Whose approval it is. ``seen`` is the hash of the agenda that was read."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].label = "Who approves it"
        if "came_by" in self.fields:
            self.fields["came_by"].label = "How the approval came"


class ItemsUntilForm(DesignForm):
    """The last day for items. ``was`` is the day that the page showed."""

    items_until = DateField(
        label="Last day for items",
        required=False,
        help_text="For example, 27 3 2026. Leave empty for no such day: items can then be proposed until the chair has "
        "approved the agenda",
    )
    was = DateField(required=False, widget=forms.HiddenInput)
