"""A pack is built: papers become pages, pages are counted and stamped, parts are put together.

What is read of case files is read by the machine and goes into parts of these files; whoever asked is told its number.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words, time_range
from hscp.lib.workdays import uk_date
from hscp.record.files import lies_at
from hscp.record.stored import StoredFile
from hscp.ui.binding import Label, NotTaken, Piece, converter, join, pages_of, stamp, to_pdf
from hscp.ui.pdf import lay_out
from meetings.models import Meeting, Pack, PaperVersion
from meetings.operations.reach import whole_record_of
from meetings.queries.agenda import items_of
from meetings.queries.front_sheets import sheets_of
from meetings.queries.packs import Entry, ItemIn, inside_of, items_now, parts_of
from meetings.rules.packs import (
    MARK_OPEN,
    MARK_RESTRICTED,
    Counting,
    How,
    Inside,
    how_taken,
    new_since,
    page_words,
    papers_that_stand,
    prefix_of,
    replaced_by,
    too_much,
)
from partnership.queries.cases import references_of

Say = Callable[[int, int, str], None]


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


@dataclass(frozen=True, slots=True)
class BuiltPart:
    """A part as a file in the workroom."""

    part: PartToBuild
    path: Path
    pages: int


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


def build(found: ToBuild, room: Path, say: Say) -> Iterator[BuiltPart]:
    """Make the files of a pack's parts in the workroom. ``say(done, of, words)`` is told each step.

    A paper that cannot be taken is named with the reason on a page of its own; it never stops the others.
    """
    counting, done = Counting(found.before), 0
    for number, part in enumerate(found.parts):
        here = room / f"part-{number}"
        here.mkdir()
        made: list[tuple[Entry, Path]] = []
        attached: dict[str, Path] = {}
        for item in part.items:
            for entry in item.entries:
                say(done, found.steps, f"Item {item.number}, paper {entry.number}")
                pages, file = _pages(item, entry, part.sources[entry.key], here, found.about)
                entry.first = counting.take(entry.prefix, entry.pages)
                made.append((entry, pages))
                if file is not None:
                    attached[entry.attached] = file
                done += 1
        yield _put_together(found, part, made, attached, here)


def _pages(item: ItemIn, entry: Entry, stored: StoredFile, here: Path, about: About) -> tuple[Path, Path | None]:
    """The pages of one paper, and the file to attach where it is attached; says on the entry how it was taken."""
    folder = here / f"paper-{entry.key}"
    folder.mkdir()
    own, sheet, whole = folder / "own.pdf", folder / "sheet.pdf", folder / "whole.pdf"
    own_pages, attach = 0, None
    try:
        stored.may_leave.require()
        source = lies_at(stored, folder)
    except OSError:
        entry.how, entry.says = How.LEFT_OUT, "Its file could not be found."
    except Refused as refusal:
        entry.how, entry.says = How.LEFT_OUT, str(refusal)
    else:
        entry.how, entry.says, own_pages = _taken(stored, source, own, folder)
        if entry.how == How.ATTACHED:
            entry.attached = f"Item {entry.item_number} paper {entry.number} {stored.name}"
            attach = source
    front = _sheet(item, entry, about)
    if front is None:
        entry.pages = own_pages
        return own, None
    sheet.write_bytes(front)
    with sheet.open("rb") as content:
        sheet_pages = pages_of(content, "pdf", folder / "sheet-pages.pdf")
    parts = [Piece("sheet", folder / "sheet-pages.pdf", 0, sheet_pages, Label(1), "Sheet")]
    parts += [Piece("own", own, 0, own_pages, Label(1), "Own")] if own_pages else []
    join(None, parts, whole, title="", author="")
    entry.pages = sheet_pages + own_pages
    return whole, attach


def _taken(stored: StoredFile, source: Path, own: Path, folder: Path) -> tuple[str, str, int]:
    """How a file was taken, what is to be said of it, and how many pages there are of it."""
    program, kind, why = converter(), stored.kind, ""
    how = how_taken(kind, converts=bool(program))
    if how == How.CONVERTED:
        try:
            copy = folder / f"paper.{stored.about.extensions[0]}"
            copy.write_bytes(source.read_bytes())
            source, kind = to_pdf(copy, folder, program), "pdf"
        except (NotTaken, OSError) as fault:
            how, why = How.ATTACHED, f"{fault} " if isinstance(fault, NotTaken) else ""
    if how == How.ATTACHED:
        return how, f"{why}It is attached to this PDF as it is.", 0
    try:
        with source.open("rb") as content:
            return how, "", pages_of(content, kind, own)
    except NotTaken as fault:
        return How.LEFT_OUT, str(fault), 0


def _sheet(item: ItemIn, entry: Entry, about: About) -> bytes | None:
    """The page before a paper: what is said of it, and where it is had when its own pages are not there."""
    if not entry.says and not entry.sheet:
        return None
    html = render_to_string("meetings/pack_sheet.html", {"item": item, "entry": entry, "about": about})
    return lay_out(SafeString(html), title=entry.title, author=about.partnership).data


def marks_of(about: About, *, restricted: bool) -> str:
    """What stands at the foot of each page: marking, which pack, a demonstration."""
    marks = [MARK_RESTRICTED if restricted else MARK_OPEN, about.called]
    return " – ".join([*marks, *(["DEMONSTRATION: all invented"] if settings.HSCP_DEMO else [])])


def _put_together(
    found: ToBuild, part: PartToBuild, made: list[tuple[Entry, Path]], attached: dict[str, Path], here: Path
) -> BuiltPart:
    about, to = found.about, here / "part.pdf"
    plain, stamped, front = here / "plain.pdf", here / "stamped.pdf", None
    pieces = []
    if made:
        raw = [Piece(entry.key, path, 0, entry.pages, Label(1), "-") for entry, path in made]
        join(None, raw, plain, title="", author="")
        heads = [line for entry, _ in made for line in _heads(about, entry)]
        foot = (marks_of(about, restricted=part.file is not None), "")
        stamp(plain, heads, [foot] * len(heads), stamped)
        at = 0
        for entry, _ in made:
            entry.at = at
            at += entry.pages
        pieces = [piece for item in part.items for piece in pieces_of(item, stamped)]
    if part.file is None:
        front = front_of(here / "front.pdf", about, part.items, found.closed)
    joined = join(front, pieces, to, title=about.title, author=about.partnership, attached=attached)
    for entry, _ in made:
        entry.at += joined.front
    for path in (plain, stamped):
        with suppress(FileNotFoundError):
            path.unlink()
    return BuiltPart(part, to, joined.pages)


def _heads(about: About, entry: Entry) -> Iterator[tuple[str, str]]:
    left = f"{about.body}, {about.day}. Item {entry.item_number}, paper {entry.number}: {entry.title}"
    for number in range(entry.first, entry.first + entry.pages):
        yield left, f"Page {entry.prefix}{number}"


def pieces_of(item: ItemIn, source: Path, *, files: bool = False) -> list[Piece]:
    """The papers of an item as pieces of the file that they lie in; with ``files`` what is attached goes along."""
    return [
        Piece(
            key=entry.key,
            source=source,
            at=entry.at,
            pages=entry.pages,
            label=Label(entry.first, entry.prefix),
            title=f"{entry.called} {entry.title}",
            under=item.heading,
            files=(entry.attached,) if files and entry.attached else (),
        )
        for entry in item.entries
        if entry.pages and not entry.gone
    ]


def front_of(
    to: Path,
    about: About,
    items: list[ItemIn],
    closed: list[tuple[int, str]],
    *,
    reader: str = "",
    guest: bool = False,
    restricted: bool = False,
) -> Path:
    """Lay out the first pages of a copy: what it is, for whom, the contents with their links. Returns ``to``."""
    context = {
        "about": about,
        "items": items,
        "closed": closed,
        "reader": reader,
        "guest": guest,
        "prefixed": any(entry.prefix for item in items for entry in item.entries),
    }
    html = render_to_string("meetings/pack_front.html", context)
    found = lay_out(
        SafeString(html),
        title=about.title,
        running=f"{about.body}, {about.day}",
        author=about.partnership,
        marking=marks_of(about, restricted=restricted),
    )
    to.write_bytes(found.data)
    return to
