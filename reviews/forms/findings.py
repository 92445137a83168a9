"""Forms of who hears the findings, and of leaders' reflection."""

from collections.abc import Sequence
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from reviews.enums import FindingsCame
from reviews.forms.incidents import NO_NAMES, _lines


class FindingsForm(VersionedForm, DesignForm):
    """Which meeting hears the findings, and what was heard."""

    held_on = DateField(label="Day of the meeting")
    meeting = forms.ChoiceField(label="Which meeting", required=False)
    words = forms.CharField(label="If it is not on record: which meeting it is", max_length=200, required=False)
    heard = forms.CharField(
        label="What was heard and said",
        max_length=8000,
        required=False,
        widget=_lines(6),
        help_text=f"Once it was held. {NO_NAMES}",
    )

    def __init__(self, *args: Any, meetings: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["meeting"]
        field.choices = [("", "None on record"), *meetings]


class GuestForm(VersionedForm, DesignForm):
    """A leader or stakeholder who is invited, whether they came, their final views."""

    name = forms.CharField(label="Who is invited", max_length=200)
    capacity = forms.CharField(label="Agency and post", max_length=200)
    invited_on = DateField(label="Invited on")
    came = forms.ChoiceField(
        label="Did they come?", choices=FindingsCame.choices, initial=FindingsCame.INVITED, widget=Radios
    )
    views = forms.CharField(
        label="Their final views",
        max_length=8000,
        required=False,
        widget=_lines(),
        help_text="What they said of the findings, before the report is final",
    )


class ReflectionForm(VersionedForm, DesignForm):
    """Leaders’ reflection on practice."""

    on = DateField(label="Day")
    led_by = forms.CharField(
        label="Who led it", max_length=200, required=False, help_text="For example, the independent author"
    )
    took_part = forms.CharField(
        label="Who took part", max_length=4000, widget=_lines(5), help_text="By post, one on each line"
    )
    takeaways = forms.CharField(
        label="What they take away",
        max_length=8000,
        widget=_lines(6),
        help_text="For their service users and for their workforce, and what they will do",
    )
