"""Texts of YAML in, documents and every problem out."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from partnership.rules.arrangements import document as doc
from partnership.rules.arrangements.duties import Duties
from partnership.rules.arrangements.fields import SLUG, SLUG_EXPECTED, Fields
from partnership.rules.arrangements.groups import Groups, report_cycles
from partnership.rules.arrangements.names import Known, Names, gather
from partnership.rules.arrangements.national import National, read_national
from partnership.rules.arrangements.problems import Place, Problem, Problems, choices
from partnership.rules.arrangements.source import Mapped, Simple, Value, each_key, parse
from partnership.rules.arrangements.structure import Structure

SINGLE = ("partnership", "document", "vision", "yearly_report", "disputes")
LISTS = ("organisations", "uses", "posts", "groups", "reserved", "links", "promises", "notes", "learning")
SECTIONS = (*SINGLE, *LISTS)
NATIONAL_SECTIONS = ("editions", "statute", "report_headings", "retention", "themes")

Entry = TypeVar("Entry")
Sections = list[tuple[str, Value]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a load read: either documents or problems, never both. ``notices`` are worth saying and stop nothing."""

    documents: tuple[doc.Arrangements, ...] = ()
    national: National | None = None
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()


def read(files: Sequence[tuple[str, str]], known: Known | None = None) -> Reading:
    """Read the files of one load: pairs of name and text, of one space or of several, in any order.

    Each file says whose it is (``space: herefordshire``, or ``national: england``); sections of one space may be spread
    over files. All problems are found in one go, sorted by file and line; while there is one, no document is given.
    Documents come with partnerships before the joint spaces that they own.
    """
    problems = Problems()
    spaces: dict[str, Sections] = {}
    national: dict[str, Sections] = {}
    places: dict[str, Place] = {}
    if not files:
        problems.add(Place("", 0, 0), "There is nothing to read.", "files that end in .yaml.")
    for file, text in files:
        value = parse(file, text, problems)
        if value is not None:
            _sort_in(file, value, spaces, national, places, problems)
    names = Names(known or Known(), problems)
    _look_ahead(names, spaces, national)
    country = next(iter(national), None)
    everywhere = (
        read_national(country, [each for sections in national.values() for each in sections], names, problems)
        if country
        else None
    )
    documents = [found for space in spaces if (found := _document(space, spaces[space], places[space], names))]
    if problems.found:
        return Reading((), None, tuple(sorted(set(problems.found))), tuple(sorted(set(problems.notices))))
    documents.sort(key=lambda each: each.partnership.kind == "joint")
    return Reading(tuple(documents), everywhere, (), tuple(sorted(set(problems.notices))))


def _sort_in(
    file: str,
    value: Value,
    spaces: dict[str, Sections],
    national: dict[str, Sections],
    places: dict[str, Place],
    problems: Problems,
) -> None:
    """Put a file's sections with those of its space."""
    if not isinstance(value, Mapped):
        problems.add(value.place, "The file is not a mapping of sections.", "“space: …” and sections below it.")
        return
    heads = [head for head in ("space", "national") if head in value.items]
    if len(heads) != 1:
        problems.add(
            Place(file, 1, 1), "The file does not say whose it is.", "one of “space: …” and “national: england”."
        )
        return
    head = heads[0]
    owner = value.items[head]
    slug = owner.value if isinstance(owner, Simple) and isinstance(owner.value, str) else ""
    if not SLUG.fullmatch(slug):
        problems.add(owner.place, f"“{head}” is not a key.", SLUG_EXPECTED)
        return
    allowed = SECTIONS if head == "space" else NATIONAL_SECTIONS
    sections = (spaces if head == "space" else national).setdefault(slug, [])
    places.setdefault(slug, owner.place)
    for section, inner in value.items.items():
        if section == head:
            continue
        here = value.key_places[section]
        if section not in allowed:
            problems.add(here, f"There is no section “{section}”.", choices(allowed, section))
        elif section in SINGLE and (other := next((v for s, v in sections if s == section), None)):
            problems.add(
                here,
                f"“{section}” is here a second time; the first is in {other.place.file}, line {other.place.line}.",
                "it in one file only.",
            )
        else:
            sections.append((section, inner))


def _look_ahead(names: Names, spaces: dict[str, Sections], national: dict[str, Sections]) -> None:
    """Gather every key before anything is read, so that the order of files and sections does not matter."""
    for sections in national.values():
        for section, value in sections:
            keys = {key for key, _ in each_key(value)}
            if section == "editions":
                names.editions |= keys
            elif section == "report_headings":
                names.headings |= keys
    for slug, sections in spaces.items():
        names.spaces[slug] = gather(sections)
    for slug, sections in spaces.items():
        here = names.spaces[slug]
        for section, value in sections:
            for used, standing in _uses(value) if section == "uses" else ():
                here.organisations.setdefault(used, names.category_of(used) or "")
                if standing == "statutory_partner" and used not in here.statutory:
                    here.statutory.append(used)


def _uses(value: Value) -> list[tuple[str, str]]:
    found = []
    for item in getattr(value, "items", ()):
        if isinstance(item, Mapped):
            texts = {key: each.value for key, each in item.items.items() if isinstance(each, Simple)}
            if isinstance(texts.get("organisation"), str):
                found.append((str(texts["organisation"]), str(texts.get("standing"))))
    return found


def _document(space: str, sections: Sections, place: Place, names: Names) -> doc.Arrangements | None:
    problems = names.problems
    structure, groups, duties = (
        Structure(space, names, problems),
        Groups(space, names, problems),
        Duties(space, names, problems),
    )
    single: dict[str, Value] = {section: value for section, value in sections if section in SINGLE}
    lists: dict[str, list[Any]] = defaultdict(list)
    readers: dict[str, Callable[[Value], Any]] = {
        "organisations": structure.organisation,
        "uses": structure.use,
        "posts": structure.post,
        "groups": groups.group,
        "reserved": duties.reserved,
        "links": duties.link,
        "promises": duties.promise,
        "notes": duties.note,
        "learning": duties.learning,
    }
    for section, value in sections:
        if section in LISTS:
            wrapped = Mapped({section: value}, {section: value.place}, value.place)
            lists[section] += Fields(wrapped, section, problems, optional=section).each(section, readers[section])
    for section in LISTS:
        if section not in ("organisations", "uses"):
            _report_twice(lists[section], section, problems)
    _report_twice([each for each, _ in lists["organisations"]], "organisations", problems)
    _report_used_twice(lists["uses"], problems)
    report_cycles(lists["groups"], problems)
    if "partnership" not in single:
        problems.add(
            place,
            f"The space “{space}” has no “partnership”.",
            "partnership: {name, short_name, kind}; if another file has it, load the whole folder.",
        )
        return None
    return doc.Arrangements(
        space=space,
        partnership=structure.partnership(single["partnership"]),
        publication=structure.publication(single["document"]) if "document" in single else None,
        vision=structure.vision(single["vision"]) if "vision" in single else None,
        organisations=tuple(each for each, _ in lists["organisations"]),
        memberships=(*(each for _, each in lists["organisations"]), *lists["uses"]),
        posts=tuple(lists["posts"]),
        groups=tuple(lists["groups"]),
        reserved=tuple(lists["reserved"]),
        links=tuple(lists["links"]),
        promises=tuple(lists["promises"]),
        notes=tuple(lists["notes"]),
        learning=tuple(lists["learning"]),
        disputes=duties.disputes(single["disputes"]) if "disputes" in single else None,
        yearly_report=duties.yearly_report(single["yearly_report"]) if "yearly_report" in single else None,
    )


def _report_twice(entries: Sequence[Any], section: str, problems: Problems) -> None:
    seen: dict[str, Place] = {}
    for entry in entries:
        if entry.key and entry.key in seen:
            first = seen[entry.key]
            problems.add(
                entry.place,
                f"“{entry.key}” is in “{section}” twice; the first is in {first.file}, line {first.line}.",
                "each key once.",
            )
        seen.setdefault(entry.key, entry.place)


def _report_used_twice(uses: Sequence[doc.Membership], problems: Problems) -> None:
    seen: set[str] = set()
    for use in uses:
        if use.organisation in seen:
            problems.add(use.place, f"“{use.organisation}” is used twice.", "each organisation once.")
        seen.add(use.organisation)
