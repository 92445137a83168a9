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

from hscp.spaces.fences.holds import looked_through
from hscp.spaces.guard import Fence, Guarded, Writes, fence_of, file_column, guarded_models

KIND_OF_FIELD = {
    "BooleanField": "bool",
    "DateField": "date",
    "DateTimeField": "moment",
    "TimeField": "time",
    "JSONField": "json",
    "BinaryField": "bytes",
    "UUIDField": "uuid",
    "FloatField": "float",
    "CharField": "text",
    "TextField": "text",
    "SlugField": "text",
    "FileField": "text",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key between two guarded tables, which must never cross from one space to another."""

    column: str
    target: str
    nullable: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sealed table, and the kind its text is made by (`hscp.lib.chain.KINDS`)."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class FencedTable:
    """What the database needs to know of a guarded table. ``columns`` stand in the order of the alphabet."""

    name: str
    key: str
    fence: Fence
    file_column: str
    own_column: str
    references: tuple[Reference, ...]
    columns: tuple[Column, ...] = ()
    model: Any = None
    looked_through: bool = False  # on the way from a row to what a legal hold is put on

    @property
    def sealed(self) -> bool:
        """Whether each of its rows becomes an entry of its space's chain."""
        return self.fence.writes.added_to_only and self.fence.writes is not Writes.BY_DATABASE

    @property
    def shape(self) -> str:
        """Its columns as a chain's shape names them."""
        return ",".join(column.name for column in self.columns)


def sealed_tables() -> dict[str, FencedTable]:
    """The append-only tables, by name: those whose rows are sealed in the chain."""
    return {table.name: table for table in fenced_tables() if table.sealed}


def fenced_tables() -> Iterator[FencedTable]:
    """Every guarded table, history tables included."""
    ways = looked_through()
    for model in guarded_models(apps.get_models):
        fence = fence_of(model)
        yield FencedTable(
            name=model._meta.db_table,
            key=model._meta.pk.column,
            fence=fence,
            file_column=file_column(model),
            own_column=fence.own,
            references=() if hasattr(model, "instance_type") else tuple(_references(model)),
            columns=tuple(sorted(_columns(model), key=lambda column: column.name)),
            model=model,
            looked_through=model._meta.db_table in ways,
        )


def _columns(model: type[models.Model]) -> Iterator[Column]:
    for field in model._meta.concrete_fields:
        source: Any = field
        while source.remote_field:
            source = source.target_field
        kind = KIND_OF_FIELD.get(source.get_internal_type(), "int")
        if isinstance(source, models.DecimalField):
            kind = f"decimal:{source.decimal_places}"
        yield Column(field.column, kind)


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
