"""Looks into an uploaded file and says what is there. It judges nothing: `hscp.lib.uploads.judge` does."""

from typing import BinaryIO

from hscp.lib.uploads import Facts, Fault, Limits, kind_of_name
from hscp.record.files.looking import pictures, texts, zips
from hscp.record.files.looking.found import Found

__all__ = ["look"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office, and new Office under a password


def look(name: str, content: BinaryIO, size: int, limits: Limits) -> Facts:
    """The facts of a file of that name and size. It is not opened where its name or its size already refuse it."""
    kind = kind_of_name(name)
    if kind is None or size > limits.size:
        return Facts(name, size)
    found = _look(kind.key, content, size, limits)
    content.seek(0)
    return Facts(name, size, found.content, frozenset(found.faults))


def _look(promised: str, content: BinaryIO, size: int, limits: Limits) -> Found:
    if not size:
        return Found("", {Fault.EMPTY})
    content.seek(0)
    begins = content.read(16)
    content.seek(0)
    if begins.startswith(OLE):
        return Found("", {Fault.LOCKED_OR_OLD})
    if begins.startswith(b"PK"):
        return zips.look(content, size, limits)
    if begins.startswith(b"%PDF-"):
        from hscp.record.files.looking import pdfs  # noqa: PLC0415 # heavy: imported where it is used

        return pdfs.look(content, limits)
    if begins.startswith(pictures.MAGIC):
        return pictures.look(content, limits)
    if promised in ("txt", "csv"):
        return texts.look(promised, content)
    return Found("")
