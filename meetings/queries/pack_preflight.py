"""Before a pack is built: how each paper will be taken, what is missing, who will see what."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hscp.spaces.acting import current
from meetings.enums import MeetingState
from meetings.models import Meeting
from meetings.queries.moment import planned_people
from meetings.queries.packs import guests_of, items_now
from meetings.queries.paper_owed import wants_paper
from meetings.queries.room import Attending, attending
from meetings.rules.packs import Audience, How, ItemNow, audiences, how_taken
from partnership.models import Seat
from partnership.queries.cases import lists_of, references_of
from partnership.rules.cases import Place


@dataclass(frozen=True, slots=True)
class Going:
    """A paper that goes in, and how."""

    title: str
    number: int
    words: str
    how: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ItemGoing:
    """An item with the papers that go in; ``missing`` where it wants one and has none."""

    number: int
    title: str
    papers: tuple[Going, ...]
    missing: bool
    restricted: bool


def going_in(items: Iterable[Any], chosen: Iterable[tuple[ItemNow, Any]], *, converts: bool) -> list[ItemGoing]:
    """The items of the agenda, as far as one reads them, with those of their papers that are ``chosen``."""
    keys = {paper.version for _, paper in chosen}
    found = []
    for item in items:
        if item.withdrawn_because:
            continue
        papers = []
        for each in item.listed_papers:
            if each.latest.pk not in keys:
                continue
            leave = each.stored.may_leave
            how = how_taken(each.stored.kind, converts=converts)
            problem = "" if leave else leave.sentence
            papers.append(Going(each.paper.title, each.paper.number, each.stored.words, HOW_WORDS[how], problem))
        missing = wants_paper(item) and not papers
        found.append(ItemGoing(item.number, item.title, tuple(papers), missing, item.file_id is not None))
    return found


HOW_WORDS: dict[How, str] = {
    How.PAGES: "as pages",
    How.CONVERTED: "made into pages",
    How.ATTACHED: "attached to the PDF as it is",
}


def who_sees_what(meeting: Meeting, items: Sequence[Any], closed: Sequence[Any], at: datetime) -> list[Audience]:
    """The variants of the pack. The names on a case file's list are given only to whoever opens that file.

    ``closed`` are the items that one may not read. Six queries at the most, and five more for all case files together.
    """
    people: Sequence[Attending]
    if meeting.state == MeetingState.PLANNED:
        people, _ = planned_people(meeting)
    else:
        people = attending(meeting.pk)
    here = {each.person_id: each.person_name for each in people if each.person_id is not None}
    seats = [each.seat_id for each in people if each.seat_id is not None]
    accounts = set(Seat.objects.filter(pk__in=seats, user__isnull=False).values_list("person_id", flat=True))
    now = items_now(items)
    files = {each.file for each in now if each.file}
    lists: dict[int, tuple[str, tuple[str, ...] | None]] = {}
    references, open_lists = references_of(files), lists_of(files & current().files, at) if files else {}
    for file, reference in references.items():
        counting = {each.grant.seat.person_id for each in open_lists.get(file, ()) if each.place is Place.COUNTS}
        lists[file] = (reference, tuple(sorted(name for key, name in here.items() if key in counting)))
    for number, each in enumerate(closed):  # keys of our own: whoever may not read the item learns nothing of its file
        now.append(ItemNow(-1 - number, each.number, file=-1 - number))
        lists[-1 - number] = (each.reference, None)
    found = guests_of(meeting)
    often = Counter(each.guest_name for each in found)  # two of one name are told apart by what they are
    guests: dict[str, set[int]] = {}
    for each in found:
        called = each.guest_name if often[each.guest_name] == 1 else f"{each.guest_name} ({each.capacity})"
        guests.setdefault(called, set()).update(each.keys)
    return audiences(
        now,
        listed=sorted((name, key in accounts) for key, name in here.items()),
        lists=lists,
        guests=guests,
    )
