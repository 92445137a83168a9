"""The forms that answer mail which waits for a person's word."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.lib.moves import Move
from hscp.ui.forms import DesignForm, Radios


class MailAnswerForm(DesignForm):
    """What should happen to the mail, and why."""

    mark_optional = False
    word = forms.ChoiceField(
        label="What should happen to it",
        widget=Radios(),
        error_messages={"required": "Choose what should happen to it"},
    )
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=300,
        help_text="Needed where it is not sent. It stays on the record.",
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, answers: Iterable[Move], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answers = tuple(answers)
        self.fields["word"].choices = [(each.name, each.label) for each in self.answers]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A reason where the answer needs one."""
        cleaned: dict[str, Any] = super().clean() or {}
        chosen = next((each for each in self.answers if each.name == cleaned.get("word")), None)
        if chosen and chosen.needs_reason and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Say why, for whoever asks later")
        return cleaned
