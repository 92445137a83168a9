"""The form that brings actions from a spreadsheet."""

from typing import Any

from django import forms

from hscp.lib.uploads import size_words
from hscp.record.files.fields import UploadField, UploadForm
from hscp.ui.forms import Radios
from hscp.ui.spreadsheets import Unreadable, table_of
from meetings.rules.importing import MOST_ROWS

MOST_BYTES = 2_000_000


class ActionsImportForm(UploadForm):
    """A CSV file or a workbook, to be looked through or to be carried out."""

    upload = UploadField(label="Spreadsheet", help_text="CSV in UTF-8, or Excel (.xlsx): its first sheet")
    what = forms.ChoiceField(
        label="What is to be done",
        choices=[("check", "Look through it, and keep nothing"), ("import", "Give all of its actions")],
        initial="check",
        widget=Radios,
    )

    def clean_upload(self) -> Any:
        """The file, with its ``table``: rows of text and dates."""
        upload: Any = self.cleaned_data["upload"]
        if not upload.name.lower().endswith((".csv", ".xlsx")):
            raise forms.ValidationError("The spreadsheet must be a CSV file or an Excel workbook (.xlsx)")
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(f"The spreadsheet must be no larger than {size_words(MOST_BYTES)}")
        upload.seek(0)
        try:
            upload.table = table_of(upload.name, upload.read(), most=MOST_ROWS + 2)  # with its header and a marking
        except Unreadable as problem:
            raise forms.ValidationError(str(problem)) from None
        return upload
