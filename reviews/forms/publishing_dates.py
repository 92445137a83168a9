"""Forms of the dates before publication: the planned day, a delay, who was told of it, advance copies."""

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from reviews.enums import CopyBody, DelayBody
from reviews.forms.incidents import NO_NAMES, _lines
from reviews.forms.outside import _WithDocument


class PlanForm(VersionedForm, DesignForm):
    """The day that is wanted for publication."""

    publishes_on = DateField(label="To be published on")


class DelayForm(DesignForm):
    """The day now expected, and why."""

    expected_on = DateField(label="Now expected on", help_text="The day it was due stays on record.")
    because = forms.CharField(label="Why", max_length=4000, widget=_lines(), help_text=NO_NAMES)


class DelayTellForm(_WithDocument):
    """Who was told of a delay, and what shows it."""

    body = forms.ChoiceField(label="Who was told", choices=DelayBody.choices, widget=Radios(inline=True))
    told_on = DateField(label="Told on")
    reference = forms.CharField(label="Reference", max_length=200, required=False, help_text="Or name the document")
    field_order = ("body", "told_on", "reference", "document")


class CopyForm(_WithDocument):
    """Who has the signed report before it is published."""

    body = forms.ChoiceField(label="Who has it", choices=CopyBody.choices, widget=Radios(inline=True))
    to_whom = forms.CharField(label="To whom there", max_length=200)
    sent_on = DateField(label="Sent on")
    how = forms.CharField(label="How, and which reference came back", max_length=300, required=False)
    field_order = ("body", "to_whom", "sent_on", "how", "document")
