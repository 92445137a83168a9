"""What a document says of itself: who wrote it, with what, when. It travels with the file and is easily forgotten."""

import io
import re
from zipfile import ZipFile

import pikepdf

_TAG = re.compile(r"<(?:\w+:)?(\w+)[^>]*>([^<]+)</")
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
    """Those of a Word file: author, who saved it last, company, dates, and whatever was added to them.

    Raises ``zipfile.BadZipFile`` for what is none.
    """
    found: dict[str, str] = {}
    with ZipFile(io.BytesIO(data)) as packed:
        for part in set(OF_WORD) & set(packed.namelist()):
            for name, value in _TAG.findall(packed.read(part).decode("utf-8", "replace")):
                if value.strip():
                    found[name] = value.strip()
    return found
