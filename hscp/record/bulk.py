"""The one place where rows may be written many at a time, with their history written beside them."""

from collections.abc import Iterable
from typing import Any

from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from hscp.spaces.guard import check_write, unseen_writes


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
        made: list[Any] = bulk_create_with_history(rows, type(rows[0]))
    return made


def update_many(rows: Iterable[Any], fields: Iterable[str]) -> int:
    """Save ``fields`` of ``rows`` of one guarded model, and a history row for each: two queries for any number.

    Returns how many were changed. Raises ``WrongSpace`` when a row does not belong to the space written to.
    """
    rows = list(rows)
    if not rows:
        return 0
    for row in rows:
        check_write(row)
    with unseen_writes():
        changed: int = bulk_update_with_history(rows, type(rows[0]), list(fields), batch_size=500)
    return changed
