"""Start servers for the bench, with a database of its own, and run it. Nothing of it is kept.

The exit code tells whether it ran, not whether it was quick: it shows, it does not judge.
"""

import argparse
import os
import shutil
import signal
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import django

from tests.bench import servers
from tests.bench.sizes import FULL, QUICK
from tests.servers.redis import Redis


def main() -> None:
    """Read the options, start the servers, choose the settings; then run."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes: shows that it runs, measures little")
    parser.add_argument("--runs", type=int, help="visits of each page")
    parser.add_argument("--spaces", type=int, help="partnerships beside the one (0: leave that comparison out)")
    parser.add_argument("--profile", metavar="PAGE", nargs="+", help="show where the time of a page goes, no more")
    options = parser.parse_args()
    sizes = QUICK if options.quick else FULL
    sizes = replace(sizes, runs=options.runs or sizes.runs)
    if options.spaces is not None:
        sizes = replace(sizes, spaces=options.spaces)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that a bench that is stopped stops its servers too
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="hscp-bench-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        redis = Redis()
        stack.callback(redis.close)
        redis.start()
        host, database = servers.postgres(), f"hscp_bench_{os.getpid()}"
        servers.make_database(host, database)
        stack.callback(servers.drop_database, host, database)
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "HSCP_VAR": str(folder / "var"),
            "REDIS_URL": redis.url,
            "HSCP_BENCH_QUICK": str(int(options.quick)),
            "HSCP_BENCH_PGHOST": host,
            "HSCP_BENCH_DATABASE": database,
            "HSCP_BENCH_PROFILE": str(folder / "profile"),
        }
        django.setup()
        from tests.bench.run import run  # noqa: PLC0415 - needs the settings that were chosen just above

        run(servers.Place(host, database, folder), sizes, stack, options.profile or ())


if __name__ == "__main__":
    main()
