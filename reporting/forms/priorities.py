"""Forms of agreed priorities and of their progress."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from meetings.models import Decision
from partnership.models import Post
from reporting.enums import Judgement


def decision_words(decision: Decision) -> str:
    """A decision as a choice names it."""
    text = decision.text if len(decision.text) <= 90 else f"{decision.text[:87]}…"
    return f"{decision.at:%-d %B %Y}, {decision.meeting.group.called}, decision {decision.number}: {text}"


class PriorityForm(VersionedForm, DesignForm):
    """A priority that the partners have agreed."""

    title = forms.CharField(label="Priority", max_length=200)
    aim = forms.CharField(
        label="What it is to achieve for children",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    lead = forms.ChoiceField(label="Led by", required=False)
    agreed_by = forms.ChoiceField(label="Agreed by the decision", required=False)
    starts_on = DateField(label="Agreed from", help_text="For example, 1 4 2025")
    ends_on = DateField(
        label="Ended on", required=False, help_text="The first day on which it was no longer a priority."
    )

    def __init__(self, *args: Any, posts: Iterable[Post], decisions: Iterable[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = {str(post.pk): post for post in posts}
        self.decisions = {str(decision.pk): decision for decision in decisions}
        self.fields["lead"].choices = [  # type: ignore[attr-defined]
            ("", "Nobody is named"),
            *((key, post.title) for key, post in self.posts.items()),
        ]
        self.fields["agreed_by"].choices = [  # type: ignore[attr-defined]
            ("", "No decision is on record"),
            *((key, decision_words(each)) for key, each in self.decisions.items()),
        ]

    def clean_lead(self) -> Post | None:
        """The post itself."""
        return self.posts.get(self.cleaned_data["lead"])

    def clean_agreed_by(self) -> Decision | None:
        """The decision itself."""
        return self.decisions.get(self.cleaned_data["agreed_by"])

    def clean(self) -> dict[str, Any]:
        """An end comes after the beginning."""
        data = super().clean() or {}
        begun, ended = data.get("starts_on"), data.get("ends_on")
        if begun and ended and ended <= begun:
            self.add_error("ends_on", "Ended on must be after the day from which it was agreed.")
        return data


class ProgressForm(DesignForm):
    """What is said of a priority on a day. It is added to the record and never changed."""

    on = DateField(label="Judged on", help_text="For example, 31 3 2026")
    judgement = forms.ChoiceField(label="How far has it come?", choices=Judgement.choices, widget=Radios())
    text = forms.CharField(label="What was done", max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
    impact = forms.CharField(
        label="What difference it made to children",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Evidence of impact, not of activity. Leave it empty where there is none yet.",
    )
