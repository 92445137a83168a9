"""The yearly report: its whole build against WeasyPrint alone on the same HTML. Run as a process of its own."""

import json
import os
import sys
from io import StringIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from unittest.mock import patch

import django


def build(space: str, year: str, file: Path) -> None:
    """Build the report as an administrator would, in the foreground."""
    from django.core.management import call_command  # noqa: PLC0415 - once Django is set up

    call_command("build_yearly_report", space, year, "--output", str(file), verbosity=0, stdout=StringIO())


def measure(space: str, year: str, runs: int) -> dict[str, Any]:
    """Builds and bare WeasyPrint by turns, in one warm process; queries of one build; the most memory it ever held."""
    from django.db import connection  # noqa: PLC0415 - once Django is set up

    from hscp.ui import pdf  # noqa: PLC0415 - as above
    from tests.bench.servers import memory  # noqa: PLC0415 - as above

    seen: dict[str, Any] = {}
    queries: list[str] = []
    engine, styles, fetcher = pdf._engine()

    def keep(string: str, **options: Any) -> Any:
        seen["html"] = string
        return engine(string=string, **options)

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    with TemporaryDirectory() as folder:
        file = Path(folder) / "report.pdf"
        with patch.object(pdf, "_engine", lambda: (keep, styles, fetcher)), connection.execute_wrapper(count):
            build(space, year, file)
        held = memory(os.getpid())[1]
        builds, alone = [], []
        for _ in range(runs):
            began = perf_counter()
            build(space, year, file)
            builds.append(perf_counter() - began)
            began = perf_counter()
            document = engine(string=seen["html"], url_fetcher=fetcher, base_url=None).render(stylesheets=[styles])
            document.write_pdf()
            alone.append(perf_counter() - began)
        return {
            "pages": len(document.pages),
            "seconds": median(builds),
            "alone": median(alone),
            "ratio": median(one / other for one, other in zip(builds, alone, strict=True)),
            "queries": len(queries),
            "megabytes": held,
            "warm": memory(os.getpid())[1],
            "kilobytes": file.stat().st_size / 1000,
        }


if __name__ == "__main__":
    django.setup()
    from tests.bench.day import stand_still

    stand_still()
    sys.stdout.write(json.dumps(measure(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
