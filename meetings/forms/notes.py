"""Forms of a note that was a decision or an action: which words of the minutes, and what they become."""

from collections.abc import Iterable
from re import fullmatch
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import Checkboxes
from meetings.forms.actions import ActionForm
from meetings.forms.decisions import DecisionForm
from meetings.rules.converting import Into
from meetings.rules.notes import Span, passages_of, words_at

CHANGED = (
    "Somebody else has changed these words since you opened this page. The minutes are shown as they stand now: choose "
    "again. What you typed below is kept"
)
AS_NOTED = "Leave it empty to take the words as they are noted"


def span_of(words: str) -> Span | None:
    """The passage that a value of the form names ("12-40"); None for anything else."""
    return (int(found[1]), int(found[2])) if (found := fullmatch(r"(\d{1,7})-(\d{1,7})", words)) else None


class NoteForm(VersionedForm):
    """Which passages of the minutes it is; ``version`` is that of the ``minutes`` they are shown from.

    ``marked`` is what somebody marked in the box, where that is no whole passage. ``begun`` are the passages that the
    page had chosen, whose words stood in its box.
    """

    begun = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)

    parts = forms.MultipleChoiceField(
        label="Which words of the minutes is it?",
        widget=Checkboxes(small=True),
        help_text="They go out of the minutes, and stay in their history",
        error_messages={"required": "Choose which words of the minutes it is"},
    )

    def __init__(self, *args: Any, minutes: str, marked: Iterable[Span] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.minutes, whole = minutes, passages_of(minutes)
        spans = sorted({*whole, *(each for each in marked if words_at(minutes, each))})
        self.fields["parts"].choices = [  # type: ignore[attr-defined]
            (f"{start}-{end}", words_at(minutes, (start, end))) for start, end in spans
        ]
        self.fields["text"].required = False
        self.fields["text"].help_text = AS_NOTED
        self.order_fields(["parts"])

    def clean_parts(self) -> tuple[Span, ...]:
        """The passages themselves."""
        return tuple(span for each in self.cleaned_data["parts"] if (span := span_of(each)))

    def clean(self) -> dict[str, Any]:
        """The clean data. Words that the page itself had put into the box go with the passages they were of."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        begun = tuple(span for each in data.pop("begun", "").split() if (span := span_of(each)))
        noted = "\n".join(words_at(self.minutes, span) for span in begun)
        if data.get("parts") != begun and data.get("text", "").replace("\r\n", "\n") == noted:
            data["text"] = ""
        return data


class NoteIntoDecisionForm(NoteForm, DecisionForm):
    """The decision that it was."""


class NoteIntoActionForm(NoteForm, ActionForm):
    """The action that it was."""


FORMS: dict[Into, Any] = {Into.DECISION: NoteIntoDecisionForm, Into.ACTION: NoteIntoActionForm}
