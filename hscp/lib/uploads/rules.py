"""The verdict on an uploaded file: facts that were found in it go in, the sentences its sender reads come out."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hscp.lib.uploads.kinds import kind_named, kind_of_name
from hscp.lib.uploads.names import name_problems
from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken. ``size`` and ``unpacked`` are bytes, ``ratio`` is unpacked to packed, ``nested`` is how deep
    documents may lie in a document, ``objects`` how many parts a PDF may have."""

    size: int = 25 * MEGABYTE
    unpacked: int = 200 * MEGABYTE
    ratio: int = 100
    members: int = 3_000
    pixels: int = 50 * MEGABYTE
    nested: int = 1
    objects: int = 200_000


class Fault(StrEnum):
    """What may be found in a file that is not taken."""

    EMPTY = "empty"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    LOCKED_OR_OLD = "locked or old"
    MACROS = "macros"
    ACTIVE = "active parts"
    OBJECTS = "objects"
    OUTSIDE = "outside"
    UNPACKED = "unpacked"
    MEMBERS = "members"
    NESTED = "nested"
    PIXELS = "pixels"
    SCRIPT = "script"
    LAUNCH = "launch"
    SENDS = "sends"
    ENCLOSED = "enclosed"
    COMPLEX = "complex"
    NOT_TEXT = "not text"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found: the name as given, the size in bytes, the key of the kind that the content is (empty where it is
    none that we know, None where it was not looked into), and every fault."""

    name: str
    size: int
    content: str | None = None
    faults: frozenset[Fault] = frozenset()


def size_words(size: int) -> str:
    """ "412 KB", "1.3 MB", "25 MB"."""
    if size < MEGABYTE:
        return f"{max(1, -(-size // 1000)) if size else 0} KB"
    return f"{size / MEGABYTE:.1f}".removesuffix(".0") + " MB"


def judge(facts: Facts, limits: Limits) -> Verdict:
    """Whether the file is taken. Everything wrong is said at once."""
    return verdict_from([*name_problems(facts.name), *_content_problems(facts, limits)])


def _content_problems(facts: Facts, limits: Limits) -> Iterator[Reason]:
    if facts.size > limits.size:
        yield Reason(
            "size", f"The file is {size_words(facts.size)}; {size_words(limits.size)} is the most that we take."
        )
    promised = kind_of_name(facts.name)
    explained = not facts.content and facts.faults  # that it is locked says enough
    if promised is not None and facts.content not in (None, promised.key) and not explained:
        yield Reason("other_content", _other_content(promised.words, facts.content or ""))
    for fault in Fault:
        if fault in facts.faults:
            yield Reason(fault.value, _sentence(fault, limits))


def _other_content(promised: str, found: str) -> str:
    said = f"The file’s name says that it is a {promised}, and what is in it "
    return f"{said}is a {kind_named(found).words}. Rename it." if found else f"{said}is not. Save it again as one."


def _sentence(fault: Fault, limits: Limits) -> str:
    return {
        Fault.EMPTY: "The file is empty.",
        Fault.DAMAGED: "The file is damaged or not whole: it could not be read to its end. Save it again.",
        Fault.ENCRYPTED: "The file is locked with a password, so it cannot be checked. Save it without one.",
        Fault.LOCKED_OR_OLD: "The file is locked with a password, or of an old kind of Office, so it cannot be "
        "checked. Save it without a password as .docx, .xlsx, .pptx or PDF.",
        Fault.MACROS: "The file contains macros. Save it without them.",
        Fault.ACTIVE: "The file contains active controls (ActiveX). Take them out.",
        Fault.OBJECTS: "Another file or an object of another program lies in the file. Take it out, or paste it as a "
        "picture.",
        Fault.OUTSIDE: "The file loads parts of itself from elsewhere (a linked template, picture or workbook). Break "
        "its links, or save it as PDF.",
        Fault.UNPACKED: f"Unpacked the file would be more than {size_words(limits.unpacked)}, or far more than its "
        "size lets expect. Save it as PDF, or divide it.",
        Fault.MEMBERS: f"The file consists of more than {limits.members:,} parts. Save it as PDF, or divide it.",
        Fault.NESTED: "Packed files lie within packed files in it. Take them out.",
        Fault.PIXELS: f"The picture has more than {limits.pixels // 1_000_000} million pixels. Make it smaller.",
        Fault.SCRIPT: "The PDF contains a script. Print it to a new PDF.",
        Fault.LAUNCH: "The PDF starts another program or opens another file. Print it to a new PDF.",
        Fault.SENDS: "The PDF sends or fetches data when it is used. Print it to a new PDF.",
        Fault.ENCLOSED: "Other files are attached inside the PDF. Upload them by themselves, and the PDF without them.",
        Fault.COMPLEX: f"The PDF has more than {limits.objects:,} parts, too many to check. Print it to a new PDF.",
        Fault.NOT_TEXT: "The file is not text in UTF-8. Save it as “CSV UTF-8” or as text in UTF-8.",
        Fault.FORMULA: "A cell of the table begins like a formula (with = + - or @), which a spreadsheet would carry "
        "out. Take it out, or put an apostrophe before it.",
    }[fault]


class Scan(StrEnum):
    """What the virus scanner said of a file."""

    CLEAN = "clean"
    INFECTED = "infected"
    NOT_SCANNED = "not scanned"


def may_download(scan: str, *, scanner: bool) -> Verdict:
    """Whether a file may leave: never one with a virus; where a ``scanner`` is set up, only once it was found clean."""
    if scan == Scan.INFECTED:
        return no("infected", "The virus scanner found something in this file, so nobody can download it.")
    if scan != Scan.CLEAN and scanner:
        return no(
            "not_scanned",
            "This file has not been scanned for viruses yet, so it cannot be downloaded. The scanner could not be "
            "reached; it is tried again by itself.",
        )
    return YES


def scan_words(scan: str, *, scanner: bool) -> tuple[str, str]:
    """How the scan stands, beside the file: words, and the tone of their tag."""
    if scan == Scan.CLEAN:
        return "Scanned: no virus found", "good"
    if scan == Scan.INFECTED:
        return "Virus found", "bad"
    return ("Not scanned yet", "warn") if scanner else ("Not scanned: no scanner is set up", "warn")
