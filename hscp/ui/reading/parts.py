"""What is found in a file, in plain words: nothing heavy is imported for these."""

from dataclasses import dataclass
from enum import StrEnum

MOST_SIGNS = 3_000_000
TOO_MUCH = "It holds more than can be looked through here. Divide it, and attach its parts."


class Sort(StrEnum):
    """What a part of a file is: text, what it says of itself, or something that whoever reads it does not see."""

    TEXT = "text"
    SAID = "said"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file: a key, where it is in words ("page 3"), and its text."""

    key: str
    where: str
    text: str
    sort: Sort = Sort.TEXT


@dataclass(frozen=True, slots=True)
class Read:
    """A file as far as it can be read. ``unread`` are sentences: what a person must look at; empty where nothing is."""

    parts: tuple[Part, ...]
    unread: tuple[str, ...] = ()
    pages: int = 0


class Unreadable(Exception):
    """A file that cannot be read at all. Its text is a sentence fit for whoever brought it."""
