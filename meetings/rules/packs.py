"""Packs: what goes in, how pages are counted, who gets what. Facts in, verdicts out.

A pack is a numbered version of all papers of a meeting. What comes later goes out as a supplement, whose pages go on
from where those before it ended: a page that somebody has marked keeps its number. The pages of an item of a case file
are counted by themselves ("7-1"), so that a copy without them has no gap, and says nothing of their number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import listing, plural
from meetings.rules.states import MEETING, MeetingState

MARK_OPEN = "OFFICIAL"
MARK_RESTRICTED = "OFFICIAL-SENSITIVE"
MOST_PAPERS = 300
MOST_PAGES = 3000
"""Of all papers of a pack together: what is read in one PDF, and put together within a worker's means. Our choice."""


class How(StrEnum):
    """How a paper is taken into a pack."""

    PAGES = "pages"
    CONVERTED = "converted"
    ATTACHED = "attached"
    LEFT_OUT = "left_out"


PAGES_OF = frozenset({"pdf", "png", "jpeg"})
WORD_LIKE = frozenset({"docx", "odt", "pptx"})


def how_taken(kind: str, *, converts: bool) -> How:
    """How a file of that kind is taken: as pages, made into pages by LibreOffice, or attached as it is."""
    if kind in PAGES_OF:
        return How.PAGES
    return How.CONVERTED if converts and kind in WORD_LIKE else How.ATTACHED


@dataclass(frozen=True, slots=True)
class PaperNow:
    """A paper as it stands: its latest version. ``may_leave`` is False while its file may not be handed out."""

    paper: int
    number: int
    version: int
    withdrawn: bool = False
    may_leave: bool = True


@dataclass(frozen=True, slots=True)
class ItemNow:
    """An item of the agenda as it stands; ``file`` is the key of its case file, 0 for none."""

    item: int
    number: int
    papers: tuple[PaperNow, ...] = ()
    file: int = 0
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Inside:
    """A paper as it went into a pack: which version, and where it stands."""

    item: int
    item_number: int
    paper: int
    version: int
    first: int = 0
    pages: int = 0
    prefix: str = ""


def papers_that_stand(items: Iterable[ItemNow]) -> list[tuple[ItemNow, PaperNow]]:
    """Every paper that goes into a pack, in the order of the agenda: none withdrawn, none of a withdrawn item."""
    return [
        (item, paper)
        for item in sorted(items, key=lambda each: each.number)
        if not item.withdrawn
        for paper in sorted(item.papers, key=lambda each: each.number)
        if not paper.withdrawn
    ]


def new_since(items: Iterable[ItemNow], inside: Iterable[Inside]) -> list[tuple[ItemNow, PaperNow]]:
    """What of the papers that stand is in none of the packs before, in this version: what a supplement brings."""
    there = {(each.paper, each.version) for each in inside}
    return [(item, paper) for item, paper in papers_that_stand(items) if (paper.paper, paper.version) not in there]


def replaced_by(paper: int, inside: Iterable[Inside]) -> Inside | None:
    """Of the packs before, where an earlier version of that paper stands last; None where it is new altogether."""
    found = None
    for each in inside:
        if each.paper == paper:
            found = each
    return found


def may_build(state: str, *, under_way: str) -> Verdict:
    """Whether a pack of the meeting may be built now; ``under_way`` is what one that is being built is called."""
    if state not in (MeetingState.PLANNED, MeetingState.OPEN):
        return no("over", f"This meeting is {MEETING.state(state).label}: its packs stand.")
    if under_way:
        return no("under_way", f"{under_way} is being built. Wait until it is done.")
    return YES


def may_supplement(items: Collection[ItemNow], inside: Collection[Inside], *, issued: str) -> Verdict:
    """Whether a supplement may follow the pack called ``issued`` (empty: none was issued yet).

    Items that were numbered anew since would make two papers stand under one number: then a new version is built.
    """
    if not issued:
        return no("no_pack", "No pack was issued yet, so there is nothing to supplement. Build the pack.")
    numbers = {item.item: item.number for item in items}
    moved = {each.item for each in inside if numbers.get(each.item, each.item_number) != each.item_number}
    if moved:
        return no(
            "renumbered",
            f"Items of the agenda have other numbers than in {issued}. Build a new version of the pack instead.",
        )
    if not new_since(items, inside):
        return no("nothing_new", f"No paper was added or replaced since {issued}.")
    return YES


def may_issue_pack(*, built: bool, issued: bool, failed: bool, state: str, later: str) -> Verdict:
    """Whether a pack may be issued: once, when it is built, while its meeting is held and none was issued that follows.

    ``later`` is what a later version is called that was issued already; empty where none was.
    """
    if issued:
        return no("issued", "This pack was issued already.")
    if state == MeetingState.CANCELLED:
        return no("cancelled", "This meeting is cancelled: nobody is sent papers for it.")
    if later:
        return no("later", f"{later} was issued already: its readers would take this one for the newer.")
    if failed:
        return no("failed", "This pack could not be built. Build it again first.")
    return YES if built else no("not_built", "This pack is still being built.")


def pack_called(number: int, supplement: int) -> str:
    """ "Pack 2", "Pack 2, supplement 1"."""
    return f"Pack {number}, supplement {supplement}" if supplement else f"Pack {number}"


def page_words(first: int, pages: int, prefix: str = "") -> str:
    """Where a paper stands, as its pages are stamped: "page 12", "pages 12 to 15", "pages 7-1 to 7-4"."""
    if not pages:
        return ""
    if pages == 1:
        return f"page {prefix}{first}"
    return f"pages {prefix}{first} to {prefix}{first + pages - 1}"


def prefix_of(item_number: int, file: int) -> str:
    """What stands before the numbers of an item's pages: nothing, or its number where it belongs to a case file."""
    return f"{item_number}-" if file else ""


class Counting:
    """Counts pages: one series for what is open, one for each item of a case file; on from where others ended."""

    def __init__(self, inside: Iterable[Inside] = ()) -> None:
        self._next: dict[str, int] = {}
        for each in inside:
            if each.pages:
                self._next[each.prefix] = max(self._next.get(each.prefix, 1), each.first + each.pages)

    def take(self, prefix: str, pages: int) -> int:
        """The number of the first of so many pages more of a series."""
        first = self._next.get(prefix, 1)
        self._next[prefix] = first + pages
        return first


def may_give_item(*, is_guest: bool, file: int, withdrawn: bool, confidential: bool = False, number: int) -> Verdict:
    """Whether somebody may be invited to an item by name.

    A case file opens by its list alone, and a confidential item is not for guests.
    """
    found = []
    if not is_guest:
        found.append(Reason("not_guest", "Whoever holds a post reads the pack under their own name."))
    if file:
        found.append(
            Reason("restricted", f"Item {number} belongs to a case file: only the people on its list get its papers.")
        )
    if confidential:
        found.append(Reason("confidential", f"Item {number} is confidential: it is not for guests."))
    if withdrawn:
        found.append(Reason("withdrawn", f"Item {number} was withdrawn."))
    return verdict_from(found)


@dataclass(frozen=True, slots=True)
class Audience:
    """One variant of a pack: who reads it, and the numbers of the items in it.

    ``names`` is None where the one who asks may not know them: the list of a case file is for those on it.
    """

    title: str
    items: tuple[int, ...]
    names: tuple[str, ...] | None = ()
    without_account: tuple[str, ...] = ()
    reference: str = ""

    @property
    def items_words(self) -> str:
        """ "Items 1 to 4 and 6"."""
        return items_words(self.items)


def audiences(
    items: Iterable[ItemNow],
    *,
    listed: Iterable[tuple[str, bool]],
    lists: Mapping[int, tuple[str, tuple[str, ...] | None]],
    guests: Mapping[str, Collection[int]],
) -> list[Audience]:
    """Who will see what. ``listed`` are the people of the meeting's list, and whether each has an account; ``lists``
    the reference of each case file and who of them opens it (None: not for the one who asks); ``guests`` the keys of
    the items that each guest is invited to.
    """
    standing = [item for item in sorted(items, key=lambda each: each.number) if not item.withdrawn]
    people = list(listed)
    open_items = tuple(item.number for item in standing if not item.file)
    found = [
        Audience(
            "Everybody who holds a post here",
            open_items,
            tuple(name for name, account in people if account),
            tuple(name for name, account in people if not account),
        )
    ]
    for item in standing:
        if item.file:
            reference, names = lists[item.file]
            found.append(Audience(f"Besides, those on the list of {reference}", (item.number,), names, (), reference))
    for name, keys in sorted(guests.items()):
        theirs = tuple(item.number for item in standing if item.item in keys and not item.file)
        found.append(Audience(f"{name}, as a guest", theirs, (name,)))
    return found


def items_words(numbers: Iterable[int]) -> str:
    """ "Item 3", "Items 1 to 4 and 6"; "No item" for none."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [
        word
        for run in runs
        for word in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(number) for number in run])
    ]
    if not words:
        return "No item"
    one = len(runs) == 1 and len(runs[0]) == 1
    return f"{'Item' if one else 'Items'} {listing(words)}"


def too_long(pages: int, title: str) -> Verdict:
    """Whether a pack that has so many pages with the paper of that title is not too long."""
    if pages <= MOST_PAGES:
        return YES
    return no(
        "too_long",
        f"A pack takes {MOST_PAGES} pages at the most; with “{title}” it would have {pages}. Withdraw long papers or "
        "replace them by shorter ones, then try again.",
    )


def too_much(papers: int) -> Verdict:
    """Whether so many papers go into one pack."""
    if papers <= MOST_PAPERS:
        return YES
    return no("too_many", f"A pack takes {plural(MOST_PAPERS, 'paper')} at the most; this meeting has {papers}.")
