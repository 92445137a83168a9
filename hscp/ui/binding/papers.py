"""One paper becomes a PDF of pages that can stand in a larger one, or it is said why it cannot."""

import warnings
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf
from PIL import Image, ImageOps, UnidentifiedImageError

from hscp.ui.binding.pieces import NotTaken
from hscp.ui.binding.stamping import box_of
from hscp.ui.unpacking import SEES, limit_unpacking

limit_unpacking()
MOST_PAGES = 600  # of one paper: beyond it the paper is a book, and is handed out by itself
MOST_DRAWN = 100_000_000  # bytes of what one page draws, unpacked: it is stamped and packed again in memory
PIXELS = 50_000_000
SHARP = (2480, 3508)  # pixels of an A4 page at 300 dots an inch: what is finer is not seen, and weighs
SHORT, LONG, MARGIN = 595.0, 842.0, 36.0  # points, of A4


def pages_of(content: BinaryIO, kind: str, to: Path) -> int:
    """Write the pages of a PDF or a picture to ``to`` as a PDF of nothing but pages; returns how many there are.

    Annotations that are seen (filled forms, comments, highlights) become part of their page; links to the web stay;
    whatever else a PDF does goes. Raises ``NotTaken`` for what is damaged, locked, empty, longer than 600 pages, draws
    more than 100 MB on one page, or would look different alone (layers that are switched off).
    """
    try:
        if kind in ("png", "jpeg"):
            return _picture(content, to)
        return _plain(content, to)
    except NotTaken:
        raise
    except pikepdf.PasswordError:
        raise NotTaken("It is locked with a password.") from None
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError, KeyError, TypeError, OSError, AttributeError):
        raise NotTaken("It is damaged and could not be read to its end.") from None


def _plain(content: BinaryIO, to: Path) -> int:
    with pikepdf.open(content, suppress_warnings=True, attempt_recovery=True) as pdf:
        if pdf.is_encrypted:
            raise NotTaken("It is locked with a password.")
        count = len(pdf.pages)
        if not count:
            raise NotTaken("It has no pages.")
        if count > MOST_PAGES:
            raise NotTaken(f"It has {count} pages, more than the {MOST_PAGES} that one paper of a pack may have.")
        if _hides_layers(pdf):
            raise NotTaken("It has layers that are switched off, which would show in a pack.")
        if "/AcroForm" in pdf.Root:
            pdf.generate_appearance_streams()
        pdf.flatten_annotations("screen")
        with pikepdf.new() as plain:
            for page in pdf.pages:
                _weigh(page)
                plain.pages.append(page)
                _bare(plain.pages[-1])
            plain.save(to, linearize=False)
    return count


def _weigh(page: pikepdf.Page) -> None:
    """Raise ``NotTaken`` for a page that draws more than is taken, ``ValueError`` for one without a size.

    Found as it is stamped, either would stop every other paper of the pack.
    """
    box_of(page)
    drawn: Any = page.obj.get("/Contents")
    size = 0
    for each in drawn if isinstance(drawn, pikepdf.Array) else [drawn]:
        if not isinstance(each, pikepdf.Stream):
            continue
        try:
            size += len(each.read_bytes())
        except (pikepdf.PdfError, RuntimeError) as fault:
            if SEES not in str(fault):
                raise
            size = MOST_DRAWN + 1
        if size > MOST_DRAWN:
            raise NotTaken(f"One of its pages draws more than {MOST_DRAWN // 1_000_000} megabytes.") from None


def _hides_layers(pdf: pikepdf.Pdf) -> bool:
    layers: Any = pdf.Root.get("/OCProperties")
    if layers is None:
        return False
    usual = layers.get("/D", pikepdf.Dictionary())
    off = bool(len(usual.get("/OFF", []))) or usual.get("/BaseState", "/ON") == "/OFF"
    return off or any(_off_by_use(each) for event in usual.get("/AS", []) for each in event.get("/OCGs", []))


def _off_by_use(layer: Any) -> bool:
    """Whether a layer says of itself that it is not seen on a screen: readers switch it off by that."""
    seen = layer.get("/Usage", pikepdf.Dictionary()).get("/View", pikepdf.Dictionary())
    return bool(seen.get("/ViewState", "/ON") == "/OFF")


KEPT = (
    "/Type",
    "/Parent",
    "/MediaBox",
    "/CropBox",
    "/Resources",
    "/Contents",
    "/Rotate",
    "/UserUnit",
    "/Group",
    "/Annots",
)


def _bare(page: pikepdf.Page) -> None:
    """Take from a page whatever it does besides being seen; of its annotations links to the web stay."""
    one: Any = page.obj
    for name in [name for name in one.keys() if name not in KEPT]:  # noqa: SIM118 - a PDF's dictionary, not Python's
        del one[name]
    links = []
    for each in one.get("/Annots", []):
        action = each.get("/A") if isinstance(each, pikepdf.Dictionary) else None
        if isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/URI" and "/Rect" in each:
            address = str(action.get("/URI", ""))
            if address.startswith(("https://", "http://", "mailto:")):
                plain = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(address))
                links.append(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot,
                        Subtype=pikepdf.Name.Link,
                        Rect=pikepdf.Array([float(number) for number in each.Rect]),
                        Border=pikepdf.Array([0, 0, 0]),
                        A=plain,
                    )
                )
    if "/Annots" in one:
        del one["/Annots"]
    if links:
        one.Annots = pikepdf.Array(links)


def _picture(content: BinaryIO, to: Path) -> int:
    """A picture on one page of A4, upright or across as it is; turned as its camera says, white where it is clear."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # counted below, by our own limit
            picture: Any = Image.open(content, formats=("PNG", "JPEG"))
        with picture:
            if picture.width * picture.height > PIXELS:
                raise NotTaken(f"The picture has more than {PIXELS // 1_000_000} million pixels.")
            was_jpeg = picture.format != "PNG"
            if was_jpeg:
                picture.draft("RGB", (2 * SHARP[0], 2 * SHARP[1]))
            turned = ImageOps.exif_transpose(picture)
            seen = _on_white(turned)
            across = seen.width > seen.height
            seen.thumbnail(SHARP[::-1] if across else SHARP)
            _one_page(seen, across=across, photograph=was_jpeg, to=to)
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        raise NotTaken("The picture is damaged and could not be read to its end.") from None
    return 1


def _on_white(picture: Any) -> Any:
    if picture.mode in ("L", "RGB"):
        return picture
    if picture.mode.startswith("I"):  # greys of 16 bits, as some scanners make: cut off at 255 they would all be white
        return picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        white = Image.new("RGB", clear.size, "white")
        white.paste(clear, mask=clear.getchannel("A"))
        return white
    return picture.convert("RGB")


def _one_page(picture: Any, *, across: bool, photograph: bool, to: Path) -> None:
    width, height = (LONG, SHORT) if across else (SHORT, LONG)
    scale = min((width - 2 * MARGIN) / picture.width, (height - 2 * MARGIN) / picture.height, 1.0)
    wide, high = picture.width * scale, picture.height * scale
    colours = pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceRGB
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(width, height))
        if photograph:
            packed = BytesIO()
            picture.save(packed, "JPEG", quality=88)
            image = pikepdf.Stream(pdf, packed.getvalue(), Filter=pikepdf.Name.DCTDecode)
        else:
            image = pikepdf.Stream(pdf, picture.tobytes())  # packed as it is saved
        _describe(image, picture, colours)
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image))
        left, low = (width - wide) / 2, height - MARGIN - high
        drawn = f"q {wide:.3f} 0 0 {high:.3f} {left:.3f} {low:.3f} cm /Im Do Q"
        page.obj.Contents = pikepdf.Stream(pdf, drawn.encode())
        pdf.save(to, compress_streams=True)


def _describe(image: Any, picture: Any, colours: Any) -> None:
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height, image.BitsPerComponent = picture.width, picture.height, 8
    image.ColorSpace = colours
