"""Binding many papers into one PDF: papers become pages, pages are stamped, pages are put together.

Nothing here knows of meetings or of who may read what: a higher app says which papers, in which order, with what words.

``join``, ``pages_of`` and ``stamp`` are loaded when they are first used (``binding.join(…)``): pikepdf takes 17 MB of
every process that loads it, and most processes never put a pack together.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hscp.ui.binding.office import converter, to_pdf
from hscp.ui.binding.pieces import Joined, Label, NotTaken, Piece

if TYPE_CHECKING:
    from hscp.ui.binding.joining import join
    from hscp.ui.binding.papers import pages_of
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
_LATER = {"join": "joining", "pages_of": "papers", "stamp": "stamping"}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(import_module(f"hscp.ui.binding.{_LATER[name]}"), name)
