"""The boxes of a picture: what they say, how tall that makes them, and how one is drawn."""

from dataclasses import dataclass
from textwrap import wrap
from xml.sax.saxutils import escape

WIDTH = 1120
MARGIN = 30
GAP = 20
ROW_GAP = 52
STACK_GAP = 22
PADDING = 13
NAME_LINE, SMALL_LINE = 19, 16
NAME_CHARACTER, SMALL_CHARACTER = 8.3, 6.7  # average widths in pixels of 15 px bold and 12.5 px regular letters
INK, SOFT, LINE = "#14252b", "#47585e", "#6d8791"


@dataclass(frozen=True, slots=True)
class Box:
    """One group, role or body. ``reports_to`` are keys of boxes, the first being where it is drawn.

    ``look`` is one of "above" (a role or a body outside), "board", "group", "forum", "own" (who supports or looks at
    the groups from beside them) and "link" (a partnership outside that they work with). ``small`` are short lines
    under its name. ``shared`` marks a joint group, ``as_needed`` a kind of group formed when wanted. ``beside`` is the
    key of the box at whose side a forum belongs.
    """

    key: str
    name: str
    look: str = "group"
    reports_to: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    shared: bool = False
    as_needed: bool = False
    beside: str = ""


@dataclass(slots=True)
class Placed:
    """A box with its place and size in pixels."""

    box: Box
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        return self.y + self.height


LOOKS = {  # fill, outline, letters, accent
    "above": ("#e6eef0", "#b9cacf", INK, ""),
    "board": ("#12303a", "#12303a", "#ffffff", ""),
    "group": ("#ffffff", "#b9cacf", INK, "#0f5c63"),
    "own": ("#e6eef0", "#b9cacf", INK, ""),
    "link": ("#ffffff", "#b9cacf", INK, ""),
    "forum": ("#f3f7f8", "#b9cacf", INK, "#6d8791"),
}
BESIDE = ("own", "link")
SHARED = ("#fdf6e6", "#d9b15c", INK, "#b27a14")


def words_of(box: Box, width: float) -> tuple[list[str], list[str]]:
    """The lines of its name and the small ones under it, in a box of that width."""
    room = width - 2 * PADDING - 6
    name = wrap(box.name, max(8, int(room / NAME_CHARACTER)))
    small = [line for text in box.small for line in wrap(text, max(10, int(room / SMALL_CHARACTER)))]
    return name, small


def height_of(box: Box, width: float) -> float:
    """How tall a box of that width must be, in pixels."""
    name, small = words_of(box, width)
    return 2 * PADDING + len(name) * NAME_LINE + (4 + len(small) * SMALL_LINE if small else 0)


def drawn(placed: Placed) -> str:
    """The SVG of one box."""
    box = placed.box
    fill, outline, letters, accent = SHARED if box.shared else LOOKS[box.look]
    dash = ' stroke-dasharray="6 4"' if box.as_needed else ""
    parts = [
        f'<rect x="{placed.x:.1f}" y="{placed.y:.1f}" width="{placed.width:.1f}" height="{placed.height:.1f}" '
        f'rx="7" fill="{fill}" stroke="{outline}" stroke-width="1.5"{dash}/>'
    ]
    if accent and not box.as_needed:
        parts.append(
            f'<rect x="{placed.x + 7:.1f}" y="{placed.y + 11:.1f}" width="4" height="{placed.height - 22:.1f}" '
            f'rx="2" fill="{accent}"/>'
        )
    name, small = words_of(box, placed.width)
    tall = len(name) * NAME_LINE + (4 + len(small) * SMALL_LINE if small else 0)
    y = placed.y + (placed.height - tall) / 2 + 15
    for line in name:
        parts.append(text(placed.middle, y, line, 15, letters, bold=True))
        y += NAME_LINE
    y += 2
    for line in small:
        parts.append(text(placed.middle, y, line, 12.5, "#dbe8ea" if box.look == "board" else SOFT))
        y += SMALL_LINE
    return "".join(parts)


def text(x: float, y: float, words: str, size: float, fill: str, *, bold: bool = False, at: str = "middle") -> str:
    """The SVG of one line of letters."""
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}" text-anchor="{at}"{weight}>'
        f"{escape(words)}</text>"
    )
