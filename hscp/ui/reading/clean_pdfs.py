"""A PDF made clean before it is published: nothing of whoever wrote it, nothing that is attached, nothing that acts.

Taken off are its particulars (docinfo, XMP, of every object), attached files, scripts and actions, comments,
thumbnails, data that programs keep for themselves, what photographs say of their camera and place, and every earlier
state of the file, for it is written anew. Filled forms become part of their page. Tags, bookmarks, links to the web
stay.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from hscp.ui.particulars import particulars_of_pdf
from hscp.ui.reading.parts import Unreadable
from hscp.ui.reading.pdfs import BROKEN, DAMAGED
from hscp.ui.unpacking import MOST, limit_unpacking

limit_unpacking()
OFF = {
    **dict.fromkeys(("/Metadata", "/LastModified"), "particulars of its parts"),
    **dict.fromkeys(("/PieceInfo", "/SpiderInfo"), "data of the program that made it"),
    **dict.fromkeys(("/Thumb",), "thumbnails"),
    **dict.fromkeys(("/OpenAction", "/AA", "/JS", "/JavaScript", "/URLS"), "actions"),
    **dict.fromkeys(("/AF", "/EF", "/EmbeddedFiles", "/Collection", "/XFA"), "attached files"),
    **dict.fromkeys(("/Perms", "/Legal", "/DSS"), "a signature, which a file made anew cannot keep"),
}
OURS = {"Title", "Author", "xmp:title", "xmp:creator", "xmp:part"}
WEB = ("https://", "http://", "mailto:")
# Segments of a JPEG that are needed to show it: its frame, its colours. All others (0xFFE0 to 0xFFEF, 0xFFFE) tell.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_COLOURS = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A PDF made clean, its pages, and in words what was taken off it."""

    data: bytes
    pages: int
    taken_off: tuple[str, ...]


def clean_pdf(data: bytes, *, title: str, author: str) -> Cleaned:
    """The same PDF made clean, saying of itself ``title`` and ``author`` alone; the same bytes for the same file.

    Raises ``Unreadable`` where it is damaged, or says more of itself all the same.
    """
    off: dict[str, None] = {}
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            accessible = _accessible(pdf)
            if any(pdf.docinfo.values()):
                off["particulars of the file"] = None
            _forms(pdf, off)
            for each in (*pdf.objects, pdf.trailer):
                _strip(each, off)
            _root(pdf, off)
            _describe(pdf, title, author, accessible)
            pdf.remove_unreferenced_resources()
            made = BytesIO()
            pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
            pages = len(pdf.pages)
    except BROKEN:
        raise Unreadable(DAMAGED) from None
    if more := set(particulars_of_pdf(made.getvalue())) - OURS:
        raise Unreadable(f"It could not be made clean: it says {', '.join(sorted(more))} of itself. Make it anew.")
    return Cleaned(made.getvalue(), pages, tuple(off))


def _accessible(pdf: pikepdf.Pdf) -> str:
    """Its claim to be accessible (PDF/UA), which is none of a person."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
        return str(packet.get("pdfuaid:part", ""))


def _forms(pdf: pikepdf.Pdf, off: dict[str, None]) -> None:
    """Fields become part of their page; of other annotations those that lead somewhere stay."""
    fields = False
    for page in pdf.pages:
        notes = page.obj.get("/Annots")
        if not isinstance(notes, pikepdf.Array):
            continue
        kept = []
        for each in notes:
            if isinstance(each, pikepdf.Dictionary) and (each.get("/Subtype") == "/Widget" or _leads(each)):
                fields = fields or each.get("/Subtype") == "/Widget"
                kept.append(each)
                continue
            off["comments and other notes"] = None
            if isinstance(each, pikepdf.Dictionary):
                for key in list(each.keys()):  # a tag may still point to it
                    del each[key]
        page.obj.Annots = pdf.make_indirect(pikepdf.Array(kept))
    if fields and "/AcroForm" not in pdf.Root:  # what they show is seen all the same
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array())
    if "/AcroForm" in pdf.Root:
        off["form fields, which are part of their page now"] = None
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")
        if "/AcroForm" in pdf.Root:
            del pdf.Root.AcroForm


def _leads(note: Any) -> bool:
    """Whether it is a link: into the document, or to the web."""
    if note.get("/Subtype") != "/Link":
        return False
    for key in ("/NM", "/M", "/T", "/PA", "/AP"):  # what a link itself would draw is no text of the page
        if key in note:
            del note[key]
    act = note.get("/A")
    if isinstance(act, pikepdf.Dictionary):
        return act.get("/S") == "/GoTo" or (act.get("/S") == "/URI" and str(act.get("/URI", "")).startswith(WEB))
    return "/Dest" in note


def _strip(one: Any, off: dict[str, None]) -> None:
    for each in _dictionaries(one.stream_dict if isinstance(one, pikepdf.Stream) else one, 0):
        for key in OFF:
            if key in each:
                off[OFF[key]] = None
                del each[key]
    if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image":
        _bare(one, off)


def _bare(one: Any, off: dict[str, None]) -> None:
    """A photograph without what it says of itself, packed once more or not."""
    if _is_packed_jpeg(one):
        unpacked = zlib.decompressobj().decompress(one.read_raw_bytes(), MOST)
        one.write(unpacked, filter=pikepdf.Name.DCTDecode)
    if _is_jpeg(one):
        data = one.read_raw_bytes()
        if (bare := without_remarks(data)) != data:
            off["what photographs say of themselves"] = None
            one.write(bare, filter=pikepdf.Name.DCTDecode, decode_parms=_parms(one))


def _is_packed_jpeg(stream: Any) -> bool:
    way = stream.get("/Filter")
    packed = isinstance(way, pikepdf.Array) and list(way) == [pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode]
    return packed and _parms(stream) is None


def _parms(stream: Any) -> Any:
    return stream.get("/DecodeParms")


def _dictionaries(one: Any, depth: int) -> Iterator[Any]:
    """Dictionaries that stand in an object itself, the outermost first."""
    if depth > 50:
        raise Unreadable(DAMAGED)
    if isinstance(one, pikepdf.Dictionary):
        yield one
        inner: list[Any] = list(one.values())
    elif isinstance(one, pikepdf.Array):
        inner = list(one)
    else:
        return
    for each in inner:
        if isinstance(each, pikepdf.Object) and not each.is_indirect:
            yield from _dictionaries(each, depth + 1)


def _is_jpeg(stream: Any) -> bool:
    way = stream.get("/Filter")
    return way == "/DCTDecode" or (isinstance(way, pikepdf.Array) and list(way) == [pikepdf.Name.DCTDecode])


def without_remarks(data: bytes) -> bytes:
    """A JPEG without what it says of its camera, its place and its maker; what is no JPEG comes back as it is."""
    if data[:2] != b"\xff\xd8":
        return data
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a filler
            at += 1
            continue
        if marker == 0xDA:  # the picture itself begins
            break
        ends = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        tells = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if not tells or data[at + 4 :].startswith(_COLOURS.get(marker, b"\x00none")):
            kept.append(data[at:ends])
        at = ends
    return b"".join([*kept, data[at : _end_of_picture(data, at)]])


def _end_of_picture(data: bytes, at: int) -> int:
    """Where the picture ends whose scans begin there: telephones put another one behind it, with a place of its own."""
    while match := _MARKER.search(data, at):
        if data[match.start() + 1] == 0xD9:
            return match.end()
        at = match.end() + int.from_bytes(data[match.end() : match.end() + 2], "big")
    return len(data)


def _root(pdf: pikepdf.Pdf, off: dict[str, None]) -> None:
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        for key in list(names.keys()):
            if key != "/Dests":
                off[OFF["/EF"] if key == "/EmbeddedFiles" else OFF["/JS"]] = None
                del names[key]


def _describe(pdf: pikepdf.Pdf, title: str, author: str, accessible: str) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    with pdf.open_metadata(set_pikepdf_as_editor=False) as packet:
        packet["dc:title"] = title
        packet["dc:creator"] = [author]
        if accessible:
            packet["pdfuaid:part"] = accessible
