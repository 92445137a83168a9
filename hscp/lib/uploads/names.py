"""Names of uploaded files: cleaned so that they can be shown and saved anywhere, or refused with the reason."""

import re
import unicodedata
from collections.abc import Iterator

from hscp.lib.uploads.kinds import (
    ALLOWED,
    MACRO_EXTENSIONS,
    OLD_OFFICE_EXTENSIONS,
    PROGRAM_EXTENSIONS,
    extension_of,
    kind_of_name,
)
from hscp.lib.verdicts import Reason

LONGEST = 150  # characters; with a folder before it, some systems save no more than 255
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE)


def clean_name(given: str) -> str:
    """The name as it is shown and saved: its last path part, without control and direction characters.

    What some systems do not save ( < > : " | ? * ) becomes a hyphen; the same name typed in two ways becomes the same.
    """
    last = re.split(r"[/\\]", given)[-1]
    text = unicodedata.normalize("NFC", last)
    text = "".join(
        " " if unicodedata.category(one) in ("Zs", "Zl", "Zp") else one
        for one in text
        if unicodedata.category(one)[0] != "C"
    )
    return re.sub(r" +", " ", _NOT_IN_NAMES.sub("-", text)).strip(" .")


def name_problems(given: str) -> Iterator[Reason]:
    """Everything that is wrong with a name, as sentences."""
    name = clean_name(given)
    extension = extension_of(name)
    if any(unicodedata.bidirectional(one) in _TURNING for one in given):
        yield Reason("direction", "The file’s name has hidden characters that turn its letters round. Rename the file.")
    kind = f"A file of the kind .{extension[:20]}"
    if not name or not extension:
        words = "The file’s name must end in what kind it is, for example .pdf."
        yield Reason("no_extension", f"{words} We take {ALLOWED}.")
    elif extension in MACRO_EXTENSIONS:
        yield Reason("macro_kind", f"{kind} can carry macros. Save it without them, as {_plain(extension)}.")
    elif extension in OLD_OFFICE_EXTENSIONS:
        yield Reason("old_kind", f"{kind} is old and cannot be checked. Save it as {_plain(extension)} or PDF.")
    elif kind_of_name(name) is None:
        yield Reason("kind", f"{kind} is not taken. We take {ALLOWED}.")
    if any(part.strip().lower() in PROGRAM_EXTENSIONS | MACRO_EXTENSIONS for part in name.split(".")[1:-1]):
        yield Reason("two_kinds", "The file’s name says two kinds, one of them a program. Rename the file.")
    if len(name) > LONGEST:
        yield Reason(
            "long", f"The file’s name has {len(name)} characters; {LONGEST} is the most. Give it a shorter one."
        )
    if _DEVICE.fullmatch(name.split(".")[0].strip()):
        yield Reason("device", f"“{name.split('.')[0].strip()}” is a name that Windows cannot save. Rename the file.")


_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def _plain(extension: str) -> str:
    letter = extension[0]
    return {"x": ".xlsx", "p": ".pptx", "s": ".pptx"}.get(letter, ".docx")
