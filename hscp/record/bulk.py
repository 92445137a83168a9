"""The one place where rows may be written many at a time, with their history written beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models.expressions import Expression
from simple_history.utils import bulk_create_with_history, get_history_manager_for_model

from hscp.spaces import clock
from hscp.spaces.guard import check_write, unseen_writes

AT_ONCE = 500  # rows in one statement


def create_many(rows: Iterable[Any]) -> list[Any]:
    """Insert ``rows`` of one guarded model, and a history row for each, in the open transaction.

    Raises ``WrongSpace`` when a row does not belong to the space written to.
    """
    rows = list(rows)
    if not rows:
        return []
    for row in rows:
        check_write(row)
    with unseen_writes():
        made: list[Any] = bulk_create_with_history(rows, type(rows[0]), default_date=clock.now())
    return made


class _ByKey(Expression):
    """Each row's own value of one column, found by its key: `CASE id WHEN 7 THEN … WHEN 8 THEN … END`.

    Django's `bulk_update` composes an expression for each value, which takes longer than the statement does.
    """

    def __init__(self, field: models.Field[Any, Any], rows: Iterable[Any]) -> None:
        super().__init__(output_field=field)
        self.column = field
        self.rows = tuple(rows)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """The statement's part and its values."""
        field: Any = self.column
        quote = connection.ops.quote_name
        key = f"{quote(field.model._meta.db_table)}.{quote(field.model._meta.pk.column)}"
        sql = f"CASE {key} {'WHEN %s THEN %s ' * len(self.rows)}END"
        if connection.features.requires_casted_case_in_updates:
            sql = f"CAST({sql} AS {field.cast_db_type(connection)})"
        params: list[Any] = []
        for row in self.rows:
            params += (row.pk, field.get_db_prep_save(getattr(row, field.attname), connection))
        return sql, params


def _change(rows: list[Any], fields: list[models.Field[Any, Any]]) -> int:
    values: dict[str, Any] = {}
    for field in fields:
        first = getattr(rows[0], field.attname)
        same = all(getattr(row, field.attname) == first for row in rows)
        values[field.name] = first if same and first is not None else _ByKey(field, rows)
    changed: int = type(rows[0]).objects.filter(pk__in=[row.pk for row in rows]).update(**values)
    return changed


def update_many(rows: Iterable[Any], fields: Iterable[str]) -> int:
    """Save ``fields`` of ``rows`` of one guarded model, and a history row for each: two queries for any number.

    The rows must be whole, for the history keeps every field. Returns how many were changed. Raises ``WrongSpace`` when
    a row does not belong to the space written to.
    """
    rows = list(rows)
    if not rows:
        return 0
    for row in rows:
        check_write(row)
    model = type(rows[0])
    named = [model._meta.get_field(name) for name in fields]
    with unseen_writes(), transaction.atomic(savepoint=False):
        changed = sum(_change(rows[at : at + AT_ONCE], named) for at in range(0, len(rows), AT_ONCE))
        _write_history(model, rows)
    return changed


def _write_history(model: Any, rows: list[Any]) -> None:
    """A row for each change: what the library's own way writes, which looks up who acts anew for each."""
    history = get_history_manager_for_model(model).model
    names = [field.attname for field in history.tracked_fields]
    who = history.get_default_history_user(rows[0])
    common = {"history_date": clock.now(), "history_type": "~", "history_user_id": who.pk if who else None}
    history.objects.bulk_create(
        [history(**common, **{name: getattr(row, name) for name in names}) for row in rows], batch_size=AT_ONCE
    )
