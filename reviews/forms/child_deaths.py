"""Forms of the annual report on child deaths."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from hscp.record.files.fields import UploadField
from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from partnership.forms.themes import ThemesField
from partnership.models import Theme
from reviews.enums import ThemeFor
from reviews.forms.incidents import _lines

NO_CASE = "No case data: nothing about one child, no NHS number, no date of birth."


class ChildDeathForm(VersionedForm, DesignForm):
    """The report, and the meeting that considers it."""

    panel = forms.CharField(
        label="Which panel",
        max_length=200,
        help_text="For example, the Child Death Overview Panel of two counties",
    )
    starts_on = DateField(label="Year from")
    ends_on = DateField(label="Year to")
    received_on = DateField(label="Received on")
    received_from = forms.CharField(label="From whom", max_length=200, required=False)
    upload = UploadField(label="The report", required=False)
    summary = forms.CharField(
        label="What it says", max_length=8000, required=False, widget=_lines(6), help_text=NO_CASE
    )
    considered_on = DateField(label="Day on which a meeting considers it", required=False)
    meeting = forms.ChoiceField(label="Which meeting", required=False)
    words = forms.CharField(label="If it is not on record: which meeting it is", max_length=200, required=False)
    considered = forms.CharField(
        label="What was decided",
        max_length=8000,
        required=False,
        widget=_lines(),
        help_text=f"For workforce development, learning, policies, procedures, services. {NO_CASE}",
    )
    clean_of_cases = forms.BooleanField(label="I have seen that neither these words nor the document hold case data")

    def __init__(self, *args: Any, meetings: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["meeting"]
        field.choices = [("", "None on record"), *meetings]


class ThemeForm(VersionedForm, DesignForm):
    """A theme of the report."""

    theme = forms.CharField(label="Theme", max_length=120, help_text="For example, safe sleeping")
    words = forms.CharField(
        label="What was found, and what it asks of us", max_length=4000, widget=_lines(), help_text=NO_CASE
    )
    considered_for = forms.ChoiceField(label="Considered for", choices=ThemeFor.choices, widget=Radios)


class AnswerForm(DesignForm):
    """Which action or recommendation answers the report."""

    answer = forms.ChoiceField(label="Action or recommendation")

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["answer"]
        field.choices = [("", "Choose one"), *offered]


class ReportRecommendsForm(DesignForm):
    """What the report recommends."""

    text = forms.CharField(label="What it recommends", max_length=4000, widget=_lines(), help_text=NO_CASE)
    made_on = DateField(label="Made on")
    themes = ThemesField(label="What it is about")

    def __init__(self, *args: Any, themes: Iterable[Theme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["themes"]
        field.offer(themes)
