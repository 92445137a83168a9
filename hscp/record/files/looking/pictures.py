"""Pictures: decoded to their end, once it is sure that they are not larger than we take."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import BinaryIO

from PIL import Image, ImageFile, UnidentifiedImageError

from hscp.lib.uploads import Fault, Limits
from hscp.record.files.looking.found import Found

MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
KINDS = {"PNG": "png", "JPEG": "jpeg", "MPO": "jpeg"}


_one_at_a_time = Lock()


@contextmanager
def whole_pictures() -> Iterator[None]:
    """A picture that breaks off is an error meanwhile: WeasyPrint turns that off for the whole of its process."""
    with _one_at_a_time:
        before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before


def look(content: BinaryIO, limits: Limits) -> Found:
    """What a picture is. Its pixels are counted, all frames together, before any is decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # counted below, by our own limit
            picture = Image.open(content, formats=("PNG", "JPEG"))
        with picture:
            kind = KINDS[picture.format or ""]
            if picture.width * picture.height * getattr(picture, "n_frames", 1) > limits.pixels:
                return Found(kind, {Fault.PIXELS})
            picture.draft("L", (1, 1))  # a JPEG is read to its end all the same, at an eighth of its size
            with whole_pictures():
                picture.load()
    except Image.DecompressionBombError:
        return Found("", {Fault.PIXELS})
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, KeyError):  # what a broken picture makes it say
        return Found("", {Fault.DAMAGED})
    return Found(kind)
