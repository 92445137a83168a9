"""Plain text and CSV: UTF-8, nothing but text, and no cell that a spreadsheet would carry out."""

import re
from typing import BinaryIO

from hscp.lib.uploads import Fault
from hscp.record.files.looking.found import Found

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
# After the beginning of a line or a separator: = or @ (also in full width), or + - before anything but a number.
_FORMULA = re.compile(r"(?:^|[,;\t])[ \"'\u00a0]*(?<!')(?:[=@＝＠]|[+\-＋－](?![\d\s.,£$€(-]|$))", re.MULTILINE)


def look(kind: str, content: BinaryIO) -> Found:
    """What a text is; ``kind`` is "txt" or "csv", which no content tells apart."""
    try:
        text = content.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        return Found("", {Fault.NOT_TEXT})
    if _NOT_TEXT.search(text):
        return Found("", {Fault.NOT_TEXT})
    return Found(kind, {Fault.FORMULA} if kind == "csv" and _FORMULA.search(text) else set())
