"""Forms of a meeting's life: plan, move, cancel, open, close, find."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DesignForm, TimeField
from meetings.enums import MeetingState
from meetings.forms.joining import JoiningLinkField
from meetings.forms.times import OnDay, TimesForm
from partnership.models import Group

WIDE = {"class": "govuk-input--width-20"}


class MeetingPlanForm(TimesForm):
    """A new meeting of one of the groups that may be planned for."""

    group = forms.ChoiceField(label="Group")
    place = forms.CharField(label="Place", max_length=200, required=False, help_text="Leave empty if all join by video")
    joining_link = JoiningLinkField()
    field_order: tuple[str, ...] = ("group", "held_on", "starts_at", "ends_at", "place", "joining_link")

    def __init__(self, *args: Any, groups: Iterable[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = {str(group.pk): group for group in groups}
        field: Any = self.fields["group"]
        field.choices = [("", "Choose a group"), *((key, group.name) for key, group in self.groups.items())]

    def clean_group(self) -> Group:
        """The group itself."""
        return self.groups[self.cleaned_data["group"]]


class MeetingRescheduleForm(VersionedForm, TimesForm):
    """Other times, another place, and why."""

    place = forms.CharField(label="Place", max_length=200, required=False)
    joining_link = JoiningLinkField()
    reason = forms.CharField(label="Reason for moving it", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class ReasonForm(DesignForm):
    """Why something is called off."""

    reason = forms.CharField(label="Reason", widget=forms.Textarea(attrs={"rows": 3}), max_length=300)


class MeetingOpenForm(OnDay):
    """When the meeting began."""

    moments = ("opened_at",)
    opened_at = TimeField(
        label="When the meeting began", help_text="Now, unless you type another time. For example, 10:02"
    )


class MeetingCloseForm(OnDay):
    """When the meeting ended."""

    moments = ("closed_at",)
    closed_at = TimeField(label="When the meeting ended", help_text="For example, 12:05")


class MeetingsFilter(DesignForm):
    """Which meetings a list shows."""

    mark_optional = False
    when = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)  # the tab that is open stays open
    group = forms.ChoiceField(label="Group", required=False)
    state = forms.ChoiceField(label="State", required=False, choices=[("", "Any"), *MeetingState.choices])
    year = forms.ChoiceField(label="Year, April to March", required=False)

    def __init__(self, *args: Any, groups: Iterable[tuple[str, str]], years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group, year = cast("Any", self.fields["group"]), cast("Any", self.fields["year"])
        group.choices = [("", "Any"), *groups]
        year.choices = [("", "Any"), *((str(y), f"{y}–{(y + 1) % 100:02d}") for y in years)]

    def clean_when(self) -> str:
        """Nothing: the tab is no filter, it is only carried along."""
        return ""
