"""A table of contents from the headings of a document's HTML."""

import re
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import slugify

_HEADING = re.compile(r"<h([2-3])((?:\s[^>]*)?)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True)
class Entry:
    """A heading: its level (2 or 3), its words and the id of the heading element."""

    level: int
    words: str
    target: str


def with_contents(html: SafeString) -> tuple[SafeString, list[Entry]]:
    """The HTML with an id on each h2 and h3, and those headings in order.

    Headings keep the id they have; others get one made of their words, numbered where it is taken. Headings of class
    ``no-contents`` are left alone.
    """
    entries: list[Entry] = []
    taken: set[str] = set(_ID.findall(html))

    def name(match: re.Match[str]) -> str:
        level, attributes, inner = int(match[1]), match[2], match[3]
        if "no-contents" in attributes:
            return match[0]
        words = " ".join(unescape(strip_tags(inner)).split())
        own = _ID.search(attributes)
        target = own[1] if own else _free(slugify(words) or "section", taken)
        taken.add(target)
        entries.append(Entry(level, words, target))
        return match[0] if own else f'<h{level} id="{target}"{attributes}>{inner}</h{level}>'

    return SafeString(_HEADING.sub(name, html)), entries


def _free(wish: str, taken: set[str]) -> str:
    number, found = 1, wish
    while found in taken:
        number += 1
        found = f"{wish}-{number}"
    return found
