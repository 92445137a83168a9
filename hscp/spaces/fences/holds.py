"""What a legal hold covers, said to the database: no row that one covers is deleted, by whatever route (docs/adr/0011).

Which rows a hold on a file, a meeting or a person covers is worked out from the models' foreign keys, so that a new
table is covered from its first day. More is held rather than less: a hold on a person covers what they wrote, too. A
stored file does not know what it is for, so it is held with whatever refers to it: with the papers of a meeting.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models

from hscp.spaces.guard import Guarded, Writes, class_of, fence_of, file_column

HOLDS, LIFTED, WORDS = "record_legalhold", "record_holdlifted", "record_holdwords"
NEVER_GO = (HOLDS, LIFTED, "record_erasure")  # nothing names these for erasure
TRIGGER = "fence_held"
DEPTH = {"meeting": 3, "person": 2}  # keys followed from a row to what is held
CASE_FILES = "case_files"
REFUSAL = "fence: a legal hold stands"


@cache
def _targets() -> dict[str, type[models.Model]]:
    return {kind: apps.get_model(name) for kind, name in settings.HOLDABLE.items()}


def _keys(model: type[models.Model]) -> Iterator[tuple[str, type[models.Model]]]:
    """The columns of a model that point to other guarded models."""
    for field in getattr(model, "instance_type", model)._meta.concrete_fields:
        target = field.remote_field.model if field.remote_field else None
        if target is not None and field.name != "space" and issubclass(target, Guarded):
            yield field.column, target


@cache
def paths(model: type[models.Model], kind: str) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Ways from a row to what a hold of that kind names: each a chain of (column, table it leads to; "" at the end)."""
    goal, live = _targets()[kind], getattr(model, "instance_type", model)
    if live is goal:
        return ((("id", ""),),)
    found = []
    waiting: list[tuple[type[models.Model], tuple[tuple[str, str], ...]]] = [(live, ())]
    while waiting:
        here, way = waiting.pop(0)
        for column, target in _keys(here):
            if target is goal:
                found.append((*way, (column, "")))
            elif len(way) + 1 < DEPTH.get(kind, 1) and target is not live:
                waiting.append((target, (*way, (column, target._meta.db_table))))
    return tuple(found)


@cache
def looked_through() -> frozenset[str]:
    """The tables that the database looks into to find out whether a row is held."""
    found = set()
    for model in apps.get_models():
        if issubclass(model, Guarded):
            for kind in DEPTH:
                found |= {table for way in paths(model, kind) for _, table in way if table}
            if _is_past_of_restricted(model):
                found.add(model.instance_type._meta.db_table)  # type: ignore[attr-defined]
            found |= {referrer._meta.db_table for referrer, _ in _referrers(model)}
    return frozenset(found)


def _is_past_of_restricted(model: type[models.Model]) -> bool:
    """Whether it is the history of something that may come to belong to a case file after it was made."""
    return hasattr(model, "instance_type") and file_column(model) == "file_id"


@cache
def _referrers(model: type[models.Model]) -> tuple[tuple[type[models.Model], str], ...]:
    """The tables whose rows refer to rows of a model that are held with them, each with its column."""
    live: Any = getattr(model, "instance_type", model)
    if not live.content_at:
        return ()
    others = [each for each in apps.get_models() if issubclass(each, Guarded) and not hasattr(each, "instance_type")]
    return tuple((each, column) for each in others for column, target in _keys(each) if target is live)


def condition(model: type[models.Model], row: str, schema: str = "") -> str:
    """SQL: whether the standing hold ``h`` covers the row ``row`` of a model."""
    kept, column = class_of(model), file_column(model)
    parts = ["h.covers = 'space'"]
    if kept is not None:
        parts.append(f"(h.covers = 'class' AND h.record_class = '{kept.value}')")
    if column:
        parts.append(f"(h.covers = 'class' AND h.record_class = '{CASE_FILES}' AND {row}.{column} IS NOT NULL)")
        parts.append(f"(h.covers = 'file' AND h.of_key = {row}.{column})")
    if _is_past_of_restricted(model):  # what it said before it came to belong to the file
        live = f"(SELECT t.file_id FROM {schema}{model.instance_type._meta.db_table} t WHERE t.id = {row}.id)"  # type: ignore[attr-defined]
        parts.append(f"(h.covers = 'file' AND h.of_key = {live})")
    if model._meta.db_table == WORDS:
        parts.append(f"h.id = {row}.hold_id")
    for kind in DEPTH:
        ways = [_value(way, row, schema) for way in paths(model, kind)]
        if ways:
            parts.append(f"(h.covers = '{kind}' AND h.of_key IN ({', '.join(ways)}))")
        elif kind == "person" and _cleared(model):
            parts.append("h.covers = 'person'")  # a mail names people in words: held with anybody's data
    for referrer, column in _referrers(model):
        held = condition(referrer, "v", schema)
        table = f"{schema}{referrer._meta.db_table}"
        parts.append(f"EXISTS (SELECT 1 FROM {table} v WHERE v.{column} = {row}.id AND ({held}))")
    return " OR ".join(parts)


def _value(way: tuple[tuple[str, str], ...], row: str, schema: str) -> str:
    """The key at the end of a way, as an expression."""
    (column, table), *rest = way
    if not rest:
        return f"{row}.{column}"
    sql, alias, joins = "", "t1", ""
    first = table
    for number, (name, following) in enumerate(rest, 1):
        alias = f"t{number}"
        if following:
            joins += f" JOIN {schema}{following} t{number + 1} ON t{number + 1}.id = {alias}.{name}"
        else:
            sql = f"{alias}.{name}"
    return f"(SELECT {sql} FROM {schema}{first} t1{joins} WHERE t1.id = {row}.{column})"


def standing(where: str, space: str, schema: str = "") -> str:
    """SQL: the holds ``h`` of a space that stand and for which ``where`` is true."""
    return (
        f"SELECT h.id FROM {schema}{HOLDS} h WHERE h.space_id = {space} AND NOT EXISTS "
        f"(SELECT 1 FROM {schema}{LIFTED} l WHERE l.hold_id = h.id) AND ({where})"
    )


POSTGRES = f"""
CREATE OR REPLACE FUNCTION fence.held() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    hold bigint;
BEGIN
    EXECUTE TG_ARGV[0] INTO hold USING OLD;
    IF hold IS NOT NULL THEN
        RAISE EXCEPTION '{REFUSAL} (%)', hold USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $body$;
"""


def postgres_call(model: type[models.Model], table: str) -> str:
    """The trigger that asks before a row goes; or before a column changes with which something goes."""
    where = standing(condition(model, "($1)", "public."), "($1).space_id", "public.")
    asked = where.replace("'", "''")
    return f"BEFORE {_verbs(model)} ON {table} FOR EACH ROW EXECUTE FUNCTION fence.held('{asked} LIMIT 1')"


def sqlite_triggers(model: type[models.Model], table: str) -> dict[str, str]:
    """The same for SQLite."""
    held = f"EXISTS ({standing(condition(model, 'OLD'), 'OLD.space_id')})"
    stop = f"WHEN {held} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    return {
        f"fence_{table}_held_{number}": f"BEFORE {verb} ON {table} FOR EACH ROW {stop}"
        for number, verb in enumerate(_verbs(model).split(" OR "))
    }


def _cleared(model: type[models.Model]) -> tuple[str, ...]:
    """The columns that the timetable empties."""
    live: Any = model
    found: tuple[str, ...] = () if hasattr(model, "instance_type") else live.cleared
    return found


def _lost_by(model: type[models.Model]) -> tuple[str, ...]:
    """The columns with whose change something goes that no history keeps."""
    live: Any = model
    return () if hasattr(model, "instance_type") else (*live.cleared, *live.content_at)


def _verbs(model: type[models.Model]) -> str:
    lost_by = ", ".join(f'"{name}"' for name in _lost_by(model))
    return f"DELETE OR UPDATE OF {lost_by}" if lost_by else "DELETE"


def asks(model: type[models.Model]) -> bool:
    """Whether rows of this table go only past the question whether a hold covers them."""
    fence = fence_of(model)
    sealed = fence.writes.added_to_only and fence.writes is not Writes.BY_DATABASE
    return sealed or bool(_lost_by(model))
