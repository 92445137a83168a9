"""Files to be published with a review: real PDFs and Word files, clean ones and ones that say more than they show."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pikepdf
from django.utils.safestring import SafeString
from docx import Document
from PIL import Image

from hscp.ui.pdf import lay_out

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf_of(*paragraphs: str, dress: Callable[[pikepdf.Pdf], None] | None = None) -> bytes:
    """A tagged PDF with these paragraphs, as a person's program would make it; ``dress`` adds to it."""
    body = SafeString("<h1>Annex</h1>" + "".join(f"<p>{each}</p>" for each in paragraphs))
    made = lay_out(body, title="Working title", author="Jane Smith", description="Notes").data
    if dress is None:
        return made
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        dress(pdf)
        pdf.save(target)
    return target.getvalue()


def photograph(text: str = "") -> bytes:
    """A JPEG; ``text`` stands in what it says of itself."""
    target = io.BytesIO()
    one = Image.new("RGB", (40, 30), "grey")
    if text:
        said = Image.Exif()
        said[0x010E] = text  # ImageDescription
        one.save(target, "JPEG", exif=said)
    else:
        one.save(target, "JPEG")
    return target.getvalue()


def scan_of(text: str = "") -> bytes:
    """A PDF of one page that is a photograph and nothing else."""
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        image = pikepdf.Stream(pdf, photograph(text), Filter=pikepdf.Name.DCTDecode)
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.BitsPerComponent = 40, 30, 8
        image.ColorSpace = pikepdf.Name.DeviceRGB
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image))
        page.obj.Contents = pikepdf.Stream(pdf, b"q 400 0 0 300 50 400 cm /Im Do Q")
        pdf.save(target)
    return target.getvalue()


def word_of(
    *paragraphs: str,
    dress: Callable[[Any], None] | None = None,
    more: Mapping[str, str | bytes] | None = None,
    xml: str = "",
    thumbnail: bool = False,
) -> bytes:
    """A Word file with these paragraphs and nothing said of itself; ``dress`` adds to the document, ``more`` parts to
    the package, ``xml`` runs to its first paragraph."""
    document = Document()
    for each in paragraphs or ("Words.",):
        document.add_paragraph(each)
    core = document.core_properties
    core.author = core.title = core.comments = core.last_modified_by = ""
    if dress is not None:
        dress(document)
    target = io.BytesIO()
    document.save(target)
    return _changed(target, more or {}, xml, thumbnail)


def _changed(made: io.BytesIO, more: Mapping[str, str | bytes], xml: str, thumbnail: bool) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as into:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/thumbnail.jpeg" and not thumbnail:
                continue
            if name == "_rels/.rels" and not thumbnail:
                data = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", data)
            if name == "word/document.xml" and xml:
                data = data.replace(b"</w:p>", f"{xml}</w:p>".encode(), 1)
            if name not in more:
                into.writestr(name, data)
        for name, content in more.items():
            into.writestr(name, content)
    return target.getvalue()
