"""HTML to a Word document with real headings, lists and tables, from the same HTML that goes on paper.

Only what our templates and Markdown make is read: headings, paragraphs, lists, tables, emphasis. Headings are Word's
own, so that a reader's list of headings works; the first row of a table's head is marked as one and repeats on each
page. Pictures are passed over: what they show stands beside them in words.
"""

import io
from html.parser import HTMLParser
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.safestring import SafeString

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANGUAGE = "en-GB"
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = {"p", "div", "section", "article", "blockquote", "li", "caption", "header", "pre"}
EMPHASIS = {
    "strong": "bold",
    "b": "bold",
    "em": "italic",
    "i": "italic",
    "del": "strike",
    "s": "strike",
    "ins": "underline",
}
VOID = {"br", "hr", "img", "col", "meta", "link", "input"}


def make_word(body: SafeString, *, title: str, running: str = "", author: str = "", marking: str = "") -> bytes:
    """The bytes of a document whose ``body`` is HTML that our templates made, headings from h1 down.

    ``running`` and ``marking`` stand at the head of each page, the page's number at its foot.
    """
    from docx import Document  # noqa: PLC0415 # heavy: imported where it is used

    document = Document()
    core = document.core_properties
    core.title, core.author, core.language, core.comments = title, author, LANGUAGE, ""
    _set_language(document)
    _frame(document, running or title, marking)
    writer = _Writer(document)
    writer.feed(body)
    writer.close()
    target = io.BytesIO()
    document.save(target)
    return _undated(target)


def _undated(document: io.BytesIO) -> bytes:
    """The same document without the time of day in its archive: the same content, the same bytes."""
    target = io.BytesIO()
    with ZipFile(document) as source, ZipFile(target, "w", ZIP_DEFLATED) as made:
        for each in source.infolist():
            made.writestr(ZipInfo(each.filename), source.read(each.filename), ZIP_DEFLATED)
    return target.getvalue()


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement  # noqa: PLC0415 # heavy: imported where it is used
    from docx.oxml.ns import qn  # noqa: PLC0415 # heavy: imported where it is used

    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _set_language(document: Any) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 # heavy: imported where it is used

    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), LANGUAGE)
    style = document.styles["Normal"]
    style.font.name = "Arial"


def _frame(document: Any, running: str, marking: str) -> None:
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.text = running
    if marking:
        head.add_run(f"\t\t{marking}").bold = True
    foot = section.footer.paragraphs[0]
    foot.add_run("Page ")
    run = foot.add_run()._r
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            run.append(_element("fldChar", fldCharType=kind))
        else:
            instruction = _element("instrText")
            instruction.text = text
            run.append(instruction)


class _Writer(HTMLParser):
    """Writes what it reads: a paragraph for each block, a run for each stretch of text of one emphasis."""

    def __init__(self, document: Any) -> None:
        super().__init__(convert_charrefs=True)
        self.document = document
        self.paragraph: Any = None
        self.style = ""
        self.emphasis: list[str] = []
        self.lists: list[tuple[str, Any]] = []  # kind of list, and the numbering of an ordered one
        self.skipped = 0
        self.table: _Table | None = None
        self.address = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """A tag begins: a block ends the paragraph before it."""
        given = dict(attributes)
        if tag in VOID:
            if tag == "br" and self.paragraph is not None:
                self.paragraph.add_run().add_break()
            return
        if self.skipped or "no-word" in (given.get("class") or "").split():
            self.skipped += 1
        elif tag == "table":
            self.table = _Table()
        elif self.table is not None:
            self._in_table(tag)
        elif tag in HEADINGS:
            self._block(f"Heading {HEADINGS[tag]}")
        elif tag in ("ul", "ol"):
            self.lists.append((tag, self._numbering() if tag == "ol" else None))
        elif tag in BLOCKS:
            self._block(self._style_of(tag))
        if not self.skipped and tag in EMPHASIS:
            self.emphasis.append(EMPHASIS[tag])
        if not self.skipped and tag == "a":
            self.address = given.get("href") or ""

    def _in_table(self, tag: str) -> None:
        assert self.table is not None  # noqa: S101 - asked before
        if tag == "caption":
            self._block("Caption")
        elif tag == "tr":
            self.table.rows.append([])
        elif tag in ("th", "td"):
            self.table.rows[-1].append((tag == "th", self.table.in_head, []))
        elif tag == "thead":
            self.table.in_head = True

    def _style_of(self, tag: str) -> str:
        if tag == "li" or self.lists:
            kind = self.lists[-1][0] if self.lists else "ul"
            return "List Number" if kind == "ol" else "List Bullet"
        return "Quote" if tag == "blockquote" else "Normal"

    def handle_endtag(self, tag: str) -> None:
        """A tag ends, and with a block its paragraph."""
        if tag in VOID:
            return
        if self.skipped:
            self.skipped -= 1
            return
        if tag in EMPHASIS and self.emphasis:
            self.emphasis.pop()
        if tag == "a" and self.address.startswith(("http", "mailto")):
            self._text(f" ({self.address})")
        if tag == "a":
            self.address = ""
        if tag == "table" and self.table is not None:
            self.table.write(self.document)
            self.table = self.paragraph = None
        elif self.table is not None:
            self._end_in_table(tag)
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
            self.paragraph = None
        elif tag in HEADINGS or tag in BLOCKS:
            self.paragraph, self.style = None, "Normal"

    def _end_in_table(self, tag: str) -> None:
        assert self.table is not None  # noqa: S101 - asked before
        if tag == "thead":
            self.table.in_head = False
        if tag == "caption":
            self.paragraph = None
        elif tag in ("div", "p", "li") and self.table.cell is not None:
            self.table.cell.append(("\n", ()))

    def handle_data(self, data: str) -> None:
        """A stretch of text; blanks between blocks are none."""
        if not self.skipped:
            self._text(data)

    def _text(self, data: str) -> None:
        words = " ".join(data.split())
        text = f"{' ' if data[:1].isspace() else ''}{words}{' ' if words and data[-1:].isspace() else ''}"
        if self.table is not None and self.table.rows and self.table.cell is not None:
            self.table.cell.append((text, tuple(self.emphasis)))
            return
        if self.paragraph is None:
            if not words or (self.table is not None and self.style != "Caption"):
                return
            self._begin()
            text = text.lstrip()
        if not self.paragraph.runs:
            text = text.lstrip()
        if text:
            _run(self.paragraph, text, tuple(self.emphasis))

    def _block(self, style: str) -> None:
        """The next text begins a paragraph of that style: an empty block makes none."""
        self.paragraph, self.style = None, style

    def _begin(self) -> None:
        self.paragraph = self.document.add_paragraph(style=self.style or "Normal")
        if self.style == "List Number" and self.lists and self.lists[-1][1] is not None:
            number = self.paragraph._p.get_or_add_pPr().get_or_add_numPr()
            number.get_or_add_numId().val = self.lists[-1][1]
            number.get_or_add_ilvl().val = 0

    def _numbering(self) -> int:
        """A numbering of its own, so that each list begins at one."""
        style = self.document.styles["List Number"].element.pPr.numPr.numId.val
        numbering = self.document.part.numbering_part.element
        abstract = numbering.num_having_numId(style).abstractNumId.val
        made = numbering.add_num(abstract)
        made.add_lvlOverride(0).add_startOverride(1)
        return int(made.numId)


class _Table:
    """A table as it is read: rows of cells, each whether it heads its row or column, and its stretches of text."""

    def __init__(self) -> None:
        self.rows: list[list[tuple[bool, bool, list[tuple[str, tuple[str, ...]]]]]] = []
        self.in_head = False

    @property
    def cell(self) -> list[tuple[str, tuple[str, ...]]] | None:
        """The text of the cell that is being read."""
        return self.rows[-1][-1][2] if self.rows and self.rows[-1] else None

    def write(self, document: Any) -> None:
        """Put it into the document; rows of its head are marked and repeat on each page."""
        rows = [row for row in self.rows if row]
        if not rows:
            return
        made = document.add_table(rows=len(rows), cols=max(len(row) for row in rows), style="Table Grid")
        for at, row in enumerate(rows):
            if all(in_head for _, in_head, _ in row):
                made.rows[at]._tr.get_or_add_trPr().append(_element("tblHeader", val="true"))
            made.rows[at]._tr.get_or_add_trPr().append(_element("cantSplit", val="true"))
            for cell, (heads, _, parts) in zip(made.rows[at].cells, row, strict=False):
                paragraph = cell.paragraphs[0]
                for text, emphasis in _tidied(parts):
                    _run(paragraph, text, (*emphasis, "bold") if heads else emphasis)
        document.add_paragraph()


def _tidied(parts: list[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    """Without blanks and breaks at the ends."""
    found = [(text, emphasis) for text, emphasis in parts if text]
    while found and not found[0][0].strip():
        found.pop(0)
    while found and not found[-1][0].strip():
        found.pop()
    return found


def _run(paragraph: Any, text: str, emphasis: tuple[str, ...]) -> None:
    run = paragraph.add_run(text)
    for name in emphasis:
        setattr(run.font if name in ("strike", "underline") else run, name, True)
