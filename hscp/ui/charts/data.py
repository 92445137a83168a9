"""What a chart shows, without how it is drawn."""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["bar", "line", "stacked"]
LOOK = 1  # raise it when the drawing changes, so that cached pictures are drawn again
DASH = "–"
NAMES: dict[str, str] = {"bar": "Bar chart", "line": "Line chart", "stacked": "Stacked bar chart"}


@dataclass(frozen=True)
class Chart:
    """Series of figures over the same categories.

    ``kind`` is "bar" (grouped side by side), "line" (a run over time) or "stacked" (parts of a whole over time).
    ``series`` maps a name to one figure per category, None where there is none, as pairs in the order to draw.
    ``unit`` is written after each figure in the words ("%" without a space, any other with one); ``over`` says what the
    categories are ("Quarter") and heads their column; ``target`` draws a dashed line with its value. ``summary`` is the
    sentence a reader should take away; the picture's alternative text begins with it. ``absent`` stands in the table
    where there is no figure; in words ("Not shown") it stands below the category in the picture too, where an empty
    place would pass for zero. Raises ``ValueError`` where a series is not as long as the categories.
    """

    kind: Kind
    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    unit: str = ""
    over: str = "Item"
    target: float | None = None
    summary: str = ""
    absent: str = DASH

    def __post_init__(self) -> None:
        for name, figures in self.series:
            if len(figures) != len(self.categories):
                raise ValueError(f"{name} has {len(figures)} figures for {len(self.categories)} categories.")

    @classmethod
    def read(cls, written: dict[str, Any]) -> "Chart":
        """The chart that was written down as JSON, where pairs and rows are lists. Raises as the class does."""
        series = tuple((name, tuple(figures)) for name, figures in written["series"])
        return cls(**{**written, "categories": tuple(written["categories"]), "series": series})

    @property
    def key(self) -> str:
        """A digest of everything drawn: equal charts share one picture."""
        text = json.dumps([LOOK, asdict(self)], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def alt(self) -> str:
        """The alternative text: what kind of picture, what it says, and where the figures are."""
        about = f"{(self.summary or self._extremes()).rstrip('.')}."
        return f"{NAMES[self.kind]}: {self.title}. {about} Its figures are in the table that follows."

    @property
    def columns(self) -> list[str]:
        """The header of the table of figures; the first names the categories."""
        return [self.over, *(name for name, _ in self.series)]

    @property
    def rows(self) -> list[list[str]]:
        """The table of figures: a category and its figure of each series, as shown."""
        return [
            [category, *(self.shown(figures[index]) for _, figures in self.series)]
            for index, category in enumerate(self.categories)
        ]

    def shown(self, figure: float | None) -> str:
        """A figure in words; what stands for it where there is none."""
        if figure is None:
            return self.absent
        text = f"{figure:,.1f}".removesuffix(".0")
        return f"{text}{'' if self.unit in ('', '%') else ' '}{self.unit}"

    @property
    def ticks(self) -> list[str]:
        """The categories as the picture writes them: below each is said, in words, that figures of it are absent."""
        if self.absent == DASH:
            return list(self.categories)
        found = []
        for index, category in enumerate(self.categories):
            missing = [figures[index] is None for _, figures in self.series]
            words = self.absent.lower() if all(missing) else f"partly\n{self.absent.lower()}"
            found.append(f"{category}\n{words}" if any(missing) else category)
        return found

    def _extremes(self) -> str:
        said = []
        for name, figures in self.series:
            known = [
                (figure, category)
                for figure, category in zip(figures, self.categories, strict=True)
                if figure is not None
            ]
            if known:
                low, high = min(known, key=lambda pair: pair[0]), max(known, key=lambda pair: pair[0])
                said.append(
                    f"{name}: lowest {self.shown(low[0])} ({low[1]}), highest {self.shown(high[0])} ({high[1]})."
                )
        return " ".join(said) or "It has no figures yet."
