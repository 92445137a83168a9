"""How far qpdf unpacks what lies in a PDF. A few kilobytes can hold gigabytes of nothing.

qpdf has one limit for the whole process, so it is set here, once, by whatever opens PDFs that others made.
"""

from pikepdf.settings import set_qpdf_limits

MOST = 200_000_000  # bytes of one stream: as much as an Office document may unpack to
SEES = "memory limit"  # what the error says of a stream that unpacks to more


def limit_unpacking() -> None:
    """From now on a stream that unpacks to more than 200 MB is an error. Repeatable.

    It is a ``pikepdf.PdfError`` as a stream is read, a ``RuntimeError`` as a document is written.
    """
    set_qpdf_limits(flate_max_memory=MOST, run_length_max_memory=MOST, png_max_memory=MOST, tiff_max_memory=MOST)
