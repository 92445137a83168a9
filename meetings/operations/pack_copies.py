"""A reader's own copy of a pack: what is in it is judged as it is asked for, whatever was built."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from hscp.record.files import lies_at, workroom
from hscp.ui import binding
from hscp.ui.binding import Piece
from meetings.models import Meeting, Pack, PackPart
from meetings.operations.pack_building import front_of, pieces_of
from meetings.operations.pack_collecting import about_pack
from meetings.queries.packs import ItemIn, items_in, still_standing


@dataclass(frozen=True, slots=True)
class PackRead:
    """What one reader has of a pack: items with their papers in the order of the agenda, from the parts they open.

    ``whole`` says that the file of everything open can be handed out as it was built.
    """

    pack: Pack
    parts: tuple[PackPart, ...]
    items: tuple[ItemIn, ...]
    whole: bool

    @property
    def open_part(self) -> PackPart | None:
        """The part of everything that is open; None where its words were erased."""
        return next((part for part in self.parts if part.file_id is None), None)

    @property
    def restricted(self) -> bool:
        return any(part.file_id is not None for part in self.parts)


def read_pack(pack: Pack, parts: Iterable[PackPart], *, only: frozenset[int] | None = None) -> PackRead:
    """A pack as whoever acts may have it now: of ``parts``, those they open, without papers that no longer stand.

    ``only`` names the items that a guest is invited to; restricted ones are never among theirs. One query.
    """
    opened = tuple(part for part in parts if only is None or part.file_id is None)
    items = sorted((item for part in opened for item in items_in(part)), key=lambda each: each.number)
    if only is not None:
        items = [item for item in items if item.item in only]
    standing = still_standing(items)
    whole = standing and only is None and all(part.file_id is None for part in opened)
    return PackRead(pack, opened, tuple(items), whole)


def make_copy(
    read: PackRead,
    meeting: Meeting,
    *,
    partnership: str,
    closed: list[tuple[int, str]],
    reader: str = "",
    guest: bool = False,
) -> BinaryIO:
    """The PDF of what one reader has of a pack, their name on every page where it says more than everybody's.

    Raises ``OSError`` where a part's file is gone, ``Refused`` where it may not leave.
    """
    about = about_pack(read.pack, meeting, partnership)
    with workroom() as room:
        pieces: list[Piece] = []
        paths = {}
        for part in read.parts:
            part.stored.may_leave.require()
            paths[part.pk] = lies_at(part.stored, room)
        lies = _where(read, paths)
        for item in read.items:
            pieces += pieces_of(item, lies[item.item], files=True)
        front = front_of(
            room / "front.pdf",
            about,
            list(read.items),
            closed,
            reader=reader,
            guest=guest,
            restricted=read.restricted,
        )
        to = room / "copy.pdf"
        foot = f"Copy of {reader}" if reader else ""
        binding.join(front, pieces, to, title=about.title, author=about.partnership, foot=foot)
        return to.open("rb")  # it can be read to its end after the room is gone


def _where(read: PackRead, paths: dict[int, Path]) -> dict[Any, Path]:
    found = {}
    for part in read.parts:
        for item in items_in(part):
            found[item.item] = paths[part.pk]
    return found
