"""Forms of checks of a practice review."""

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from reviews.enums import CheckMended, CheckQuality, CheckTime
from reviews.forms.incidents import NO_NAMES, _lines


class CheckForm(DesignForm):
    """A check of time and quality."""

    checked_on = DateField(label="Checked on")
    time = forms.ChoiceField(label="Time", choices=CheckTime.choices, widget=Radios(inline=True))
    time_words = forms.CharField(label="How it stands in time", max_length=4000, widget=_lines(3))
    quality = forms.ChoiceField(label="Quality", choices=CheckQuality.choices, widget=Radios(inline=True))
    quality_words = forms.CharField(
        label="What was looked at, and what was found", max_length=4000, widget=_lines(3), help_text=NO_NAMES
    )
    asked = forms.CharField(
        label="What is asked to be mended", required=False, max_length=4000, widget=_lines(3), help_text="And of whom"
    )
    mend_by = DateField(label="Wanted by", required=False)


class MendedForm(VersionedForm, DesignForm):
    """Whether what a check asked was mended."""

    mended = forms.ChoiceField(label="Was it mended?", choices=CheckMended.choices, widget=Radios(inline=True))
    mended_on = DateField(label="Looked at on")
    mended_words = forms.CharField(
        label="What was mended, and what is left", required=False, max_length=4000, widget=_lines(3)
    )
