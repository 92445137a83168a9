"""Forms of commissioning a practice review, and of whom it involves."""

from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from hscp.ui.forms.fields import MoneyField
from reviews.enums import InterestJudged, InvolvedAnswer, InvolvedKind
from reviews.forms.incidents import NO_NAMES, _lines
from reviews.forms.outside import _WithDocument
from reviews.forms.rapid import RecommendForm
from reviews.models.commission import BODIES


class ReviewerForm(VersionedForm, DesignForm):
    """Who might lead the review. All but the name may follow later."""

    name = forms.CharField(label="Name", max_length=200, widget=forms.TextInput({"autocomplete": "off"}))
    organisation = forms.CharField(label="Where they work", max_length=200, required=False, help_text="Or independent")
    suitability = forms.CharField(
        label="What makes them suitable",
        required=False,
        max_length=4000,
        widget=_lines(),
        help_text="Knowledge and experience, and independence of the agencies concerned.",
    )
    why_chosen = forms.CharField(
        label="Why they were chosen", required=False, max_length=4000, widget=_lines(), help_text="And among whom."
    )
    contract_from = DateField(label="Contract from", required=False)
    contract_to = DateField(label="Contract until", required=False)
    days = forms.DecimalField(label="Days agreed", required=False, min_value=0, max_digits=6, decimal_places=1)
    fee = MoneyField(label="Fee", required=False, min_value=0)


class ReviewerInterestForm(VersionedForm, DesignForm):
    """What a reviewer declared, and what was made of it."""

    declared_on = DateField(label="They declared on")
    interest = forms.CharField(
        label="What they declared", required=False, max_length=2000, widget=_lines(3), help_text="Empty where none."
    )
    judged = forms.ChoiceField(label="What was made of it", choices=InterestJudged.choices, widget=Radios)
    judged_because = forms.CharField(
        label="Why, and how it is managed", required=False, max_length=2000, widget=_lines(3)
    )


class EndReviewerForm(DesignForm):
    """Since when somebody no longer leads, and why."""

    on = DateField(label="Since")
    because = forms.CharField(
        label="Why", max_length=2000, widget=_lines(3), help_text="Replaced, done, or not chosen. It stays on record."
    )


class ReviewerTellForm(_WithDocument):
    """Which body was told who was commissioned."""

    body = forms.ChoiceField(label="Who was told", choices=BODIES, widget=Radios)
    told_on = DateField(label="Told on")
    how = forms.CharField(label="How, and which reference came back", max_length=300, required=False)
    field_order = ("body", "told_on", "how", "document")


class ScopeForm(DesignForm):
    """Terms of reference and methodology. ``after`` is the version that was read."""

    span_from = DateField(label="The review looks at the time from")
    span_to = DateField(label="Until", required=False, help_text="Usually the day of the incident")
    questions = forms.CharField(
        label="What the review is to answer", max_length=8000, widget=_lines(8), help_text=f"One to a line. {NO_NAMES}"
    )
    themes = forms.CharField(
        label="Themes", required=False, max_length=2000, widget=_lines(3), help_text="One to a line"
    )
    agencies = forms.CharField(
        label="Agencies concerned", required=False, max_length=4000, widget=_lines(5), help_text="One to a line"
    )
    methodology = forms.CharField(
        label="Methodology",
        max_length=8000,
        widget=_lines(6),
        help_text="How practice is looked at, and how family and practitioners are involved.",
    )
    because = forms.CharField(
        label="Why it changes",
        required=False,
        max_length=2000,
        widget=_lines(3),
        help_text="From the second version on",
    )
    after = forms.IntegerField(widget=forms.HiddenInput)


class AgreeScopeForm(RecommendForm):
    """The quorate meeting at which the group agreed it."""


class OfferForm(DesignForm):
    """Who was offered to take part, by their role."""

    kind = forms.ChoiceField(label="Who they are", choices=InvolvedKind.choices, widget=Radios(inline=True))
    role = forms.CharField(
        label="By their role",
        max_length=120,
        help_text="In small letters and never by name: maternal grandmother, social worker, health visitor.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    offered_on = DateField(label="Offered on")
    offered_how = forms.CharField(
        label="How it was offered", max_length=300, help_text="By letter, in person, with whom"
    )
    offered_by = forms.CharField(label="Who offered it", max_length=200, help_text="The person and their post")


class InvolvementForm(VersionedForm, DesignForm):
    """What came of an offer."""

    answer = forms.ChoiceField(label="What they answered", choices=InvolvedAnswer.choices, widget=Radios)
    answered_on = DateField(label="They answered on", required=False)
    contributed = forms.CharField(
        label="What they contributed", required=False, max_length=8000, widget=_lines(6), help_text=NO_NAMES
    )
    feedback = forms.CharField(
        label="What they said of the process",
        required=False,
        max_length=4000,
        widget=_lines(),
        help_text="How it was for them to take part, or why they did not.",
    )


class SupportForm(DesignForm):
    """What support an agency offered its staff."""

    agency = forms.CharField(label="Agency", max_length=200)
    whom = forms.CharField(label="Whom, by their role", max_length=200, help_text="In small letters, never by name")
    what = forms.CharField(label="What was offered", max_length=2000, widget=_lines(3))
    offered_on = DateField(label="Offered on")


def version_or_none(data: dict[str, Any]) -> dict[str, Any]:
    """The clean data of a form for something new, which has no version yet."""
    return {key: value for key, value in data.items() if key != "version"}
