"""What stands in a PDF or a Word file, in words: its text with where it stands, what it says of itself, what it hides.

For searching a file that is about to be published. Nothing is carried out, nothing is drawn. What cannot be read as
text (scans, pictures, letters that a font does not name) is said, page by page, so that a person looks at it.

``read_pdf`` and ``clean_pdf`` are loaded when they are first used (``reading.read_pdf(…)``): pikepdf takes 17 MB.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hscp.ui.reading.parts import Part, Read, Sort, Unreadable
from hscp.ui.reading.word_files import read_word

if TYPE_CHECKING:
    from hscp.ui.reading.clean_pdfs import clean_pdf
    from hscp.ui.reading.pdfs import read_pdf

__all__ = ["Part", "Read", "Sort", "Unreadable", "clean_pdf", "read_pdf", "read_word"]
_WHERE = {"read_pdf": "pdfs", "clean_pdf": "clean_pdfs"}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
