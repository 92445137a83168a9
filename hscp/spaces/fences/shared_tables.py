"""Fences of tables that belong to no space: what their models say of who may write them (`hscp.lib.shared_writes`)."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from hscp.lib.shared_writes import SharedWrites

TRIGGER = "fence_shared"
# The function that a table's trigger calls, and on what. The owner, who migrates, is not asked who loads.
CALLS = {
    SharedWrites.ADDED_TO: ("shared_stays", "UPDATE OR DELETE"),
    SharedWrites.LOADED: ("shared_loaded", "INSERT OR UPDATE OR DELETE"),
    SharedWrites.BY_OWNER: ("shared_loaded", "INSERT OR UPDATE OR DELETE"),
}
POSTGRES = """
CREATE OR REPLACE FUNCTION fence.shared_stays() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'fence: % is only added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $body$;
CREATE OR REPLACE FUNCTION fence.shared_loaded() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF current_user = TG_ARGV[0] AND fence.app_loads() IS NOT TRUE THEN
        RAISE EXCEPTION 'fence: % is written by what loads it', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN coalesce(NEW, OLD);
END $body$
"""
# Of packages: what the framework writes after migrations, and what we do not use. No page of ours writes there.
OF_PACKAGES = (
    "contenttypes.ContentType",
    "auth.Permission",
    "auth.Group",
    "auth.Group_permissions",
    "guardian.UserObjectPermission",
    "guardian.GroupObjectPermission",
    "socialaccount.SocialApp",
)


def shared_tables() -> Iterator[tuple[str, SharedWrites]]:
    """The tables of no space that are fenced, and who may write each."""
    for model in apps.get_models(include_auto_created=True):
        writes = SharedWrites.BY_OWNER if model._meta.label in OF_PACKAGES else getattr(model, "shared_writes", None)
        if writes is not None:
            yield model._meta.db_table, writes


def put_up_postgres(cursor: Any, role: str, existing: set[str]) -> None:
    """Write the triggers anew, and take from the application's role what it never does."""
    cursor.execute(POSTGRES)
    for name, writes in shared_tables():
        if name in existing:
            function, verbs = CALLS[writes]
            sql = [
                f"DROP TRIGGER IF EXISTS {TRIGGER} ON {name}",
                f"CREATE TRIGGER {TRIGGER} BEFORE {verbs} ON {name} FOR EACH ROW "
                f"EXECUTE FUNCTION fence.{function}('{role.strip(chr(34))}')",
            ]
            if writes is SharedWrites.ADDED_TO:
                sql.append(f"REVOKE UPDATE, DELETE ON {name} FROM {role}")
            if writes is SharedWrites.BY_OWNER:
                sql.append(f"REVOKE INSERT, UPDATE, DELETE ON {name} FROM {role}")
            cursor.execute("; ".join(sql))


def missing_postgres(standing: dict[str, tuple[bool, set[str]]]) -> Iterator[tuple[str, str]]:
    """Tables, and what each lacks."""
    for name, writes in shared_tables():
        if name in standing:
            things, trigger = standing[name][1], f"the trigger {TRIGGER} to {CALLS[writes][0]}"
            if trigger not in things:
                yield name, trigger
            if writes is not SharedWrites.LOADED and "may be changed" in things:
                yield name, "the refusal of changes to the application's role"


def sqlite_triggers(prefix: str, existing: set[str]) -> dict[str, str]:
    """The triggers that should stand, by name. What the owner writes is not fenced here: there is but one role."""
    wanted = {}
    for name, writes in shared_tables():
        if name not in existing or writes is SharedWrites.BY_OWNER:
            continue
        for verb in CALLS[writes][1].split(" OR "):
            when, why = "", "is only added to"
            if writes is SharedWrites.LOADED:
                when, why = "WHEN NOT app_loads() ", "is written by what loads it"
            wanted[f"{prefix}{name}_shared_{verb.lower()}"] = (
                f"BEFORE {verb} ON {name} FOR EACH ROW {when}BEGIN SELECT RAISE(ABORT, 'fence: {name} {why}'); END"
            )
    return wanted
