"""The site, really served by this process, for tests that come to it as browsers do."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.servers.basehttp import WSGIRequestHandler
from django.db import DEFAULT_DB_ALIAS, connections
from pytest import MonkeyPatch
from pytest_django.live_server_helper import LiveServer


@contextmanager
def served() -> Iterator[str]:
    """Its address while it is served, on a port of its own.

    As in production a connection to the database is kept from one request to the next of the same visitor, and what is
    answered goes out at once.
    """
    with MonkeyPatch.context() as patch:
        patch.setitem(connections.databases[DEFAULT_DB_ALIAS], "CONN_MAX_AGE", 60)
        patch.setattr(WSGIRequestHandler, "disable_nagle_algorithm", True)
        server = LiveServer("localhost")
        try:
            yield server.url
        finally:
            server.stop()
            connections.close_all()
