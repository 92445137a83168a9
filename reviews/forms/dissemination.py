"""Forms of learning: noted in a case, shared, written, sent to agencies, confirmed."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from reviews.enums import ConfirmedBy, LearnedFrom, LearningOf
from reviews.forms.incidents import NO_NAMES, _lines
from reviews.forms.requests import ContactsField
from reviews.models import LearningOption

OUTSIDE = (
    "Everybody of the partnership may read it. No reference of a case, nothing by which a child or a family is known: "
    "no names, dates of birth, places."
)


class NoteLearningForm(VersionedForm, DesignForm):
    """What was learned, as the case says it."""

    learned_from = forms.ChoiceField(label="What it was learned from", choices=LearnedFrom.choices, widget=Radios)
    option = forms.ChoiceField(label="Which learning option", required=False)
    text = forms.CharField(
        label="What was learned",
        max_length=8000,
        widget=_lines(6),
        help_text=f"It stays in the case file. {NO_NAMES}",
    )

    def __init__(self, *args: Any, options: Iterable[LearningOption], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = {str(each.pk): each for each in options}
        field: Any = self.fields["option"]
        field.choices = [("", "None"), *((key, each.called) for key, each in self.options.items())]

    def clean_option(self) -> LearningOption | None:
        """The option itself."""
        return self.options.get(self.cleaned_data["option"])


class ShareLearningForm(VersionedForm, DesignForm):
    """The words in which it is shared outside the case file."""

    title = forms.CharField(label="Title", max_length=200)
    words = forms.CharField(label="What was learned", max_length=8000, widget=_lines(10), help_text=OUTSIDE)
    because = forms.CharField(
        label="Why it may be shared",
        max_length=2000,
        widget=_lines(3),
        help_text="Who agreed, and when. It stays in the case file.",
    )


class LearningForm(VersionedForm, DesignForm):
    """Learning that comes from no case file here, or is published."""

    of = forms.ChoiceField(label="What it comes from", choices=LearningOf.choices, widget=Radios)
    title = forms.CharField(label="Title", max_length=200)
    words = forms.CharField(label="What was learned", max_length=8000, widget=_lines(10), help_text=OUTSIDE)
    where = forms.URLField(
        label="Where more is published",
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text="The address of the review or the briefing, if there is one",
    )


class SendLearningForm(DesignForm):
    """To which agencies, and by when they confirm."""

    others = forms.CharField(
        label="Other agencies",
        required=False,
        max_length=8000,
        widget=_lines(5),
        help_text="A line for each: the agency, who there, an e-mail address, with commas between. For example, "
        "Bishop’s School, Its head, head@school.example",
    )
    due_on = DateField(label="To be confirmed by")
    field_order = ("contacts", "others", "due_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contacts"] = ContactsField(
            label="Contacts of agencies", required=False, help_text="Each for the agency that their post stands for"
        )
        self.order_fields(self.field_order)


class ConfirmByLinkForm(DesignForm):
    """What an agency says: when, who, how, how many."""

    confirmed_on = DateField(label="When did it reach your staff?", subject="The day")
    confirmed_from = forms.CharField(label="Who confirms it", max_length=200, help_text="Your name and your post")
    how = forms.CharField(
        label="How did it reach your staff?",
        max_length=4000,
        widget=_lines(3),
        help_text="For example, at a team meeting, in a briefing, in supervision. No names of children or families.",
    )
    reached = forms.IntegerField(
        label="How many members of staff did it reach?",
        min_value=0,
        max_value=100_000,
        widget=forms.NumberInput({"class": "govuk-input--width-5"}),
    )


class ConfirmForm(ConfirmByLinkForm):
    """The same, entered for an agency."""

    came_by = forms.ChoiceField(
        label="How the confirmation came",
        choices=[each for each in ConfirmedBy.choices if each[0] != ConfirmedBy.LINK],
        widget=Radios,
    )
    field_order = ("came_by", "confirmed_from", "confirmed_on", "how", "reached")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["confirmed_on"].label = "When it reached their staff"
        self.fields["confirmed_from"].label = "Who there confirmed it"
        self.fields["confirmed_from"].help_text = "The person and their post"
        self.fields["how"].label = "How it reached their staff"
        self.fields["reached"].label = "How many members of staff it reached"


class WithdrawForm(VersionedForm, DesignForm):
    """Why it is withdrawn."""

    reason = forms.CharField(label="Why", max_length=300, help_text="It stays on record.")
