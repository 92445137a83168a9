"""The ORM's fence: every query of a guarded model is narrowed to what the context reaches, at the moment it runs.

The condition is compiled when the SQL is, not when the queryset is made: a form or filter built under one context and
evaluated under another shows the second one's rows, and evaluated under none it raises.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar

from django.core.exceptions import EmptyResultSet
from django.db import models
from django.db.models.expressions import Expression, F

from hscp.lib.keeping import RecordClass
from hscp.spaces.acting import Context, WrongSpace, current
from hscp.spaces.looks import listening


class Writes(StrEnum):
    """Who may change the rows of a table."""

    NORMAL = "normal"  # inserted, changed and deleted inside the write set
    INSERT_ONLY = "insert only"  # inserted inside the write set; never changed, never deleted
    BY_DATABASE = "by the database"  # written by the database's own triggers alone
    # Inserted by whoever reads the row's space and its case file, in their own name (``by``); never changed or deleted.
    READ_LOG = "read log"

    @property
    def added_to_only(self) -> bool:
        """Whether rows, once there, stand for good."""
        return self is not Writes.NORMAL


@dataclass(frozen=True, slots=True)
class Fence:
    """How a table is fenced, in the ORM and in the database alike.

    ``own`` names a column holding an account: its owner may read the row while no space is open (own grants, before the
    context of a space is known), and not from within another space. ``worker`` lets the job runner read and change the
    row from outside its space.
    ``public`` opens the rows to every reader, in or out of the space: published texts, and nothing else.
    """

    writes: Writes = Writes.NORMAL
    own: str = ""
    worker: bool = False
    public: bool = False


def file_column(model: type[models.Model]) -> str:
    """The column that ties a row to a case file, or an empty text where rows cannot be restricted."""
    return _file_column(model)


@cache
def _file_column(model: type[models.Model]) -> str:
    declared: str = getattr(model, "file_column", "")
    if declared:
        return declared
    return "file_id" if any(field.name == "file" for field in model._meta.fields) else ""


class InReach(Expression):
    """True for the rows that the context in force may read. Raises ``NoContext`` when compiled while nobody acts."""

    conditional = True

    def __init__(self, columns: dict[str, Any], fence: Fence) -> None:
        super().__init__(output_field=models.BooleanField())
        self.columns = columns
        self.fence = fence

    def get_source_expressions(self) -> list[Any]:
        return list(self.columns.values())

    def set_source_expressions(self, exprs: Any) -> None:
        self.columns = dict(zip(self.columns, exprs, strict=True))

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:
        context = current()
        reach: list[str] = []
        params: list[Any] = []

        def one_of(column: str, ids: frozenset[int]) -> str:
            sql, sql_params = compiler.compile(self.columns[column])
            params.extend(sql_params)
            chosen = sorted(ids)
            params.extend(chosen)
            return f"{sql} = %s" if len(chosen) == 1 else f"{sql} IN ({', '.join(['%s'] * len(chosen))})"

        if context.read:
            inside = one_of("space", context.read)
            if "file" in self.columns:
                sql, sql_params = compiler.compile(self.columns["file"])
                params.extend(sql_params)
                open_row = f"{sql} IS NULL"
                inside += (
                    f" AND ({open_row} OR {one_of('file', context.files)})" if context.files else f" AND {open_row}"
                )
            reach.append(f"({inside})")
        if "own" in self.columns and context.user_id and not context.read:
            reach.append(one_of("own", frozenset({context.user_id})))
        if self.fence.public or (self.fence.worker and context.worker):
            return "1 = 1", []
        if not reach:
            raise EmptyResultSet
        return f"({' OR '.join(reach)})", params


_unseen: ContextVar[bool] = ContextVar("hscp_unseen_writes", default=False)


class UnseenWrite(RuntimeError):
    """A verb that history cannot see was used on a model that keeps history. Use ``hscp.record.bulk``."""


@contextmanager
def unseen_writes() -> Iterator[None]:
    """Allow the verbs that history cannot see. Only ``hscp.record.bulk`` may import this; a sweep keeps it so."""
    token = _unseen.set(True)
    try:
        yield
    finally:
        _unseen.reset(token)


class GuardedQuerySet(models.QuerySet[Any]):
    """A queryset whose bulk verbs are refused where they would leave no history."""

    def _refuse_unseen(self, verb: str) -> None:
        if hasattr(self.model._meta, "simple_history_manager_attribute") and not _unseen.get():
            raise UnseenWrite(f"{self.model.__name__}.{verb} leaves no history.")

    def update(self, **values: Any) -> int:
        self._refuse_unseen("update")
        return super().update(**values)

    def bulk_create(self, objs: Any, *args: Any, **options: Any) -> Any:
        self._refuse_unseen("bulk_create")
        objs = list(objs)
        for one in objs:
            check_write(one)
        return super().bulk_create(objs, *args, **options)

    def bulk_update(self, objs: Any, *args: Any, **options: Any) -> int:
        self._refuse_unseen("bulk_update")
        objs = list(objs)
        for one in objs:
            check_write(one)
        return super().bulk_update(objs, *args, **options)


def narrowed(queryset: Any, model: type[models.Model]) -> Any:
    """``queryset``, which asks for nothing yet, narrowed to what the context in force reaches when it runs."""
    queryset.query = _narrowing(model).clone()
    return queryset


@cache
def _narrowing(model: type[models.Model]) -> Any:
    """The query for all rows of a model that are in reach. It says nothing of any context, so each takes a copy."""
    columns: dict[str, Any] = {"space": F("space_id")}
    column = file_column(model)
    if column:
        columns["file"] = F(column)
    fence = fence_of(model)
    if fence.own:
        columns["own"] = F(fence.own)
    return models.QuerySet(model).filter(InReach(columns, fence)).query


class GuardedManager(models.Manager.from_queryset(GuardedQuerySet)):  # type: ignore[misc]
    """Default and base manager of every guarded model: forward keys, forms and filters go through it too."""

    use_in_migrations = False

    def get_queryset(self) -> Any:
        return narrowed(super().get_queryset(), self.model)


def fence_of(model: type[models.Model]) -> Fence:
    """The fence a guarded model declares. Raises ``AttributeError`` for a model that has none."""
    declared: Fence = model.fence  # type: ignore[attr-defined]
    return declared


def class_of(model: type[models.Model]) -> RecordClass | None:
    """The class of record of a guarded model; a history is of the class of what it is the history of."""
    live: Any = getattr(model, "instance_type", model)
    kept: RecordClass | None = live.kept_as
    return kept


def check_write(row: Any, context: Context | None = None) -> None:
    """Raise ``WrongSpace`` unless the context in force writes to the row's space (and, if restricted, its file)."""
    context = context or current()
    fence = fence_of(type(row))
    if fence.worker and context.worker:
        return
    logs = fence.writes is Writes.READ_LOG
    if logs and row.by_id != context.user_id:
        raise WrongSpace(f"{type(row).__name__} is written by whoever reads, in their own name.")
    if row.space_id not in (context.read if logs else context.write):
        raise WrongSpace(f"{type(row).__name__} belongs to a space that the context does not write to.")
    column = file_column(type(row))
    file_id = getattr(row, column) if column else None
    if file_id is None or (column == "id" and row._state.adding):  # a file is opened by whoever writes to the space
        return
    if file_id not in (context.files if logs else context.files_written):
        raise WrongSpace(f"{type(row).__name__} belongs to a case file that the context does not write to.")


class Guarded(models.Model):
    """What guarded models and their history rows have in common: manager, write check, fence, how long it is kept.

    ``kept_as`` is the class of record, which every table names. ``words_that_stay`` are texts that an erasure of
    content leaves alone: references, and what the product wrote by itself. ``cleared`` are columns that the timetable
    empties after their period. ``content_at`` are columns that say where content lies outside the database, and that it
    is still there: such a row is held with every row that refers to it, and while it is, these do not change.
    """

    fence: ClassVar[Fence] = Fence()
    kept_as: ClassVar[RecordClass | None] = None
    words_that_stay: ClassVar[frozenset[str]] = frozenset()
    cleared: ClassVar[tuple[str, ...]] = ()
    content_at: ClassVar[tuple[str, ...]] = ()
    objects = GuardedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_manager_name = "objects"

    def save(self, *args: Any, **options: Any) -> None:
        """Save, in the space the context writes to. Raises ``WrongSpace`` for any other."""
        row: Any = self  # the concrete model brings the column
        if row.space_id is None:
            row.space_id = current().space_id
        check_write(self)
        if self.fence.writes is Writes.BY_DATABASE:
            raise WrongSpace(f"{type(self).__name__} is written by the database alone.")
        if self.fence.writes.added_to_only and not self._state.adding:
            raise WrongSpace(f"{type(self).__name__} is a record: it is added to, never changed.")
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Delete. Raises ``WrongSpace`` for a row of another space or of a record that is only added to."""
        check_write(self)
        if self.fence.writes.added_to_only:
            raise WrongSpace(f"{type(self).__name__} is a record: it is added to, never deleted.")
        return super().delete(*args, **options)

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any) -> Any:
        """The row as an object; where somebody listens, the case file it belongs to is noted as looked into."""
        row = super().from_db(db, field_names, values)
        seen = listening()
        if seen is not None and (column := file_column(cls)) and (file_id := row.__dict__.get(column)) is not None:
            seen.add(file_id)
        return row


def guarded_models(all_models: Callable[[], Any]) -> list[type[models.Model]]:
    """Every concrete guarded model, history tables included, in the registry's order."""
    return [model for model in all_models() if issubclass(model, Guarded) and model._meta.managed]
