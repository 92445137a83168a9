"""Row-level security for PostgreSQL, in the forms that were measured to keep using indexes.

The schema ``fence`` holds the key and the functions that read the signed setting ``app.context``; the application's
role may call the functions and cannot see the key. Policies compare ``space_id`` with an array read once per query.
"""

import hashlib
from typing import Any

from django.conf import settings

from hscp.spaces.fences import FencedTable, chain, holds, shared_tables
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
CREATE OR REPLACE FUNCTION fence.app_loads() RETURNS boolean LANGUAGE sql STABLE AS
    $body$ SELECT fence.part(8) = 'loads' $body$;

CREATE OR REPLACE FUNCTION fence.stay_in_space() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF NEW.space_id <> OLD.space_id THEN
        RAISE EXCEPTION 'fence: a row never changes its space' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $body$;
CREATE OR REPLACE FUNCTION fence.only_added_to() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME NOT IN ('record_erasure', 'record_legalhold', 'record_holdlifted')
       AND fence.is_erased(OLD.space_id, TG_TABLE_NAME, (to_jsonb(OLD) ->> TG_ARGV[0])::bigint) THEN
        RETURN OLD;
    END IF;
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
        if {chain.ENTRIES, chain.ERASURES} <= existing:
            cursor.execute(chain.POSTGRES)
        cursor.execute(holds.POSTGRES)
        cursor.execute(
            "INSERT INTO fence.signing (inner_pad, outer_pad) VALUES (%s, %s) ON CONFLICT (only_one) "
            "DO UPDATE SET inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad",
            _key_pads(),
        )
        database = connection.ops.quote_name(connection.settings_dict["NAME"])
        cursor.execute(f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC, {role}")
        cursor.execute(f"GRANT USAGE ON SCHEMA public, fence TO {role}")
        cursor.execute(f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA fence TO {role}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}")
        if "django_migrations" in existing:
            cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}")
        _let_backups_read(connection, cursor)
        for table in tables:
            if table.name in existing:
                cursor.execute(";\n".join(_table_sql(table, role)))
        if {chain.SHAPES, chain.ENTRIES, chain.ERASURES} <= existing:
            cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON {chain.SHAPES} FROM {role}")
            cursor.execute(_files_in(tables))
            sealed = [table for table in tables if table.sealed and table.name in existing]
            numbers = chain.renew_shapes(cursor, sealed)
            for table in sealed:
                cursor.execute(";\n".join(chain.postgres_sql(table, numbers[table.name])))
        shared_tables.put_up_postgres(cursor, role, existing)
        for table in tables:
            for reference in table.references:
                if {table.name, reference.target} <= existing:
                    _pair_key(cursor, table.name, reference.column, reference.target)


def _let_backups_read(connection: Any, cursor: Any) -> None:
    """The role that backups read as, where the server has one: every row, no key of ours, and no change."""
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [settings.DATABASE_BACKUP_ROLE])
    if cursor.fetchone():
        backups = connection.ops.quote_name(settings.DATABASE_BACKUP_ROLE)
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {backups}")
        cursor.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {backups}")
        cursor.execute(f"GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {backups}")


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
        insert = f"({read} AND by_id = (SELECT fence.app_user()))"
    if table.own_column:
        read += f" OR ({table.own_column} = (SELECT fence.app_user()) AND (SELECT fence.app_read()) IS NULL)"
    if table.fence.worker:
        read += " OR (SELECT fence.app_worker())"
        insert += " OR (SELECT fence.app_worker())"
        write += " OR (SELECT fence.app_worker())"
    if table.fence.public:
        read = "true"
    return read, insert, write


def _files_in(tables: list[FencedTable]) -> str:
    """A function that names the case files of a space that is read: whoever checks the record must see all of it."""
    files = [table.name for table in tables if table.file_column == "id"]  # a file that is gone has a history
    each = " UNION ".join(f"SELECT id FROM public.{name} WHERE space_id = wanted" for name in files)
    return f"""
        CREATE OR REPLACE FUNCTION fence.files_in(wanted bigint) RETURNS bigint[]
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
            SELECT coalesce(array_agg(f.id), ARRAY[]::bigint[])
            FROM ({each or "SELECT 1::bigint AS id WHERE false"}) f WHERE wanted = ANY (fence.app_read())
        $body$"""


def _table_sql(table: FencedTable, role: str) -> list[str]:
    name = table.name
    read, insert, write = _conditions(table)
    sql = [
        f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY",
        f"CREATE UNIQUE INDEX IF NOT EXISTS {_short(name, 'space_pair')} ON {name} (space_id, {table.key})",
    ]
    kinds = {
        "fence_read": f"FOR SELECT USING ({read})",
        "fence_insert": f"FOR INSERT WITH CHECK ({insert})",
        "fence_update": f"FOR UPDATE USING ({write}) WITH CHECK ({write})",
        "fence_delete": f"FOR DELETE USING ({write})",
        "fence_owner": "FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true)",  # for the chain's own functions
    }
    calls = {
        "fence_added_to": f"BEFORE UPDATE OR DELETE ON {name} FOR EACH ROW "
        f"EXECUTE FUNCTION fence.only_added_to('{table.key}')",
        "fence_entry": f"BEFORE UPDATE OR DELETE ON {name} FOR EACH ROW EXECUTE FUNCTION fence.entry_stays()",
        "fence_stay": f"BEFORE UPDATE OF space_id ON {name} FOR EACH ROW EXECUTE FUNCTION fence.stay_in_space()",
    }
    if holds.asks(table.model):
        calls[holds.TRIGGER] = holds.postgres_call(table.model, name)
    sql += [f"DROP POLICY IF EXISTS {policy} ON {name}" for policy in kinds]
    sql += [f"DROP TRIGGER IF EXISTS {trigger} ON {name}" for trigger in (*calls, chain.TRIGGER)]
    sql += [f"CREATE POLICY {policy} ON {name} {kinds[policy]}" for policy in _policies(table)]
    if table.fence.writes is Writes.BY_DATABASE:
        sql.append(f"REVOKE INSERT, UPDATE, DELETE ON {name} FROM {role}")
    elif table.sealed:
        sql.append(f"REVOKE UPDATE, DELETE ON {name} FROM {role}")
    return sql + [f"CREATE TRIGGER {trigger} {calls[trigger]}" for trigger in _triggers(table) if trigger in calls]


def _policies(table: FencedTable) -> tuple[str, ...]:
    """The policies that a table needs."""
    if table.fence.writes is Writes.BY_DATABASE:
        return "fence_read", "fence_owner"
    if table.sealed:
        return "fence_read", "fence_insert", "fence_owner"
    changed = ("fence_read", "fence_insert", "fence_update", "fence_delete")
    seen_by_owner = table.file_column == "id" or table.looked_through
    return (*changed, "fence_owner") if seen_by_owner else changed


def _triggers(table: FencedTable) -> dict[str, str]:
    """The triggers that a table needs, each with the function it calls."""
    if table.fence.writes is Writes.BY_DATABASE:
        return {"fence_entry": "entry_stays"}
    held = {holds.TRIGGER: "held"} if holds.asks(table.model) else {}
    if table.sealed:
        return {"fence_added_to": "only_added_to", chain.TRIGGER: "chain", **held}
    return {"fence_stay": "stay_in_space", **held}


def _pair_name(table: str, column: str) -> str:
    return _short(f"{table}_{column}", "same_space")


def _pair_key(cursor: Any, table: str, column: str, target: str) -> None:
    """Pair a reference with its space. The rows that are there are checked by a question of the owner's, from whom
    forced policies hide some tables and not others: it would miss targets that are there, or pass rows unseen."""
    name = _pair_name(table, column)
    cursor.execute("SELECT 1 FROM pg_constraint WHERE conname = %s", [name])
    if cursor.fetchone() is None:
        both = sorted({table, target})
        cursor.execute(
            ";\n".join(
                (
                    *(f"ALTER TABLE {each} NO FORCE ROW LEVEL SECURITY" for each in both),
                    f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (space_id, {column}) "
                    f"REFERENCES {target} (space_id, id) DEFERRABLE INITIALLY DEFERRED",
                    *(f"ALTER TABLE {each} FORCE ROW LEVEL SECURITY" for each in both),
                )
            )
        )


def _short(name: str, suffix: str) -> str:
    """A name within PostgreSQL's 63 characters, unique by a digest of the whole."""
    digest = hashlib.sha256(name.encode()).hexdigest()[:6]
    return f"{name[: 63 - len(suffix) - 8]}_{digest}_{suffix}"


def missing(connection: Any, tables: list[FencedTable]) -> list[str]:
    """What each guarded table lacks of its fence, by name: forced row security, policies, triggers, paired keys."""
    with connection.cursor() as cursor:
        standing = _standing(cursor)
        numbers = chain.shapes(cursor, tables) if chain.SHAPES in standing else {}
    problems = []
    for table in tables:
        if table.name not in standing:
            continue
        forced, things = standing[table.name]
        wanted = {f"the policy {policy}" for policy in _policies(table)}
        wanted |= {f"the trigger {trigger} to {function}" for trigger, function in _triggers(table).items()}
        for each in table.references:
            wanted |= {f"the key {_pair_name(table.name, each.column)}"} if each.target in standing else set()
        lacking = sorted(wanted - things)
        if not forced:
            lacking.insert(0, "forced row-level security")
        if table.sealed and table.name not in numbers:
            lacking.append("its shape in the chain")
        if table.fence.writes.added_to_only and "may be changed" in things:
            lacking.append("the refusal of changes to the application's role")
        problems += [
            f"Table {table.name} stands without {thing}; run `manage.py migrate --database owner`." for thing in lacking
        ]
    return problems + [
        f"Table {name} stands without {thing}; run `manage.py migrate --database owner`."
        for name, thing in shared_tables.missing_postgres(standing)
    ]


def _standing(cursor: Any) -> dict[str, tuple[bool, set[str]]]:
    """For each table whether row security is forced on it, and its policies, live triggers and valid keys."""
    cursor.execute(
        "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity, "
        "ARRAY(SELECT 'the policy ' || p.polname FROM pg_policy p WHERE p.polrelid = c.oid) || "
        "ARRAY(SELECT 'the trigger ' || t.tgname || ' to ' || f.proname FROM pg_trigger t "
        " JOIN pg_proc f ON f.oid = t.tgfoid JOIN pg_namespace fn ON fn.oid = f.pronamespace AND fn.nspname = 'fence' "
        " WHERE t.tgrelid = c.oid AND t.tgenabled IN ('O', 'A')) || "
        "ARRAY(SELECT 'the key ' || k.conname FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f' "
        " AND k.convalidated) || "
        "ARRAY(SELECT 'may be changed'::text WHERE has_table_privilege(%s, c.oid, 'UPDATE') "
        " OR has_table_privilege(%s, c.oid, 'DELETE')) "
        "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE c.relkind = 'r' AND n.nspname = 'public'",
        [settings.DATABASE_APP_ROLE, settings.DATABASE_APP_ROLE],
    )
    return {name: (forced, set(things)) for name, forced, things in cursor.fetchall()}


def role_faults(connection: Any) -> list[str]:
    """Why the connected role must not carry the product: it could walk round the policies."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls, "
            "(SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            " WHERE n.nspname IN ('public', 'fence') AND pg_has_role(current_user, c.relowner, 'MEMBER')), "
            "has_database_privilege(current_database(), 'TEMPORARY'), current_setting('track_activities')::boolean "
            "FROM pg_roles WHERE rolname = current_user"
        )
        role, superuser, bypass, owned, temporary, overheard = cursor.fetchone()
    faults = []
    if superuser:
        faults.append(f"The database role {role} is a superuser")
    if bypass:
        faults.append(f"The database role {role} bypasses row-level security")
    if owned and not superuser:
        faults.append(f"The database role {role} owns {owned} tables or sequences, or belongs to the role that does")
    if faults:
        own = "Set DATABASE_URL to a role that owns nothing (the application's), and DATABASE_OWNER_URL to the owner"
        return [*faults, f"{own}, which only migrates."]
    if temporary:  # such a table stands before the real one for whoever has the connection next
        faults.append(f"The database role {role} may make temporary tables; migrate as the database's owner")
    if overheard:  # every connection of a role may read the statements of the others, values and all
        faults.append(
            f"Statements of the database role {role} can be overheard; as the server's administrator run "
            f"ALTER ROLE {role} SET track_activities = off"
        )
    return faults
