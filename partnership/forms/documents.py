"""Forms of documents in a case file."""

from django import forms

from hscp.record.files.fields import UploadForm
from hscp.ui.forms import DesignForm


class CaseDocumentForm(UploadForm):
    """What a document is called, and the document."""

    field_order = ["title", "upload"]
    title = forms.CharField(
        label="Title",
        max_length=200,
        help_text="Only people on the file’s list see it, and the name of the file",
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class WithdrawDocumentForm(DesignForm):
    """Why a document is taken out of use."""

    reason = forms.CharField(label="Reason", widget=forms.Textarea(attrs={"rows": 3}), max_length=300)
