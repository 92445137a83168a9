"""From a chart's data to an SVG file."""

import io
from functools import lru_cache
from typing import Any

from hscp.ui.charts.data import Chart

# Distinguishable with the common colour blindnesses, and by lightness in print; hatches tell bars apart without colour.
PALETTE = ("#0f5c63", "#e0a030", "#7a3e8e", "#6d8791", "#a4281c", "#8fc1a9")
HATCHES = ("", "//", "..", "\\\\", "xx", "--")
INK, SOFT, GRID = "#14252b", "#47585e", "#dbe4e6"
WIDTH_INCHES, HEIGHT_INCHES = 7.4, 3.4


@lru_cache(maxsize=1)
def _figure_class() -> Any:
    import matplotlib as mpl  # noqa: PLC0415 # heavy: imported where it is used
    from matplotlib import font_manager  # noqa: PLC0415 # heavy: imported where it is used
    from matplotlib.figure import Figure  # noqa: PLC0415 # heavy: imported where it is used

    # Liberation Sans, Arial and Helvetica have the same widths: the layout holds on every reader's machine.
    known = set(font_manager.get_font_names())
    families = [name for name in ("Liberation Sans", "Arial", "Helvetica") if name in known] or ["DejaVu Sans"]
    mpl.rcParams.update(
        {
            "svg.fonttype": "none",
            "svg.hashsalt": "hscp",
            "font.family": families,
            "font.size": 10,
            "text.color": INK,
            "axes.labelcolor": SOFT,
            "xtick.color": INK,
            "ytick.color": SOFT,
            "hatch.linewidth": 0.6,
            "hatch.color": "#ffffff",
        }
    )
    return Figure


def picture(chart: Chart) -> bytes:
    """The chart as SVG: the same bytes for the same data."""
    figure = _figure_class()(figsize=(WIDTH_INCHES, HEIGHT_INCHES), layout="constrained")
    axes = figure.add_subplot()
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(SOFT)
    axes.tick_params(length=0)
    axes.set_axisbelow(True)
    axes.grid(axis="y", color=GRID, linewidth=0.8)
    {"bar": _bars, "line": _lines, "stacked": _stack}[chart.kind](axes, chart)
    axes.set_xticks(range(len(chart.categories)), chart.ticks)
    if sum(len(category) for category in chart.categories) > 70:
        axes.tick_params(axis="x", labelrotation=35)
        for label in axes.get_xticklabels():
            label.set_horizontalalignment("right")
    if chart.target is not None:
        axes.axhline(chart.target, color=INK, linewidth=1.1, linestyle=(0, (4, 3)))
        axes.annotate(
            f"Target {chart.shown(chart.target)}",
            xy=(0, chart.target),
            xycoords=("axes fraction", "data"),
            xytext=(2, 3),
            textcoords="offset points",
            fontsize=9,
        )
    axes.set_ylim(bottom=min(0, axes.get_ylim()[0]))
    axes.yaxis.get_major_locator().set_params(integer=True, nbins=5)
    if len(chart.series) > 1 and chart.kind != "line":
        axes.legend(
            loc="lower left",
            bbox_to_anchor=(0, 1.01),
            ncols=min(4, len(chart.series)),
            frameon=False,
            borderaxespad=0,
            handlelength=1.4,
            handleheight=1.0,
            columnspacing=1.6,
            fontsize=9.5,
        )
    target = io.BytesIO()
    figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    return target.getvalue()


def _bars(axes: Any, chart: Chart) -> None:
    width = 0.76 / max(1, len(chart.series))
    for number, (name, figures) in enumerate(chart.series):
        at = [index + (number - (len(chart.series) - 1) / 2) * width for index in range(len(figures))]
        bars = axes.bar(at, [figure or 0 for figure in figures], width * 0.94, label=name, **_fill(number))
        labels = [chart.shown(figure) if figure is not None else "" for figure in figures]
        if len(chart.series) * len(figures) <= 24:
            axes.bar_label(bars, labels, padding=2, fontsize=9, color=INK)
    axes.margins(y=0.12)


def _stack(axes: Any, chart: Chart) -> None:
    base = [0.0] * len(chart.categories)
    for number, (name, figures) in enumerate(chart.series):
        heights = [figure or 0 for figure in figures]
        bars = axes.bar(range(len(heights)), heights, 0.62, bottom=base, label=name, **_fill(number))
        labels = [chart.shown(figure) if figure else "" for figure in figures]
        box = {"boxstyle": "round,pad=0.15", "facecolor": "#ffffff", "edgecolor": "none"}
        for text in axes.bar_label(bars, labels, label_type="center", fontsize=9, color=INK):
            if text.get_text():
                text.set_bbox(box)
        base = [low + height for low, height in zip(base, heights, strict=True)]


def _lines(axes: Any, chart: Chart) -> None:
    for number, (name, figures) in enumerate(chart.series):
        colour = PALETTE[number % len(PALETTE)] if number != 1 else "#8a5a00"  # amber is too pale for a thin line
        points = [float("nan") if figure is None else figure for figure in figures]
        axes.plot(range(len(points)), points, color=colour, linewidth=2.2, marker="osD^v"[number % 5], markersize=5)
        known = [(index, figure) for index, figure in enumerate(figures) if figure is not None]
        if known:
            axes.annotate(
                f"{name} {chart.shown(known[-1][1])}" if name else chart.shown(known[-1][1]),
                xy=known[-1],
                xytext=(7, 0),
                textcoords="offset points",
                va="center",
                color=colour,
                fontweight="bold",
                annotation_clip=False,
            )


def _fill(number: int) -> dict[str, Any]:
    return {
        "color": PALETTE[number % len(PALETTE)],
        "hatch": HATCHES[number % len(HATCHES)],
        "edgecolor": "#ffffff",
        "linewidth": 0.8,
    }
