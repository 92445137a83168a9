"""A seal of the record as it stands on paper."""

from django import forms

from hscp.ui.forms import DesignForm


class SealForm(DesignForm):
    """A digest typed or copied from a signed document, with or without the number of its entry, in lines or in one."""

    mark_optional = False
    seal = forms.CharField(
        label="Seal",
        help_text="64 letters and digits, as printed.",
        max_length=200,
        error_messages={"required": "Enter the seal, as it is printed on the document"},
    )

    def clean_seal(self) -> str:
        """The digest alone, in small letters."""
        words = "".join(self.cleaned_data["seal"].split()).lower()
        digest = words.rpartition(":")[2]
        if words and (len(digest) != 64 or set(digest) - set("0123456789abcdef")):
            raise forms.ValidationError("Enter all 64 characters of the seal: digits, and letters from a to f")
        return digest
