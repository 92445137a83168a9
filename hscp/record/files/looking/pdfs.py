"""PDFs: every object is looked at, for scripts, launches, forms that send, enclosed files; none under a password."""

import re
from typing import Any, BinaryIO

import pikepdf

from hscp.lib.uploads import Fault, Limits
from hscp.record.files.looking.found import Found
from hscp.ui.unpacking import limit_unpacking

limit_unpacking()

# Names of keys and of kinds of action, as qpdf writes them out: undone of every #-escape.
_NAMED = {
    Fault.SCRIPT: ("/JS", "/JavaScript", "/XFA"),
    Fault.LAUNCH: ("/Launch", "/GoToR", "/GoToE"),
    Fault.SENDS: ("/SubmitForm", "/ImportData"),
    Fault.ENCLOSED: ("/EmbeddedFile", "/EmbeddedFiles", "/EF", "/RichMedia", "/Collection"),
}
_FAULT_OF = {name: fault for fault, names in _NAMED.items() for name in names}
_ANY = re.compile(rb"(?:" + b"|".join(re.escape(name.encode()) for name in _FAULT_OF) + rb")(?![A-Za-z0-9])")
DEEPEST = 200  # dictionaries within dictionaries


def look(content: BinaryIO, limits: Limits) -> Found:
    """What a PDF is, and what it does besides being read."""
    try:
        with pikepdf.open(content, suppress_warnings=True, attempt_recovery=True) as pdf:
            if pdf.is_encrypted:
                return Found("pdf", {Fault.ENCRYPTED})
            if len(pdf.objects) > limits.objects:
                return Found("pdf", {Fault.COMPLEX})
            if not len(pdf.pages):
                return Found("pdf", {Fault.DAMAGED})
            return Found("pdf", _faults(pdf))
    except pikepdf.PasswordError:
        return Found("pdf", {Fault.ENCRYPTED})
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError):  # what a broken PDF makes it say
        return Found("pdf", {Fault.DAMAGED})


def _faults(pdf: pikepdf.Pdf) -> set[Fault]:
    found: set[Fault] = set()
    for each in (*pdf.objects, pdf.trailer):
        plain: Any = each.stream_dict if isinstance(each, pikepdf.Stream) else each
        # Quick: the text of the object. Only where a name stands in it is it taken apart, for it may stand in a string.
        if isinstance(plain, (pikepdf.Dictionary, pikepdf.Array)) and _ANY.search(plain.unparse(resolved=True)):
            _walk(plain, found, 0)
    return found


def _walk(one: Any, found: set[Fault], depth: int) -> None:
    if depth > DEEPEST:
        found.add(Fault.DAMAGED)
        return
    if isinstance(one, pikepdf.Name):
        if fault := _FAULT_OF.get(str(one)):
            found.add(fault)
    elif isinstance(one, pikepdf.Array):
        for each in one:
            if _direct(each):
                _walk(each, found, depth + 1)
    elif isinstance(one, pikepdf.Dictionary):
        for key, each in one.items():
            if fault := _FAULT_OF.get(key):
                found.add(fault)
            if _direct(each):
                _walk(each, found, depth + 1)


def _direct(each: Any) -> bool:
    """Whether it stands in the object itself: what it only refers to is looked at by itself."""
    return isinstance(each, pikepdf.Object) and not each.is_indirect
