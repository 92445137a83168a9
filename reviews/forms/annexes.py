"""Forms of the annexes of a public copy: attach one, name it anew, say that one looked at it, take it out."""

from django import forms

from hscp.record.files.fields import UploadField, UploadForm
from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DesignForm
from reviews.forms.incidents import _lines

_PLACE = "Annexes stand in the order of these numbers"
_TITLE = "It stands on the public page and in the PDF. It is checked like the text."


class _AnnexForm(DesignForm):
    title = forms.CharField(label="Title", max_length=200, help_text=_TITLE)
    position = forms.IntegerField(
        label="Place in the order",
        min_value=1,
        max_value=999,
        help_text=_PLACE,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )


class AnnexForm(_AnnexForm, UploadForm):
    """A file that is to be published with the review."""

    upload = UploadField(
        label="File",
        help_text="A PDF or a Word file (.docx), without a password. A PDF is made clean of what it says of itself.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
    )
    field_order = ("title", "position", "upload")


class AnnexChangeForm(VersionedForm, _AnnexForm):
    """Another title, or another place."""


class AnnexOutForm(DesignForm):
    """Why an annex is taken out."""

    because = forms.CharField(
        label="Why it is taken out", max_length=2000, widget=_lines(3), help_text="The reason stays on record."
    )


class AnnexLookedForm(DesignForm):
    """What a person says who looked at every page."""

    declared = forms.BooleanField(
        label="I have looked at every page, picture and shape of this annex, and nobody can be known by it",
        required=False,
    )
