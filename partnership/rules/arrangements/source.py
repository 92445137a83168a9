"""YAML text to values that know their place.

Stricter than YAML: no anchors or aliases, no tags, every key a word, no key twice. Text, whole numbers, true and false,
dates (2025-04-01) and nothing (empty) are the only simple values.
"""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, ReusedAnchorWarning, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from partnership.rules.arrangements.problems import Place, Problems

_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class Simple:
    """Text, number, true or false, a date, or nothing. ``written`` is how it stands in the file."""

    value: str | int | float | bool | date | None
    written: str
    place: Place


@dataclass(frozen=True, slots=True)
class Listed:
    items: tuple["Value", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapped:
    """Keys in the order of the file; ``key_places`` says where each key itself stands."""

    items: dict[str, "Value"]
    key_places: dict[str, Place]
    place: Place


Value = Simple | Listed | Mapped


def parse(file: str, text: str, problems: Problems) -> Value | None:
    """The file's value; ``None``, with a problem reported, when it is not readable as YAML or is empty."""
    yaml = YAML(typ="rt", pure=True)
    try:
        with warnings.catch_warnings():
            # An anchor that is used twice is reported below, as every anchor is.
            warnings.simplefilter("ignore", ReusedAnchorWarning)
            node = yaml.compose(text)
    except MarkedYAMLError as error:
        # A quote or bracket that is never closed is found at the end; where it opens is what helps.
        unclosed = "end of stream" in str(error.problem) or "while parsing a flow" in str(error.context)
        mark = (error.context_mark if unclosed else error.problem_mark) or error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
        said = " ".join(str(part) for part in (error.context, error.problem) if part)
        problems.add(
            place, f"Not readable as YAML: {said}.", "one YAML document; look at indentation, quotes and colons."
        )
        return None
    except (YAMLError, ValueError) as error:
        problems.add(Place(file, 1, 1), f"Not readable as YAML: {error}.", "plain UTF-8 text.")
        return None
    if node is None:
        problems.add(Place(file, 1, 1), "The file is empty.", "“space: …” and at least one section.")
        return None
    return _value(node, file, problems)


def _value(node: Node, file: str, problems: Problems) -> Value:
    place = Place(file, node.start_mark.line + 1, node.start_mark.column + 1)
    if node.anchor:
        problems.add(place, f"Anchors and aliases (&{node.anchor}) are not understood.", "the value written out.")
        return Simple(None, "", place)
    tag = str(node.tag)
    if isinstance(node, ScalarNode):
        written = str(node.value).replace("\a", "")  # the reader marks the folds of “>-” with it, to write them again
        return Simple(_simple(tag, written, place, problems), written, place)
    if tag not in (f"{_TAG}map", f"{_TAG}seq"):
        problems.add(place, f"The tag {tag} is not understood.", "the value without a tag.")
        return Simple(None, "", place)
    if isinstance(node, SequenceNode):
        return Listed(tuple(_value(item, file, problems) for item in node.value), place)
    assert isinstance(node, MappingNode)  # noqa: S101 - YAML has no fourth kind of node
    items: dict[str, Value] = {}
    key_places: dict[str, Place] = {}
    for key_node, value_node in node.value:
        key_place = Place(file, key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key_node, ScalarNode):
            problems.add(key_place, "A key is a single word here.", "a word followed by a colon.")
            continue
        key = str(key_node.value)
        if key in items:
            problems.add(
                key_place, f"“{key}” is here twice.", f"it once; it stands in line {key_places[key].line} too."
            )
            continue
        value = _value(value_node, file, problems)
        if isinstance(value, Simple) and not value.written:
            # An empty value has its mark where the next line begins: its key says better where it is missing.
            value = Simple(value.value, value.written, key_place)
        items[key], key_places[key] = value, key_place
    return Mapped(items, key_places, place)


def _simple(tag: str, written: str, place: Place, problems: Problems) -> str | int | float | bool | date | None:
    if tag == f"{_TAG}null":
        return None
    if tag == f"{_TAG}bool":
        return written.lower() == "true"
    if tag in (f"{_TAG}int", f"{_TAG}float"):
        try:
            return int(written) if tag == f"{_TAG}int" else float(written)
        except ValueError:
            return written
    if tag == f"{_TAG}timestamp":
        try:
            return date.fromisoformat(written)
        except ValueError:
            problems.add(place, f"“{written}” is not a day of the calendar.", "a date such as 2025-04-01.")
            return None
    if tag != f"{_TAG}str":
        problems.add(place, f"The tag {tag} is not understood.", "the value without a tag.")
    return written


def plain(value: Value) -> Any:
    """The value as plain mappings, lists, text, numbers; dates as they are written."""
    if isinstance(value, Mapped):
        return {key: plain(item) for key, item in value.items.items()}
    if isinstance(value, Listed):
        return [plain(item) for item in value.items]
    return value.written if isinstance(value.value, date) else value.value


def find(value: Value, path: tuple[str | int, ...]) -> Place:
    """Where the value at that path of keys and list positions stands; the nearest above it when it is not there."""
    place = value.place
    for step in path:
        if isinstance(value, Mapped) and isinstance(step, str) and step in value.items:
            place = value.key_places[step]
            value = value.items[step]
            if isinstance(value, Simple):
                place = value.place
        elif isinstance(value, Listed) and isinstance(step, int) and step < len(value.items):
            value = value.items[step]
            place = value.place
        else:
            break
    return place


def each_key(value: Value | None) -> Iterator[tuple[str, Mapped]]:
    """The entries of a list that have a ``key`` of text, with that key."""
    for item in value.items if isinstance(value, Listed) else ():
        if isinstance(item, Mapped):
            key = item.items.get("key")
            if isinstance(key, Simple) and isinstance(key.value, str):
                yield key.value, item
