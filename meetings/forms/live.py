"""The forms of the live screen: each part of its one form, told apart by a prefix, and how little each asks for."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms

from hscp.ui.forms import Radios, TimeField
from meetings.forms.actions import ActionForm
from meetings.forms.decisions import DecisionForm
from meetings.forms.declarations import DeclarationForm
from meetings.forms.times import OnDay
from meetings.queries import Attending


class LiveDecisionForm(DecisionForm):
    """A decision. Without a time it was taken now."""

    mark_optional = False
    prefix = "decision"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["taken_at"].required = False
        self.fields["taken_at"].help_text = "Leave empty for now. For example, 10:42"
        self.fields["reserved_matter"].help_text = ""
        self.fields["kind"].widget.hints = {}


class LiveActionForm(ActionForm):
    """An action."""

    mark_optional = False
    prefix = "action"


class LiveDeclarationForm(DeclarationForm):
    """A declaration of interest."""

    prefix = "declaration"


class AdjournForm(OnDay):
    """Adjourning; typed afterwards, also when it was resumed."""

    mark_optional = False
    prefix = "adjourn"
    moments = ("when", "until")
    when = TimeField(label="Adjourned at", required=False, help_text="Leave empty for now")
    until = TimeField(label="Resumed at", required=False, help_text="Leave empty while it is adjourned")
    reason = forms.CharField(label="Reason", required=False, max_length=300)


class ProceedingForm(OnDay):
    """Whether the chair lets an item proceed while the meeting is inquorate."""

    mark_optional = False
    prefix = "proceeding"
    moments = ("said_at",)
    proceeds = forms.ChoiceField(
        label="The chair decides that this item",
        choices=[("yes", "proceeds"), ("no", "does not proceed")],
        widget=Radios(inline=True),
    )
    reason = forms.CharField(label="Reason", max_length=300, help_text="Shown in the minutes")
    said_at = TimeField(label="Decided at", required=False, help_text="Leave empty for now")

    def said(self, moment: datetime) -> dict[str, Any]:
        """The clean data as the operation wants them; without a time it was said at ``moment``."""
        data = self.cleaned_data
        return {
            "proceeds": data["proceeds"] == "yes",
            "reason": data["reason"],
            "said_at": data["said_at"] or moment,
        }


class WhenWhoForm(OnDay):
    """The time that a tap is recorded with, and whom it is about where the button does not say."""

    mark_optional = False
    moments = ("when",)
    when = TimeField(label="Time", required=False)
    who = forms.ChoiceField(label="Person", required=False)

    def __init__(self, *args: Any, people: Iterable[Attending], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            ("", "Choose a person"),
            *((str(each.pk), f"{each.called}, {each.words}") for each in people if not each.is_vacant),
        ]
