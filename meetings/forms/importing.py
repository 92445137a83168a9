"""The form that brings actions from a spreadsheet."""

from hscp.record.files.fields import SpreadsheetForm
from meetings.rules.importing import MOST_ROWS


class ActionsImportForm(SpreadsheetForm):
    """Actions, to be looked through or to be given."""

    most_bytes = 2_000_000
    most_rows = MOST_ROWS
    carry_out = "Give all of its actions"
