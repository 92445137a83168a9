"""The migrations a database stands on: the same, whether they ran one by one or squashed into one."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from hscp.spaces.migrating import only_what_refers

SQUASHED = "0001_squashed_"  # how a migration is called that stands for several others, here and in Django


def without_squashed(applied: Iterable[Sequence[str]]) -> list[tuple[str, str]]:
    """The migrations of a list, in the order of the alphabet, without those that stand for several others.

    A database that was made at once names them beside the others; one that was made one by one does not before its
    next ``migrate``; one of an earlier version names some that have since given way to longer ones. All have the same
    tables.
    """
    return sorted((app, name) for app, name in applied if not name.startswith(SQUASHED))


def make(connection: Any, applied: Iterable[Sequence[str]]) -> None:
    """In an empty database, make the tables of one in which these migrations had been applied.

    Where that one stood between the migrations that a squashed one replaces, they are gone through one by one.
    """
    wanted = {(app, name) for app, name in applied}
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for app, name in sorted(wanted):
        recorder.record_applied(app, name)
    executor = MigrationExecutor(connection)  # reads the list, and with it whether each squashed one can be gone by
    recorder.flush()
    executor.loader.applied_migrations = {}
    every = executor.migration_plan(executor.loader.graph.leaf_nodes())
    with only_what_refers():
        executor.migrate([], [step for step in every if wanted.issuperset(_stands_for(step[0]))])


def _stands_for(migration: Migration) -> Sequence[tuple[str, str]]:
    return migration.replaces or [(migration.app_label, migration.name)]
