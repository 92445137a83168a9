"""The form in which a national recommendation is answered."""

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from reviews.enums import NationalAnswerKind
from reviews.forms.incidents import _lines


class NationalAnswerForm(VersionedForm, DesignForm):
    """What this partnership answers, why, who leads, when it was last looked at."""

    answer = forms.ChoiceField(label="What is answered", choices=NationalAnswerKind.choices, widget=Radios)
    because = forms.CharField(
        label="Why",
        max_length=4000,
        widget=_lines(),
        help_text="What is done already and what shows it, what will be done, or why it does not concern us",
    )
    led_by = forms.CharField(label="Who leads on it", max_length=200, required=False, help_text="A post or a group")
    reviewed_on = DateField(label="Last looked at on")
    follow = forms.BooleanField(
        label="Follow it among our recommendations, where its actions are given",
        required=False,
        help_text="For what is accepted. It is done once.",
    )
