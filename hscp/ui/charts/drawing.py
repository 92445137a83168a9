"""Charts drawn once and kept: here for a page, by a program of its own for a job that needs many."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict

from django.conf import settings
from django.core.cache import cache

from hscp.ui.charts.data import Chart
from hscp.ui.charts.picture import picture

KEPT_SECONDS = 30 * 24 * 3600
APART_SECONDS = 120
# What the program needs of our surroundings: its libraries and where the list of fonts is kept. None of our secrets.
PASSED_ON = ("PATH", "HOME", "LANG", "TMPDIR", "XDG_CACHE_HOME", "MPLCONFIGDIR", "LD_LIBRARY_PATH", "VIRTUAL_ENV")


def draw(chart: Chart) -> bytes:
    """The chart as SVG: the same bytes for the same data, drawn once and then taken from Django's cache."""
    kept = cache.get(_name(chart))
    if kept is None:
        kept = picture(chart)
        cache.set(_name(chart), kept, KEPT_SECONDS)
    return bytes(kept)


def draw_apart(charts: Iterable[Chart]) -> None:
    """Have the charts that are not kept yet drawn by a program that ends, and keep them for :func:`draw`.

    The plotting library takes some 40 MB that a worker would hold for good (``docs/adr/0029-charts-apart.md``).
    Raises ``RuntimeError`` with what the program said where it fails, ``subprocess.TimeoutExpired`` after two minutes.
    """
    wanted = {_name(chart): chart for chart in charts}
    kept = cache.get_many(wanted)
    missing = {name: chart for name, chart in wanted.items() if name not in kept}
    if not missing:
        return
    done = subprocess.run(
        [sys.executable, "-m", "hscp.ui.charts.program"],
        input=json.dumps([asdict(chart) for chart in missing.values()]),
        cwd=settings.BASE_DIR,
        env={name: os.environ[name] for name in PASSED_ON if name in os.environ},
        capture_output=True,
        encoding="utf-8",
        timeout=APART_SECONDS,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"The charts could not be drawn: {done.stderr.strip()[-500:]}")
    drawn = (svg.encode() for svg in json.loads(done.stdout))
    cache.set_many(dict(zip(missing, drawn, strict=True)), KEPT_SECONDS)


def _name(chart: Chart) -> str:
    return f"chart:{chart.key}"
