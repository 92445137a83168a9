"""Packs as they were built, what of them still stands, and what the agenda would put into one now."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from django.db.models import QuerySet

from hscp.record.models import JobState
from hscp.record.stored import StoredFile
from meetings.models import AgendaItem, Attendee, GuestItem, Meeting, Pack, PackPart, PaperVersion
from meetings.rules.packs import How, Inside, ItemNow, PaperNow, page_words


@dataclass(slots=True)
class Entry:
    """A paper as it went into a pack: its words then, how it was taken, where it stands.

    ``first`` and ``prefix`` are how its pages are stamped, ``at`` where they begin in the part's file, counted from 0;
    ``attached`` is the name of the file enclosed for it; ``says`` why it is not among the pages; ``replaces`` where an
    earlier version stands in a pack before; ``sheet`` the words of its front
    sheet. ``gone`` is said by `still_standing` and not kept: why it is handed out no longer.
    """

    item: int
    item_number: int
    paper: int
    number: int
    title: str
    author: str
    version: int
    version_number: int
    kind: str
    how: str
    first: int = 0
    pages: int = 0
    prefix: str = ""
    at: int = 0
    attached: str = ""
    says: str = ""
    replaces: str = ""
    sheet: dict[str, str] = field(default_factory=dict)
    gone: str = ""

    @property
    def called(self) -> str:
        """ "3.2": paper 2 of item 3."""
        return f"{self.item_number}.{self.number}"

    @property
    def where(self) -> str:
        """ "pages 12 to 15"."""
        return page_words(self.first, self.pages, self.prefix)

    @property
    def key(self) -> str:
        return f"{self.item}-{self.paper}"

    @property
    def inside(self) -> Inside:
        return Inside(self.item, self.item_number, self.paper, self.version, self.first, self.pages, self.prefix)


@dataclass(slots=True)
class ItemIn:
    """An item as it stood on the agenda when the pack was built, with its papers in the pack."""

    item: int
    number: int
    title: str
    about: str
    entries: list[Entry]
    restricted: bool = False
    gone: str = ""
    is_closed = False

    @property
    def heading(self) -> str:
        return f"{self.number}. {self.title}"


KEPT = tuple(each.name for each in fields(Entry) if each.name != "gone")


def plan_of(items: Sequence[ItemIn]) -> dict[str, Any]:
    """What a part keeps of its items and papers, as plain values."""
    return {
        "items": [
            {"item": each.item, "number": each.number, "title": each.title, "about": each.about} for each in items
        ],
        "papers": [{name: asdict(entry)[name] for name in KEPT} for each in items for entry in each.entries],
    }


def items_in(part: PackPart) -> list[ItemIn]:
    """The items of a part with their papers; none of one whose words were erased."""
    plan = part.plan or {}
    found = {
        row["item"]: ItemIn(row["item"], row["number"], row["title"], row["about"], [], part.file_id is not None)
        for row in plan.get("items", [])
    }
    for row in plan.get("papers", []):
        found[row["item"]].entries.append(Entry(**{name: row[name] for name in KEPT if name in row}))
    return list(found.values())


def packs_of(meeting: Meeting) -> "QuerySet[Pack]":
    """The packs of a meeting, the latest first, with their jobs."""
    return Pack.objects.filter(meeting=meeting).select_related("job").order_by("-number", "-supplement")


def under_way(packs: Iterable[Pack]) -> str:
    """What the pack is called that is being built; empty where none is."""
    for pack in packs:
        if pack.built_at is None and pack.job is not None and pack.job.state != JobState.FAILED:
            return pack.called
    return ""


def issued_after(pack: Pack, packs: Iterable[Pack]) -> str:
    """What the latest version after ``pack`` is called that was issued; empty where none was."""
    return next((each.called for each in packs if each.issued_at is not None and each.number > pack.number), "")


def parts_of(packs: Iterable[Pack], *, only_open: bool = False) -> list[PackPart]:
    """The parts of packs that one may open, each with its file; ``only_open``: none of a case file. One query."""
    rows = PackPart.objects.filter(pack__in=[pack.pk for pack in packs]).select_related("stored")
    if only_open:
        rows = rows.filter(file__isnull=True)
    return list(rows.order_by("pack__number", "pack__supplement", "pk"))


def inside_of(parts: Iterable[PackPart]) -> list[Inside]:
    """What is in these parts, in their order."""
    return [entry.inside for part in parts for item in items_in(part) for entry in item.entries]


def still_standing(items: Iterable[ItemIn]) -> bool:
    """Say of each item and paper why it is not handed out any more, where that is so; whether all still are. Two
    queries.

    A paper that was withdrawn since, alone or with its item, or whose file was destroyed, is in no copy that is made
    from then on. The others keep the numbers of their pages.
    """
    items = list(items)
    taken_off = AgendaItem.objects.filter(pk__in=[item.item for item in items]).exclude(withdrawn_because="")
    why = dict(taken_off.values_list("pk", "withdrawn_because"))
    for item in items:
        item.gone = f"This item was withdrawn: {why[item.item]}" if item.item in why else ""
    entries = [(item, entry) for item in items for entry in item.entries]
    versions = {entry.version for _, entry in entries}
    rows = PaperVersion.objects.filter(pk__in=versions).select_related("paper", "stored")
    known = {row.pk: row for row in rows}
    for item, entry in entries:
        row = known.get(entry.version)
        if item.gone:
            entry.gone = "It is withdrawn with its item."
        elif row is None:
            entry.gone = "This paper is not kept any more."
        elif row.paper.withdrawn_because:
            entry.gone = f"This paper was withdrawn: {row.paper.withdrawn_because}"
        elif entry.how != How.LEFT_OUT and not row.stored.may_leave:
            entry.gone = row.stored.may_leave.sentence
    return not any(item.gone for item in items) and not any(entry.gone for _, entry in entries)


def items_now(items: Iterable[Any]) -> list[ItemNow]:
    """Items with their ``listed_papers`` as the rules see them."""
    return [
        ItemNow(
            item.pk,
            item.number,
            tuple(
                PaperNow(
                    each.paper.pk,
                    each.paper.number,
                    each.latest.pk,
                    withdrawn=bool(each.paper.withdrawn_because),
                    may_leave=_may_leave(each.stored),
                )
                for each in item.listed_papers
            ),
            item.file_id or 0,
            bool(item.withdrawn_because),
        )
        for item in items
    ]


def _may_leave(stored: StoredFile) -> bool:
    return bool(stored.may_leave)


def open_items_of(meeting: Meeting) -> list[AgendaItem]:
    """The items that a guest can be invited to: none of a case file, confidential or withdrawn. One query."""
    rows = AgendaItem.objects.filter(meeting=meeting, file__isnull=True, withdrawn_because="", confidential=False)
    return list(rows.order_by("number"))


def guests_of(meeting: Meeting) -> list[Any]:
    """The guests on a meeting's list by name, each with ``keys``: the items they are invited to. Two queries.

    What became confidential after they were invited to it is not among these.
    """
    found: list[Any] = list(Attendee.objects.filter(meeting=meeting, post__isnull=True).order_by("guest_name", "pk"))
    invited: dict[int, set[int]] = {}
    if found:
        rows = GuestItem.objects.filter(guest__in=[each.pk for each in found], item__confidential=False)
        for guest, item in rows.values_list("guest_id", "item_id"):
            invited.setdefault(guest, set()).add(item)
    for each in found:
        each.keys = invited.get(each.pk, set())
    return found
