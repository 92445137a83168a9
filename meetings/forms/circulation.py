"""Forms of decisions between meetings: the proposal, and an answer to it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.forms import DateField, DesignForm, Radios
from meetings.forms.decisions import LINES
from partnership.models import Group

ANSWERS = [("agree", "I agree"), ("refuse", "I do not agree")]


class CirculationForm(DesignForm):
    """A proposal that is sent round."""

    group = forms.ChoiceField(label="Group that decides")
    title = forms.CharField(
        label="What it is about",
        max_length=150,
        help_text="A few words for the mail and the agenda. Never the name of a child or anything else of a case",
    )
    text = forms.CharField(label="What is proposed", widget=LINES, max_length=5000)
    options = forms.CharField(
        label="Options considered",
        widget=LINES,
        required=False,
        max_length=5000,
        help_text="One on each line, those that are not proposed too",
    )
    reasons = forms.CharField(label="Reasons", widget=LINES, required=False, max_length=5000)
    reserved_matter: Any = forms.ModelChoiceField(
        label="Reserved matter",
        queryset=None,
        required=False,
        empty_label="Not a reserved matter",
        help_text="Below the level it is reserved to it is never agreed: the board can endorse it, other groups "
        "recommend it to the board.",
    )
    closes_on = DateField(label="Last day for answers", help_text="For example, 31 7 2026")

    def __init__(self, *args: Any, groups: Iterable[Group], matters: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = {str(group.pk): group for group in groups}
        self.fields["group"].choices = [  # type: ignore[attr-defined]
            ("", "Choose a group"),
            *((key, group.name) for key, group in self.groups.items()),
        ]
        self.fields["reserved_matter"].queryset = matters  # type: ignore[attr-defined]

    def clean_group(self) -> Group:
        """The group itself."""
        return self.groups[self.cleaned_data["group"]]


class CirculationAnswerForm(DesignForm):
    """What somebody answers, in the capacity that was asked."""

    answer = forms.ChoiceField(label="Your answer", choices=ANSWERS, widget=Radios())
    reason = forms.CharField(
        label="Why do you not agree?",
        widget=LINES,
        required=False,
        max_length=2000,
        help_text="Only if you do not. Your reason is shown beside your answer",
    )
    content_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def clean(self) -> dict[str, Any]:
        """The answer, with a reason where it is no."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("answer") == "refuse" and not data.get("reason", "").strip():
            self.add_error("reason", "Say why you do not agree")
        return data


class CirculationWithdrawForm(DesignForm):
    """Why a proposal is withdrawn."""

    reason = forms.CharField(label="Why is it withdrawn?", widget=LINES, max_length=1000)
