"""What a document says of itself: who wrote it, with what, when. It travels with the file and is easily forgotten."""

import io
from typing import Any
from xml.parsers import expat
from zipfile import ZipFile

import pikepdf

OF_WORD = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")


def particulars_of_pdf(data: bytes) -> dict[str, str]:
    """Its particulars by name, without the slash: "Author", "CreationDate"; those of its XMP packet as "dc:creator".

    Raises ``pikepdf.PdfError`` for what is no PDF.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = {str(name).lstrip("/"): str(value) for name, value in pdf.docinfo.items()}
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
            for name, value in packet.items():
                _, _, short = name.rpartition("}")
                words = ", ".join(map(str, value)) if isinstance(value, (list, set, tuple)) else str(value)
                found[f"xmp:{short or name}"] = words
    return {name: value for name, value in found.items() if value.strip()}


def particulars_of_word(data: bytes) -> dict[str, str]:
    """Those of a Word file: author, who saved it last, company, dates, and whatever was added to them, under its name.

    Where one name has several values they stand together. Raises ``zipfile.BadZipFile`` for what is none,
    ``expat.ExpatError`` for one whose parts are broken.
    """
    found: dict[str, dict[str, None]] = {}
    with ZipFile(io.BytesIO(data)) as packed:
        names = set(packed.namelist())
        for part in OF_WORD:
            if part in names:
                for name, value in _values(packed.read(part)):
                    found.setdefault(name, {}).setdefault(value)
    return {name: "; ".join(values) for name, values in found.items()}


def _values(text: bytes) -> list[tuple[str, str]]:
    """Each value of a part with its name: that of its element, or the one that somebody gave it."""
    found: list[tuple[str, str]] = []
    inside: list[str] = []
    letters: list[str] = []
    given = ""

    def end_of(name: str) -> None:
        value = " ".join("".join(letters).split())
        letters.clear()
        if value:
            found.append((given or name, value))

    def begin(tag: str, said: dict[str, str]) -> None:
        nonlocal given
        end_of(inside[-1] if inside else "")
        inside.append(tag.rpartition(":")[2])
        if inside[-1] == "property":
            given = said.get("name", "property")

    def end(tag: str) -> None:
        nonlocal given
        end_of(inside.pop())
        if tag.rpartition(":")[2] == "property":
            given = ""

    def refuse(*_: object) -> None:
        raise ValueError("A part of an Office file has no document type.")

    parser: Any = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = letters.append
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(text, True)
    return found
