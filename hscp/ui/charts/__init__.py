"""Charts as SVG files, each with the words and the table that say the same.

A :class:`Chart` is plain data, so pages and the PDF report draw the same one. It is shown as an image: inline SVG of a
plotting library breaks a strict content policy.
"""

from hscp.ui.charts.data import Chart, Kind
from hscp.ui.charts.drawing import draw, draw_apart

__all__ = ["Chart", "Kind", "draw", "draw_apart"]
