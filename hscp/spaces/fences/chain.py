"""The triggers that seal every row of an append-only table in its space's chain (docs/adr/0008)."""

import secrets
from typing import Any

from hscp.lib.chain import canonical, digest, next_head, plain
from hscp.spaces.fences import Column, FencedTable, sealed_tables
from hscp.spaces.fences.holds import NEVER_GO

ENTRIES, SHAPES, ERASURES = "record_chainentry", "record_chainshape", "record_erasure"
TRIGGER = "fence_chain"

# A deferred trigger: the lock of the space's chain is taken when the transaction ends, after every row that it may
# wait for is locked, so that two transactions cannot hold each other up. The snapshot is a new one for each statement.
POSTGRES = f"""
CREATE OR REPLACE FUNCTION fence.chain() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $body$
DECLARE
    content jsonb := to_jsonb(NEW);
    row_key bigint := (content ->> TG_ARGV[0])::bigint;
    shape integer := TG_ARGV[1]::integer;
    salt text := replace(gen_random_uuid()::text, '-', '');
    sealed text := encode(sha256(convert_to(salt || content::text, 'UTF8')), 'hex');
    number bigint;
    previous text;
BEGIN
    PERFORM pg_advisory_xact_lock(7263, NEW.space_id::integer);
    SELECT e.number, e.head INTO number, previous FROM public.{ENTRIES} e
        WHERE e.space_id = NEW.space_id ORDER BY e.number DESC LIMIT 1;
    number := coalesce(number, 0) + 1;
    INSERT INTO public.{ENTRIES} (space_id, number, of_table, row_key, shape, salt, digest, head)
    VALUES (NEW.space_id, number, TG_TABLE_NAME, row_key, shape, salt, sealed, encode(sha256(convert_to(concat_ws('|',
        coalesce(previous, ''), NEW.space_id, number, TG_TABLE_NAME, row_key, shape, sealed), 'UTF8')), 'hex'));
    RETURN NULL;
END $body$;

CREATE OR REPLACE FUNCTION fence.is_erased(wanted_space bigint, wanted_table text, wanted_row bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
    SELECT EXISTS (SELECT 1 FROM public.{ERASURES} e
        WHERE e.space_id = wanted_space AND e.of_table = wanted_table AND e.row_key = wanted_row)
$body$;

CREATE OR REPLACE FUNCTION fence.entry_stays() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.salt = '' AND fence.is_erased(OLD.space_id, OLD.of_table, OLD.row_key)
       AND to_jsonb(NEW) - 'salt' = to_jsonb(OLD) - 'salt' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'fence: % is only added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $body$;

CREATE OR REPLACE FUNCTION fence.erase(wanted_table text, wanted_row bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    named record;
    key text;
BEGIN
    SELECT e.space_id INTO named FROM public.{ERASURES} e
        WHERE e.of_table = wanted_table AND e.row_key = wanted_row AND e.space_id = ANY (fence.app_write());
    SELECT a.attname INTO key FROM pg_index i
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        JOIN pg_trigger t ON t.tgrelid = i.indrelid AND t.tgname = '{TRIGGER}'
        WHERE i.indrelid = to_regclass(format('public.%I', wanted_table)) AND i.indisprimary;
    IF named IS NULL OR key IS NULL THEN
        RAISE EXCEPTION 'fence: nothing names this row for erasure' USING ERRCODE = 'insufficient_privilege';
    END IF;
    EXECUTE format('DELETE FROM public.%I WHERE %I = $1 AND space_id = $2', wanted_table, key)
        USING wanted_row, named.space_id;
    UPDATE public.{ENTRIES} SET salt = ''
        WHERE space_id = named.space_id AND of_table = wanted_table AND row_key = wanted_row;
END $body$;
"""


def renew_shapes(cursor: Any, tables: list[FencedTable]) -> dict[str, int]:
    """The number of each sealed table's present shape; a shape that is new is written down."""
    for table in tables:
        cursor.execute(
            f"INSERT INTO {SHAPES} (of_table, columns) SELECT %s, %s "
            f"WHERE NOT EXISTS (SELECT 1 FROM {SHAPES} WHERE of_table = %s AND columns = %s)",
            [table.name, table.shape, table.name, table.shape],
        )
    return shapes(cursor, tables)


def shapes(cursor: Any, tables: list[FencedTable]) -> dict[str, int]:
    """The number of each sealed table's present shape, where it is written down."""
    wanted = {(table.name, table.shape) for table in tables}
    cursor.execute(f"SELECT id, of_table, columns FROM {SHAPES}")
    return {name: number for number, name, columns in cursor.fetchall() if (name, columns) in wanted}


def postgres_sql(table: FencedTable, shape: int) -> list[str]:
    """What seals the rows of one table."""
    return [
        f"DROP TRIGGER IF EXISTS {TRIGGER} ON {table.name}",
        f"CREATE CONSTRAINT TRIGGER {TRIGGER} AFTER INSERT ON {table.name} DEFERRABLE INITIALLY DEFERRED "
        f"FOR EACH ROW EXECUTE FUNCTION fence.chain('{table.key}', '{shape}')",
    ]


def sqlite_seal(table: FencedTable, shape: int) -> str:
    """What seals the rows of one table, by functions that the connection brings."""
    row = f"'{table.name}', NEW.{table.key}"
    values = ", ".join(f'NEW."{column.name}"' for column in table.columns)
    sealed = f"app_chain_digest({row}, {values})"
    return (
        f"AFTER INSERT ON {table.name} FOR EACH ROW BEGIN "
        f"INSERT INTO {ENTRIES} (space_id, number, of_table, row_key, shape, salt, digest, head) "
        f"SELECT NEW.space_id, n.number, {row}, {shape}, app_chain_salt({row}), {sealed}, "
        f"app_chain_head(n.head, NEW.space_id, n.number, {row}, {shape}, {sealed}) FROM ("
        f"SELECT coalesce(max(number), 0) + 1 AS number, coalesce((SELECT head FROM {ENTRIES} "
        f"WHERE space_id = NEW.space_id ORDER BY number DESC LIMIT 1), '') AS head "
        f"FROM {ENTRIES} WHERE space_id = NEW.space_id) n; END"
    )


def sqlite_triggers(table: FencedTable) -> dict[str, str]:
    """What keeps the rows of an append-only table as they are, but for those that an erasure names."""
    stays = "SELECT RAISE(ABORT, 'fence: this record is only added to')"
    named = f"EXISTS (SELECT 1 FROM {ERASURES} e WHERE e.space_id = OLD.space_id AND e.of_table = "
    if table.sealed:
        changed = "1"
        gone = "1" if table.name in NEVER_GO else f"NOT {named}'{table.name}' AND e.row_key = OLD.{table.key})"
    else:  # the chain's own entries: continued, and without their salt once their row is erased
        gone = "1"
        kept = " AND ".join(f'NEW."{each.name}" IS OLD."{each.name}"' for each in table.columns if each.name != "salt")
        changed = f"NOT (NEW.salt = '' AND {kept} AND {named}OLD.of_table AND e.row_key = OLD.row_key))"
    base = f"fence_{table.name}"
    triggers = {
        f"{base}_update": f"BEFORE UPDATE ON {table.name} FOR EACH ROW WHEN {changed} BEGIN {stays}; END",
        f"{base}_delete": f"BEFORE DELETE ON {table.name} FOR EACH ROW WHEN {gone} BEGIN {stays}; END",
    }
    if not table.sealed:
        last = f"FROM {ENTRIES} WHERE space_id = NEW.space_id ORDER BY number DESC LIMIT 1"
        follows = (
            f"NEW.number = coalesce((SELECT number {last}), 0) + 1 AND NEW.head = app_chain_head(coalesce((SELECT head "
            f"{last}), ''), NEW.space_id, NEW.number, NEW.of_table, NEW.row_key, NEW.shape, NEW.digest)"
        )
        triggers[f"{base}_insert"] = (
            f"BEFORE INSERT ON {table.name} FOR EACH ROW WHEN NOT ({follows}) BEGIN "
            "SELECT RAISE(ABORT, 'fence: this entry does not follow the last one'); END"
        )
    return triggers


def register_functions(connection: Any) -> None:
    """Give a new SQLite connection the chain's functions. A program without them cannot write to the record at all."""
    last: dict[tuple[str, int], str] = {}

    def salt(table: str, row_key: int) -> str:
        """One salt for one row, however often its trigger asks."""
        if (table, row_key) not in last:
            last.clear()
            last[table, row_key] = secrets.token_hex(16)
        return last[table, row_key]

    def sealed(table: str, row_key: int, *values: Any) -> str:
        return digest(salt(table, row_key), text_of(_columns_of(table), values))

    connection.connection.create_function("app_chain_salt", 2, salt)
    connection.connection.create_function("app_chain_digest", -1, sealed)
    connection.connection.create_function("app_chain_head", 7, next_head, deterministic=True)


_known: dict[str, tuple[Column, ...]] = {}


def _columns_of(table: str) -> tuple[Column, ...]:
    if table not in _known:
        _known.update({name: each.columns for name, each in sealed_tables().items()})
    return _known[table]


def text_of(columns: tuple[Column, ...], values: Any) -> str:
    """The one text of a row, from its stored values in the order of ``columns``."""
    return canonical({column.name: plain(column.kind, value) for column, value in zip(columns, values, strict=True)})
