"""The form in which a file is chosen: what is taken is said before, everything wrong with it after."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import lazystr

from hscp.lib.uploads import ALLOWED, KINDS, size_words
from hscp.record.files.keeping import inspect
from hscp.ui.forms import DesignForm

AGAIN = "Choose the file again: browsers do not keep it when a form is shown once more."
ACCEPT = ",".join(f".{extension}" for kind in KINDS for extension in kind.extensions)


class UploadField(forms.FileField):
    """A file to be stored. Its refusals are those of `hscp.lib.uploads.judge`, all of them at once."""

    widget = forms.FileInput(attrs={"accept": ACCEPT})

    def __init__(self, **options: Any) -> None:
        hint = lazystr(f"{ALLOWED}. {size_words(settings.UPLOAD_LIMIT)} at the most, without macros and passwords.")
        super().__init__(**{"help_text": hint, "allow_empty_file": True, **options})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file, if it is taken."""
        upload = super().clean(data, initial)
        if upload and not (verdict := inspect(upload)):
            raise ValidationError([ValidationError(each.sentence, code=each.code) for each in verdict.reasons])
        return upload


class UploadForm(DesignForm):
    """Base of a form with an ``upload``. Whatever else is wrong, it says that the file is to be chosen again."""

    upload = UploadField(label="File")

    def clean(self) -> dict[str, Any] | None:
        """Told where another field is wrong."""
        cleaned = super().clean()
        if self.errors:
            self.say_again()
        return cleaned

    def say_again(self) -> None:
        """Say that the file is to be chosen once more, unless it is what is wrong."""
        if self.cleaned_data.get("upload") and "upload" not in self.errors:
            self.add_error("upload", AGAIN)

    def refuse(self, sentence: str) -> None:
        """Say why it was not done after all."""
        self.say_again()
        self.add_error(None, sentence)
