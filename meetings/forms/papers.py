"""Forms of papers."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.record.files.fields import UploadField, UploadForm
from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DesignForm, Radios
from partnership.models import Post


class PaperForm(UploadForm):
    """A paper: what it is called, who wrote it, the file."""

    field_order = ["title", "author", "upload"]
    title = forms.CharField(label="Title", max_length=200)
    author = forms.CharField(
        label="Written by", max_length=200, required=False, help_text="A post or a person, for example Partnership Team"
    )


class FrontSheetForm(VersionedForm, DesignForm):
    """The front sheet of a paper."""

    purpose = forms.CharField(
        label="Why this comes to the meeting", required=False, widget=forms.Textarea({"rows": 4}), max_length=4000
    )
    ask = forms.CharField(
        label="What the meeting is asked to do",
        widget=forms.Textarea({"rows": 4}),
        max_length=4000,
        help_text="For example: agree the budget in section 4, and note the risks in section 6",
    )
    author = forms.CharField(
        label="Written by", max_length=200, required=False, help_text="A post or a person, for example Partnership Team"
    )
    consultation = forms.CharField(
        label="Who was consulted, and what they said",
        required=False,
        widget=forms.Textarea({"rows": 4}),
        max_length=4000,
        help_text="Children and families among them, where it concerns them",
    )


class PaperOwedForm(VersionedForm, DesignForm):
    """Whether an item wants a paper, and who owes it."""

    expected = forms.ChoiceField(
        label="Does this item need a paper?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=Radios(inline=True),
    )
    owner = forms.ChoiceField(
        label="Who sends it",
        required=False,
        help_text="Whoever holds this post is reminded by mail: five working days before the deadline, one before, and "
        "the day after. Leave it open if nobody is to be reminded",
    )

    def __init__(self, *args: Any, owners: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["owner"]
        chosen.choices = [("", "Nobody yet"), *((str(key), words) for key, words in owners)]

    def clean_expected(self) -> bool:
        """Whether it does."""
        return bool(self.cleaned_data["expected"] == "yes")

    def clean_owner(self) -> Post | None:
        """The post itself, known by its key alone."""
        chosen = self.cleaned_data["owner"]
        return Post(pk=int(chosen)) if chosen else None


class NewVersionForm(UploadForm):
    """A newer version of a paper."""

    upload = UploadField(label="New version")
