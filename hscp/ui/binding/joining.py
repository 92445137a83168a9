"""Pages of many PDFs put together: with an outline, numbers of pages as they are stamped, links from the contents.

It is written to a file and never held whole in memory: qpdf copies each page's streams from where they lie.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf

from hscp.ui.binding.pieces import Joined, Label, Piece
from hscp.ui.binding.stamping import stamp_feet

TO = "https://pack.invalid/"
"""A link in the front pages to this and a key leads to the first page of the piece of that key."""


def join(
    front: Path | None,
    pieces: Sequence[Piece],
    to: Path,
    *,
    title: str,
    author: str,
    foot: str = "",
    attached: Mapping[str, Path] | None = None,
) -> Joined:
    """Write the front pages, if any, and then the pieces to ``to``; ``foot`` is put below each page of these.

    ``attached`` are files to be enclosed besides those that the pieces bring, by the name they get.
    """
    sources: dict[Path, pikepdf.Pdf] = {}
    try:
        with pikepdf.open(front) if front else pikepdf.new() as pdf:
            fronts = len(pdf.pages)
            begins = _append(pdf, pieces, sources)
            for name, path in (attached or {}).items():
                pdf.attachments[name] = pikepdf.AttachedFileSpec.from_filepath(pdf, path)
            _lead(pdf, fronts, begins)
            _number(pdf, fronts, pieces)
            _outline(pdf, pieces, begins, contents=front is not None)
            if foot:
                stamp_feet(pdf, range(fronts, len(pdf.pages)), foot)
            _describe(pdf, title, author)
            pages = len(pdf.pages)
            pdf.save(
                to, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True
            )
    finally:
        for each in sources.values():
            each.close()
    return Joined(pages, fronts, begins)


def _append(pdf: pikepdf.Pdf, pieces: Sequence[Piece], sources: dict[Path, pikepdf.Pdf]) -> dict[str, int]:
    begins = {}
    for piece in pieces:
        source = sources.get(piece.source)
        if source is None:
            source = sources[piece.source] = pikepdf.open(piece.source)
        begins[piece.key] = len(pdf.pages)
        pdf.pages.extend(source.pages[piece.at : piece.at + piece.pages])
        for name in piece.files:
            content = source.attachments[name].get_file().read_bytes()
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)
    return begins


def _lead(pdf: pikepdf.Pdf, fronts: int, begins: Mapping[str, int]) -> None:
    """Links of the contents lead to pages; one to a piece that is not there leads nowhere, and goes."""
    for page in pdf.pages[:fronts]:
        links: Any = page.obj.get("/Annots")
        for each in list(links) if links is not None else []:
            action = each.get("/A")
            address = str(action.get("/URI", "")) if action is not None else ""
            if not address.startswith(TO):
                continue
            del each["/A"]
            at = begins.get(address.removeprefix(TO))
            if at is not None:
                each.Dest = pikepdf.Array([pdf.pages[at].obj, pikepdf.Name.Fit])


def _number(pdf: pikepdf.Pdf, fronts: int, pieces: Sequence[Piece]) -> None:
    """Numbers as the window of a reader shows them: i, ii for the front, then as they are stamped."""
    found: list[Any] = [0, pikepdf.Dictionary(S=pikepdf.Name.r)] if fronts else []
    at, expected = fronts, Label(0, "?")
    for piece in pieces:
        if piece.label != expected:
            label = pikepdf.Dictionary(S=pikepdf.Name.D, St=piece.label.first)
            if piece.label.prefix:
                label.P = pikepdf.String(piece.label.prefix)
            found += [at, label]
        at += piece.pages
        expected = Label(piece.label.first + piece.pages, piece.label.prefix)
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(found))


def _outline(pdf: pikepdf.Pdf, pieces: Sequence[Piece], begins: Mapping[str, int], *, contents: bool) -> None:
    with pdf.open_outline() as outline:
        outline.root.clear()
        if contents:
            outline.root.append(pikepdf.OutlineItem("Contents", 0))
        heading: pikepdf.OutlineItem | None = None
        for piece in pieces:
            entry = pikepdf.OutlineItem(piece.title, begins[piece.key])
            if not piece.under:
                outline.root.append(entry)
                continue
            if heading is None or heading.title != piece.under:
                heading = pikepdf.OutlineItem(piece.under, begins[piece.key])
                outline.root.append(heading)
            heading.children.append(entry)
    pdf.Root.PageMode = pikepdf.Name.UseOutlines


def _describe(pdf: pikepdf.Pdf, title: str, author: str) -> None:
    """Title and author. That the front pages are tagged is not said of the whole: the papers behind them may not be."""
    if "/Metadata" in pdf.Root:
        del pdf.Root["/Metadata"]
    if "/MarkInfo" in pdf.Root:
        del pdf.Root["/MarkInfo"]
    if "/StructTreeRoot" in pdf.Root:
        del pdf.Root["/StructTreeRoot"]
    pdf.docinfo["/Title"], pdf.docinfo["/Author"] = title, author
    pdf.Root.Lang = pikepdf.String("en-GB")
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
