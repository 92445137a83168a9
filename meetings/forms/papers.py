"""Forms of papers."""

from django import forms

from hscp.record.files.fields import UploadField, UploadForm


class PaperForm(UploadForm):
    """A paper: what it is called, who wrote it, the file."""

    field_order = ["title", "author", "upload"]
    title = forms.CharField(label="Title", max_length=200)
    author = forms.CharField(
        label="Written by", max_length=200, required=False, help_text="A post or a person, for example Partnership Team"
    )


class NewVersionForm(UploadForm):
    """A newer version of a paper."""

    upload = UploadField(label="New version")
