"""The form that asks for a reset."""

from django import forms

from hscp.ui.forms import DesignForm


class ResetForm(DesignForm):
    """Why, and how one made sure who was asking."""

    reason = forms.CharField(
        label="Reason",
        help_text="What happened, and how you made sure that it is really them. For example: lost the telephone; I "
        "rang back on the number we hold.",
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
    )
