"""What a PDF says of itself: its faults by PDF/UA, its bookmarks, and where its contents lead."""

import io
import re
import subprocess
from dataclasses import dataclass
from typing import Any

import page
import pikepdf


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: a heading, the page it names, and whether the heading stands on it."""

    heading: str
    page: int
    is_right: bool


def words(data: bytes, number: int) -> str:
    """The text of one page, laid out as it looks."""
    run = ["pdftotext", "-layout", "-f", str(number), "-l", str(number), "-", "-"]
    return subprocess.run(run, input=data, capture_output=True, check=True).stdout.decode()


def wrong_by_pdf_ua(data: bytes) -> list[tuple[str, str]]:
    """Each rule of PDF/UA-1 that the file breaks, with what the validator says of it."""
    checked = page.validate_pdf_bytes(data, profile="ua1")
    found = [(failure.rule_id, failure.message) for failure in checked.failures]
    return found or [("none", "not compliant")][: not checked.is_compliant]


def bookmarks(data: bytes) -> dict[str, list[str]]:
    """The titles below each bookmark that has any, by its title."""
    found: dict[str, list[str]] = {}

    def look(item: Any) -> None:
        if item.children:
            found[item.title] = [each.title for each in item.children]
        for each in item.children:
            look(each)

    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        for item in outline.root:
            look(item)
    return found


def contents(data: bytes, on: int = 2) -> list[Entry]:
    """The contents on page ``on``, each with the page that it names."""
    lines = re.findall(r"^\s*(\S.*?)\s{2,}(\d+)$", words(data, on), re.MULTILINE)
    return [Entry(heading, int(number), heading in words(data, int(number))) for heading, number in lines]
