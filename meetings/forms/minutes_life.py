"""Forms of the life of minutes: circulate, comment, answer, correct, approve."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, MarkdownField, Radios, TimeField
from meetings.enums import CommentAnswer, ToldBy
from meetings.forms.times import OnDay


class CirculateForm(DesignForm):
    """Until when comments are taken."""

    until = DateField(label="Comments until the end of", help_text="For example, 24 6 2026")


class CommentForm(DesignForm):
    """A comment on an item; whoever records minutes may enter one for somebody who was there or expected."""

    mark_optional = False
    line = forms.ChoiceField(label="Whose comment it is")
    came_by = forms.ChoiceField(label="How it came", required=False, widget=Radios())
    text = forms.CharField(
        label="Comment",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        help_text="Say what should be changed in these minutes, and why",
    )

    def __init__(self, *args: Any, lines: Iterable[tuple[str, str]], own: Iterable[str], **kwargs: Any) -> None:
        """``lines`` are those one may comment as, ``own`` the keys of one's own among them."""
        super().__init__(*args, **kwargs)
        self.lines, self.own = list(lines), frozenset(own)
        line: Any = self.fields["line"]
        line.choices = self.lines if len(self.lines) == 1 else [("", "Choose"), *self.lines]
        if {key for key, _ in self.lines} <= self.own:
            del self.fields["came_by"]
            if len(self.lines) == 1:
                line.widget, line.initial = forms.HiddenInput(), self.lines[0][0]
        else:
            came_by: Any = self.fields["came_by"]
            came_by.choices = list(ToldBy.choices)
            came_by.help_text = "Leave empty for your own comment"

    def clean(self) -> dict[str, Any]:
        """Somebody else's comment says how it came; one's own came in no way."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        line = data.get("line")
        if line in self.own:
            data["came_by"] = ""
        elif line and not data.get("came_by") and "came_by" in self.fields:
            self.add_error("came_by", "Say how the comment came")
        return data


class AnswerCommentForm(VersionedForm, DesignForm):
    """What is made of a comment."""

    answer = forms.ChoiceField(label="What is made of it", choices=CommentAnswer.choices, widget=Radios())
    because = forms.CharField(
        label="Why",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text="Needed where it is not taken up. Whoever commented reads it",
    )

    def clean(self) -> dict[str, Any]:
        """A comment that is not taken up needs a reason."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("answer") == CommentAnswer.NOT_TAKEN_UP and not data.get("because"):
            self.add_error("because", "Say why the comment is not taken up")
        return data


class CorrectMinutesForm(VersionedForm, DesignForm):
    """The corrected text of issued minutes, and why."""

    minutes = MarkdownField(label="Minutes, as they should read", rows=12, required=False)
    reason = forms.CharField(
        label="Reason for the correction",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Stands beside the old text. Name nobody in it whom the minutes do not name",
    )
    field_order = ["minutes", "reason"]


class ApproveForm(OnDay):
    """When the meeting approved the minutes."""

    moments = ("taken_at",)
    taken_at = TimeField(
        label="When they were approved", help_text="Now, unless you type another time. For example, 10:05"
    )
