"""The database's own fences: derived from the models, put up after every migration, checked before anybody works.

The ORM's fence can be got round by a fault in our code; these cannot. PostgreSQL carries row-level security with read
and write sets and keys that pair each reference with its space. SQLite carries write triggers; its reads are fenced by
the ORM alone, so SQLite is for one trust domain (docs/adr/0001).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connections, models

from hscp.spaces.guard import Fence, Guarded, fence_of, file_column, guarded_models


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key between two guarded tables, which must never cross from one space to another."""

    column: str
    target: str
    nullable: bool


@dataclass(frozen=True, slots=True)
class FencedTable:
    """What the database needs to know of a guarded table."""

    name: str
    key: str
    fence: Fence
    file_column: str
    own_column: str
    references: tuple[Reference, ...]


def fenced_tables() -> Iterator[FencedTable]:
    """Every guarded table, history tables included."""
    for model in guarded_models(apps.get_models):
        fence = fence_of(model)
        yield FencedTable(
            name=model._meta.db_table,
            key=model._meta.pk.column,
            fence=fence,
            file_column=file_column(model),
            own_column=fence.own,
            references=() if hasattr(model, "instance_type") else tuple(_references(model)),
        )


def _references(model: type[models.Model]) -> Iterator[Reference]:
    for field in model._meta.concrete_fields:
        target: Any = field.remote_field.model if field.remote_field else None
        if target is None or field.name == "space" or not issubclass(target, Guarded):
            continue
        yield Reference(column=field.column, target=target._meta.db_table, nullable=field.null)


def put_up(using: str) -> None:
    """Put up or renew every fence of one database. Repeatable; on PostgreSQL only the owner of the tables can."""
    from hscp.spaces.fences import postgres, sqlite  # noqa: PLC0415 - the two import this module

    connection = connections[using]
    engine = postgres if connection.vendor == "postgresql" else sqlite
    engine.put_up(connection, list(fenced_tables()))


def missing(using: str) -> list[str]:
    """What is not as it should be, one sentence each; empty when every fence stands."""
    from hscp.spaces.fences import postgres, sqlite  # noqa: PLC0415 - the two import this module

    connection = connections[using]
    engine = postgres if connection.vendor == "postgresql" else sqlite
    return engine.missing(connection, list(fenced_tables()))
