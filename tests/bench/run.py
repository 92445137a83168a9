"""Seed, measure, print; or show where the time of one page goes."""

import json
import pstats
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from tests.bench import measure, servers, table
from tests.bench.client import Client
from tests.bench.day import stand_still
from tests.bench.pages import pages, yardstick
from tests.bench.prepare import copy, prepare
from tests.bench.seeds import SPACE, Seeded
from tests.bench.sizes import Sizes
from tests.bench.yardsticks import NAMES

REPORT_YEAR = "2025-26"
REPORT = (1.5, 1.2)  # multiples of WeasyPrint alone: must, aim
REPORT_QUERIES, REPORT_MEMORY = 30, 250  # at most; the latter in MB
TENANTS = (1.15, 1.05)  # many spaces against one: must, aim
PROFILED = 20  # visits
WEB_MEMORY = (180, 130)  # MB: must, aim


def say(*lines: str) -> None:
    """Lines, at once."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def run(place: servers.Place, sizes: Sizes, stack: ExitStack, profile: Sequence[str]) -> None:
    """Seed, then measure everything; or profile one page."""
    stand_still()
    began = perf_counter()
    seeded = prepare(sizes)
    say(f"Seeded one partnership in {perf_counter() - began:.0f} s. Pages work as hscp_app, row-level security on.")
    if profile:
        client = visitor(place, stack)
        for name in profile:
            show_profile(client, seeded, sizes, name, place)
        return
    many = copies(place, seeded, sizes, stack) if sizes.spaces else None
    client = visitor(place, stack)
    measure_pages(client, seeded, sizes)
    held, most = servers.memory(client.get("/health/").pid)
    must, aim = WEB_MEMORY
    met = table.verdict(["memory"] * (held > must))
    say("", f"Web process: {held:.0f} MB resident (at most {most:.0f}); must {must}, aim {aim}: {met}")
    if many is not None:
        compare(client, visitor(many, stack), seeded, sizes)
    measure_report(sizes)


def visitor(place: servers.Place, stack: ExitStack) -> Client:
    """Somebody signed in at a web process of their own."""
    web = servers.Web(place)
    stack.callback(web.close)
    client = Client(web)
    client.wait()
    client.sign_in()
    return client


def copies(place: servers.Place, seeded: Seeded, sizes: Sizes, stack: ExitStack) -> servers.Place:
    """A second database with many partnerships, copies of the one."""
    began, many = perf_counter(), replace(place, database=f"{place.database}_many")
    stack.callback(servers.drop_database, many.host, many.database)
    copy(place.host, place.database, many.database, seeded, sizes.spaces)
    say(f"Seeded {sizes.spaces} more beside it, in a second database, in {perf_counter() - began:.0f} s.")
    return many


def measure_pages(client: Client, seeded: Seeded, sizes: Sizes) -> None:
    """The yardsticks, then the table of pages."""
    say("", f"Medians of {sizes.runs} visits, each page in turns with its yardstick. Queries on less, this, more.")
    for name in NAMES:
        visit = yardstick(name, client)
        samples, _ = measure.in_turns(visit, visit, sizes.runs)
        told = (f"{measure.median(samples):.1f} ms", f"p95/p50 {measure.spread_of(samples):.1f}")
        counted = visit("count")
        say(f"{name}: {', '.join(told)}, {counted.queries} queries, {len(counted.body) / 1000:.0f} kB")
    rows = [measure.row_of(page, client, sizes.runs) for page in pages(seeded, sizes)]
    say("", *table.lines(table.HEAD, [table.cells(row) for row in rows]))


def compare(one: Client, many: Client, seeded: Seeded, sizes: Sizes) -> None:
    """Each page in the database of many partnerships against the same page in the database of one."""
    rows = []
    for page in pages(seeded, sizes):
        there, here = page.visit(many), page.visit(one)
        theirs, ours = measure.in_turns(there, here, sizes.runs)
        ratio, counted = measure.ratio_of(theirs, ours), (here("count").queries, there("count").queries)
        missed = ["time"] * (ratio > TENANTS[0]) + ["queries"] * (counted[0] != counted[1])
        rows.append([page.name, f"{counted[0]} / {counted[1]}", f"{ratio:.2f} ×", table.verdict(missed)])
    say("", f"{sizes.spaces + 1} partnerships against 1: must {TENANTS[0]:g}, aim {TENANTS[1]:g}, equal queries.")
    say(*table.lines(("page", "queries", "ratio", ""), rows))


def measure_report(sizes: Sizes) -> None:
    """The yearly report in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.report", SPACE, REPORT_YEAR, str(sizes.reports)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"The report could not be built.\n{done.stderr}")
    told = json.loads(done.stdout)
    missed = ["time"] * (told["ratio"] > REPORT[0]) + ["queries"] * (told["queries"] > REPORT_QUERIES)
    missed += ["memory"] * (told["megabytes"] > REPORT_MEMORY)
    head = ("yearly report", "build", "WeasyPrint alone", "ratio", "must", "aim", "queries", "most MB", "")
    row = [
        f"{told['pages']} pages, {told['kilobytes']:.0f} kB",
        f"{told['seconds']:.2f} s",
        f"{told['alone']:.2f} s",
        f"{told['ratio']:.2f} ×",
        f"{REPORT[0]:g}",
        f"{REPORT[1]:g}",
        f"{told['queries']} (≤ {REPORT_QUERIES})",
        f"{told['megabytes']:.0f} (≤ {REPORT_MEMORY})",
        table.verdict(missed),
    ]
    say("", *table.lines(head, [row]))


def show_profile(client: Client, seeded: Seeded, sizes: Sizes, name: str, place: servers.Place) -> None:
    """Queries of one page, and the functions that take the most of its time over several visits."""
    page = next((page for page in pages(seeded, sizes) if page.name == name), None)
    if page is None:
        say("There are: " + "; ".join(page.name for page in pages(seeded, sizes)))
        return
    visit = page.visit(client)
    for _ in range(measure.WARM_UP):
        visit("")
    for _ in range(PROFILED):
        visit("profile")
    say("", f"{page.name}, {PROFILED} visits", *(place.folder / "profile.sql").read_text().splitlines())
    files = sorted(str(file) for file in place.folder.glob("profile-*"))
    found = pstats.Stats(*files, stream=sys.stdout)
    found.sort_stats("cumulative").print_stats(90)
    found.sort_stats("tottime").print_stats(40)
    for file in files:
        Path(file).unlink()
