"""Forms of absence: which attendance is shown, and the wording of a letter."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DesignForm


class AttendanceFilter(DesignForm):
    """Of which group attendance is shown."""

    mark_optional = False
    view = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    group = forms.ChoiceField(label="Group", required=False)

    def __init__(self, *args: Any, groups: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group: Any = self.fields["group"]
        group.choices = [("", "All groups"), *groups]


class LetterForm(VersionedForm, DesignForm):
    """A letter about an absence, before it is sent."""

    to_name = forms.CharField(label="Line manager", max_length=160, required=False)
    to_email = forms.EmailField(label="E-mail address", max_length=254, required=False)
    subject = forms.CharField(label="Subject", max_length=200)
    text = forms.CharField(label="Letter", widget=forms.Textarea(attrs={"rows": 14}), max_length=10_000)
