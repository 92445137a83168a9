"""The form in which a file is chosen: what is taken is said before, everything wrong with it after."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import lazystr

from hscp.lib.uploads import ALLOWED, KINDS, size_words
from hscp.record.files.keeping import inspect
from hscp.ui.forms import DesignForm, Radios
from hscp.ui.spreadsheets import Unreadable, table_of

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


class SpreadsheetForm(UploadForm):
    """A CSV file or a workbook, to be looked through or to be carried out. Subclasses say how much it may hold.

    ``carry_out`` is what carrying it out is called; rows are counted without the header and a marking.
    """

    most_bytes: ClassVar[int]
    most_rows: ClassVar[int]
    carry_out: ClassVar[str]
    upload = UploadField(label="Spreadsheet", help_text="CSV in UTF-8, or Excel (.xlsx): its first sheet")
    what = forms.ChoiceField(label="What is to be done", initial="check", widget=Radios)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        what: Any = self.fields["what"]
        what.choices = [("check", "Look through it, and keep nothing"), ("import", self.carry_out)]

    def clean_upload(self) -> Any:
        """The file, with its ``table``: rows of text and dates."""
        upload: Any = self.cleaned_data["upload"]
        if not upload.name.lower().endswith((".csv", ".xlsx")):
            raise ValidationError("The spreadsheet must be a CSV file or an Excel workbook (.xlsx)")
        if upload.size > self.most_bytes:
            raise ValidationError(f"The spreadsheet must be no larger than {size_words(self.most_bytes)}")
        upload.seek(0)
        try:
            upload.table = table_of(upload.name, upload.read(), most=self.most_rows + 2)
        except Unreadable as problem:
            raise ValidationError(str(problem)) from None
        return upload
