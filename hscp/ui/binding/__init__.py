"""Binding many papers into one PDF: papers become pages, pages are stamped, pages are put together.

Nothing here knows of meetings or of who may read what: a higher app says which papers, in which order, with what words.
"""

from hscp.ui.binding.joining import Joined, Label, Piece, join
from hscp.ui.binding.office import converter, to_pdf
from hscp.ui.binding.papers import NotTaken, pages_of
from hscp.ui.binding.stamping import stamp

__all__ = [
    "Joined",
    "Label",
    "NotTaken",
    "Piece",
    "converter",
    "join",
    "pages_of",
    "stamp",
    "to_pdf",
]
