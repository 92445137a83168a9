"""Whether stored files still hold what was stored: the record names each by the SHA-256 of its content."""

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils.module_loading import import_string

from hscp.record.backup.files import sum_of
from hscp.record.chain import whole_record
from hscp.spaces.acting import acting

NAMED = 20  # files named in one check; the rest are counted


def changed_contents(space_id: int) -> list[str]:
    """A sentence for each stored file of the space, restricted ones included, that is gone or holds something else.

    Reads every file once. What seems changed is looked at a second time, for somebody may have put it away meanwhile.
    """
    first = {path for path, sha256 in _named(space_id).items() if sum_of(path) != sha256}
    now = _named(space_id) if first else {}
    found = sorted(path for path in first & set(now) if sum_of(path) != now[path])
    said = [f"The stored file {path} is missing, or its content is not what was stored." for path in found[:NAMED]]
    return [*said, f"So are {len(found) - NAMED} more."] if len(found) > NAMED else said


def _named(space_id: int) -> dict[str, str]:
    """Path and SHA-256 of each file that a row of the space names (``FILES_NAMED_BY``)."""
    found: dict[str, str] = {}
    with acting(whole_record(space_id)), connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        for where in settings.FILES_NAMED_BY:
            cursor.execute(import_string(where))  # of every space on SQLite, whose reads the ORM alone fences
            found |= {path: sha256 for path, sha256 in cursor.fetchall() if path.startswith(f"{space_id}/")}
    return found
