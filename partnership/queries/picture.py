"""The structure's rows as the facts that its picture is drawn from."""

from collections.abc import Iterable

from hscp.lib.words import listing, sentence
from partnership.enums import GroupKind, Role
from partnership.models import ReportingLine
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


def boxes_of(entries: Iterable[GroupOnDay]) -> list[Box]:
    """One box for each group, and for each role or body outside that a group reports to."""
    entries = list(entries)
    above: dict[str, Box] = {}
    for entry in entries:
        for line in entry.lines:
            if line.to_group_id is None:
                above.setdefault(line_key(line), Box(line_key(line), line_words(line), "above"))
    lead = f"role:{Role.LSP}"
    return [*above.values(), *(_box(entry, lead if lead in above else "") for entry in entries)]


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
