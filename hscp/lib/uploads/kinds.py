"""The kinds of file that are taken: one table, which says the type that each is served as."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its key, what people call it, its extensions, the content type that it is served as."""

    key: str
    words: str
    extensions: tuple[str, ...]
    content_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument"

KINDS: tuple[Kind, ...] = (
    Kind("pdf", "PDF", ("pdf",), "application/pdf"),
    Kind("docx", "Word document", ("docx",), f"{_OFFICE}.wordprocessingml.document"),
    Kind("xlsx", "Excel workbook", ("xlsx",), f"{_OFFICE}.spreadsheetml.sheet"),
    Kind("pptx", "PowerPoint presentation", ("pptx",), f"{_OFFICE}.presentationml.presentation"),
    Kind("odt", "OpenDocument text", ("odt",), "application/vnd.oasis.opendocument.text"),
    Kind("ods", "OpenDocument spreadsheet", ("ods",), "application/vnd.oasis.opendocument.spreadsheet"),
    Kind("png", "PNG picture", ("png",), "image/png"),
    Kind("jpeg", "JPEG picture", ("jpg", "jpeg"), "image/jpeg"),
    Kind("txt", "plain text", ("txt",), "text/plain; charset=utf-8"),
    Kind("csv", "CSV table", ("csv",), "text/csv; charset=utf-8"),
)
ALLOWED = "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument (.odt, .ods), PNG, JPEG, text or CSV"
# What is refused by name, with the way out that its user has.
MACRO_EXTENSIONS = frozenset({"docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppsm", "ppam", "sldm"})
OLD_OFFICE_EXTENSIONS = frozenset({"doc", "xls", "ppt", "dot", "rtf"})
PROGRAM_EXTENSIONS = frozenset(
    {
        *("exe", "com", "bat", "cmd", "scr", "pif", "msi", "msp", "cpl", "dll", "jar", "ps1", "psm1", "vbs", "vbe"),
        *("js", "jse", "mjs", "wsf", "wsh", "hta", "lnk", "url", "reg", "sh", "app", "apk", "iso", "img", "vhd", "chm"),
        *("html", "htm", "xhtml", "svg", "php", "py", "pl", "rb"),
    }
)


def extension_of(name: str) -> str:
    """What follows the last full stop, in small letters; an empty text where there is none."""
    stem, dot, extension = name.rpartition(".")
    return extension.strip().lower() if dot and stem.strip() else ""


def kind_of_name(name: str) -> Kind | None:
    """The kind that a file's extension promises, or None for one that is not taken."""
    extension = extension_of(name)
    return next((kind for kind in KINDS if extension in kind.extensions), None)


def kind_named(key: str) -> Kind:
    """The kind of that key. Raises ``KeyError``."""
    for kind in KINDS:
        if kind.key == key:
            return kind
    raise KeyError(key)
