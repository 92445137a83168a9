"""Fences of tables that belong to no space: what their models say of who may write them (`hscp.lib.shared`)."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from hscp.lib.shared import SharedWrites

TRIGGER, FUNCTION = "fence_shared", "shared_stays"
POSTGRES = """
CREATE OR REPLACE FUNCTION fence.shared_stays() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'fence: % is only added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $body$
"""


def shared_tables() -> Iterator[tuple[str, SharedWrites]]:
    """The tables of no space whose models say who may write them."""
    for model in apps.get_models():
        writes = getattr(model, "shared_writes", None)
        if writes is not None:
            yield model._meta.db_table, writes


def put_up_postgres(cursor: Any, role: str, existing: set[str]) -> None:
    """Write the triggers anew, and take from the application's role what it never does."""
    cursor.execute(POSTGRES)
    for name, _ in shared_tables():
        if name in existing:
            cursor.execute(
                f"DROP TRIGGER IF EXISTS {TRIGGER} ON {name}; "
                f"CREATE TRIGGER {TRIGGER} BEFORE UPDATE OR DELETE ON {name} "
                f"FOR EACH ROW EXECUTE FUNCTION fence.{FUNCTION}(); "
                f"REVOKE UPDATE, DELETE ON {name} FROM {role}"
            )


def missing_postgres(standing: dict[str, tuple[bool, set[str]]]) -> Iterator[tuple[str, str]]:
    """Tables, and what each lacks."""
    for name, _ in shared_tables():
        if name in standing:
            things = standing[name][1]
            if f"the trigger {TRIGGER} to {FUNCTION}" not in things:
                yield name, f"the trigger {TRIGGER} to {FUNCTION}"
            if "may be changed" in things:
                yield name, "the refusal of changes to the application's role"


def sqlite_triggers(prefix: str, existing: set[str]) -> dict[str, str]:
    """The triggers that should stand, by name."""
    return {
        f"{prefix}{name}_shared_{verb.lower()}": f"BEFORE {verb} ON {name} FOR EACH ROW BEGIN "
        f"SELECT RAISE(ABORT, 'fence: {name} is only added to'); END"
        for name, _ in shared_tables()
        if name in existing
        for verb in ("UPDATE", "DELETE")
    }
