"""A pack is built: papers become pages, pages are counted and stamped, parts are put together.

What is read of case files is read by the machine and goes into parts of these files; whoever asked is told its number.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hscp.lib.verdicts import Refused
from hscp.record.files import lies_at
from hscp.record.stored import StoredFile
from hscp.ui import binding
from hscp.ui.binding import Label, NotTaken, Piece, converter, to_pdf
from hscp.ui.pdf import lay_out
from meetings.operations.pack_collecting import About, PartToBuild, ToBuild
from meetings.queries.packs import Entry, ItemIn
from meetings.rules.packs import MARK_OPEN, MARK_RESTRICTED, Counting, How, how_taken, too_long

Say = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class BuiltPart:
    """A part as a file in the workroom."""

    part: PartToBuild
    path: Path
    pages: int


def build(found: ToBuild, room: Path, say: Say) -> Iterator[BuiltPart]:
    """Make the files of a pack's parts in the workroom. ``say(done, of, words)`` is told each step.

    A paper that cannot be taken is named with the reason on a page of its own; it never stops the others. Raises
    ``Refused`` once all papers together have too many pages.
    """
    counting, done, pages_in_all = Counting(found.before), 0, 0
    for number, part in enumerate(found.parts):
        here = room / f"part-{number}"
        here.mkdir()
        made: list[tuple[Entry, Path]] = []
        attached: dict[str, Path] = {}
        for item in part.items:
            for entry in item.entries:
                say(done, found.steps, f"Item {item.number}, paper {entry.number}")
                pages, file = _pages(item, entry, part.sources[entry.key], here, found.about)
                pages_in_all += entry.pages
                too_long(pages_in_all, entry.title).require()
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
        sheet_pages = binding.pages_of(content, "pdf", folder / "sheet-pages.pdf")
    parts = [Piece("sheet", folder / "sheet-pages.pdf", 0, sheet_pages, Label(1), "Sheet")]
    parts += [Piece("own", own, 0, own_pages, Label(1), "Own")] if own_pages else []
    binding.join(None, parts, whole, title="", author="")
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
            return how, "", binding.pages_of(content, kind, own)
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
        binding.join(None, raw, plain, title="", author="")
        heads = [line for entry, _ in made for line in _heads(about, entry)]
        foot = (marks_of(about, restricted=part.file is not None), "")
        binding.stamp(plain, heads, [foot] * len(heads), stamped)
        at = 0
        for entry, _ in made:
            entry.at = at
            at += entry.pages
        pieces = [piece for item in part.items for piece in pieces_of(item, stamped)]
    if part.file is None:
        front = front_of(here / "front.pdf", about, part.items, found.closed)
    joined = binding.join(front, pieces, to, title=about.title, author=about.partnership, attached=attached)
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
