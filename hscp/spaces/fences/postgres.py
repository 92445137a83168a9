"""Row-level security for PostgreSQL, in the forms that were measured to keep using indexes.

The schema ``fence`` holds the key and the functions that read the signed setting ``app.context``; the application's
role may call the functions and cannot see the key. Policies compare ``space_id`` with an array read once per query.
"""

import hashlib
from typing import Any

from django.conf import settings

from hscp.spaces.fences import FencedTable
from hscp.spaces.guard import Writes

FUNCTIONS = """
CREATE SCHEMA IF NOT EXISTS fence;
CREATE TABLE IF NOT EXISTS fence.signing (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), inner_pad bytea NOT NULL, outer_pad bytea NOT NULL);
REVOKE ALL ON fence.signing FROM PUBLIC;

CREATE OR REPLACE FUNCTION fence.part(wanted integer) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    told text := current_setting('app.context', true);
    payload text;
    key fence.signing;
BEGIN
    IF coalesce(told, '') = '' THEN
        RETURN '';
    END IF;
    payload := split_part(told, '.', 1);
    SELECT * INTO key FROM fence.signing;
    IF encode(sha256(key.outer_pad || sha256(key.inner_pad || convert_to(payload, 'UTF8'))), 'hex')
       <> split_part(told, '.', 2) THEN
        RAISE EXCEPTION 'fence: the context is not signed' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF split_part(payload, ';', 1) <> pg_backend_pid()::text THEN
        RAISE EXCEPTION 'fence: the context belongs to another connection' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN split_part(payload, ';', wanted);
END $body$;

CREATE OR REPLACE FUNCTION fence.app_user() RETURNS bigint LANGUAGE sql STABLE AS
    $body$ SELECT nullif(fence.part(2), '')::bigint $body$;
CREATE OR REPLACE FUNCTION fence.app_read() RETURNS bigint[] LANGUAGE sql STABLE AS
    $body$ SELECT string_to_array(nullif(fence.part(3), ''), ',')::bigint[] $body$;
CREATE OR REPLACE FUNCTION fence.app_write() RETURNS bigint[] LANGUAGE sql STABLE AS
    $body$ SELECT string_to_array(nullif(fence.part(4), ''), ',')::bigint[] $body$;
CREATE OR REPLACE FUNCTION fence.app_files() RETURNS bigint[] LANGUAGE sql STABLE AS
    $body$ SELECT string_to_array(nullif(fence.part(5), ''), ',')::bigint[] $body$;
CREATE OR REPLACE FUNCTION fence.app_files_written() RETURNS bigint[] LANGUAGE sql STABLE AS
    $body$ SELECT string_to_array(nullif(fence.part(7), ''), ',')::bigint[] $body$;
CREATE OR REPLACE FUNCTION fence.app_worker() RETURNS boolean LANGUAGE sql STABLE AS
    $body$ SELECT fence.part(6) = 'worker' $body$;

CREATE OR REPLACE FUNCTION fence.stay_in_space() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF NEW.space_id <> OLD.space_id THEN
        RAISE EXCEPTION 'fence: a row never changes its space' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $body$;
CREATE OR REPLACE FUNCTION fence.only_added_to() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'fence: % is only added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $body$;
"""


def _key_pads() -> tuple[bytes, bytes]:
    """HMAC-SHA-256's two pads, so that the database computes the same signature with its built-in ``sha256``."""
    key = settings.SPACE_SIGNING_KEY.encode()
    key = (hashlib.sha256(key).digest() if len(key) > 64 else key).ljust(64, b"\0")
    return bytes(byte ^ 0x36 for byte in key), bytes(byte ^ 0x5C for byte in key)


def put_up(connection: Any, tables: list[FencedTable]) -> None:
    """Write functions, key, policies, paired keys and grants. Raises the database's error when not the owner."""
    role = connection.ops.quote_name(settings.DATABASE_APP_ROLE)
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)
        cursor.execute(
            "INSERT INTO fence.signing (inner_pad, outer_pad) VALUES (%s, %s) ON CONFLICT (only_one) "
            "DO UPDATE SET inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad",
            _key_pads(),
        )
        cursor.execute(f"GRANT USAGE ON SCHEMA public, fence TO {role}")
        cursor.execute(f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA fence TO {role}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}")
        if "django_migrations" in existing:
            cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}")
        for table in tables:
            if table.name in existing:
                cursor.execute(";\n".join(_table_sql(table, role)))
        for table in tables:
            for reference in table.references:
                if {table.name, reference.target} <= existing:
                    _pair_key(cursor, table.name, reference.column, reference.target)


def _conditions(table: FencedTable) -> tuple[str, str, str]:
    """The conditions of a table's policies: to read, to insert, to change or delete."""
    read_files = write_files = ""
    if column := table.file_column:
        read_files = f" AND ({column} IS NULL OR {column} = ANY ((SELECT fence.app_files())::bigint[]))"
        write_files = f" AND ({column} IS NULL OR {column} = ANY ((SELECT fence.app_files_written())::bigint[]))"
    read = f"(space_id = ANY ((SELECT fence.app_read())::bigint[]){read_files})"
    insert = write = f"(space_id = ANY ((SELECT fence.app_write())::bigint[]){write_files})"
    if column == "id":  # the case file itself is opened by whoever writes to the space
        insert = "(space_id = ANY ((SELECT fence.app_write())::bigint[]))"
    if table.fence.writes is Writes.READ_LOG:
        insert = read
    if table.own_column:
        read += f" OR ({table.own_column} = (SELECT fence.app_user()) AND (SELECT fence.app_read()) IS NULL)"
    if table.fence.worker:
        read += " OR (SELECT fence.app_worker())"
        insert += " OR (SELECT fence.app_worker())"
        write += " OR (SELECT fence.app_worker())"
    if table.fence.public:
        read = "true"
    return read, insert, write


def _table_sql(table: FencedTable, role: str) -> list[str]:
    name = table.name
    read, insert, write = _conditions(table)
    added_to = table.fence.writes.added_to_only
    sql = [
        f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY",
        f"CREATE UNIQUE INDEX IF NOT EXISTS {_short(name, 'space_pair')} ON {name} (space_id, {table.key})",
    ]
    for policy in ("fence_read", "fence_insert", "fence_update", "fence_delete"):
        sql.append(f"DROP POLICY IF EXISTS {policy} ON {name}")
    sql += [
        f"CREATE POLICY fence_read ON {name} FOR SELECT USING ({read})",
        f"CREATE POLICY fence_insert ON {name} FOR INSERT WITH CHECK ({insert})",
        f"DROP TRIGGER IF EXISTS fence_stay ON {name}",
        f"DROP TRIGGER IF EXISTS fence_added_to ON {name}",
    ]
    if added_to:
        sql += [
            f"REVOKE UPDATE, DELETE ON {name} FROM {role}",
            f"CREATE TRIGGER fence_added_to BEFORE UPDATE OR DELETE ON {name} "
            "FOR EACH ROW EXECUTE FUNCTION fence.only_added_to()",
        ]
    else:
        sql += [
            f"CREATE POLICY fence_update ON {name} FOR UPDATE USING ({write}) WITH CHECK ({write})",
            f"CREATE POLICY fence_delete ON {name} FOR DELETE USING ({write})",
            f"CREATE TRIGGER fence_stay BEFORE UPDATE OF space_id ON {name} "
            "FOR EACH ROW EXECUTE FUNCTION fence.stay_in_space()",
        ]
    return sql


def _pair_key(cursor: Any, table: str, column: str, target: str) -> None:
    name = _short(f"{table}_{column}", "same_space")
    cursor.execute("SELECT 1 FROM pg_constraint WHERE conname = %s", [name])
    if cursor.fetchone() is None:
        cursor.execute(
            f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (space_id, {column}) "
            f"REFERENCES {target} (space_id, id) DEFERRABLE INITIALLY DEFERRED"
        )


def _short(name: str, suffix: str) -> str:
    """A name within PostgreSQL's 63 characters, unique by a digest of the whole."""
    digest = hashlib.sha256(name.encode()).hexdigest()[:6]
    return f"{name[: 63 - len(suffix) - 8]}_{digest}_{suffix}"


def missing(connection: Any, tables: list[FencedTable]) -> list[str]:
    """Each guarded table without forced row-level security or without its policies and triggers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity, "
            "(SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname LIKE 'fence_%%'), "
            "(SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname LIKE 'fence_%%') "
            "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE c.relkind = 'r' AND n.nspname = 'public'"
        )
        standing = {name: (forced, policies, triggers) for name, forced, policies, triggers in cursor.fetchall()}
    problems = []
    for table in tables:
        if table.name not in standing:
            continue
        forced, policies, triggers = standing[table.name]
        wanted = 2 if table.fence.writes.added_to_only else 4
        if not forced or policies < wanted or triggers < 1:
            problems.append(
                f"Table {table.name} stands without its row-level security; run `manage.py migrate --database owner`."
            )
    return problems


def role_faults(connection: Any) -> list[str]:
    """Why the connected role must not carry the product: it could walk round the policies."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls, "
            "(SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            " WHERE n.nspname IN ('public', 'fence') AND pg_has_role(current_user, c.relowner, 'MEMBER')) "
            "FROM pg_roles WHERE rolname = current_user"
        )
        role, superuser, bypass, owned = cursor.fetchone()
    faults = []
    if superuser:
        faults.append(f"The database role {role} is a superuser")
    if bypass:
        faults.append(f"The database role {role} bypasses row-level security")
    if owned and not superuser:
        faults.append(f"The database role {role} owns {owned} tables or sequences, or belongs to the role that does")
    return faults
