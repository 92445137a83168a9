"""Forms of those who missed a decision: to consent to it, or to say why not."""

from django import forms

from hscp.ui.forms import DesignForm


class ConsentForm(DesignForm):
    """A consent: whoever gives it says that they read this very decision."""

    read = forms.BooleanField(
        label="I have read this decision and consent to it",
        error_messages={"required": "Tick the box to say that you have read the decision and consent to it."},
    )
    content_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)


class RefuseConsentForm(DesignForm):
    """Why somebody does not consent."""

    reason = forms.CharField(label="Why do you not consent?", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
