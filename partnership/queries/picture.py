"""The structure's rows as the facts that its picture is drawn from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hscp.lib.words import listing, number, sentence
from partnership.enums import GroupKind, Role
from partnership.models import ReportingLine, StrategicLink
from partnership.queries.as_at import standing_on
from partnership.queries.structure import GroupOnDay
from partnership.rules.picture import Box
from partnership.rules.terms import frequency_words

ROLE_PLURALS = {
    Role.TEAM: "Partnership Team",
    Role.LSP: "Lead safeguarding partners",
    Role.DSP: "Delegated safeguarding partners",
    Role.SCRUTINEER: "Independent scrutineer",
    Role.ACCOUNTABLE_BODY: "Accountable body",
    Role.MEMBER: "Members",
}
FORUMS = (GroupKind.LSP_FORUM, GroupKind.SUMMIT, GroupKind.PRACTITIONER_FORUM)


def line_words(line: ReportingLine) -> str:
    """To whom a line leads: a group, a role or somebody outside."""
    if line.to_group is not None:
        return line.to_group.name
    return ROLE_PLURALS[Role(line.to_role)] if line.to_role else line.to_outside


def line_key(line: ReportingLine) -> str:
    """The key of the box, or of the entry of the list, that a line leads to."""
    if line.to_group_id:
        return f"group:{line.to_group_id}"
    return f"role:{line.to_role}" if line.to_role else f"outside:{line.to_outside}"


@dataclass(frozen=True, slots=True)
class Beside:
    """Who stands beside the groups: a role that attends them (scrutineer, team), or a partnership they work with.

    ``words`` say what it has to do with the groups here; ``sections`` are the paragraphs that give it its place.
    """

    name: str
    words: str
    sections: tuple[str, ...]
    purpose: str = ""
    link: StrategicLink | None = None


def beside_groups(entries: Iterable[GroupOnDay], day: date, *, past: bool) -> list[Beside]:
    """The scrutineer and the team where they attend a group, then the links that stood on ``day``.

    One query, four for a past day.
    """
    entries = list(entries)
    links = standing_on(StrategicLink, day, past=past)
    return [*_attending(entries), *(_link(link, entries) for link in links)]


def in_order(section: str) -> tuple[list[int], str]:
    """The place of a paragraph among others: §7.8 before §7.10."""
    return [int(each) for each in re.findall(r"\d+", section)], section


def _attending(entries: list[GroupOnDay]) -> list[Beside]:
    found = []
    for role in (Role.SCRUTINEER, Role.TEAM):
        mine = [(entry, place) for entry in entries for place in entry.attending if place.post.role == role]
        names = list(dict.fromkeys(entry.group.name for entry, _ in mine))
        if names:
            words = f"Attends {names[0] if len(names) == 1 else f'{number(len(names))} of the groups'}"
            sections = {place.membership.section for _, place in mine} - {""}
            found.append(Beside(ROLE_PLURALS[role], words, tuple(sorted(sections, key=in_order))))
    return found


def _link(link: StrategicLink, entries: list[GroupOnDay]) -> Beside:
    shared = [entry.group.name for entry in entries if link.partner in {each.slug for each in entry.shared_with}]
    words = f"Shares the {listing(shared)}" if shared else ""
    return Beside(link.name, words, (link.section,) if link.section else (), link.purpose, link)


def boxes_of(entries: Iterable[GroupOnDay], beside: Iterable[Beside] = ()) -> list[Box]:
    """One box for each group, for each role or body outside that a group reports to, and for each beside them."""
    entries = list(entries)
    above: dict[str, Box] = {}
    for entry in entries:
        for line in entry.lines:
            if line.to_group_id is None:
                above.setdefault(line_key(line), Box(line_key(line), line_words(line), "above"))
    lead = f"role:{Role.LSP}"
    groups = [_box(entry, lead if lead in above else "") for entry in entries]
    return [*above.values(), *groups, *(_beside_box(number, each) for number, each in enumerate(beside))]


def _beside_box(number: int, beside: Beside) -> Box:
    """A link says where it stands in the document; whoever attends, what it does: the list has all paragraphs."""
    small = [beside.words] if beside.words else []
    if beside.link is not None:
        small += beside.sections
    return Box(f"beside:{number}", beside.name, "own" if beside.link is None else "link", small=tuple(small))


def _box(entry: GroupOnDay, lead: str) -> Box:
    group = entry.group
    small = [sentence(frequency_words(entry.frequency)).rstrip(".")] if entry.frequency else []
    if entry.shared_with:
        small.append(f"Shared with {listing([each.short_name for each in entry.shared_with])}")
    elif entry.is_shared:
        small.append("Shared with other partnerships")
    look = "board" if group.kind == GroupKind.BOARD else "forum" if group.kind in FORUMS else "group"
    return Box(
        key=f"group:{group.pk}",
        name=group.name,
        look=look,
        reports_to=tuple(line_key(line) for line in entry.lines),
        small=tuple(small),
        shared=entry.is_shared,
        as_needed=group.as_needed,
        beside=lead if group.kind == GroupKind.LSP_FORUM else "",
    )
