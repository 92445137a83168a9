"""Product and yardsticks behind one server. Each answer says how long it took inside, before a byte is sent.

``X-Bench: count`` in a request counts its queries instead (none are left out but BEGIN and COMMIT, which the driver
sends by itself); ``X-Bench: profile`` writes them, and where the time went, to files named for HSCP_BENCH_PROFILE.
"""

import cProfile
import os
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import override_settings

from tests.bench.day import stand_still

PROFILE, turns = os.environ["HSCP_BENCH_PROFILE"], count(1)

stand_still()
product = get_wsgi_application()
with override_settings(MIDDLEWARE=[]):
    bare = WSGIHandler()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer, and tell in headers what the answer cost."""
    handler = bare if environ["PATH_INFO"].startswith("/bench/") else product
    wanted, queries = environ.get("HTTP_X_BENCH"), []
    began = perf_counter()

    def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        took = (perf_counter() - began) * 1000
        told = {"X-Bench-Ms": f"{took:.3f}", "X-Bench-Pid": str(os.getpid()), "X-Bench-Queries": str(len(queries))}
        return start_response(status, [*headers, *told.items()], *rest)

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    if not wanted:
        return handler(environ, start)
    with connection.execute_wrapper(note):
        if wanted == "count":
            return handler(environ, start)
        profile = cProfile.Profile(thread_time)  # what this thread works, not what it waits
        answer: Iterable[bytes] = profile.runcall(handler, environ, start)
    profile.dump_stats(f"{PROFILE}-{next(turns)}")
    Path(f"{PROFILE}.sql").write_text("\n".join(queries))
    return answer
