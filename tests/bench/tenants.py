"""Many partnerships beside the one: each table copied within the database, once for every space.

Pages must not grow slower with the number of tenants, so the copies hold as much as the original. Histories are not
copied: no page reads them; the chain of each copy is written by the database as the rows come.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, models

from hscp.record.history import HistoryRow
from hscp.spaces.acting import Context, acting, loading
from hscp.spaces.guard import Guarded, Writes, fence_of, guarded_models
from hscp.spaces.models import Space

STRIDE = 10_000_000  # keys of the n-th copy begin here


def multiply(space_id: int, user_id: int, copies: int) -> None:
    """Copy the space so many times, each with an account of its own."""
    original = Space.objects.get(pk=space_id)
    users = get_user_model().objects.bulk_create(
        get_user_model()(email=f"bench{number}@example.org", password="!") for number in range(1, copies + 1)
    )
    with loading():
        spaces = Space.objects.bulk_create(
            Space(
                slug=f"partnership-{number}",
                name=f"{original.name} {number}",
                short_name=original.short_name,
                kind=original.kind,
            )
            for number in range(1, copies + 1)
        )
    values = [
        (space.pk, user.pk, number * STRIDE) for number, (space, user) in enumerate(zip(spaces, users, strict=True), 1)
    ]
    written = frozenset(space.pk for space in spaces)
    context = Context(user_id=None, read=written | {space_id}, write=written)
    with acting(context), connection.cursor() as cursor:
        for model in guarded_models(apps.get_models):
            if not issubclass(model, HistoryRow) and fence_of(model).writes is not Writes.BY_DATABASE:
                _copy(cursor, model, space_id, values)


def _copy(cursor: Any, model: type[models.Model], space_id: int, values: list[tuple[int, int, int]]) -> None:
    quote = connection.ops.quote_name
    fields = [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]
    columns = ", ".join(quote(field.column) for field in fields)
    wanted = ", ".join(_copied(field, f"original.{quote(field.column)}") for field in fields)
    rows = ", ".join(["(%s::bigint, %s::bigint, %s::bigint)"] * len(values))
    cursor.execute(
        f"INSERT INTO {quote(model._meta.db_table)} ({columns}) "  # noqa: S608 - names of our own models
        f"SELECT {wanted} FROM {quote(model._meta.db_table)} original, "
        f"(VALUES {rows}) copy (space, account, step) WHERE original.space_id = %s",
        [*(value for one in values for value in one), space_id],
    )


def _copied(field: Any, column: str) -> str:
    """The column of a copied row: keys within the space are moved by the copy's step, accounts are its own."""
    if field.name == "space":
        return "copy.space"
    if field.remote_field and issubclass(field.remote_field.model, get_user_model()):
        return f"CASE WHEN {column} IS NULL THEN NULL ELSE copy.account END"
    if field.primary_key or (field.remote_field and issubclass(field.remote_field.model, Guarded)):
        return f"{column} + copy.step"
    return column
