"""Stamps on pages: each page grows by a strip above and one below, so that nothing of it is covered.

A page's own content is put into a box that it cannot reach out of: whatever it draws or forgets to undo, the strips
stay as they are. Words on strips are laid out by WeasyPrint, which brings the letters of every name.
"""

from collections.abc import Sequence
from copy import copy
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from django.template.loader import render_to_string

from hscp.ui.pdf import strips_of

WIDE = 595.0  # points: a strip is made for A4 and grows with the page
HEAD, FOOT = 30.0, 22.0  # how high the strips are
PACKED_BY = frozenset({"/Length", "/Filter", "/DecodeParms"})
Box = tuple[float, float, float, float]
Lines = Sequence[tuple[str, str]]


def stamp(source: Path, heads: Lines, feet: Lines, to: Path) -> None:
    """Write ``source`` with strips to ``to``: for each page what stands left and right above it, and below it.

    Raises ``ValueError`` where there is not a line for each page.
    """
    with pikepdf.open(source) as pdf:
        if not len(pdf.pages) == len(heads) == len(feet):
            raise ValueError("There is not a strip for each page.")
        above, below = _strips(pdf, heads, HEAD), _strips(pdf, feet, FOOT)
        for number, page in enumerate(pdf.pages):
            _grow(pdf, page, above[number], below[number])
        pdf.save(to, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


def stamp_feet(pdf: pikepdf.Pdf, pages: Sequence[int], words: str) -> None:
    """Put ``words`` at the right of the strip below each of these pages, which were stamped before."""
    (strip,) = _strips(pdf, [("", words)], FOOT)
    for number in pages:
        page = pdf.pages[number]
        box, turned = box_of(page), _turned(page)
        scale = _seen(box, turned)[0] / WIDE
        name = page.add_resource(strip, pikepdf.Name.XObject, prefix="Foot")
        page.contents_add(_placed(str(name), box, turned, scale, 0.0).encode())


def _strips(pdf: pikepdf.Pdf, lines: Lines, high: float) -> list[Any]:
    """A box of words for each line, the same for the same words, at home in ``pdf``."""
    different = list(dict.fromkeys(lines))
    html = render_to_string("components/strips.html", {"lines": different, "wide": WIDE, "high": high})
    found = {}
    with pikepdf.open(BytesIO(strips_of(html))) as made:
        for line, page in zip(different, made.pages, strict=True):
            found[line] = pdf.copy_foreign(page.as_form_xobject())
    return [found[line] for line in lines]


def _grow(pdf: pikepdf.Pdf, page: pikepdf.Page, above: Any, below: Any) -> None:
    box, turned = box_of(page), _turned(page)
    wide, high = _seen(box, turned)
    scale = wide / WIDE
    own: Any = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Own=_boxed(pdf, page, box), Above=above, Below=below))
    drawn = [
        "q /Own Do Q",
        _placed("/Above", box, turned, scale, high),
        _placed("/Below", box, turned, scale, -FOOT * scale),
    ]
    page.obj.Resources = own
    page.obj.Contents = pikepdf.Stream(pdf, "\n".join(drawn).encode())
    for name in ("/Group", "/CropBox"):
        if name in page.obj:
            del page.obj[name]
    page.obj.MediaBox = pikepdf.Array(_grown(box, turned, HEAD * scale, FOOT * scale))


def _boxed(pdf: pikepdf.Pdf, page: pikepdf.Page, box: Box) -> Any:
    """What a page draws, in a box of its own that ends where the page ended. It stays packed as it lies there."""
    page.contents_coalesce()
    drawn = page.obj.get("/Contents")
    boxed: Any = copy(drawn) if isinstance(drawn, pikepdf.Stream) else pikepdf.Stream(pdf, b"")
    for name in set(boxed.keys()) - PACKED_BY:
        del boxed[name]
    boxed.Type, boxed.Subtype, boxed.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array(box)
    boxed.Resources = page.resources
    if "/Group" in page.obj:
        boxed.Group = page.obj.Group
    return boxed


def box_of(page: pikepdf.Page) -> Box:
    """What is seen of a page, before it is turned: x and y of its lower left and upper right corner.

    Raises ``ValueError`` for a page without a size.
    """
    low_x, low_y, high_x, high_y = (float(each) for each in page.cropbox)
    media = [float(each) for each in page.mediabox]
    left, right = sorted((low_x, high_x))
    low, high = sorted((low_y, high_y))
    left, right = max(left, min(media[0], media[2])), min(right, max(media[0], media[2]))
    low, high = max(low, min(media[1], media[3])), min(high, max(media[1], media[3]))
    if right - left < 1 or high - low < 1:
        raise ValueError("A page without a size.")
    return left, low, right, high


def _turned(page: pikepdf.Page) -> int:
    return int(page.rotation) % 360 // 90 * 90


def _seen(box: Box, turned: int) -> tuple[float, float]:
    wide, high = box[2] - box[0], box[3] - box[1]
    return (high, wide) if turned in (90, 270) else (wide, high)


def _grown(box: Box, turned: int, head: float, foot: float) -> Box:
    """The box with a strip above and below, as it is seen: a page that is shown turned grows at its sides."""
    left, low, right, high = box
    return {
        0: (left, low - foot, right, high + head),
        90: (left - head, low, right + foot, high),
        180: (left, low - head, right, high + foot),
        270: (left - foot, low, right + head, high),
    }[turned]


def _placed(name: str, box: Box, turned: int, scale: float, up: float) -> str:
    """Draw a strip ``up`` above the lower edge of what is seen, from its left, however the page is turned."""
    left, low, right, high = box
    a, b, c, d, x, y = {
        0: (1, 0, 0, 1, left, low),
        90: (0, 1, -1, 0, right, low),
        180: (-1, 0, 0, -1, right, high),
        270: (0, -1, 1, 0, left, high),
    }[turned]
    matrix = (a * scale, b * scale, c * scale, d * scale, x + c * up, y + d * up)
    return f"q {' '.join(f'{each:.4f}' for each in matrix)} cm {name} Do Q"
