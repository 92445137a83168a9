"""Filling in the forms of a page as a person would, to send them again with something in it that was never offered."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from tests.days import TODAY

EMAIL = "somebody.new@example.org"
NOT_NEEDED = (["Words"], [EMAIL])
# What a box is filled with that stands empty, by the end of its name.
TYPED = {
    "ends_on_day": "",
    "ends_on_month": "",
    "ends_on_year": "",
    "_day": str(TODAY.day),
    "_month": str(TODAY.month),
    "_year": str(TODAY.year),
    "_time": "10:00",
    "email": EMAIL,
    "cash": "5",
    "every": "2",
    "minutes_planned": "5",
    "joining_link": "https://video.example/",
    "reference": "NEW-1",
    "starts_at": "10:00",
    "ends_at": "11:00",
    "arrived_at": "09:30",
    "when": "",
    "count": "2",
    "left_at": "",
    "key": "",
}


@dataclass
class Form:
    """A form that is sent: where to, its fields as they would be, and for each that offers choices what it offers."""

    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    offered: dict[str, list[str]] = field(default_factory=dict)

    def keys_offered(self) -> dict[str, list[str]]:
        """The fields that offer rows by their keys, each with the keys; not the boxes that stand beside each row."""
        found = {name: [each for each in values if each.isdigit()] for name, values in self.offered.items()}
        besides = ("place",)  # a place in an order
        last = {name: name.rpartition("-")[2] for name in found}
        return {
            name: keys for name, keys in found.items() if keys and not (last[name].isdigit() or last[name] in besides)
        }

    def with_choice(self, name: str, value: str, *, sparing: bool) -> dict[str, list[str]]:
        """Everything to be sent, with that choice in one field; ``sparing``: with no words in boxes that were empty."""
        fields = {each: [""] if sparing and words in NOT_NEEDED else words for each, words in self.fields.items()}
        return {**fields, name: [value]}


class FormReader(HTMLParser):
    """Reads the forms of a page that are sent (POST)."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.open: Form | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attributes: Any) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.open = Form(given.get("action", "")) if given.get("method", "").lower() == "post" else None
            self.forms += [self.open] if self.open else []
        if self.open is None:
            return
        name, value, form = given.get("name", ""), given.get("value", ""), self.open
        if tag == "select":
            self.select = name
            form.offered[name], form.fields[name] = [], []
        elif tag == "option" and self.select:
            form.offered[self.select].append(value)
            if "selected" in given or (value and not form.fields[self.select]):
                form.fields[self.select] = [value]
        elif tag == "textarea" and name:
            form.fields[name] = ["Words"]
        elif tag == "input" and name:
            self._input(form, name, value, given)

    def _input(self, form: Form, name: str, value: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind in ("radio", "checkbox"):
            form.offered.setdefault(name, []).append(value)
            if "checked" in given or name not in form.fields:
                form.fields[name] = [value]
        elif kind not in ("file", "submit"):
            typed = next((words for end, words in TYPED.items() if name.endswith(end)), "Words")
            form.fields[name] = [value or ("" if kind == "hidden" else typed)]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        elif tag == "select":
            self.select = ""


def forms_of(page: str) -> list[Form]:
    """The forms of a page that are sent."""
    reader = FormReader()
    reader.feed(page)
    return reader.forms
