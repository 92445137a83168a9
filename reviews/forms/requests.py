"""Forms of requests for information: whom and what is asked, the agency's own form, what is entered for one."""

from typing import Any

from django import forms

from hscp.spaces.clock import today
from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import Checkboxes, DateField, DesignForm, Radios
from partnership.forms.cases import SeatField
from reviews.enums import CameBy
from reviews.forms.incidents import NO_NAMES, _lines
from reviews.queries.requests import contacts_on

USUAL_QUESTIONS = """What did your agency know of each child and of the family, and since when?
What did it do, when, and what came of it?
What was good practice, and what got in its way?
What part did race, ethnicity, disability and other inequalities play?
What has your agency changed or shared already?"""


class ContactsField(forms.ModelMultipleChoiceField):
    """Several of the people who hold a seat today and can be told."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=None, widget=Checkboxes, **options)
        self.queryset = contacts_on(today())

    def label_from_instance(self, obj: Any) -> str:
        """The person, in which capacity, and whether they can sign in."""
        words = SeatField.label_from_instance(SeatField(), obj)
        return words if obj.user_id else f"{words} (cannot sign in yet: what they answer is entered for them)"


class SendRequestsForm(DesignForm):
    """Whom is asked what, until when."""

    questions = forms.CharField(
        label="What is asked",
        max_length=8000,
        initial=USUAL_QUESTIONS,
        widget=_lines(8),
        help_text=f"Each contact reads this and the children’s letters, and nothing else of the case. {NO_NAMES}",
    )
    due_on = DateField(label="Due on")
    last_on = DateField(label="Last day on which the form opens", help_text="No earlier than the day it is due.")
    field_order = ("contacts", "questions", "due_on", "last_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contacts"] = ContactsField(label="Who is asked")
        self.order_fields(self.field_order)


class _AnswerForm(DesignForm):
    summary = forms.CharField(
        label="What is known",
        required=False,
        max_length=20000,
        widget=_lines(10),
        help_text=f"Of each child and the family, with days; or that nothing is on record. {NO_NAMES}",
    )
    practice = forms.CharField(
        label="How practice was",
        required=False,
        max_length=20000,
        widget=_lines(6),
        help_text="What was good, what got in its way, and how agencies worked together.",
    )
    learning = forms.CharField(
        label="What was learned, and what was changed or shared already",
        required=False,
        max_length=20000,
        widget=_lines(6),
    )


class AnswerForm(VersionedForm, _AnswerForm):
    """The agency's own form."""


class FactsForm(VersionedForm, DesignForm):
    """What an agency says of a draft's facts in general; its comments stand one by one beside it."""

    summary = forms.CharField(
        label="Of the draft in general",
        required=False,
        max_length=20000,
        widget=_lines(5),
        help_text=f"Or that nothing in it is wrong. {NO_NAMES}",
    )


class EnterAnswerForm(_AnswerForm):
    """What came by mail or by telephone, entered for the agency."""

    came_by = forms.ChoiceField(
        label="How it came",
        choices=[(each.value, each.label) for each in (CameBy.MAIL, CameBy.TELEPHONE)],
        widget=Radios(inline=True),
    )
    came_words = forms.CharField(label="From whom, and when", max_length=300)
    field_order = ("came_by", "came_words", "summary", "practice", "learning")


class ReasonOrNotForm(DesignForm):
    """The words that a move wants, where it wants some."""

    reason = forms.CharField(label="What is asked, or why", max_length=4000, widget=_lines(), help_text="They read it.")

    def __init__(self, *args: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_reason:
            del self.fields["reason"]
