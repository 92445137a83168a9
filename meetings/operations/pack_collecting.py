"""What goes into a pack as its agenda stands: items, papers and their files, read before anything is built."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hscp.lib.words import date_words, time_range
from hscp.lib.workdays import uk_date
from hscp.record.stored import StoredFile
from meetings.models import Meeting, Pack, PaperVersion
from meetings.operations.reach import whole_record_of
from meetings.queries.agenda import items_of
from meetings.queries.front_sheets import sheets_of
from meetings.queries.packs import Entry, ItemIn, inside_of, items_now, parts_of
from meetings.rules.packs import How, Inside, new_since, page_words, papers_that_stand, prefix_of, replaced_by, too_much
from partnership.queries.cases import references_of


@dataclass(frozen=True, slots=True)
class About:
    """What stands on every page of a pack: whose meeting, when and where, and what the pack is called."""

    body: str
    day: str
    times: str
    place: str
    called: str
    brings: str
    partnership: str

    @property
    def title(self) -> str:
        return f"{self.called}: {self.body}, {self.day}"


@dataclass(slots=True)
class PartToBuild:
    """What opens together: ``file`` and ``item`` are the keys of its case file and item, None for what is open."""

    file: int | None
    item: int | None
    items: list[ItemIn]
    sources: dict[str, StoredFile] = field(default_factory=dict)


@dataclass(slots=True)
class ToBuild:
    """Everything that a pack is made of: from here on nothing is read from the database."""

    about: About
    parts: list[PartToBuild]
    closed: list[tuple[int, str]]
    before: list[Inside]

    @property
    def steps(self) -> int:
        return sum(len(part.sources) for part in self.parts) + 2


def about_pack(pack: Pack, meeting: Meeting, partnership: str) -> About:
    """The words on every page of a pack."""
    return About(
        body=meeting.group.called,
        day=date_words(uk_date(meeting.starts_at), weekday=False),
        times=time_range(meeting.starts_at, meeting.ends_at),
        place=meeting.place,
        called=pack.called,
        brings=pack.brings,
        partnership=partnership,
    )


def about_item(item: Any) -> str:
    """ "To decide, 10 minutes, brought by the Partnership Team"."""
    said = [str(item.get_purpose_display())]
    said += [f"{item.minutes_planned} minutes"] if item.minutes_planned else []
    said += [f"brought by {item.introduced_by}"] if item.introduced_by else []
    return ", ".join(said)


def collect(pack: Pack, meeting: Meeting, partnership: str) -> ToBuild:
    """What goes into a pack as the agenda stands: all papers, or for a supplement what is in no pack before.

    It reaches every case file of the meeting (`whole_record_of`). Raises ``Refused`` for more papers than a pack takes.
    """
    with whole_record_of(meeting):
        items = list(items_of(meeting))
        now = items_now(items)
        before: list[Inside] = []
        if pack.supplement:
            chain = Pack.objects.filter(meeting=meeting, number=pack.number, supplement__lt=pack.supplement)
            before = inside_of(parts_of(chain.filter(built_at__isnull=False)))
        chosen = new_since(now, before) if pack.supplement else papers_that_stand(now)
        too_much(len(chosen)).require()
        keys = {paper.version for _, paper in chosen}
        versions = {row.pk: row for row in PaperVersion.objects.filter(pk__in=keys).select_related("paper", "stored")}
        references = references_of(item.file_id for item in items if item.file_id)
        sheets = sheets_of({paper.paper for _, paper in chosen})
    parts = [PartToBuild(None, None, [])]
    closed = []
    for item in items:
        if item.withdrawn_because:
            continue
        entries = [
            _entry(item, versions[paper.version], before, sheets) for each, paper in chosen if each.item == item.pk
        ]
        if pack.supplement and not entries:
            continue
        within = ItemIn(item.pk, item.number, item.title, about_item(item), entries, item.file_id is not None)
        part = parts[0]
        if item.file_id is not None:
            closed.append((item.number, references[item.file_id]))
            part = PartToBuild(item.file_id, item.pk, [])
            parts.append(part)
        part.items.append(within)
        part.sources |= {entry.key: versions[entry.version].stored for entry in entries}
    return ToBuild(about_pack(pack, meeting, partnership), parts, closed, before)


def _entry(item: Any, version: PaperVersion, before: list[Inside], sheets: Mapping[int, dict[str, str]]) -> Entry:
    earlier = replaced_by(version.paper_id, before)
    return Entry(
        item=item.pk,
        item_number=item.number,
        paper=version.paper_id,
        number=version.paper.number,
        title=version.paper.title,
        author=sheets.get(version.paper_id, {}).get("author") or version.paper.author,
        version=version.pk,
        version_number=version.number,
        kind=version.stored.kind,
        how=How.PAGES,
        prefix=prefix_of(item.number, item.file_id or 0),
        sheet=sheets.get(version.paper_id, {}),
        replaces=page_words(earlier.first, earlier.pages, earlier.prefix) if earlier else "",
    )
