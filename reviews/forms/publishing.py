"""Forms of the public copy: its text, answers of the check, its day, what is said when it is corrected or withdrawn."""

from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, MarkdownField, Radios
from reviews.forms.incidents import _lines
from reviews.rules.publishing import BRIEFING_WORDS

LONGEST = 40_000
NOBODY = "Write it so that nobody can be known by it: no names, no dates, no ages, no places."
PUBLIC = "It stands on the public page. It is checked like the text."


class CopyWordForm(VersionedForm, DesignForm):
    """The title and the practice briefing. All of it may be saved half written."""

    title = forms.CharField(
        label="Title", required=False, max_length=200, help_text="What the review is called in public"
    )
    happened = MarkdownField(
        label=BRIEFING_WORDS["happened"], required=False, rows=4, max_length=4000, help_text=NOBODY
    )
    learned = MarkdownField(label=BRIEFING_WORDS["learned"], required=False, rows=4, max_length=4000)
    differently = MarkdownField(label=BRIEFING_WORDS["differently"], required=False, rows=4, max_length=4000)
    questions = MarkdownField(label=BRIEFING_WORDS["questions"], required=False, rows=4, max_length=4000)


class SectionAddForm(DesignForm):
    """Another section."""

    position = forms.IntegerField(
        label="Place in the order",
        min_value=1,
        max_value=999,
        help_text="Sections stand in the order of these numbers",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )
    heading = forms.CharField(label="Heading", max_length=200)
    text = MarkdownField(label="Text", required=False, rows=16, max_length=LONGEST, help_text=NOBODY)


class SectionForm(VersionedForm, SectionAddForm):
    """A section as it is to read, or that it is left out."""

    left_out = forms.BooleanField(label="Leave this section out of the public copy", required=False)
    field_order = ("position", "heading", "text", "left_out")


class KeepForm(DesignForm):
    """Why a hit may stay."""

    because = forms.CharField(
        label="Why it can stay", max_length=2000, widget=_lines(3), help_text="The reason stays on record."
    )


class ReadForm(DesignForm):
    """Says which version was read."""

    read_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)


class DayForm(ReadForm):
    """The day of publication."""

    on = DateField(label="Day of publication", help_text="Today, or a day to come. It goes out at 9 in the morning.")
    because = forms.CharField(
        label="Why another day",
        required=False,
        max_length=2000,
        widget=_lines(3),
        help_text="Only where a day was set before: it stays on record as the original one.",
    )
    field_order = ("on", "because")


class NotPublishForm(DesignForm):
    """Why the review is not published at all."""

    because = forms.CharField(label="The justification", max_length=8000, widget=_lines(6))
    decided_by = forms.CharField(label="Who decided it", max_length=300)
    decided_on = DateField(label="Decided on")
    told = forms.CharField(
        label="Whom you told",
        max_length=4000,
        widget=_lines(4),
        help_text="The Panel and the Secretary of State, and whoever else: on which day, how, under which reference.",
    )


class CorrectForm(ReadForm):
    """What was corrected, for the public."""

    public_words = forms.CharField(label="What was corrected", max_length=1000, widget=_lines(3), help_text=PUBLIC)


class WithdrawForm(DesignForm):
    """Why a review is withdrawn: for the record, and for the public."""

    reason = forms.CharField(
        label="Why it must be withdrawn", max_length=4000, widget=_lines(4), help_text="It stays in the case file."
    )
    public_title = forms.CharField(
        label="What the public page is called from then on",
        max_length=200,
        help_text="Change it where the title itself could tell who somebody is.",
    )
    public_words = forms.CharField(
        label="Withdrawn because …",
        max_length=1000,
        widget=_lines(3),
        help_text=f"Go on with the sentence. {PUBLIC}",
    )


class WithdrawalAnswerForm(DesignForm):
    """What the second person answers."""

    answer = forms.ChoiceField(
        label="Your answer",
        choices=[("confirm", "I confirm it: it is withdrawn at once"), ("decline", "It is not withdrawn")],
        widget=Radios,
    )
    words = forms.CharField(label="Why", required=False, max_length=2000, widget=_lines(3))

    def given(self) -> dict[str, Any]:
        """The clean data as the operation wants it."""
        return {"confirmed": self.cleaned_data["answer"] == "confirm", "words": self.cleaned_data["words"]}


class CorrectionAnswerForm(WithdrawalAnswerForm):
    """What the second person answers to a large correction."""

    answer = forms.ChoiceField(
        label="Your answer",
        choices=[("confirm", "I confirm it: it takes the place at once"), ("decline", "It is not corrected so")],
        widget=Radios,
    )
    field_order = ("answer", "words")
