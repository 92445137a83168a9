"""The names that one load knows: every key of every space in it, and what the database already holds."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from partnership.rules.arrangements.document import ROLES
from partnership.rules.arrangements.problems import Place, Problems, choices
from partnership.rules.arrangements.source import Mapped, Simple, Value, each_key


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation that exists already, and the space that introduced it."""

    introduced_by: str
    category: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What exists before a load, so that one folder can be loaded alone. ``spaces`` gives each space's kind."""

    organisations: Mapping[str, KnownOrganisation] = field(default_factory=dict)
    spaces: Mapping[str, str] = field(default_factory=dict)
    posts: Collection[tuple[str, str]] = frozenset()
    groups: Collection[tuple[str, str]] = frozenset()
    editions: Collection[str] = frozenset()


@dataclass(slots=True)
class SpaceNames:
    """The keys that the files of one space declare. ``organisations`` are all it may speak of, with their category."""

    kind: str = ""
    declared: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    statutory: list[str] = field(default_factory=list)
    posts: dict[str, str | None] = field(default_factory=dict)
    groups: list[str] = field(default_factory=list)
    matters: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Names:
    """All names of the load; the methods report a reference to something that is not there."""

    known: Known
    problems: Problems
    spaces: dict[str, SpaceNames] = field(default_factory=dict)
    editions: set[str] = field(default_factory=set)
    headings: set[str] = field(default_factory=set)

    def category_of(self, organisation: str) -> str | None:
        """The category an organisation was declared with, in this load or before it."""
        for space in self.spaces.values():
            if organisation in space.declared:
                return space.declared[organisation]
        known = self.known.organisations.get(organisation)
        return known.category if known else None

    def space(self, slug: str | None, place: Place) -> None:
        if slug and slug not in self.spaces and slug not in self.known.spaces:
            known = {*self.spaces, *self.known.spaces}
            self.problems.add(place, f"There is no space “{slug}”.", choices(known, slug))

    def organisation(self, space: str, key: str | None, place: Place) -> None:
        here = self.spaces[space].organisations
        if not key or key in here:
            return
        if self.category_of(key):
            expected = "its key under “uses:” of this space, with its standing here."
            self.problems.add(place, f"“{key}” is an organisation of another space, not of this one.", expected)
        else:
            self.problems.add(place, f"There is no organisation “{key}”.", choices(here, key))

    def post(self, space: str, key: str | None, place: Place) -> None:
        posts = self.spaces[space].posts
        if key and key not in posts:
            self.problems.add(place, f"There is no post “{key}”.", choices(posts, key))

    def group(self, space: str, key: str | None, place: Place) -> None:
        groups = self.spaces[space].groups
        if key and key not in groups:
            self.problems.add(place, f"There is no group “{key}”.", choices(groups, key))

    def matter(self, space: str, key: str | None, place: Place) -> None:
        matters = self.spaces[space].matters
        if key and key not in matters:
            self.problems.add(place, f"There is no reserved matter “{key}”.", choices(matters, key))

    def role(self, word: str | None, place: Place) -> None:
        if word and word not in ROLES:
            self.problems.add(place, f"“{word}” is no role.", choices(ROLES, word))

    def edition(self, key: str | None, place: Place) -> None:
        """Checked only when editions are known at all: a county's folder can be read on its own."""
        known = {*self.editions, *self.known.editions}
        if key and known and key not in known:
            self.problems.add(place, f"There is no guidance edition “{key}”.", choices(known, key))

    def foreign_posts(self, space: str) -> set[str]:
        loaded = self.spaces.get(space)
        known = {key for owner, key in self.known.posts if owner == space}
        return known | set(loaded.posts if loaded else ())

    def foreign_groups(self, space: str) -> set[str]:
        loaded = self.spaces.get(space)
        known = {key for owner, key in self.known.groups if owner == space}
        return known | set(loaded.groups if loaded else ())


def text_of(value: Value | None, key: str) -> str:
    """The text of one key of a mapping, or an empty one: for looking ahead, without reporting."""
    found = value.items.get(key) if isinstance(value, Mapped) else None
    return found.value if isinstance(found, Simple) and isinstance(found.value, str) else ""


def gather(sections: list[tuple[str, Value]]) -> SpaceNames:
    """Look ahead through one space's sections for the keys they declare."""
    names = SpaceNames()
    for section, value in sections:
        if section == "partnership":
            names.kind = text_of(value, "kind")
        for key, entry in each_key(value):
            if section == "organisations":
                names.declared[key] = names.organisations[key] = text_of(entry, "category")
                if text_of(entry, "standing") == "statutory_partner":
                    names.statutory.append(key)
            elif section == "posts":
                names.posts[key] = text_of(entry, "organisation") or None
            elif section == "groups":
                names.groups.append(key)
            elif section == "reserved":
                names.matters.append(key)
    return names
