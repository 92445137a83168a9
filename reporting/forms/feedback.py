"""The form of the voice log."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm


class FeedbackForm(VersionedForm, DesignForm):
    """What children and families said, how it was heard, where it went, what changed."""

    heard_on = DateField(label="Heard on", help_text="For example, 27 3 2026")
    from_whom = forms.CharField(
        label="Who said it", max_length=200, help_text="A group, never a name: “care-experienced young people”."
    )
    how = forms.CharField(
        label="How it was heard", max_length=200, help_text="For example, a visit, a survey, a young people’s forum."
    )
    heard = forms.CharField(label="What was heard", max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
    went_to = forms.CharField(
        label="Where it went", required=False, max_length=200, help_text="The group or service it was taken to."
    )
    changed = forms.CharField(
        label="What changed because of it",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class FeedbackFilter(DesignForm):
    """Narrows the voice log."""

    mark_optional = False
    year = forms.ChoiceField(label="Year", required=False)
    outcome = forms.ChoiceField(
        label="What came of it",
        required=False,
        choices=(("", "Everything"), ("changed", "Something changed"), ("open", "Nothing changed yet")),
    )

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = ((str(year), f"{year}-{(year + 1) % 100:02d}") for year in years)
        self.fields["year"].choices = [("", "All years"), *known]  # type: ignore[attr-defined]
