"""Forms of learning where no review follows: chosen, delivered, evaluated, dropped; options of one's own."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from reviews.forms.incidents import NO_NAMES, _lines
from reviews.forms.outside import _WithDocument
from reviews.rules.learning import Offered


class PlanOptionForm(VersionedForm, DesignForm):
    """What is planned: why, who leads, for whom, when."""

    because = forms.CharField(
        label="Why this option", max_length=4000, widget=_lines(), help_text=f"What is to be learned by it. {NO_NAMES}"
    )
    agency = forms.CharField(
        label="Whose it is",
        max_length=200,
        required=False,
        help_text="The agency, where it is one agency’s own review or investigation",
    )
    led_by = forms.CharField(label="Who leads it", max_length=200, help_text="The person and their post")
    for_whom = forms.CharField(
        label="For whom", max_length=300, help_text="For example, health visitors and the schools of the area"
    )
    planned_on = DateField(label="Planned for")


class ChooseOptionForm(PlanOptionForm):
    """Which option, and what is planned."""

    kind = forms.ChoiceField(label="Which option", widget=Radios)
    field_order = ("kind", "because", "agency", "led_by", "for_whom", "planned_on")

    def __init__(self, *args: Any, offered: Iterable[Offered], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [(each.key, f"{each.name}: {each.what}") for each in offered]


class DeliverOptionForm(VersionedForm, _WithDocument):
    """That it was delivered, what was done, who came."""

    delivered_on = DateField(label="Delivered on")
    how = forms.CharField(label="What was done", max_length=4000, widget=_lines(), help_text=NO_NAMES)
    attendance = forms.CharField(
        label="Who came",
        required=False,
        max_length=8000,
        widget=_lines(8),
        help_text="A line for each agency: its name, a comma, how many came. For example, West Mercia Police, 4",
    )
    field_order = ("delivered_on", "how", "attendance", "document")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].label = "What came of it"
        self.fields["document"].help_text = "A document of the case file, if there is one: a report, slides, notes."


class EvaluateOptionForm(VersionedForm, DesignForm):
    """What it changed."""

    evaluated_on = DateField(label="Evaluated on")
    changed = forms.CharField(
        label="What changed",
        max_length=4000,
        widget=_lines(),
        help_text="For children and families, in practice, in how agencies work together; or that nothing did.",
    )
    evidence = forms.CharField(label="What shows it", max_length=4000, widget=_lines(), help_text=NO_NAMES)
    known_by = forms.CharField(
        label="How it is known",
        max_length=4000,
        widget=_lines(3),
        help_text="For example, an audit of ten cases in May, or what practitioners said three months later",
    )


class DropOptionForm(VersionedForm, DesignForm):
    """Why it is dropped."""

    reason = forms.CharField(
        label="Why it is dropped", max_length=2000, widget=_lines(3), help_text="It stays to read."
    )


class NewKindForm(VersionedForm, DesignForm):
    """An option of the partnership's own."""

    name = forms.CharField(label="What it is called", max_length=120)
    what = forms.CharField(label="What it is", max_length=1000, widget=_lines(3))
    source = forms.CharField(
        label="Where it comes from", max_length=300, help_text="Who decided on it and when, or where it is described"
    )
    of_agency = forms.BooleanField(label="It is one agency’s own, which is named", required=False)
    counts = forms.BooleanField(label="Who came is counted by agency", required=False)


class ChangeKindForm(NewKindForm):
    """The same, and whether it is offered still."""

    ended_because = forms.CharField(
        label="Why it is offered no more",
        max_length=300,
        required=False,
        help_text="Leave it empty while it is offered. What was chosen stays.",
    )
