"""The text of a Word file, part by part, what it says of itself, and what whoever opens it does not see at once.

Every part of the package is read: the text, headers and footers, notes, comments, charts, drawings, the data that
programs add. What has no words of its own (pictures) is named, for a person to look at.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.parsers import expat

from hscp.lib.words import plural
from hscp.ui.particulars import OF_WORD, particulars_of_word
from hscp.ui.reading.parts import MOST_SIGNS, TOO_MUCH, Part, Read, Sort, Unreadable

DAMAGED = "This Word file is damaged and could not be read to its end. Save it anew in Word, and attach that."
# What a file says of itself that tells nothing of anybody: counts, versions, days of the file.
HARMLESS = frozenset(
    {
        *("created", "modified", "lastPrinted", "revision", "TotalTime", "Pages", "Words", "Characters", "Lines"),
        *("Paragraphs", "CharactersWithSpaces", "Application", "AppVersion", "DocSecurity", "ScaleCrop", "Slides"),
        *("LinksUpToDate", "SharedDoc", "HyperlinksChanged", "language", "i4", "Notes", "HiddenSlides", "title"),
    }
)
WORDS_OF_WORD = {
    "creator": "its author",
    "lastModifiedBy": "who saved it last",
    "Company": "the company",
    "Manager": "the manager",
    "description": "its comments",
    "keywords": "its key words",
}
TITLES = {"title": "its title", "lpstr": "titles of its parts"}
CHANGES = frozenset(
    {
        *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
        *("sectPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "tblGridChange", "tblPrExChange"),
    }
)
VANISH = frozenset({"vanish", "specVanish", "webHidden"})
# Attributes that hold words: descriptions of pictures, authors of comments, where links lead, names of bookmarks.
# letters of WordArt, what may be chosen from a list.
SAYS = frozenset(
    {
        *("descr", "title", "author", "initials", "instr", "Target", "alt", "tooltip", "userId"),
        *("string", "displayText", "anchor", "docLocation"),
    }
)
NAMED = frozenset({"bookmarkStart", "docPr", "cNvPr", "docVar"})
MOST_BYTES = 40_000_000  # of its parts unpacked, pictures apart: a long report has five
ONLY_SIGNS = 0xF000  # letters of a symbols' font stand that much higher
WITH_VALUE = frozenset({"alias", "tag", "docVar", "placeholder", "helpText", "statusText", "default", "listEntry"})
TECHNICAL = ("fonttable.xml", "theme/", "styleswitheffects.xml", "styles.xml", "[content_types].xml", "numbering.xml")
BREAKS = {"p": "\n", "br": "\n", "cr": "\n", "tab": " ", "tc": "\n", "tr": "\n", "pt": "\n", "noBreakHyphen": "-"}
_PLAIN = re.compile(r"^(word/media/|word/fonts/|docProps/thumbnail)", re.IGNORECASE)
_WORD_PARTS = {
    "word/document.xml": "the text",
    "word/footnotes.xml": "the footnotes",
    "word/endnotes.xml": "the endnotes",
    "word/comments.xml": "the comments",
}
DO = {
    "comments": "Delete them in Word (Review, Delete, Delete All Comments in Document), and attach the file anew.",
    "changes": "Accept or reject them in Word (Review, Accept, Accept All Changes), and attach it anew.",
    "hidden": "Show it in Word (Home, Show/Hide ¶), delete it or make it visible, and attach the file anew.",
    "thumbnail": "Take away “Save preview picture” in Word (File, Info, Properties, Advanced), and attach it anew.",
    "custom": "Let Word take it out (File, Info, Check for Issues, Inspect Document), and attach the file anew.",
    "inside": "Take it out in Word, or paste it as a picture, and attach the file anew.",
    "camera": "Compress pictures in Word (Picture Format), or put them in anew without it, and attach the file anew.",
}


def read_word(data: bytes) -> Read:
    """What stands in a Word file. Raises ``Unreadable`` for one that is damaged."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return _read(packed, data)
    except (zipfile.BadZipFile, expat.ExpatError, EOFError, OSError, ValueError, KeyError, RuntimeError):
        raise Unreadable(DAMAGED) from None


def _read(packed: zipfile.ZipFile, data: bytes) -> Read:
    parts: list[Part] = []
    counts: Counter[str] = Counter()
    hidden_styles: set[str] = set()
    used_styles: set[str] = set()
    pictures: list[str] = []
    others: list[str] = []
    read = [each for each in packed.infolist() if each.filename.lower().endswith((".xml", ".rels"))]
    if sum(each.file_size for each in read) > MOST_BYTES:
        raise Unreadable(TOO_MUCH)
    for name in packed.namelist():
        if name.endswith("/") or name in OF_WORD:
            continue
        if not name.lower().endswith((".xml", ".rels")):
            (pictures if name.lower().startswith("word/media/") else others).append(name)
            continue
        one = _Xml(name)
        one.parse(packed.read(name))
        counts += one.counts
        hidden_styles |= one.hidden_styles
        used_styles |= one.used_styles
        if text := one.text():
            parts.append(Part(_key(name), _WORD_PARTS.get(name, f"the part {name}"), text))
    parts += _said(data)
    if sum(len(each.text) for each in parts) > MOST_SIGNS:
        raise Unreadable(TOO_MUCH)
    if hidden_styles & used_styles:
        counts["hidden"] += 1
    parts += _hidden(counts, packed, pictures, others)
    unread = [f"It shows {plural(len(pictures), 'picture', 'pictures')}."] if pictures else []
    if not any(each.key == "document" for each in parts):
        unread.append("It has no text.")
    return Read(tuple(parts), tuple(unread))


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower().removeprefix("word/").removesuffix(".xml")).strip("-")[:24]


def _said(data: bytes) -> Iterator[Part]:
    """What it says of itself; its title and those of its parts are text like any other."""
    said = particulars_of_word(data)
    for name, words in TITLES.items():
        if said.get(name):
            yield Part(f"said-{name}", words, said[name])
    for name, value in said.items():
        if name in HARMLESS or name in TITLES or (name, value) == ("Template", "Normal.dotm"):
            continue
        where = WORDS_OF_WORD.get(name, f"“{name}” of the file")
        yield Part(f"said-{name}"[:24], f"what the file says of itself: {where}", value, Sort.SAID)


def _hidden(counts: Counter[str], packed: zipfile.ZipFile, pictures: list[str], others: list[str]) -> Iterator[Part]:
    found: list[tuple[str, str]] = []
    if counts["comment"]:
        found.append(("comments", f"It holds {plural(counts['comment'], 'comment', 'comments')}."))
    if counts["changes"]:
        found.append(("changes", f"It holds {plural(counts['changes'], 'tracked change', 'tracked changes')}."))
    if counts["hidden"]:
        found.append(("hidden", "It holds hidden text."))
    if any(each.lower().startswith("docprops/thumbnail") for each in (*pictures, *others)):
        found.append(("thumbnail", "It holds a preview picture of an earlier state of it."))
    if counts["custom"]:
        found.append(("custom", "It holds data that a program put in (custom XML)."))
    more = [each for each in others if not _PLAIN.match(each)]
    if more:
        found.append(("inside", f"It holds another file: {', '.join(sorted(more)[:5])}."))
    tell = [each for each in pictures if _tells(packed.read(each))]
    if tell:
        words = "A picture in it says of itself" if len(tell) == 1 else "Pictures in it say of themselves"
        found.append(("camera", f"{words} when, where or by whom it was made: {', '.join(sorted(tell)[:5])}."))
    for key, words in found:
        yield Part(f"hidden-{key}", "what is not seen in it", f"{words} {DO[key]}", Sort.HIDDEN)


def _tells(data: bytes) -> bool:
    """Whether a picture says more of itself than how it is to be shown."""
    if data[:2] == b"\xff\xd8":
        return any(each in data[:200_000] for each in (b"Exif\x00", b"http://ns.adobe.com/", b"Photoshop 3.0"))
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return any(each in data for each in (b"tEXt", b"iTXt", b"zTXt", b"eXIf"))
    return False


class _Xml:
    """Reads one part: its words, paragraph by paragraph, and what is not seen in it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_styles = name.endswith(("styles.xml", "stylesWithEffects.xml"))
        self.is_technical = any(each in name.lower() for each in TECHNICAL)
        self.is_custom = name.lower().startswith("customxml/") and "/_rels/" not in name.lower()
        self.is_custom = self.is_custom and "itemprops" not in name.lower()
        self.letters: list[str] = []
        self.besides: dict[str, None] = {}
        self.counts: Counter[str] = Counter()
        self.hidden_styles: set[str] = set()
        self.used_styles: set[str] = set()
        self.style = ""
        self.inside: list[str] = []

    def parse(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._letters
        parser.CommentHandler = self._remark
        parser.StartDoctypeDeclHandler = _refuse
        parser.Parse(data, True)

    def text(self) -> str:
        """Its words, a line for each paragraph; below them what it says besides."""
        lines = (" ".join(line.split()) for line in "".join(self.letters).splitlines())
        return "\n".join([*filter(None, lines), *self.besides])

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        local = tag.rpartition(" ")[2]
        said: dict[str, str] = {key.rpartition(" ")[2]: value for key, value in given.items()}
        self.inside.append(local)
        if local in BREAKS:
            self.letters.append(BREAKS[local])
        if local == "sym":
            self._sign(said.get("char", ""))
        elif local == "comment":
            self.counts["comment"] += 1
        elif local in CHANGES and not self.is_styles:
            self.counts["changes"] += 1
        elif local in VANISH and said.get("val", "true") not in ("0", "false", "off"):
            if self.is_styles:
                self.hidden_styles.add(self.style)
            elif "rPr" in self.inside[:-1]:
                self.counts["hidden"] += 1
        elif local == "style":
            self.style = said.get("styleId", "")
        elif local in ("rStyle", "pStyle") and not self.is_styles:
            self.used_styles.add(said.get("val", ""))
        if self.is_custom and (local != "Sources" or len(self.inside) > 1):
            self.counts["custom"] += 1
        if not self.is_technical:
            self._besides(local, said)

    def _sign(self, char: str) -> None:
        """A letter that was put in as a symbol: a name can be written in them."""
        number = int(char or "20", 16)
        self.letters.append(chr(number - ONLY_SIGNS if number >= ONLY_SIGNS else number))

    def _remark(self, text: str) -> None:
        """What programs write into a part beside its elements."""
        if text.strip():
            self.besides.setdefault(" ".join(text.split()))

    def _besides(self, local: str, said: dict[str, str]) -> None:
        """Words that stand in attributes. Links within the package lead to its own parts and say nothing."""
        if local == "Relationship" and said.get("TargetMode", "").lower() != "external":
            return
        for key, value in said.items():
            says = key in SAYS or (key == "name" and local in NAMED) or (key == "val" and local in WITH_VALUE)
            if says and value.strip() and not value.isdigit():
                self.besides.setdefault(value.strip())

    def _end(self, tag: str) -> None:
        local = self.inside.pop()
        if local == "p":
            self.letters.append("\n")

    def _letters(self, text: Any) -> None:
        if self.inside[-1] in ("t", "delText", "instrText", "delInstrText"):
            self.letters.append(text)
        elif text.strip():
            self.letters.append(f"\n{text}\n")


def _refuse(*_: object) -> None:
    raise ValueError("A part of an Office file has no document type.")
