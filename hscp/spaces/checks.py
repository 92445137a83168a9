"""What must hold before anybody works: a database role that cannot walk round the fences, and fences that stand."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, register
from django.core.checks import Warning as CheckWarning
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from hscp.spaces.fences import missing, postgres, sqlite

_looked_at: set[str] = set()
_serves = False


def serve_behind_fences_only() -> None:
    """For the processes that serve – web, worker, beat: from now on a database whose fences do not all stand is refused
    at the first connection. Commands are not held to it: some are there to put fences up."""
    global _serves
    _serves = True


def on_connection(sender: Any, connection: Any, **rest: Any) -> None:
    """Make a new connection ready, and refuse an unsafe database before its first query."""
    if connection.vendor == "sqlite":
        sqlite.register_functions(connection)
    if connection.alias == DEFAULT_DB_ALIAS:
        refuse_unsafe_database(connection)


def refuse_unsafe_database(connection: Any) -> None:
    """Raise ``ImproperlyConfigured``, with what mends it, for a role that could get past the fences, and in what serves
    for a fence that does not stand. Looked at once a process and database."""
    database = str(connection.settings_dict["NAME"])
    if database in _looked_at:
        return
    faults = postgres.role_faults(connection) if connection.vendor == "postgresql" else []
    if _serves and not faults:
        faults = missing(connection.alias)
    if faults:
        connection.close()
        raise ImproperlyConfigured("; ".join(faults))
    _looked_at.add(database)


@register("database")
def fences_stand(app_configs: Any, databases: Any = None, **rest: Any) -> list[Error]:
    """Every guarded table has its fence. Run by `manage.py check --database default`; what serves looks by itself."""
    if not databases or DEFAULT_DB_ALIAS not in databases:
        return []
    return [Error(problem, id="spaces.E001") for problem in missing(DEFAULT_DB_ALIAS)]


@register("security", deploy=True)
def sqlite_is_for_one(app_configs: Any, **rest: Any) -> list[CheckWarning]:
    """SQLite cannot fence reads: it is for evaluation, or for one partnership."""
    if connections[DEFAULT_DB_ALIAS].vendor != "sqlite" or settings.HSCP_DEMO:
        return []
    return [
        CheckWarning(
            "SQLite is for one trust domain. Several partnerships in earnest want PostgreSQL: set DATABASE_URL.",
            id="spaces.W001",
        )
    ]


HERE = ("", "localhost", "127.0.0.1", "::1")
CHECKED = ("verify-full", "verify-ca")


@register("security", deploy=True)
def connections_are_encrypted(app_configs: Any, **rest: Any) -> list[CheckWarning]:
    """What leaves this machine goes through TLS, to a server whose certificate is checked."""
    database = connections[DEFAULT_DB_ALIAS].settings_dict
    host = str(database.get("HOST", ""))
    local = host in HERE or host.startswith("/")
    open_ways = {}
    checked = (database.get("OPTIONS") or {}).get("sslmode") in CHECKED
    if connections[DEFAULT_DB_ALIAS].vendor == "postgresql" and not (local or checked):
        open_ways["spaces.W010"] = "the database (add ?sslmode=verify-full&sslrootcert=… to DATABASE_URL)"
    broker = urlsplit(settings.REDIS_URL)
    if broker.scheme == "redis" and (broker.hostname or "") not in HERE:
        open_ways["spaces.W011"] = "Redis (make REDIS_URL begin with rediss://)"
    smtp = settings.EMAIL_BACKEND.endswith("smtp.EmailBackend")
    if smtp and settings.EMAIL_HOST not in HERE and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL):
        open_ways["spaces.W012"] = "the mail server (make EMAIL_URL begin with smtp+tls://)"
    return [
        CheckWarning(f"Not encrypted: {way}. Right only where the network between never leaves one machine.", id=number)
        for number, way in open_ways.items()
    ]


# What must not be off where a save that was confirmed is to survive a power cut, and what happens else.
KEEPING = {
    "fsync": "a power cut can leave the database damaged beyond repair",
    "full_page_writes": "a page that was half written at a power cut stays damaged",
    "synchronous_commit": "what was confirmed in the moments before a power cut is lost, and mail may go out twice",
}


@register("security", deploy=True)
def what_is_confirmed_is_kept(app_configs: Any, **rest: Any) -> list[CheckWarning]:
    """PostgreSQL keeps what it confirms: asked of the server, as the role that the product works as."""
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor != "postgresql":
        return []
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM pg_settings WHERE name = ANY (%s) AND setting = 'off'", [list(KEEPING)])
            off = {name for (name,) in cursor.fetchall()}
    except (DatabaseError, ImproperlyConfigured) as problem:
        words = " ".join(str(problem).split())
        return [CheckWarning(f"Whether the database keeps what it confirms cannot be asked: {words}", id="spaces.W020")]
    return [
        CheckWarning(f"The database has {name} = off: {then}. Set it to on.", id=f"spaces.W{number:03}")
        for number, (name, then) in enumerate(KEEPING.items(), 21)
        if name in off
    ]
