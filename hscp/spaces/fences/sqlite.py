"""Write triggers for SQLite. Django rebuilds a table to alter it and drops its triggers, so they are renewed after
every migration and looked for at the start."""

from typing import Any

from hscp.spaces.acting import current_or_none
from hscp.spaces.fences import FencedTable, chain, holds, shared_tables
from hscp.spaces.guard import Writes

PREFIX = "fence_"


def register_functions(connection: Any) -> None:
    """Give a new connection the questions its triggers ask."""
    connection.connection.create_function("app_may_write", 1, _may_write)
    connection.connection.create_function("app_may_write_file", 1, _may_write_file)
    connection.connection.create_function("app_may_log", 3, _may_log)
    connection.connection.create_function("app_is_worker", 0, _is_worker)
    connection.connection.create_function("app_loads", 0, _loads)
    chain.register_functions(connection)


def _may_write(space_id: int | None) -> int:
    context = current_or_none()
    return int(context is not None and space_id in context.write)


def _may_write_file(file_id: int | None) -> int:
    context = current_or_none()
    return int(file_id is None or (context is not None and file_id in context.files_written))


def _may_log(space_id: int | None, file_id: int | None, by_id: int | None) -> int:
    context = current_or_none()
    if context is None or space_id not in context.read or by_id != context.user_id:
        return 0
    return int(file_id is None or file_id in context.files)


def _is_worker() -> int:
    context = current_or_none()
    return int(context is not None and context.worker)


def _loads() -> int:
    context = current_or_none()
    return int(context is not None and context.loads)


def put_up(connection: Any, tables: list[FencedTable]) -> None:
    """Drop our triggers and write them anew."""
    existing = set(connection.introspection.table_names())
    take_down(connection)
    with connection.cursor() as cursor:
        if chain.SHAPES in existing:
            chain.renew_shapes(cursor, [table for table in tables if table.sealed])
        for name, sql in _wanted(cursor, tables, existing).items():
            cursor.execute(f"CREATE TRIGGER {name} {sql}")


def _wanted(cursor: Any, tables: list[FencedTable], existing: set[str]) -> dict[str, str]:
    """Every trigger that should stand, by name."""
    whole = {chain.SHAPES, chain.ENTRIES, chain.ERASURES} <= existing
    numbers = chain.shapes(cursor, tables) if whole else {}
    wanted: dict[str, str] = {}
    for table in tables:
        if table.name in existing:
            wanted |= chain.sqlite_triggers(table) if table.fence.writes.added_to_only and whole else {}
            wanted |= _triggers(table)
            if holds.asks(table.model) and {holds.HOLDS, holds.LIFTED} <= existing:
                wanted |= holds.sqlite_triggers(table.model, table.name)
            if table.sealed and table.name in numbers:
                wanted[f"{PREFIX}{table.name}_chain"] = chain.sqlite_seal(table, numbers[table.name])
    return wanted | shared_tables.sqlite_triggers(PREFIX, existing)


def take_down(connection: Any) -> None:
    """Drop every trigger of ours. Only for emptying a test database and for renewal."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{PREFIX}%"])
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')


def missing(connection: Any, tables: list[FencedTable]) -> list[str]:
    """Each trigger of a guarded table that is not there, or not as we write it."""
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{PREFIX}%"])
        standing = dict(cursor.fetchall())
        wanted = _wanted(cursor, tables, existing)
    problems = [
        f"The trigger {name} is missing or altered; run `manage.py migrate`."
        for name, sql in wanted.items()
        if standing.get(name) != f"CREATE TRIGGER {name} {sql}"
    ]
    return problems + [
        f"Table {table.name} stands without its trigger in the chain; run `manage.py migrate`."
        for table in tables
        if table.sealed and table.name in existing and f"{PREFIX}{table.name}_chain" not in wanted
    ]


def _refuse(when: str, condition: str, why: str) -> str:
    return f"{when} FOR EACH ROW WHEN {condition} BEGIN SELECT RAISE(ABORT, '{why}'); END"


def _triggers(table: FencedTable) -> dict[str, str]:
    name, base = table.name, PREFIX + table.name
    worker = " AND NOT app_is_worker()" if table.fence.worker else ""
    may_insert = "app_may_write(NEW.space_id)"
    if table.fence.writes is Writes.READ_LOG:
        file = f"NEW.{table.file_column}" if table.file_column else "NULL"
        may_insert = f"app_may_log(NEW.space_id, {file}, NEW.by_id)"
    if table.fence.writes is Writes.BY_DATABASE:
        return {}  # see `chain.sqlite_triggers`
    triggers = {
        f"{base}_insert": _refuse(
            f"BEFORE INSERT ON {name}", f"NOT {may_insert}{worker}", "fence: write to another space"
        ),
    }
    if table.file_column and table.fence.writes is not Writes.READ_LOG:
        triggers |= _file_triggers(table, base)
    if not table.fence.writes.added_to_only:
        triggers[f"{base}_update"] = _refuse(
            f"BEFORE UPDATE ON {name}",
            f"NEW.space_id <> OLD.space_id OR (NOT app_may_write(OLD.space_id){worker})",
            "fence: write to another space",
        )
        triggers[f"{base}_delete"] = _refuse(
            f"BEFORE DELETE ON {name}", f"NOT app_may_write(OLD.space_id){worker}", "fence: write to another space"
        )
    for reference in table.references:
        crossing = (
            f"NEW.{reference.column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {reference.target} t "
            f"WHERE t.id = NEW.{reference.column} AND t.space_id = NEW.space_id)"
        )
        for verb in ("INSERT", f"UPDATE OF {reference.column}"):
            suffix = "i" if verb == "INSERT" else "u"
            triggers[f"{base}_{reference.column}_{suffix}"] = _refuse(
                f"BEFORE {verb} ON {name}", crossing, "fence: reference to another space"
            )
    return triggers


def _file_triggers(table: FencedTable, base: str) -> dict[str, str]:
    """A row of a case file is written by those whom the file's list lets write; the file itself may be opened."""
    name, column, why = table.name, table.file_column, "fence: write to a closed case file"
    verbs = {} if column == "id" else {"insert": f"NOT app_may_write_file(NEW.{column})"}
    if not table.fence.writes.added_to_only:
        old, new = f"NOT app_may_write_file(OLD.{column})", f"NOT app_may_write_file(NEW.{column})"
        verbs |= {"update": f"{old} OR {new}", "delete": old}
    return {
        f"{base}_file_{verb}": _refuse(f"BEFORE {verb.upper()} ON {name}", condition, why)
        for verb, condition in verbs.items()
    }
