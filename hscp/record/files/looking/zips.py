"""Office documents, Microsoft's and OpenDocument: packed files, unpacked to their end within limits, looked into."""

import re
import zipfile
import zlib
from io import BytesIO
from typing import BinaryIO
from xml.parsers import expat

from hscp.lib.uploads import Fault, Limits
from hscp.record.files.looking.found import Found

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PIECE = 1 << 16
SMALL = 5_000_000  # bytes: what is no larger unpacked is no bomb, however well it packs
DEEP_XML = 20_000_000  # bytes of one member that is parsed
MAIN = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_PACKED = re.compile(r"\.(zip|docx|xlsx|pptx|odt|ods|7z|rar|gz|tar|jar)$", re.IGNORECASE)
_MACROS = re.compile(
    r"(^|/)(vbaproject|vbadata|vbaprojectsignature)[^/]*$|(^|/)(macrosheets|dialogsheets)/|^(basic|scripts)/", re.I
)
_ACTIVE = re.compile(r"(^|/)activex", re.IGNORECASE)


class _Broken(Exception):
    """It could not be read to its end."""


class _TooMuch(Exception):
    """It unpacks to more than is taken."""


def look(content: BinaryIO, size: int, limits: Limits, depth: int = 0, spent: int = 0) -> Found:
    """What a packed file is. ``spent`` bytes were unpacked already, of the document in which it lies."""
    found = Found("")
    try:
        with zipfile.ZipFile(content) as packed:
            _look(packed, size, limits, depth, spent, found)
    except _TooMuch:
        found.faults.add(Fault.UNPACKED)
    except (_Broken, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        found.faults.add(Fault.DAMAGED)
    return found


def _look(packed: zipfile.ZipFile, size: int, limits: Limits, depth: int, spent: int, found: Found) -> None:
    members = packed.infolist()
    names = [member.filename for member in members]
    found.content = _kind(packed, names)
    if any(member.flag_bits & 1 for member in members):
        found.faults.add(Fault.ENCRYPTED)
        return
    if len(members) > limits.members:
        found.faults.add(Fault.MEMBERS)
        return
    if len(set(names)) != len(names) or any(_strays(name) for name in names):
        raise _Broken
    if sum(member.compress_size for member in members) > size:  # members that overlap
        raise _TooMuch
    unpacked = sum(member.file_size for member in members)
    if spent + unpacked > limits.unpacked or (unpacked > SMALL and unpacked > size * limits.ratio):
        raise _TooMuch
    if any(_MACROS.search(name) for name in names):
        found.faults.add(Fault.MACROS)
    if any(_ACTIVE.search(name) for name in names):
        found.faults.add(Fault.ACTIVE)
    for member in members:
        _look_into(packed, member, limits, depth, spent + unpacked, found)


def _kind(packed: zipfile.ZipFile, names: list[str]) -> str:
    """Which document it is by its parts: [Content_Types].xml and the main part, or OpenDocument's first member."""
    if "[Content_Types].xml" in names:
        return next((kind for part, kind in MAIN.items() if part in names), "")
    if names and names[0] == "mimetype" and "content.xml" in names:
        with packed.open("mimetype") as member:
            return OPEN_DOCUMENT.get(member.read(100).strip(), "")
    return ""


def _strays(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name.split("/")[0]


def _look_into(
    packed: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits, depth: int, spent: int, found: Found
) -> None:
    """Unpack one member to its end, which checks its sum, and look into what can do harm."""
    name = member.filename.lower()
    wanted = name.endswith((".rels", ".xml")) and (
        name == "[content_types].xml"
        or name.endswith((".rels", "manifest.xml", "content.xml", "styles.xml"))
        or "/externallinks/" in f"/{name}"
    )
    kept: list[bytes] = []
    begins, length = b"", 0
    with packed.open(member) as unpacking:
        while piece := unpacking.read(PIECE):  # never more than the member says it has
            begins = begins or piece[:8]
            length += len(piece)
            if wanted or begins.startswith(b"PK\x03\x04"):
                kept.append(piece)
    if begins.startswith(OLE) and "vbaproject" not in name:
        found.faults.add(Fault.OBJECTS)
    elif begins.startswith(b"PK\x03\x04") or _PACKED.search(name):
        _look_at_enclosed(b"".join(kept), name, limits, depth, spent, found)
    elif begins.startswith((b"MZ", b"\x7fELF", b"%PDF-")):
        found.faults.add(Fault.OBJECTS)
    elif wanted:
        if length > DEEP_XML and not name.endswith(("content.xml", "styles.xml")):
            raise _TooMuch
        found.faults |= _faults_of_xml(name, b"".join(kept))


def _look_at_enclosed(data: bytes, name: str, limits: Limits, depth: int, spent: int, found: Found) -> None:
    """A document in a document: the workbook behind a chart is judged by the same rules; deeper none may lie."""
    if depth >= limits.nested or not data.startswith(b"PK\x03\x04"):
        found.faults.add(Fault.NESTED)
        return
    inner = look(BytesIO(data), len(data), limits, depth + 1, spent)
    if inner.content != "xlsx" or not name.endswith(".xlsx"):
        found.faults.add(Fault.OBJECTS)
    found.faults |= inner.faults


def _faults_of_xml(name: str, text: bytes) -> set[Fault]:
    """What relationships, content types and manifests say. Their parser takes no document type, so no entity swells."""
    faults: set[Fault] = set()

    def begin(tag: str, said: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "Relationship" and said.get("TargetMode", "").lower() == "external":
            if not said.get("Type", "").lower().endswith("/hyperlink"):
                faults.add(Fault.OUTSIDE)
        elif local in ("Override", "Default"):
            kind = said.get("ContentType", "").lower()
            if "macroenabled" in kind or "vbaproject" in kind or "macrosheet" in kind:
                faults.add(Fault.MACROS)
            if "activex" in kind:
                faults.add(Fault.ACTIVE)
            if "oleobject" in kind:
                faults.add(Fault.OBJECTS)
        elif local == "encryption-data":
            faults.add(Fault.ENCRYPTED)
        elif local in ("event-listener", "script") and tag != local:
            faults.add(Fault.MACROS)
        elif local in ("ddeLink", "dde-source"):
            faults.add(Fault.OUTSIDE)
        elif local in ("object-ole", "plugin", "applet"):
            faults.add(Fault.OBJECTS)
        elif local in ("image", "section-source", "table-source") and "://" in said.get("xlink:href", ""):
            faults.add(Fault.OUTSIDE)

    def refuse(*_: object) -> None:
        raise _Broken

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(text, True)
    except expat.ExpatError as problem:
        raise _Broken from problem
    return faults
