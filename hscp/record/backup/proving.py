"""Proves a restored database: under the product's own role, as the product will see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connections

from hscp.record.backup import files, postgres, sqlite
from hscp.record.backup.manifest import Manifest
from hscp.record.backup.steps import without_squashed
from hscp.record.chain import Head, verify, whole_record
from hscp.record.entries import ChainEntry
from hscp.record.models import Job, JobState, Mail, MailState
from hscp.record.outbox import WORKER
from hscp.record.sharing import SharedChange
from hscp.spaces.acting import acting
from hscp.spaces.fences import missing
from hscp.spaces.fences.postgres import role_faults
from hscp.spaces.models import Space


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what, how it was found, whether that is as it should be."""

    what: str
    found: str
    good: bool


def prove(manifest: Manifest) -> list[Finding]:
    """Everything that was looked at. The rows were counted when they were loaded."""
    try:
        connections["default"].ensure_connection()
    except (ImproperlyConfigured, DatabaseError) as problem:  # an unsafe role, or one that the database does not let in
        return [Finding("Role", " ".join(str(problem).split()), False)]
    return [
        Finding("Rows", f"{manifest.rows} in {len(manifest.tables)} tables, each as many as were backed up", True),
        *_fences(manifest),
        *_chains(manifest),
        *_files(manifest),
        *_under_way(),
    ]


def _fences(manifest: Manifest) -> Iterable[Finding]:
    connection = connections["default"]
    engine: Any = postgres if connection.vendor == "postgresql" else sqlite
    wrong = missing("default") + (role_faults(connection) if engine is postgres else [])
    fences = _lines(engine.FENCES)
    if _same_version(manifest):
        gone = sorted(set(manifest.fences) - set(fences))
        wrong += [f"The {each} stood when the backup was made and does not now." for each in gone]
        changed = sorted(set(manifest.schema) ^ set(_lines(engine.SCHEMA)))
        wrong += [f"The tables are not as they were: {each}" for each in changed]
    yield from (Finding("Fences", each, False) for each in wrong)
    if not wrong:
        yield Finding("Fences", f"{len(fences)} policies and triggers stand", True)


def _lines(sql: str) -> list[str]:
    with connections["default"].cursor() as cursor:
        cursor.execute(sql)
        return [line for (line,) in cursor.fetchall()]


def _same_version(manifest: Manifest) -> bool:
    """Whether the tables should be exactly those of the backup: the same migrations, and a server that words alike."""
    applied = [line.split() for line in _lines("SELECT app || ' ' || name FROM django_migrations")]
    connection: Any = connections["default"]
    major = manifest.server.split(".")[0]
    alike = connection.vendor != "postgresql" or str(connection.pg_version // 10_000) == major
    return alike and without_squashed(applied) == without_squashed(manifest.migrations)


def _chains(manifest: Manifest) -> Iterable[Finding]:
    spaces = {space.slug: space for space in Space.objects.order_by("slug")}
    for slug in sorted(set(manifest.heads) | set(spaces)):
        what = f"Record of {slug}"
        if slug not in spaces or slug not in manifest.heads:
            yield Finding(what, "the space is not in the backup, or is not here", False)
            continue
        number, _, value = manifest.heads[slug].partition(":")
        head = Head(int(number), value) if value else None
        proof = verify(spaces[slug].pk, [head] if head else [])
        expected = (head.number if head else 0) + _begun_since(spaces[slug].pk, head) + 1  # that it was restored
        if proof.fault:
            yield Finding(what, str(proof.fault), False)
        elif proof.entries != expected:
            yield Finding(what, f"it has {proof.entries} entries and should have {expected}", False)
        else:
            sealed = f"entry {head} and every one before it" if head else "nothing sealed"
            yield Finding(what, f"whole: {sealed}, and the entry that it was restored", True)


def _begun_since(space_id: int, head: Head | None) -> int:
    """First rows of what partnerships share, which migrating an older backup wrote after its last entry."""
    with acting(whole_record(space_id)):
        since = ChainEntry.objects.filter(space_id=space_id, number__gt=head.number if head else 0)
        return since.filter(of_table=SharedChange._meta.db_table).count()


def _files(manifest: Manifest) -> Iterable[Finding]:
    wrong = [name for name, part in manifest.files.items() if files.sum_of(name) != part["sha256"]]
    yield from (Finding("Files", f"{name} is missing, or not as it was backed up", False) for name in wrong)
    yield from (
        Finding("Files", f"{name} was not in the backup: {why}", False) for name, why in manifest.lacking.items()
    )
    if not wrong and not manifest.lacking:
        yield Finding("Files", f"{len(manifest.files)}, each with the content that was backed up", True)


def _under_way() -> Iterable[Finding]:
    sessions = Session.objects.count()
    yield Finding("Sessions", f"{sessions} are open" if sessions else "none: everybody signs in anew", not sessions)
    with acting(WORKER):
        states = list(Mail.objects.values_list("state", flat=True))
        others = Job.objects.filter(state__in=[JobState.QUEUED, JobState.RUNNING]).count()
    loose = sum(state in (MailState.QUEUED, MailState.SENDING) for state in states)
    yield Finding(
        "Mail", f"{loose} would go out by itself" if loose else f"{states.count(MailState.HELD)} held", not loose
    )
    yield Finding("Other work", f"{others} jobs waited, and are done once the site is opened", True)
