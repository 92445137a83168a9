"""What goes into a bound PDF and what comes out, in plain words: nothing heavy is imported for these."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class NotTaken(Exception):
    """A paper that cannot be among the pages. Its text is a sentence fit for whoever reads the pack."""


@dataclass(frozen=True, slots=True)
class Label:
    """How pages are counted: "57" is 57 without a prefix, "7-2" is 2 with the prefix "7-"."""

    first: int
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Pages that follow each other in one source: ``pages`` of them from ``at``, counted from 0.

    ``under`` is the heading of the outline that it stands below; ``files`` are the names of files attached in the
    source that go with it.
    """

    key: str
    source: Path
    at: int
    pages: int
    label: Label
    title: str
    under: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """How many pages there are, the front ones among them, and where each piece begins, counted from 0."""

    pages: int
    front: int
    begins: Mapping[str, int]
