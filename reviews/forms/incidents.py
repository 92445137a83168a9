"""Forms of incidents: put on record, what is known, the children, the notification, each move."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from partnership.forms.cases import SeatField, _SeatForm
from reviews.enums import Abuse, Disabled, Harm, IncidentState, Place, Plan, Setting, Sex
from reviews.models import Incident
from reviews.rules.standing import STANDS_WORDS

NO_NAMES = "No names, no dates of birth: they stand on the identity sheet alone."


def _lines(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class _WhereForm(DesignForm):
    place = forms.ChoiceField(
        label="Where it happened",
        choices=Place.choices,
        widget=Radios,
        help_text="In another area of England that area’s authority leads; outside England the child’s home authority.",
    )
    other_area = forms.CharField(
        label="Which area or country",
        max_length=120,
        required=False,
        help_text="If it happened elsewhere. For example, Shropshire, or Wales",
    )


class OpenIncidentForm(_WhereForm, _SeatForm):
    """What is known in the first minute: enough for the clock to run."""

    title = forms.CharField(
        label="Working title",
        max_length=200,
        help_text=f"Only people on the case file’s list see it. {NO_NAMES}",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    aware_on = DateField(
        label="The authority became aware on",
        help_text="The day counts in United Kingdom time. The clock of the notification runs from it.",
    )
    happened_on = DateField(label="It happened on", required=False, help_text="Leave it empty if it is not known yet.")
    summary = forms.CharField(
        label="What is known so far", required=False, max_length=8000, widget=_lines(6), help_text=NO_NAMES
    )
    lead = SeatField(
        label="Who leads the case",
        help_text="They and you can open it; the lead says who else may. Usually the manager.",
    )
    field_order = ("title", "aware_on", "place", "other_area", "happened_on", "summary", "lead")


class ChangeIncidentForm(VersionedForm, _WhereForm):
    """What is known of an incident, as the national notification asks it."""

    happened_on = DateField(label="It happened on", required=False)
    setting = forms.ChoiceField(
        label="In what kind of place", choices=[("", "Not said yet"), *Setting.choices], required=False
    )
    summary = forms.CharField(
        label="What is known", required=False, max_length=8000, widget=_lines(8), help_text=NO_NAMES
    )
    agencies = forms.CharField(
        label="Agencies that knew the children", required=False, max_length=4000, widget=_lines()
    )
    made_safe = forms.CharField(
        label="What was done to keep the children and others safe",
        required=False,
        max_length=4000,
        widget=_lines(),
        help_text="Other children in the household, siblings, the scene, whoever is suspected.",
    )
    publishes_on = DateField(
        label="Planned day of publication",
        required=False,
        help_text="Of a practice review, if there is one: the day for the advance copies is counted back from it.",
    )
    field_order = ("place", "other_area", "happened_on", "setting", "summary", "agencies", "made_safe", "publishes_on")


class ChildForm(VersionedForm, DesignForm):
    """A child concerned, called by a letter."""

    harm = forms.ChoiceField(label="Death or serious harm", choices=Harm.choices, widget=Radios(inline=True))
    abuse = forms.ChoiceField(label="Abuse or neglect", choices=Abuse.choices, widget=Radios)
    age = forms.IntegerField(
        label="Age in whole years at the time",
        required=False,
        min_value=0,
        max_value=25,
        help_text="0 for a child under one. Leave it empty if it is not known yet.",
    )
    sex = forms.ChoiceField(label="Sex", choices=[("", "Not said yet"), *Sex.choices], required=False)
    ethnicity = forms.CharField(
        label="Ethnicity",
        max_length=80,
        required=False,
        help_text="As the family or the record says it, or “not known”",
    )
    disabled = forms.ChoiceField(label="Disabled", choices=[("", "Not said yet"), *Disabled.choices], required=False)
    plan = forms.ChoiceField(
        label="Known to children’s services as",
        choices=[("", "Not said yet"), *Plan.choices],
        required=False,
        help_text="The death of a looked-after child is told to the Secretary of State and Ofsted, abuse or not.",
    )
    lives_here = forms.ChoiceField(
        label="Where the child normally lives",
        choices=[("yes", "In this authority’s area"), ("no", "Elsewhere")],
        widget=Radios(inline=True),
    )
    home_area = forms.CharField(
        label="Where else", max_length=120, required=False, help_text="The authority, or the country"
    )

    def clean_lives_here(self) -> bool:
        """Whether the child normally lives in this area."""
        return self.cleaned_data["lives_here"] == "yes"


class NotifyForm(DesignForm):
    """That the notification was sent: the reference that came back, typed twice, and the day."""

    reference = forms.CharField(
        label="Reference that the national service gave",
        max_length=60,
        help_text="It stands in the confirmation.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    again = forms.CharField(
        label="The reference once more",
        max_length=60,
        help_text="Typed again, not copied: a slip here starts a clock under a number that nobody knows.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    sent_on = DateField(label="Sent on")


class MoveForm(DesignForm):
    """The reason for a move, which stays on record."""

    reason = forms.CharField(label="Why", max_length=4000, widget=_lines(), help_text="It stays on record.")


class MergeForm(MoveForm):
    """Into which incident, and why the two are one."""

    into = forms.ChoiceField(label="The incident that goes on")
    field_order = ("into", "reason")

    def __init__(self, *args: Any, others: Iterable[Incident], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {str(each.pk): each for each in others}
        into: Any = self.fields["into"]
        into.choices = [
            ("", "Choose one that you can open"),
            *((key, f"{each.file.reference}: {each.file.title}") for key, each in self.others.items()),
        ]

    def clean_into(self) -> Incident:
        """The incident itself."""
        return self.others[self.cleaned_data["into"]]


class IncidentsFilter(DesignForm):
    """Which incidents the list shows."""

    mark_optional = False
    state = forms.ChoiceField(
        label="State of the incident", required=False, choices=[("", "Any"), *IncidentState.choices]
    )
    stands = forms.ChoiceField(
        label="Where its review stands",
        required=False,
        choices=[("", "Anywhere"), *((each.value, words) for each, words in STANDS_WORDS.items())],
    )
