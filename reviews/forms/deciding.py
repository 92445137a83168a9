"""Forms of the partners' decision and of letters to and from the Panel."""

from typing import Any

from django import forms

from hscp.ui.forms import DateField, DesignForm, Radios
from reviews.enums import LetterKind, ReviewOutcome, ScrutinyKind, Taken
from reviews.forms.incidents import NO_NAMES, _lines

OTHER_LETTERS = (LetterKind.FROM_PANEL, LetterKind.TO_PANEL)
REPLIES = (LetterKind.AGREES, LetterKind.CHALLENGES)


class PutForm(DesignForm):
    """What is put to the partners, and why."""

    outcome = forms.ChoiceField(label="What is to be decided", choices=ReviewOutcome.choices, widget=Radios)
    because = forms.CharField(
        label="Why", max_length=8000, widget=_lines(6), help_text=f"The partners sign the reasons as well. {NO_NAMES}"
    )


class AnswerDecisionForm(DesignForm):
    """A partner's answer to what they have read."""

    answer = forms.ChoiceField(
        label="Your answer",
        choices=[("sign", "I sign: this is my decision"), ("refuse", "I do not agree")],
        widget=Radios,
    )
    reason = forms.CharField(
        label="Why you do not agree", required=False, max_length=4000, widget=_lines(), help_text="Only if you do not."
    )
    read_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def clean(self) -> dict[str, Any]:
        """A refusal says why."""
        data = super().clean() or {}
        if data.get("answer") == "refuse" and not data.get("reason", "").strip():
            self.add_error("reason", "Say why you do not agree")
        return data


class SentForm(DesignForm):
    """When it was sent to the Panel, and how."""

    on = DateField(label="Sent on")
    words = forms.CharField(label="How, and to whom", required=False, max_length=2000, widget=_lines(3))


class LetterForm(DesignForm):
    """The Panel's reply, or another letter."""

    kind = forms.ChoiceField(label="What it is", widget=Radios)
    on = DateField(label="On")
    words = forms.CharField(
        label="What it says",
        required=False,
        max_length=8000,
        widget=_lines(6),
        help_text=f"Where the Panel challenges, its reasons. The letter itself goes into the case file. {NO_NAMES}",
    )

    def __init__(self, *args: Any, kinds: tuple[LetterKind, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [(each.value, each.label) for each in kinds]


class ScrutinyForm(DesignForm):
    """What the scrutineer says of an outcome and its decision."""

    kind = forms.ChoiceField(label="What it is", choices=ScrutinyKind.choices, widget=Radios)
    text = forms.CharField(label="What you say", max_length=8000, widget=_lines(6), help_text=NO_NAMES)


class ScrutinyAnswerForm(DesignForm):
    """What the delegated partners answer."""

    taken = forms.ChoiceField(label="The answer", choices=Taken.choices, widget=Radios)
    text = forms.CharField(label="Why, and what follows", max_length=8000, widget=_lines(6))
