"""The servers a run needs: PostgreSQL with the product's two roles, Redis, and the web process itself."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psycopg2
from psycopg2 import sql

from tests.servers.postgres import start as start_postgres
from tests.servers.redis import free_port


def postgres() -> str:
    """The folder of the socket of a PostgreSQL: the tests' where they have started one, else our own."""
    return os.environ.get("HSCP_TEST_PGHOST") or start_postgres()


def make_database(host: str, name: str, *, like: str = "template1") -> None:
    """A fresh database of the owner's, empty or a copy of another that nobody is connected to."""
    connection = psycopg2.connect(host=host, user="hscp_owner", dbname="postgres")
    connection.autocommit = True
    with connection.cursor() as cursor:
        for statement in (
            "DROP DATABASE IF EXISTS {} WITH (FORCE)",
            "CREATE DATABASE {} TEMPLATE {}",
            "REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC",  # as migrations leave it, which a copy does not inherit
        ):
            names = (name, like)[: statement.count("{}")]
            cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
    connection.close()


def drop_database(host: str, name: str) -> None:
    """Remove a database of ours, whoever is still connected to it."""
    connection = psycopg2.connect(host=host, user="postgres", dbname="postgres")
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    connection.close()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run works: the folder of the database's socket, the database, a folder to write in."""

    host: str
    database: str
    folder: Path


class Web:
    """One web process as the image runs it, on a database."""

    def __init__(self, place: Place) -> None:
        self.port = free_port()
        self._log = (place.folder / f"{place.database}.log").open("w+")
        command = [
            *(sys.executable, "-m", "gunicorn", "tests.bench.wsgi:application", "--workers=1", "--threads=4"),
            *("--worker-tmp-dir", str(place.folder), "--no-control-socket", "--bind", f"127.0.0.1:{self.port}"),
            *("--keep-alive=60", "--log-level=warning"),
        ]
        self._process = subprocess.Popen(
            command,
            env={**os.environ, "HSCP_BENCH_DATABASE": place.database},
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )

    def said(self) -> str:
        """What it wrote so far: faults, if any."""
        self._log.flush()
        return Path(self._log.name).read_text()

    def check(self) -> None:
        """Raise ``RuntimeError`` with its last words when it has ended."""
        if self._process.poll() is not None:
            raise RuntimeError(f"The web process ended.\n{self.said()}")

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()


def memory(pid: int) -> tuple[float, float]:
    """What a process holds now and held at most, in MB of resident memory.

    Read from the kernel and not from ``ru_maxrss``, which a child inherits from whoever started it.
    """
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line)
    now, most = (int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return now, most
