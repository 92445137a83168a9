"""Drawing as a program: ``python -m hscp.ui.charts.program`` reads a JSON list of charts, writes one of SVG texts."""

import json
import sys

from hscp.ui.charts.data import Chart
from hscp.ui.charts.picture import picture

if __name__ == "__main__":
    json.dump([picture(Chart.read(chart)).decode() for chart in json.load(sys.stdin)], sys.stdout)
