"""Real little files of every kind that may be uploaded, made on the spot; and what makes them be refused."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hscp.record.files.looking.zips import OLE

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
OUTSIDE = '<Relationship Id="r9" Type="http://x/{}" Target="https://elsewhere.example/x" TargetMode="External"/>'
MANIFEST = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{}</m:manifest>'
EICAR = r"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"  # harmless: every scanner knows it
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}


def packed(members: Mapping[str, str | bytes], **options: Any) -> bytes:
    """A zip file of these members, in their order."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, **options) as into:
        for name, content in members.items():
            into.writestr(name, content)
    return target.getvalue()


def office(kind: str, more: Mapping[str, str | bytes] | None = None, *, types: str = "", relations: str = "") -> bytes:
    """A Word, Excel or PowerPoint file with further members, content types and relationships."""
    return packed(
        {
            "[Content_Types].xml": TYPES.format(f'<Default Extension="xml" ContentType="application/xml"/>{types}'),
            "_rels/.rels": RELATIONS.format(f'<Relationship Id="r1" Type="http://x/o" Target="{MAIN[kind]}"/>'),
            MAIN[kind]: "<document>Words</document>",
            f"{MAIN[kind].split('/')[0]}/_rels/main.xml.rels": RELATIONS.format(relations),
            **(more or {}),
        }
    )


def open_document(kind: str, more: Mapping[str, str | bytes] | None = None, *, manifest: str = "") -> bytes:
    """An OpenDocument text ("text") or "spreadsheet"."""
    content = '<o:document-content xmlns:o="urn:o" xmlns:s="urn:s">{}</o:document-content>'
    return packed(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": content.format("Words"),
            "META-INF/manifest.xml": MANIFEST.format(manifest),
            **(more or {}),
        }
    )


def pdf(dress: Callable[[pikepdf.Pdf], None] | None = None, **saved: Any) -> bytes:
    """A PDF of one page; ``dress`` adds to it, ``saved`` goes to how it is saved."""
    target = BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        if dress is not None:
            dress(made)
        made.save(target, deterministic_id="encryption" not in saved, **saved)
    return target.getvalue()


def picture(form: str = "PNG", size: tuple[int, int] = (4, 3)) -> bytes:
    """A picture of that many pixels."""
    target = BytesIO()
    Image.new("RGB", size, "white").save(target, form)
    return target.getvalue()


def action(**keys: Any) -> Callable[[pikepdf.Pdf], None]:
    """What is done when the PDF is opened."""

    def dress(made: pikepdf.Pdf) -> None:
        made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name(f"/{keys.pop('S')}"), **keys)

    return dress


def enclosing(made: pikepdf.Pdf) -> None:
    """A file is attached inside the PDF."""
    made.attachments["inner.txt"] = b"inner"


def upload(name: str = "Paper.pdf", data: bytes | None = None) -> SimpleUploadedFile:
    """A file as a request brings it."""
    return SimpleUploadedFile(name, pdf() if data is None else data, "application/octet-stream")


GOOD: dict[str, Callable[[], bytes]] = {
    "Paper.pdf": pdf,
    "Paper.docx": lambda: office("docx", relations=OUTSIDE.format("hyperlink")),
    "Sheet.xlsx": lambda: office("xlsx", {"xl/printerSettings/printerSettings1.bin": b"\x00\x01"}),
    "Slides.pptx": lambda: office("pptx", {"ppt/embeddings/Microsoft_Excel_Sheet.xlsx": office("xlsx")}),
    "Text.odt": lambda: open_document("text"),
    "Table.ods": lambda: open_document("spreadsheet"),
    "Map.png": picture,
    "Photo.jpg": lambda: picture("JPEG"),
    "Photo.JPEG": lambda: picture("JPEG"),
    "Notes.txt": lambda: "﻿Café, =SUM(1) may stand in a text\r\n\f".encode(),
    "Figures.csv": lambda: b"Post,Change\nDSP,-4.5\nLead,+44 1432 000000\n'=quoted,- none\n",
}


def _swap(data: bytes, what: bytes, by: bytes) -> bytes:
    assert what in data
    return data.replace(what, by)


def _sum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4, "little")


def vast_picture(width: int, height: int) -> bytes:
    """A PNG that says it has so many pixels, and has not."""
    data = picture(size=(1, 1))
    header = b"IHDR" + struct.pack(">II", width, height) + data[24:29]
    return data[:12] + header + zlib.crc32(header).to_bytes(4, "big") + data[33:]


def _longer_than_it_says() -> bytes:
    """A member whose header claims fewer bytes than it unpacks to."""
    data = office("docx", {"word/big.txt": b"0" * 5000})
    return _swap(data, (5000).to_bytes(4, "little"), (10).to_bytes(4, "little"))


# What is refused for what is in it: a name, the content, the code of the reason.
BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "nothing": ("Paper.pdf", lambda: b"", "empty"),
    "a page called a PDF": ("Paper.pdf", lambda: b"<html><script>1</script>", "other_content"),
    "a PDF called a picture": ("Map.png", pdf, "other_content"),
    "a picture called a PDF": ("Paper.pdf", picture, "other_content"),
    "a PDF called a text": ("Notes.txt", pdf, "other_content"),
    "Excel called Word": ("Paper.docx", lambda: office("xlsx"), "other_content"),
    "any zip called Word": ("Paper.docx", lambda: packed({"a.txt": "a"}), "other_content"),
    "a program called Word": ("Paper.docx", lambda: b"MZ\x90\x00" * 50, "other_content"),
    "a header before which something stands": ("Paper.pdf", lambda: b"GIF89a" + pdf(), "other_content"),
    "half a PDF": ("Paper.pdf", lambda: b"%PDF-1.7\nnothing", "damaged"),
    "half a zip": ("Paper.docx", lambda: office("docx")[:200], "damaged"),
    "half a picture": ("Map.png", lambda: picture(size=(90, 90))[:60], "damaged"),
    "half a photograph": ("Photo.jpg", lambda: picture("JPEG", (90, 90))[:-200], "damaged"),
    "a member whose sum is wrong": (
        "Paper.docx",
        lambda: _swap(office("docx", {"word/a.txt": b"0123"}), _sum(b"0123"), _sum(b"0124")),
        "damaged",
    ),
    "paths that lead out": ("Paper.docx", lambda: office("docx", {"../../evil.txt": "x"}), "damaged"),
    "a document type in the XML": (
        "Paper.docx",
        lambda: office("docx", {"word/_rels/x.rels": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "damaged",
    ),
    "Word under a password, or old": ("Paper.docx", lambda: OLE + b"\x00" * 600, "locked or old"),
    "a zip under a password": (
        "Paper.docx",
        lambda: _swap(office("docx"), b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"),
        "encrypted",
    ),
    "OpenDocument under a password": (
        "Text.odt",
        lambda: open_document("text", manifest="<m:file-entry><m:encryption-data/></m:file-entry>"),
        "encrypted",
    ),
    "a PDF under a password": (
        "Paper.pdf",
        lambda: pdf(encryption=pikepdf.Encryption(owner="o", user="u")),
        "encrypted",
    ),
    "a PDF that only its owner may change": (
        "Paper.pdf",
        lambda: pdf(encryption=pikepdf.Encryption(owner="o", user="")),
        "encrypted",
    ),
    "macros": ("Paper.docx", lambda: office("docx", {"word/vbaProject.bin": OLE}), "macros"),
    "macros in another place": ("Paper.docx", lambda: office("docx", {"customXml/VBAPROJECT.BIN": b"x"}), "macros"),
    "macros by their content type": (
        "Sheet.xlsx",
        lambda: office("xlsx", types='<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'),
        "macros",
    ),
    "macros of Excel 4": ("Sheet.xlsx", lambda: office("xlsx", {"xl/macrosheets/sheet1.xml": "<a/>"}), "macros"),
    "macros in OpenDocument": ("Text.odt", lambda: open_document("text", {"Basic/Standard/M.xml": "<a/>"}), "macros"),
    "a listener in OpenDocument": (
        "Text.odt",
        lambda: open_document("text", {"styles.xml": '<a xmlns:script="s"><script:event-listener/></a>'}),
        "macros",
    ),
    "macros in a workbook behind a chart": (
        "Slides.pptx",
        lambda: office("pptx", {"ppt/embeddings/a.xlsx": office("xlsx", {"xl/vbaProject.bin": OLE})}),
        "macros",
    ),
    "ActiveX": ("Paper.docx", lambda: office("docx", {"word/activeX/activeX1.xml": "<a/>"}), "active parts"),
    "an OLE object": ("Paper.docx", lambda: office("docx", {"word/embeddings/oleObject1.bin": OLE}), "objects"),
    "a program inside": ("Paper.docx", lambda: office("docx", {"word/media/image1.png": b"MZ\x90\x00"}), "objects"),
    "Word inside Word": ("Paper.docx", lambda: office("docx", {"word/embeddings/a.docx": office("docx")}), "objects"),
    "a linked template": (
        "Paper.docx",
        lambda: office("docx", relations=OUTSIDE.format("attachedTemplate")),
        "outside",
    ),
    "a linked template in UTF-16": (
        "Paper.docx",
        lambda: office("docx", {"word/_rels/s.rels": RELATIONS.format(OUTSIDE.format("oleObject")).encode("utf-16")}),
        "outside",
    ),
    "data by DDE": ("Sheet.xlsx", lambda: office("xlsx", {"xl/externalLinks/l1.xml": "<a><ddeLink/></a>"}), "outside"),
    "a zip inside": ("Paper.docx", lambda: office("docx", {"word/a.zip": packed({"a": "a"})}), "objects"),
    "zips inside a workbook inside": (
        "Slides.pptx",
        lambda: office("pptx", {"ppt/embeddings/a.xlsx": office("xlsx", {"xl/b.bin": packed({"a": "a"})})}),
        "nested",
    ),
    "a bomb": ("Paper.docx", lambda: office("docx", {"word/a.txt": b"0" * 20_000_000}), "unpacked"),
    "more than it says": ("Paper.docx", _longer_than_it_says, "damaged"),
    "a script in a PDF": ("Paper.pdf", lambda: pdf(action(S="JavaScript", JS="app.alert(1)")), "script"),
    "a script in packed objects": (
        "Paper.pdf",
        lambda: pdf(action(S="JavaScript", JS="1"), object_stream_mode=pikepdf.ObjectStreamMode.generate),
        "script",
    ),
    "a script with its name disguised": (
        "Paper.pdf",
        lambda: _swap(pdf(action(S="JavaScript")), b"/JavaScript", b"/J#61vaScrip#74"),
        "script",
    ),
    "a PDF that starts a program": ("Paper.pdf", lambda: pdf(action(S="Launch", F="cmd.exe")), "launch"),
    "a PDF that sends": ("Paper.pdf", lambda: pdf(action(S="SubmitForm", F="https://elsewhere.example")), "sends"),
    "a file in a PDF": ("Paper.pdf", lambda: pdf(enclosing), "enclosed"),
    "Latin-1": ("Notes.txt", lambda: "Café".encode("latin-1"), "not text"),
    "bytes called text": ("Notes.txt", lambda: b"ab\x00cd", "not text"),
    "a formula": ("Figures.csv", lambda: b"Post,Sum\nDSP,=HYPERLINK(1)\n", "formula"),
    "a formula after quotes": ("Figures.csv", lambda: b'"@SUM(1)"\n', "formula"),
    "a formula by a sign": ("Figures.csv", lambda: b"a;-cmd|' /C calc'!A0\n", "formula"),
    "a formula in full width": ("Figures.csv", lambda: "a,＝1\n".encode(), "formula"),
}
