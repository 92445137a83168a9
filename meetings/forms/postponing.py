"""Forms of a meeting that is called beside the plan, moved, postponed or cancelled."""

from typing import Any

from django import forms

from meetings.forms.meeting import MeetingPlanForm, MeetingRescheduleForm, ReasonForm


class TellField(forms.BooleanField):
    """Whether those on the list are told by mail."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Tell everybody on the list by mail")
        kwargs.setdefault("help_text", "The mail gives the reason you write here. Do not write anything of a case")
        super().__init__(required=False, initial=True, **kwargs)


class MeetingPostponeForm(ReasonForm):
    """Why a meeting is postponed, and whether people are told."""

    tell = TellField()


class MeetingCancelForm(ReasonForm):
    """Why a meeting is cancelled, and whether people are told."""

    tell = TellField()


class MeetingMoveForm(MeetingRescheduleForm):
    """Other times, another place, why, and whether people are told."""

    tell = TellField()


class MeetingCallForm(MeetingPlanForm):
    """An extraordinary meeting: when, who asked for it, and why."""

    called_by = forms.CharField(
        label="Asked for by", max_length=200, help_text="The post or the person, for example DSP for the police"
    )
    called_because = forms.CharField(
        label="Reason for meeting beside the plan", widget=forms.Textarea(attrs={"rows": 3}), max_length=300
    )
    tell = TellField()
    field_order = (*MeetingPlanForm.field_order, "called_by", "called_because", "tell")
