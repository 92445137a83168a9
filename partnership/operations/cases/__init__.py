"""Case files: opened, listed, shut to somebody, handed over, confirmed; the glass that is broken; who looked is noted.

Mail about a case file leaves the house, so it names the reference and nothing else of it.
"""

from partnership.operations.cases.closing import close_case_file, reopen_case_file
from partnership.operations.cases.documents import add_document, withdraw_document
from partnership.operations.cases.files import break_glass, hand_over, open_case_file
from partnership.operations.cases.glass import see_glass
from partnership.operations.cases.lists import (
    change_place,
    confirm_list,
    end_place,
    exclude,
    lift_exclusion,
    put_on_list,
    remind_leads,
)
from partnership.operations.cases.reads import record_reads

__all__ = [
    "add_document",
    "break_glass",
    "change_place",
    "close_case_file",
    "confirm_list",
    "end_place",
    "exclude",
    "hand_over",
    "lift_exclusion",
    "open_case_file",
    "put_on_list",
    "record_reads",
    "remind_leads",
    "reopen_case_file",
    "see_glass",
    "withdraw_document",
]
