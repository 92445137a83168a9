"""Forms of matters arising: sight, leave out, ask for."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.forms import DesignForm

SHORT = forms.Textarea({"rows": 3})


class SightForm(DesignForm):
    """What was said of an action."""

    words = forms.CharField(
        label="What was said of it",
        widget=SHORT,
        max_length=2000,
        help_text="The meeting only sights the action. Its words, owner and due date are changed on its own page",
    )


class LeaveOutForm(DesignForm):
    """Why an action does not come before the meeting."""

    reason = forms.CharField(label="Why it is left out", widget=SHORT, max_length=300)


class AskForForm(DesignForm):
    """At which meeting, and why."""

    meeting = forms.ChoiceField(label="Meeting")
    because = forms.CharField(label="Why the meeting is to look at it", widget=SHORT, max_length=300)

    def __init__(self, *args: Any, meetings: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].choices = [  # type: ignore[attr-defined]
            ("", "Choose a meeting"),
            *((str(pk), words) for pk, words in meetings),
        ]

    def clean_meeting(self) -> int:
        """The meeting's key."""
        return int(self.cleaned_data["meeting"])
