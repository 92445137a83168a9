"""Forms of papers."""

from django import forms

from hscp.record.files.fields import UploadField, UploadForm
from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DesignForm


class PaperForm(UploadForm):
    """A paper: what it is called, who wrote it, the file."""

    field_order = ["title", "author", "upload"]
    title = forms.CharField(label="Title", max_length=200)
    author = forms.CharField(
        label="Written by", max_length=200, required=False, help_text="A post or a person, for example Partnership Team"
    )


class FrontSheetForm(VersionedForm, DesignForm):
    """The front sheet of a paper."""

    purpose = forms.CharField(
        label="Why this comes to the meeting", required=False, widget=forms.Textarea({"rows": 4}), max_length=4000
    )
    ask = forms.CharField(
        label="What the meeting is asked to do",
        widget=forms.Textarea({"rows": 4}),
        max_length=4000,
        help_text="For example: agree the budget in section 4, and note the risks in section 6",
    )
    author = forms.CharField(
        label="Written by", max_length=200, required=False, help_text="A post or a person, for example Partnership Team"
    )
    consultation = forms.CharField(
        label="Who was consulted, and what they said",
        required=False,
        widget=forms.Textarea({"rows": 4}),
        max_length=4000,
        help_text="Children and families among them, where it concerns them",
    )


class NewVersionForm(UploadForm):
    """A newer version of a paper."""

    upload = UploadField(label="New version")
