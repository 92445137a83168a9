"""The text of a PDF, page by page, and every other string in it; pages that nobody can read as text are named.

Letters are put together by where they stand: further apart than a fifth of their size they are two words, on another
height two lines. Text that is not seen (white, outside the page, under a black box, on a layer that is off) is read
like any other, for everybody can copy it out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from math import hypot
from typing import Any

import pikepdf
from pikepdf.exceptions import PikepdfError

from hscp.ui.reading.letters import Letters
from hscp.ui.reading.parts import MOST_SIGNS, TOO_MUCH, Part, Read, Unreadable
from hscp.ui.unpacking import limit_unpacking

limit_unpacking()
MOST_PAGES = 600
MOST_EFFORT = 5_000_000  # signs and operators, forms as often as they are drawn: a form of forms is endless
MOST_BYTES = 10_000_000  # of what one page or form draws: its operators are held in memory
EACH_FORM = 100  # operators that beginning with a form weighs as much as
DEEPEST = 12  # forms within forms
CURVES = 40  # of one page: letters can be drawn as shapes, and a word takes more than so many
# What a broken PDF makes pikepdf and those who follow it say.
BROKEN = (PikepdfError, ValueError, TypeError, LookupError, AttributeError, RuntimeError, ArithmeticError)
DAMAGED = "This PDF is damaged and could not be read to its end. Make it anew, and attach that."
BINARY = frozenset({"/ID", "/Lookup", "/CharSet", "/Registry", "/Ordering", "/Panose", "/O", "/U"})
CALLED = frozenset({"/BaseFont", "/FontName", "/Dest"})
EVERYWHERE = ("/Helvetica", "/Times", "/Courier", "/Symbol", "/ZapfDingbats")
_APART = re.compile(r"(?<![^\W\d_])(?:[^\W\d_][ \t]){3,}[^\W\d_](?![^\W\d_])")
Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_pdf(data: bytes) -> Read:
    """What stands in a PDF. Raises ``Unreadable`` for one that is damaged, locked, or too long to be read here."""
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise Unreadable(f"It has more than {MOST_PAGES} pages. Divide it, and attach its parts.")
            return _read(pdf)
    except BROKEN:
        raise Unreadable(DAMAGED) from None


def _read(pdf: pikepdf.Pdf) -> Read:
    parts, unread = [], []
    fonts: dict[tuple[int, int], Letters] = {}
    signs, effort = 0, _Effort()
    for number, page in enumerate(pdf.pages, 1):
        reader = _Reader(fonts, effort)
        reader.follow(page, page.resources, 0)
        text = _joined("".join(reader.text))
        signs += len(text)
        if signs > MOST_SIGNS:
            raise Unreadable(TOO_MUCH)
        if text.strip():
            parts.append(Part(f"p{number}", f"page {number}", text))
        if missing := list(reader.missing(bool(text.strip()))):
            unread.append(f"Page {number}: {', '.join(missing)}.")
    besides = dict.fromkeys(each for each in _strings(pdf) if each.strip())
    if besides:
        parts.append(Part("besides", "what stands beside its pages (titles, links, descriptions)", "\n".join(besides)))
    return Read(tuple(parts), tuple(unread), len(pdf.pages))


def _joined(text: str) -> str:
    """Words whose letters were set apart ("N o w a k") stand once more, in one, below the text."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    found = "\n".join(filter(None, lines))
    apart = [match[0].replace(" ", "").replace("\t", "") for match in _APART.finditer(found)]
    return "\n".join([found, *dict.fromkeys(apart)]) if apart else found


def _strings(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every string of every dictionary: bookmarks, descriptions of pictures, links, names of layers."""
    for each in (*pdf.objects, pdf.trailer):
        plain: Any = each.stream_dict if isinstance(each, pikepdf.Stream) else each
        yield from _walk(plain, 0)


def _walk(one: Any, depth: int) -> Iterator[str]:
    if depth > 50:
        raise Unreadable(DAMAGED)
    if isinstance(one, pikepdf.String):
        yield str(one)
    elif isinstance(one, pikepdf.Array):
        for each in one:
            if isinstance(each, pikepdf.Object) and not each.is_indirect:
                yield from _walk(each, depth + 1)
    elif isinstance(one, pikepdf.Dictionary):
        for key, each in one.items():
            if key == "/Dests" and isinstance(each, pikepdf.Dictionary):  # places, by the names of bookmarks
                yield from (named[1:] for named, _ in each.items())
            elif key in CALLED and isinstance(each, pikepdf.Name) and not str(each).startswith(EVERYWHERE):
                yield str(each)[1:].rpartition("+")[2]
            if key not in BINARY and isinstance(each, pikepdf.Object) and not each.is_indirect:
                yield from _walk(each, depth + 1)


@dataclass(frozen=True, slots=True)
class _State:
    """How text stands: the page's matrix, the font and its size, distances, as the operators of §9.3 set them."""

    page: Matrix = SAME
    font: Letters | None = None
    size: float = 0.0
    sign_gap: float = 0.0
    word_gap: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


class _Effort:
    """How much was looked at of one file. A few kilobytes can draw without end."""

    def __init__(self) -> None:
        self.left = MOST_EFFORT

    def spend(self, much: int) -> None:
        """Raises ``Unreadable`` where it is too much."""
        self.left -= much
        if self.left < 0:
            raise Unreadable(TOO_MUCH)


class _Reader:
    """Follows what a page draws, and keeps the letters of it."""

    def __init__(self, fonts: dict[tuple[int, int], Letters], effort: _Effort) -> None:
        self.effort = effort
        self.fonts = fonts
        self.text: list[str] = []
        self.state = _State()
        self.kept: list[_State] = []
        self.line: Matrix = SAME
        self.matrix: Matrix = SAME
        self.last: tuple[float, float, float, float, float] | None = None  # end of the last sign, its direction, size
        self.pictures = self.curves = self.unknown = 0
        self.seen: set[tuple[int, int]] = set()

    def missing(self, has_text: bool) -> Iterator[str]:
        """Why a page cannot be read as text, wholly or in part."""
        if not has_text:
            yield "no text"
        if self.pictures:
            yield "a picture" if self.pictures == 1 else f"{self.pictures} pictures"
        if self.unknown:
            yield "letters that its font does not name"
        if self.curves > CURVES:
            yield "drawn shapes"

    def follow(self, stream: Any, resources: Any, depth: int) -> None:
        """Carry out the operators of a page or of a form in it."""
        if _bytes_drawn(stream) > MOST_BYTES:
            raise Unreadable(TOO_MUCH)
        instructions: Any = pikepdf.parse_content_stream(stream)
        self.effort.spend(len(instructions) + EACH_FORM)
        for operands, operator in instructions:
            name = str(operator)
            if (do := getattr(self, _DOES.get(name, ""), None)) is not None:
                do(*operands)
            elif name == "Do":
                self._draw(resources, operands[0], depth)
            elif name == "Tf":
                self._font(_named(resources, "/Font", operands[0]), float(operands[1]))
            elif name == "gs":
                given = _named(resources, "/ExtGState", operands[0])
                if isinstance(given, pikepdf.Dictionary) and "/Font" in given:
                    self._font(given["/Font"][0], float(given["/Font"][1]))
                if isinstance(given, pikepdf.Dictionary) and isinstance(
                    mask := given.get("/SMask"), pikepdf.Dictionary
                ):
                    self._pattern(mask.get("/G"), resources, depth)  # what lets colour through can be letters
            elif name in ("scn", "SCN") and operands and isinstance(operands[-1], pikepdf.Name):
                self._pattern(_named(resources, "/Pattern", operands[-1]), resources, depth)
            elif name in ("BDC", "DP"):
                self._marked(operands, resources)
            elif name == "INLINE IMAGE":
                self.pictures += 1
            elif name in ("c", "v", "y"):
                self.curves += 1

    def _draw(self, resources: Any, name: Any, depth: int) -> None:
        drawn = _named(resources, "/XObject", name)
        if not isinstance(drawn, pikepdf.Stream):
            return
        if drawn.get("/Subtype") != "/Form":
            self.pictures += 1
            return
        self._within(drawn, resources, depth)

    def _within(self, drawn: Any, resources: Any, depth: int) -> None:
        if depth >= DEEPEST:
            raise Unreadable(DAMAGED)
        before, kept, line, matrix = self.state, self.kept, self.line, self.matrix
        own: Any = tuple(float(each) for each in drawn.get("/Matrix", SAME))
        self.state, self.kept = replace(before, page=_times(own if len(own) == 6 else SAME, before.page)), []
        self.follow(drawn, drawn.get("/Resources", resources), depth + 1)
        self.state, self.kept, self.line, self.matrix = before, kept, line, matrix

    def _pattern(self, pattern: Any, resources: Any, depth: int) -> None:
        """A pattern is drawn over and over; it is read once."""
        if isinstance(pattern, pikepdf.Stream) and pattern.objgen not in self.seen:
            self.seen.add(pattern.objgen)
            self._within(pattern, resources, depth)

    def _marked(self, operands: Any, resources: Any) -> None:
        """What a stretch is said to read, where that is another than what is drawn."""
        about = operands[-1] if len(operands) > 1 else None
        if isinstance(about, pikepdf.Name):
            about = _named(resources, "/Properties", about)
        if isinstance(about, pikepdf.Dictionary):
            for key in ("/ActualText", "/Alt", "/E"):
                if key in about and str(about[key]).strip():
                    self.text.append(f"\n{about[key]}\n")

    def _font(self, font: Any, size: float) -> None:
        if not isinstance(font, pikepdf.Dictionary):
            self.state = replace(self.state, font=None, size=size)
            return
        key = font.objgen
        found = self.fonts.get(key) if key != (0, 0) else None
        if found is None:
            found = Letters(font)
            self.effort.spend(len(found.table) + len(found.widths))
            if key != (0, 0):
                self.fonts[key] = found
        self.state = replace(self.state, font=found, size=size)

    def keep(self) -> None:
        self.kept.append(self.state)

    def back(self) -> None:
        if self.kept:
            self.state = self.kept.pop()

    def concat(self, *numbers: Any) -> None:
        given: Any = tuple(float(each) for each in numbers)
        self.state = replace(self.state, page=_times(given, self.state.page))

    def begin(self) -> None:
        self.line = self.matrix = SAME

    def sign_gap(self, number: Any) -> None:
        self.state = replace(self.state, sign_gap=float(number))

    def word_gap(self, number: Any) -> None:
        self.state = replace(self.state, word_gap=float(number))

    def stretch(self, number: Any) -> None:
        self.state = replace(self.state, stretch=float(number) / 100)

    def leading(self, number: Any) -> None:
        self.state = replace(self.state, leading=float(number))

    def rise(self, number: Any) -> None:
        self.state = replace(self.state, rise=float(number))

    def move(self, right: Any, up: Any) -> None:
        self.line = self.matrix = _times((1.0, 0.0, 0.0, 1.0, float(right), float(up)), self.line)

    def move_leading(self, right: Any, up: Any) -> None:
        self.leading(-float(up))
        self.move(right, up)

    def place(self, *numbers: Any) -> None:
        given: Any = tuple(float(each) for each in numbers)
        self.line = self.matrix = given

    def next_line(self) -> None:
        self.move(0, -self.state.leading)

    def show(self, text: Any) -> None:
        self._show(bytes(text))

    def show_next(self, text: Any) -> None:
        self.next_line()
        self.show(text)

    def show_spaced(self, word: Any, sign: Any, text: Any) -> None:
        self.word_gap(word)
        self.sign_gap(sign)
        self.show_next(text)

    def show_all(self, parts: Any) -> None:
        for each in parts:
            if isinstance(each, pikepdf.String):
                self._show(bytes(each))
            else:
                back = -float(each) / 1000 * self.state.size * self.state.stretch
                self.matrix = _times((1.0, 0.0, 0.0, 1.0, back, 0.0), self.matrix)

    def _show(self, data: bytes) -> None:
        now = self.state
        self.effort.spend(len(data))
        if now.font is None:
            self.unknown += len(data)
            return
        for code, letters, width in now.font.of(data):
            if letters is None:
                self.unknown += 1
            self._put(letters or "", width)
            gap = now.sign_gap + (now.word_gap if code == 32 and now.font.size == 1 else 0.0)
            on = (width / 1000 * now.size + gap) * now.stretch
            self.matrix = _times((1.0, 0.0, 0.0, 1.0, on, 0.0), self.matrix)

    def _put(self, letters: str, width: float) -> None:
        now = self.state
        a, b, c, d, e, f = _times(
            (now.size * now.stretch, 0.0, 0.0, now.size, 0.0, now.rise), _times(self.matrix, now.page)
        )
        long, high = hypot(a, b), hypot(c, d)
        along = (a / long, b / long) if long else (1.0, 0.0)
        if self.last is not None and letters:
            x, y, was_x, was_y, was_high = self.last
            right = (e - x) * along[0] + (f - y) * along[1]
            up = (f - y) * along[0] - (e - x) * along[1]
            size = max(high, was_high, 0.001)
            if abs(up) > 0.6 * size or along[0] * was_x + along[1] * was_y < 0.9:
                self.text.append("\n")
            elif right > 0.2 * size or right < -0.6 * size:
                self.text.append(" ")
        self.text.append(letters)
        if letters:
            gap = width / 1000 * long + now.sign_gap * now.stretch * (long / (now.size * now.stretch or 1))
            self.last = (e + gap * along[0], f + gap * along[1], *along, high)


_DOES = {
    **{"q": "keep", "Q": "back", "cm": "concat", "BT": "begin", "Tc": "sign_gap", "Tw": "word_gap", "Tz": "stretch"},
    **{"TL": "leading", "Ts": "rise", "Td": "move", "TD": "move_leading", "Tm": "place", "T*": "next_line"},
    **{"Tj": "show", "'": "show_next", '"': "show_spaced", "TJ": "show_all"},
}


def _bytes_drawn(of: Any) -> int:
    """How long the operators are of a page, whose parts are put together, or of a form."""
    drawn = of.obj.get("/Contents") if isinstance(of, pikepdf.Page) else of
    parts: Any = drawn if isinstance(drawn, pikepdf.Array) else [drawn]
    return sum(len(each.read_bytes()) for each in parts if isinstance(each, pikepdf.Stream))


def _named(resources: Any, kind: str, name: Any) -> Any:
    """What a page calls by that name."""
    group = resources.get(kind) if isinstance(resources, pikepdf.Dictionary) else None
    return group.get(str(name)) if isinstance(group, pikepdf.Dictionary) else None
