"""What a section shows of the record: figures with the rows that each counts, tables, charts and notes.

The same blocks become plain data (text, whole numbers, lists) to be frozen and signed, and come back from it. The rows
behind a figure are frozen with it, so that its page shows what was counted; they and all links are no part of what is
signed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from re import sub
from typing import Any


@dataclass(frozen=True, slots=True)
class Link:
    """A page of the record: the name of its address, what narrows it, the number of a row.

    ``figure`` is the key of a figure, for the page of the report that lists what it counts.
    """

    page: str
    query: tuple[tuple[str, str], ...] = ()
    pk: int | None = None
    figure: str = ""

    def data(self) -> dict[str, Any]:
        return {"page": self.page, "query": [list(pair) for pair in self.query], "pk": self.pk, "figure": self.figure}


def link_from(data: dict[str, Any] | None) -> Link | None:
    """The inverse of ``Link.data``."""
    if data is None:
        return None
    return Link(data["page"], tuple((name, value) for name, value in data["query"]), data["pk"], data["figure"])


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is counted: what is said of it, and its own page where it has one."""

    cells: tuple[str, ...]
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Things of one kind under ``columns``, as the page of a figure lists them."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"A row has {len(row.cells)} cells for {len(self.columns)} columns.")

    def data(self) -> dict[str, Any]:
        rows = [[list(row.cells), row.link.data() if row.link else None] for row in self.rows]
        return {"columns": list(self.columns), "rows": rows}


def listing_from(data: dict[str, Any]) -> Listing:
    """The inverse of ``Listing.data``."""
    return Listing(tuple(data["columns"]), tuple(Row(tuple(cells), link_from(link)) for cells, link in data["rows"]))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its words, its value (a whole number, or a sum as words: "£12,000"), and the rows that it counts.

    ``key`` is its own in the whole report and names the page that lists the rows.
    """

    key: str
    label: str
    value: int | str
    counted: Listing

    @property
    def link(self) -> Link:
        """The page that lists what it counts."""
        return Link("report_figure", figure=self.key)

    def data(self) -> dict[str, Any]:
        return {"key": self.key, "label": self.label, "value": self.value, "counted": self.counted.data()}


def count(key: str, label: str, counted: Listing) -> Figure:
    """A figure that says how many rows there are: it cannot differ from its list."""
    return Figure(key, label, len(counted.rows), counted)


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure that stands in a table, by the numbers of its row and column (from 0).

    In a chart they are those of the category and the series. Its label is what its column says, its value what stands
    there.
    """

    row: int
    column: int
    figure: Figure

    def data(self) -> list[Any]:
        return [self.row, self.column, self.figure.data()]


def figure_from(data: dict[str, Any]) -> Figure:
    """The inverse of ``Figure.data``."""
    return Figure(data["key"], data["label"], data["value"], listing_from(data["counted"]))


def cells_from(data: dict[str, Any]) -> tuple[Cell, ...]:
    """The cells of a table's or a chart's data; none in what was frozen before there were any."""
    return tuple(Cell(row, column, figure_from(figure)) for row, column, figure in data.get("counted", ()))


def keys_of(begin: str, names: Iterable[str]) -> list[str]:
    """A key for each name, that begins with ``begin`` and can stand in an address; no two are the same."""
    found: list[str] = []
    for name in names:
        key = f"{begin}-{sub('[^a-z0-9]+', '-', name.lower()).strip('-')}"
        found.append(key if key not in found else f"{key}-{len(found)}")
    return found


@dataclass(frozen=True, slots=True)
class Figures:
    title: str
    items: tuple[Figure, ...]
    kind: str = "figures"

    def data(self) -> dict[str, Any]:
        return {"kind": self.kind, "title": self.title, "items": [each.data() for each in self.items]}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words under ``columns``.

    ``numeric`` are the numbers of the columns that hold figures (from 0), ``narrow`` those with a word or two.

    ``empty`` stands in place of a table without rows. ``counted``: what stands behind its figures.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    narrow: tuple[int, ...] = ()
    empty: str = ""
    link: Link | None = None
    counted: tuple[Cell, ...] = ()
    kind: str = "table"

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{self.title}: a row has {len(row)} cells for {len(self.columns)} columns.")
        for cell in self.counted:
            if self.rows[cell.row][cell.column] != str(cell.figure.value):
                raise ValueError(f"{self.title}: {cell.figure.key} is not what its cell says.")

    def data(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "title": self.title,
            "columns": list(self.columns),
            "rows": [list(row) for row in self.rows],
            "numeric": list(self.numeric),
            "narrow": list(self.narrow),
            "empty": self.empty,
            "link": self.link.data() if self.link else None,
            "counted": [each.data() for each in self.counted],
        }


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """Whole numbers over categories; ``shape`` is "bar" or "stacked", ``summary`` what a reader should take away.

    A number is None where it is not shown.

    ``counted``: what stands behind the figures of its table.
    """

    title: str
    shape: str
    over: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[int | None, ...]], ...]
    summary: str
    counted: tuple[Cell, ...] = ()
    kind: str = "chart"

    def __post_init__(self) -> None:
        for cell in self.counted:
            if self.series[cell.column][1][cell.row] != cell.figure.value:
                raise ValueError(f"{self.title}: {cell.figure.key} is not what its table says.")

    def data(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "title": self.title,
            "shape": self.shape,
            "over": self.over,
            "categories": list(self.categories),
            "series": [[name, list(values)] for name, values in self.series],
            "summary": self.summary,
            "counted": [each.data() for each in self.counted],
        }


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence that stands by itself. One ``for_writers`` is shown beside what they write, and not in the report."""

    text: str
    for_writers: bool = False
    kind: str = "note"

    def data(self) -> dict[str, Any]:
        return {"kind": self.kind, "text": self.text}


Block = Figures | Table | ChartSpec | Note


def block_from(data: dict[str, Any]) -> Block:
    """The inverse of ``data`` of any block. Raises ``KeyError`` for data that are none."""
    match data["kind"]:
        case "figures":
            return Figures(data["title"], tuple(map(figure_from, data["items"])))
        case "table":
            rows = tuple(tuple(row) for row in data["rows"])
            return Table(
                data["title"],
                tuple(data["columns"]),
                rows,
                tuple(data["numeric"]),
                tuple(data["narrow"]),
                data["empty"],
                link_from(data["link"]),
                cells_from(data),
            )
        case "chart":
            series = tuple((name, tuple(values)) for name, values in data["series"])
            return ChartSpec(
                data["title"],
                data["shape"],
                data["over"],
                tuple(data["categories"]),
                series,
                data["summary"],
                cells_from(data),
            )
        case "note":
            return Note(data["text"])
    raise KeyError(data["kind"])


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the record of the year: its title and what it shows."""

    title: str
    blocks: tuple[Block, ...]


def has_figures(blocks: Iterable[Block]) -> bool:
    """Whether the blocks show anything but notes, empty tables and noughts."""
    for block in blocks:
        if isinstance(block, Table) and block.rows:
            return True
        if isinstance(block, Figures) and any(item.counted.rows for item in block.items):
            return True
        if isinstance(block, ChartSpec):
            return True
    return False
