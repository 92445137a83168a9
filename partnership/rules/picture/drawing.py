"""The picture of a structure: who reports to whom, drawn as SVG from plain facts. What an appendix would show.

The layout is ours: those to whom the board answers on top, the board beneath with the forums at its sides, delivery
groups in a row under it with what reports to them stacked below, then kinds of group formed when needed. At the foot a
panel holds who stands beside the groups (scrutineer, team) and the partnerships that they work with: one dotted line
leads there from the board, down the right edge, where no other line goes.
Presentation attributes only, no style sheet, so that it may be shown under the strictest content policy.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from partnership.rules.picture.boxes import (
    BESIDE,
    GAP,
    LINE,
    MARGIN,
    ROW_GAP,
    SHARED,
    SMALL_CHARACTER,
    SOFT,
    STACK_GAP,
    WIDTH,
    Box,
    Placed,
    drawn,
    height_of,
    text,
)

MOST_IN_ROW = 5
PANEL = "#f6f9fa"
DASHES, DOTS = "5 5", "2 5"


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG document and its size in pixels."""

    svg: str
    width: int
    height: int


def draw(boxes: Iterable[Box], title: str) -> Picture:
    """The picture of these boxes. Names a box reports to that are not among them are left out."""
    drawing = _Drawing({box.key: box for box in boxes})
    drawing.lay_out()
    return drawing.picture(title)


def _rows(boxes: Sequence[Box]) -> list[Sequence[Box]]:
    """Rows of at most five, evenly filled."""
    if not boxes:
        return []
    per_row = -(-len(boxes) // -(-len(boxes) // MOST_IN_ROW))
    return [boxes[start : start + per_row] for start in range(0, len(boxes), per_row)]


def _dashed(dash: str) -> str:
    return f' stroke-dasharray="{dash}"' if dash else ""


@dataclass(slots=True)
class _Drawing:
    boxes: dict[str, Box]
    placed: dict[str, Placed] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    height: float = MARGIN
    buses: dict[str, float] = field(default_factory=dict)
    under_heads: float = 0  # a height that is free of boxes and lines at the right of the board
    panel: str = ""

    # --- where things go ---

    def lay_out(self) -> None:
        above = [box for box in self.boxes.values() if box.look == "above"]
        beside = [[box for box in self.boxes.values() if box.look == look] for look in BESIDE]
        heads = [box for box in self.boxes.values() if self._is_head(box)]
        heads_keys = {box.key for box in heads}
        asides = [box for box in self.boxes.values() if self._is_aside(box) and box.key not in heads_keys]
        high = [box for box in asides if box.beside and self._looks(box.beside) == "above"]
        level = [box for box in asides if box not in high]
        if not heads and not above:
            heads, level = level, []
        self._row(above, high)
        self._row(heads, level)
        self.under_heads = self.height - ROW_GAP * 3 / 4
        self._children([child for head in heads for child in self._children_of(head.key)])
        self._foot([box for box in self.boxes.values() if box.as_needed and box.key not in self.placed])
        self._panel([row for boxes in beside for row in _rows(boxes)], heads)
        self._join_above(heads)
        self._join_twice()

    def _parents(self, box: Box) -> list[str]:
        return [key for key in box.reports_to if key in self.boxes]

    def _looks(self, key: str) -> str:
        return self.boxes[key].look if key in self.boxes else ""

    def _children_of(self, key: str) -> list[Box]:
        return [box for box in self.boxes.values() if self._parents(box)[:1] == [key]]

    def _is_head(self, box: Box) -> bool:
        """Drawn on the board's level: answers to somebody above, or to nobody while others answer to it."""
        if box.look in ("above", *BESIDE) or box.as_needed:
            return False
        parents = self._parents(box)
        if parents:
            return self._looks(parents[0]) == "above"
        return box.look == "board" or bool(self._children_of(box.key))

    def _is_aside(self, box: Box) -> bool:
        return box.look not in ("above", *BESIDE) and not box.as_needed and not self._parents(box)

    def _row(self, centre: Sequence[Box], sides: Sequence[Box]) -> None:
        """Boxes in the middle, others alternately at the right and the left of them."""
        if not centre and not sides:
            return
        width = 300.0 if len(centre) < 2 else min(300.0, (WIDTH - 2 * MARGIN - GAP * (len(centre) - 1)) / len(centre))
        if sides and len(centre) > 1:
            width = min(width, 210.0)
        height = max((height_of(box, width) for box in centre), default=0)
        right, left = sides[::2], sides[1::2]
        side_width = 225.0
        depth = 0.0
        for column, x in ((left, MARGIN), (right, WIDTH - MARGIN - side_width)):
            y = self.height
            for box in column:
                tall = height_of(box, side_width)
                self._place(box, x, y, side_width, tall)
                y += tall + STACK_GAP
            depth = max(depth, y - self.height - STACK_GAP)
        y = self.height + max(0.0, (depth - height) / 2)
        whole = len(centre) * width + GAP * (len(centre) - 1)
        for index, box in enumerate(centre):
            self._place(box, (WIDTH - whole) / 2 + index * (width + GAP), y, width, height)
        self.height += max(height, depth) + ROW_GAP

    def _children(self, children: Sequence[Box]) -> None:
        """Rows of at most five, evenly filled, with what reports to each stacked beneath it."""
        if not children:
            return
        rows = _rows(children)
        width = min(260.0, (WIDTH - 2 * MARGIN - GAP * (len(rows[0]) - 1)) / len(rows[0]))
        for row in rows:
            height = max(height_of(box, width) for box in row)
            whole = len(row) * width + GAP * (len(row) - 1)
            deepest = self.height
            for index, box in enumerate(row):
                x = (WIDTH - whole) / 2 + index * (width + GAP)
                self._place(box, x, self.height, width, height)
                deepest = max(deepest, self._stack(box, x, self.height + height, width))
            self._join_row(row)
            self.height = max(deepest, self.height + height) + ROW_GAP

    def _stack(self, parent: Box, x: float, y: float, width: float) -> float:
        """What reports to ``parent``, one below the other, set in; returns where the stack ends."""
        for child in self._children_of(parent.key):
            if child.key in self.placed:
                continue
            inset = 22.0
            tall = height_of(child, width - inset)
            self._place(child, x + inset, y + STACK_GAP, width - inset, tall)
            spine, middle = x + inset / 2, y + STACK_GAP + tall / 2
            self._line([(spine, self.placed[parent.key].bottom), (spine, middle), (x + inset, middle)])
            y = self._stack(child, x + inset, y + STACK_GAP + tall, width - inset)
        return y

    def _foot(self, boxes: Sequence[Box]) -> None:
        for start in range(0, len(boxes), 4):
            row = boxes[start : start + 4]
            width = 260.0
            height = max(height_of(box, width) for box in row)
            whole = len(row) * width + GAP * (len(row) - 1)
            for index, box in enumerate(row):
                self._place(box, (WIDTH - whole) / 2 + index * (width + GAP), self.height, width, height)
            self.height += height + STACK_GAP
        self.height += (ROW_GAP - STACK_GAP) if boxes else 0

    def _panel(self, rows: Sequence[Sequence[Box]], heads: Sequence[Box]) -> None:
        """A tinted panel with rows of what stands beside the groups; a dotted line from the board leads to it."""
        if not rows:
            return
        top, inner = self.height, WIDTH - 2 * MARGIN - 2 * GAP
        self.height += GAP
        for row in rows:
            width = min(215.0, (inner - GAP * (len(row) - 1)) / len(row))
            height = max(height_of(box, width) for box in row)
            whole = len(row) * width + GAP * (len(row) - 1)
            for index, box in enumerate(row):
                self._place(box, (WIDTH - whole) / 2 + index * (width + GAP), self.height, width, height)
            self.height += height + GAP
        self.panel = (
            f'<rect x="{MARGIN}" y="{top:.1f}" width="{WIDTH - 2 * MARGIN}" height="{self.height - top:.1f}" rx="10" '
            f'fill="{PANEL}"/>'
        )
        if heads:
            board, edge, entry = self.placed[heads[-1].key], WIDTH - MARGIN / 3, top + 2 * GAP
            start, corridor = board.x + board.width - 2 * GAP, self.under_heads
            points = [
                (start, board.bottom),
                (start, corridor),
                (edge, corridor),
                (edge, entry),
                (WIDTH - MARGIN, entry),
            ]
            self._line(points, dash=DOTS)
        self.height += ROW_GAP

    def _place(self, box: Box, x: float, y: float, width: float, height: float) -> None:
        self.placed[box.key] = Placed(box, x, y, width, height)

    # --- lines ---

    def _line(self, points: Sequence[tuple[float, float]], dash: str = "") -> None:
        path = " ".join(f"{'L' if index else 'M'}{x:.1f} {y:.1f}" for index, (x, y) in enumerate(points))
        self.lines.append(f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="2"{_dashed(dash)}/>')

    def _join_above(self, heads: Sequence[Box]) -> None:
        for head in heads:
            for key in self._parents(head)[:1]:
                upper, lower = self.placed[key], self.placed[head.key]
                half = (upper.bottom + lower.y) / 2
                self._line(
                    [(upper.middle, upper.bottom), (upper.middle, half), (lower.middle, half), (lower.middle, lower.y)]
                )
        for placed in self.placed.values():
            beside = self.placed.get(placed.box.beside)
            if beside is not None:
                y = min(max(placed.y, beside.y) + 24, placed.bottom, beside.bottom)
                near, far = (
                    (beside.x + beside.width, placed.x) if placed.x > beside.x else (beside.x, placed.x + placed.width)
                )
                self._line([(near, y), (far, y)])

    def _join_row(self, row: Sequence[Box]) -> None:
        """A bus above the row; for a second row it comes down the left edge."""
        for parent in dict.fromkeys(self._parents(box)[0] for box in row):
            upper = self.placed[parent]
            mine = [self.placed[box.key] for box in row if self._parents(box)[0] == parent]
            bus = self.height - ROW_GAP / 2
            first_bus = self.buses.setdefault(parent, bus)
            if first_bus == bus:
                self._line([(upper.middle, upper.bottom), (upper.middle, bus)])
            else:
                edge = MARGIN / 3
                self._line([(upper.middle, first_bus), (edge, first_bus), (edge, bus), (mine[0].middle, bus)])
            ends = [placed.middle for placed in mine] + ([upper.middle] if first_bus == bus else [])
            self._line([(min(ends), bus), (max(ends), bus)])
            for placed in mine:
                self._line([(placed.middle, bus), (placed.middle, placed.y)])

    def _join_twice(self) -> None:
        """Further reporting lines, dashed: from the left edge of the box up to the line of the other it reports to."""
        for placed in self.placed.values():
            for key in self._parents(placed.box)[1:]:
                upper = self.placed[key]
                bus = self.buses.get(key, upper.bottom + ROW_GAP / 2)
                outer = self.placed.get(self._parents(placed.box)[0])
                edge = min(placed.x, outer.x if outer else placed.x) - GAP / 2
                middle = placed.y + placed.height / 2 + 8
                points = [(placed.x, middle), (edge, middle), (edge, bus)]
                if key not in self.buses:
                    points += [(upper.middle, bus), (upper.middle, upper.bottom)]
                else:
                    points.append((min(each.middle for each in self.placed.values() if self._under(each, key)), bus))
                self._line(points, dash=DASHES)

    def _under(self, placed: Placed, key: str) -> bool:
        return self._parents(placed.box)[:1] == [key]

    def _legend(self) -> str:
        """What lines and colours mean; only those that occur."""
        boxes = [placed.box for placed in self.placed.values()]
        entries: list[tuple[str, str]] = []
        if any(self._parents(box) for box in boxes):
            entries.append(("line", "reports to"))
        if any(len(self._parents(box)) > 1 for box in boxes):
            entries.append(("dashed", "also said to report to"))
        if any(box.look in BESIDE for box in boxes):
            entries.append(("dotted", "works with"))
        if any(box.shared for box in boxes):
            entries.append(("shared", "shared with other partnerships"))
        if any(box.as_needed for box in boxes):
            entries.append(("needed", "formed when needed"))
        parts, x, y = [], float(MARGIN), self.height + 4
        for kind, words in entries:
            if kind in ("line", "dashed", "dotted"):
                dash = _dashed({"dashed": DASHES, "dotted": DOTS}.get(kind, ""))
                parts.append(f'<path d="M{x} {y} L{x + 30} {y}" stroke="{LINE}" stroke-width="2" fill="none"{dash}/>')
            else:
                fill, outline = (SHARED[0], SHARED[1]) if kind == "shared" else ("#ffffff", "#b9cacf")
                dash = ' stroke-dasharray="6 4"' if kind == "needed" else ""
                parts.append(
                    f'<rect x="{x}" y="{y - 8}" width="30" height="16" rx="4" fill="{fill}" stroke="{outline}" '
                    f'stroke-width="1.5"{dash}/>'
                )
            parts.append(text(x + 38, y + 4.5, words, 12.5, SOFT, at="start"))
            x += 38 + len(words) * SMALL_CHARACTER + 28
        return "".join(parts)

    def picture(self, title: str) -> Picture:
        legend = self._legend()
        height = int(self.height + (26 if legend else 0))
        boxes = "".join(map(drawn, self.placed.values()))
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
            f'role="img" aria-label={quoteattr(title)} font-family="Arial, Helvetica, Liberation Sans, sans-serif">'
            f"<title>{escape(title)}</title>"
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
            f"{self.panel}{''.join(self.lines)}{boxes}{legend}</svg>"
        )
        return Picture(svg, WIDTH, height)
