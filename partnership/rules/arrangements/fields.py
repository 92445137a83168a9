"""Typed fields out of a mapping, reporting instead of raising: every reader below gives a usable value either way."""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import TypeVar

from partnership.rules.arrangements import lengths
from partnership.rules.arrangements.document import PublishedDate
from partnership.rules.arrangements.lengths import LONGEST
from partnership.rules.arrangements.problems import Place, Problems, choices
from partnership.rules.arrangements.source import Listed, Mapped, Simple, Value

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SECTION = re.compile(r"(§\d{1,3}(\.\d{1,3})*[a-z]?|Appendix [A-Z0-9]{1,3}|Foreword|p\. \d{1,4})")
_BARE_SECTION = re.compile(r"(section |para(graph)? |§ ?)?(\d{1,3}(\.\d{1,3})*[a-z]?)", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_MONTH = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")

SLUG_EXPECTED = "lower-case letters, digits and single hyphens, such as dsp-council."
SECTION_EXPECTED = "§ and a number, such as §5.1 or §3.4a; else “Appendix 1”, “Foreword” or “p. 12”."

Entry = TypeVar("Entry")


class Fields:
    """The fields of one mapping. Unknown and missing keys are reported once, when it is opened."""

    def __init__(self, value: Value, what: str, problems: Problems, *, required: str = "", optional: str = "") -> None:
        self.problems = problems
        self.place = value.place
        self._longest = LONGEST.get(what, {})
        self._items: dict[str, Value] = {}
        self._keys: dict[str, Place] = {}
        needed, allowed = required.split(), {*required.split(), *optional.split()}
        if not isinstance(value, Mapped):
            problems.add(value.place, f"{what} is not written as a mapping.", f"keys: {', '.join(sorted(allowed))}.")
            self.readable = False
            return
        self.readable = True
        self._items, self._keys = value.items, value.key_places
        for key in value.items:
            if key not in allowed:
                problems.add(value.key_places[key], f"“{key}” is not a key of {what}.", choices(allowed, key))
        for key in needed:
            if key not in value.items:
                problems.add(value.place, f"{what} lacks “{key}”.", f"{key}: … (keys: {', '.join(sorted(allowed))}).")

    def __contains__(self, name: str) -> bool:
        return name in self._items

    def value(self, name: str) -> Value | None:
        return self._items.get(name)

    def place_of(self, name: str) -> Place:
        """Where the field's value stands: its key for a long one, the value itself for a short one."""
        value = self._items.get(name)
        if value is None:
            return self.place
        return value.place if isinstance(value, Simple) else self._keys[name]

    def _simple(self, name: str, wanted: type | tuple[type, ...], expected: str) -> Simple | None:
        value = self._items.get(name)
        if value is None:
            return None
        good = isinstance(value, Simple) and isinstance(value.value, wanted)
        if not good or (isinstance(value, Simple) and isinstance(value.value, bool) and wanted is not bool):
            self.problems.add(self.place_of(name), f"“{name}” is {_show(value)}.", expected)
            return None
        assert isinstance(value, Simple)  # noqa: S101 - said to the type checker
        return value

    def text(self, name: str) -> str:
        """Text with its line breaks folded to spaces; empty when the field is not there."""
        found = self._simple(name, str, "text; put it in quotes if it looks like a number or a date.")
        if found is None:
            return ""
        text = " ".join(str(found.value).split())
        if not text:
            self.problems.add(found.place, f"“{name}” is empty.", "text, or leave the key out.")
        return self._fitting(text, self._longest.get(name), found.place)

    def _fitting(self, text: str, most: int | None, place: Place) -> str:
        """The text, reported where it is longer than there is room for."""
        if most is not None and len(text) > most:
            self.problems.add(place, f"“{text[:40]}…” has {len(text)} characters.", f"at most {most} characters.")
        return text

    def word(self, name: str, words: Collection[str], default: str = "") -> str:
        """One of a closed list."""
        found = self._simple(name, str, choices(words))
        if found is None:
            return default
        if found.value not in words:
            self.problems.add(found.place, f"“{found.value}” is no {name}.", choices(words, str(found.value)))
            return default
        return str(found.value)

    def slug(self, name: str = "key") -> str:
        """A key: lower-case words joined by hyphens."""
        found = self._simple(name, str, SLUG_EXPECTED)
        return self._as_slug(found) if found else ""

    def slug_or_none(self, name: str) -> str | None:
        return self.slug(name) or None

    def slugs(self, name: str) -> tuple[tuple[str, Place], ...]:
        """A list of different keys, each with its place."""
        found: list[tuple[str, Place]] = []
        for item in self.items(name):
            if not isinstance(item, Simple) or not isinstance(item.value, str):
                self.problems.add(item.place, f"An entry of “{name}” is {_show(item)}.", SLUG_EXPECTED)
                continue
            slug = self._as_slug(item)
            if slug in [key for key, _ in found]:
                self.problems.add(item.place, f"“{slug}” is listed twice in “{name}”.", "each once.")
            elif slug:
                found.append((slug, item.place))
        return tuple(found)

    def words(self, name: str) -> tuple[tuple[str, Place], ...]:
        """A list of texts, each with its place."""
        found: list[tuple[str, Place]] = []
        for item in self.items(name):
            if isinstance(item, Simple) and isinstance(item.value, str) and item.value:
                found.append((item.value, item.place))
            else:
                self.problems.add(item.place, f"An entry of “{name}” is {_show(item)}.", "text.")
        return tuple(found)

    def _as_slug(self, value: Simple) -> str:
        written = str(value.value)
        if not SLUG.fullmatch(written) or len(written) > 60:
            self.problems.add(value.place, f"“{written}” cannot be a key.", f"at most 60 {SLUG_EXPECTED}")
            return ""
        return written

    def section(self, name: str = "section") -> str | None:
        """A paragraph of the document: ``§5.1``."""
        value = self._items.get(name)
        return self._as_section(value, name) if value is not None else None

    def sections(self, name: str = "sections") -> tuple[str, ...]:
        return tuple(found for item in self.items(name) if (found := self._as_section(item, name)))

    def _as_section(self, value: Value, name: str) -> str | None:
        if isinstance(value, Simple) and isinstance(value.value, str) and SECTION.fullmatch(value.value):
            return self._fitting(value.value, lengths.SECTION, value.place)
        bare = _BARE_SECTION.fullmatch(value.written) if isinstance(value, Simple) else None
        hint = f"did you mean “§{bare.group(3)}”? " if bare else ""
        self.problems.add(value.place, f"“{name}” is {_show(value)}.", f"{hint}{SECTION_EXPECTED}")
        return None

    def day(self, name: str) -> date | None:
        found = self._simple(name, date, "a date such as 2025-04-01, without quotes.")
        return found.value if found and isinstance(found.value, date) else None

    def span(self) -> tuple[date | None, date | None]:
        """``from`` and ``to``, half-open; reported when the end is not after the start."""
        starts_on, ends_on = self.day("from"), self.day("to")
        if starts_on and ends_on and ends_on <= starts_on:
            self.problems.add(
                self.place_of("to"),
                f"“to” ({ends_on}) is not after “from” ({starts_on}).",
                "the first day on which it no longer holds, later than “from”.",
            )
        return starts_on, ends_on

    def published(self, name: str) -> PublishedDate | None:
        """A date as precise as the document gives it: 2024-09-01, 2024-09 or 2024."""
        value = self._items.get(name)
        if value is None:
            return None
        if isinstance(value, Simple):
            if isinstance(value.value, date):
                return PublishedDate(value.value, "day")
            if match := _MONTH.fullmatch(value.written):
                year, month = match.groups()
                if int(year) >= 1900:
                    return PublishedDate(date(int(year), int(month or 1), 1), "month" if month else "year")
        self.problems.add(self.place_of(name), f"“{name}” is {_show(value)}.", "2024-09-30, 2024-09 or 2024.")
        return None

    def flag(self, name: str, default: bool = False) -> bool:
        found = self._simple(name, bool, "true or false.")
        return bool(found.value) if found else default

    def number(self, name: str, *, least: int = 0, most: int = 10_000, default: int = 0) -> int:
        expected = f"a whole number from {least} to {most}."
        found = self._simple(name, int, expected)
        if found is None or not isinstance(found.value, int):
            return default
        if not least <= found.value <= most:
            self.problems.add(found.place, f"“{name}” is {found.value}.", expected)
            return default
        return found.value

    def email(self, name: str) -> str:
        found = self._simple(name, str, "an e-mail address.")
        if found and not _EMAIL.fullmatch(str(found.value)):
            self.problems.add(found.place, f"“{found.value}” is not an e-mail address.", "name@example.org.")
        return self._fitting(str(found.value), lengths.EMAIL, found.place) if found else ""

    def web(self, name: str) -> str:
        found = self._simple(name, str, "a web address.")
        if found and not re.fullmatch(r"https?://\S+", str(found.value)):
            self.problems.add(found.place, f"“{found.value}” is not a web address.", "https://….")
            return ""
        return self._fitting(str(found.value), lengths.WEB, found.place) if found else ""

    def items(self, name: str) -> tuple[Value, ...]:
        """The entries of a list; reported when the field is not a list or has no entry."""
        value = self._items.get(name)
        if value is None:
            return ()
        if not isinstance(value, Listed):
            self.problems.add(
                self.place_of(name), f"“{name}” is not a list.", "entries that begin with “- ”, or [a, b]."
            )
            return ()
        if not value.items:
            self.problems.add(self.place_of(name), f"“{name}” is an empty list.", "an entry, or leave the key out.")
        return value.items

    def each(self, name: str, read: Callable[[Value], Entry | None]) -> tuple[Entry, ...]:
        """Every entry read by ``read``; entries that gave nothing are left out."""
        return tuple(entry for item in self.items(name) if (entry := read(item)) is not None)

    def names(self) -> Iterator[str]:
        return iter(self._items)


def _show(value: Value) -> str:
    if isinstance(value, Mapped):
        return "a mapping"
    if isinstance(value, Listed):
        return "a list"
    return "empty" if value.value is None else f"“{value.written[:60]}”"
