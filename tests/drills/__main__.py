"""``python -m tests.drills <name>``: kill -9 in the middle of everything, and a count of what became of it.

Names: web, worker, scheduler, redis, postgres (each killed several times), everything (one after another), schedulers
(two of them, nobody killed), embedded (the one process on SQLite, killed several times) and alarm (a scheduler and a
worker stop for good; some minutes). The exit code is 0 only where nothing confirmed was lost and nothing done twice.
"""

import argparse
import os
import signal
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from tests.drills.postgres import Postgres
from tests.drills.site import Site
from tests.drills.smtp import SlowServer
from tests.servers.redis import Redis

NAMES = ("web", "worker", "scheduler", "redis", "postgres", "everything", "schedulers", "embedded", "alarm")


def main() -> int:
    """Start the servers, set up Django on them, run. Every process is ended, also after Control-C or a SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m tests.drills", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--quick", action="store_true", help="small, as the suite runs it")
    parser.add_argument("--kills", type=int, default=0, help="how often each is killed (5; 1 if quick)")
    parser.add_argument("--real-times", action="store_true", help="leases and waits as the product has them: minutes")
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with ExitStack() as stack:
        place = tempfile.TemporaryDirectory(prefix="hscp-drill-", ignore_cleanup_errors=True)
        folder = Path(stack.enter_context(place))
        postgres, redis = (None, None) if chosen.name == "embedded" else (Postgres(), Redis())
        if postgres and redis:
            stack.callback(postgres.close)
            stack.callback(redis.close)
            redis.start()
        postman = stack.enter_context(SlowServer())
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "tests.drills.settings",
            "HSCP_DRILL_PGHOST": postgres.host if postgres else "",
            "REDIS_URL": redis.url if redis else "",
            **({} if postgres else {"DATABASE_URL": f"sqlite:///{folder / 'hscp.sqlite3'}"}),
            "EMAIL_URL": f"smtp://127.0.0.1:{postman.port}",
            "HSCP_VAR": str(folder / "var"),
            **({"ALARM_AFTER_MINUTES": "3", "ALARM_MAIL": "operator@example.org"} if chosen.name == "alarm" else {}),
            **({"HSCP_DRILL_REAL_TIMES": "1"} if chosen.real_times else {}),
        }
        site = Site(folder)
        stack.callback(site.close)
        import django  # noqa: PLC0415 - settings are read from the servers above

        django.setup()
        from tests.drills import stopping  # noqa: PLC0415
        from tests.drills.run import DRILLS, FULL, QUICK, run  # noqa: PLC0415 - models want settings

        if chosen.name == "alarm":
            outcome = stopping.run(site, postman)
        else:
            sizes = QUICK if chosen.quick else FULL
            sizes = replace(sizes, kills=chosen.kills or sizes.kills)
            outcome = run(DRILLS[chosen.name], sizes, site, postman, postgres, redis)
        sys.stdout.write(f"{outcome}\n{'Nothing lost, nothing doubled.' if outcome.well else 'NOT WELL.'}\n")
        if not outcome.well:
            for service in site.services.values():
                sys.stdout.write(f"--- {service.name}, started {service.starts} times\n{service.log[-2000:]}\n")
        return 0 if outcome.well else 1


if __name__ == "__main__":
    sys.exit(main())
