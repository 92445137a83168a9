"""What belongs to no space and is the same for several: each change of it is kept, sealed in a chain (docs/adr/0016).

A shared model names where its changes are written down: in one space, which a column of it holds (that which introduced
an organisation), or, where no space owns it (national rules), in the record of every space.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connections, models, transaction
from django.db.models.signals import post_delete, post_save

from hscp.lib.keeping import RecordClass
from hscp.spaces import clock
from hscp.spaces.acting import Context, acting, current_or_none
from hscp.spaces.guard import Fence, UnseenWrite, Writes
from hscp.spaces.models import JointSpace, Space, SpaceModel

EVERYWHERE = ""
KEPT: dict[type[models.Model], str] = {}  # shared model → the column with the space that its changes are written in
Shared = TypeVar("Shared", bound=models.Model)


class SharedChange(SpaceModel):
    """That a shared row was recorded, changed or deleted, and what it then said. Open to every reader, as the row is.

    ``values`` are all its columns, by name, as JSON has them.
    """

    kept_as = RecordClass.STRUCTURE
    fence = Fence(writes=Writes.INSERT_ONLY, public=True)
    model = models.CharField(max_length=80, help_text="As app.Model.")
    row_key = models.BigIntegerField()
    kind = models.CharField(max_length=1, choices=[("+", "Recorded"), ("~", "Changed"), ("-", "Deleted")])
    values = models.JSONField(encoder=DjangoJSONEncoder)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    seat = models.BigIntegerField("seat it was done from", null=True)

    class Meta(SpaceModel.Meta):
        ordering = ["-id"]
        indexes = [models.Index(fields=["space", "model", "row_key", "id"], name="record_sharedchange_of")]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=["+", "~", "-"]), name="record_sharedchange_kind")
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.row_key} ({self.get_kind_display()})"


class SharedQuerySet(models.QuerySet[Any]):
    """A queryset without the verbs that would leave no history."""

    def _refuse(self, *args: Any, **options: Any) -> Any:
        raise UnseenWrite(f"{self.model.__name__} is shared: what is written many at a time leaves no history.")

    update = bulk_create = bulk_update = _refuse


class SharedManager(models.Manager.from_queryset(SharedQuerySet)):  # type: ignore[misc]
    """The manager of a shared model."""

    use_in_migrations = False


def keeps_changes(home: str) -> Callable[[type[Shared]], type[Shared]]:
    """Keep every change of a shared model, whatever saves it. ``home``: the column with the space that keeps it, or
    ``EVERYWHERE``."""

    def kept(model: type[Shared]) -> type[Shared]:
        KEPT[model] = home
        post_save.connect(_saved, sender=model, dispatch_uid=f"shared.{model._meta.label}.saved")
        post_delete.connect(_deleted, sender=model, dispatch_uid=f"shared.{model._meta.label}.deleted")
        return model

    return kept


def said(row: models.Model) -> dict[str, Any]:
    """What a shared row says, column by column, as JSON has it."""
    return {field.attname: in_json(field.value_from_object(row)) for field in row._meta.concrete_fields}


def in_json(value: Any) -> Any:
    """A value of a column as it is read back from JSON: days and moments as texts."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def shared_in(model: type[models.Model], space_id: int, using: str | None = None) -> models.QuerySet[Any]:
    """The rows of a shared model whose changes the space keeps."""
    rows = model._default_manager.using(using).order_by("pk")
    return rows.filter(**{KEPT[model]: space_id}) if KEPT[model] else rows


def begin(space: Space, using: str, only: Iterable[type[models.Model]] | None = None) -> None:
    """Write down, in a space's own record, how the shared rows stand that it keeps the changes of. Two statements and
    one for each model."""
    rows = [row for model in (KEPT if only is None else only) for row in shared_in(model, space.pk, using)]
    _keep(space.pk, [(row, "+") for row in rows], using)


def begin_where_nothing_is_kept(using: str) -> None:
    """After a migration: a first row for each shared row of a model that a space has kept nothing of so far.

    Models whose tables are not as the code says are left out: one has migrated back, or only some of the way.
    """
    standing = [model for model in KEPT if _stands(model, using)]
    if Space not in standing:
        return
    for space in Space.objects.using(using).order_by("pk"):
        with acting(_keeper(space.pk), using=using):
            known = set(SharedChange.objects.using(using).filter(space=space).values_list("model", flat=True))
        begin(space, using, [model for model in standing if model._meta.label not in known])


def _stands(model: type[models.Model], using: str) -> bool:
    """Whether the model's table is there with all its columns."""
    connection, table = connections[using], model._meta.db_table
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return False
        columns = {each.name for each in connection.introspection.get_table_description(cursor, table)}
    return columns >= {field.column for field in model._meta.concrete_fields}


def _saved(sender: type[models.Model], instance: Any, created: bool, using: str, raw: bool, **rest: Any) -> None:
    if raw:
        return
    if created and sender is Space:
        begin(instance, using)
    else:
        _keep_all(instance, "+" if created else "~", using)


def _deleted(sender: type[models.Model], instance: Any, using: str, **rest: Any) -> None:
    if sender is not Space:  # a space goes only while nothing is in it, and nobody can read its record any more
        _keep_all(instance, "-", using)


def _keep_all(row: Any, kind: str, using: str) -> None:
    home = KEPT[type(row)]
    keepers = [getattr(row, home)] if home else Space.objects.using(using).order_by("pk").values_list("pk", flat=True)
    with transaction.atomic(using=using):
        whole = row if kind == "-" else type(row)._default_manager.using(using).get(pk=row.pk)  # as it was stored
        for space_id in list(keepers):
            _keep(space_id, [(whole, kind)], using)


def _keeper(space_id: int) -> Context:
    """The context of whoever acts, within the space that keeps the change."""
    one, now = frozenset({space_id}), current_or_none()
    return Context(now.user_id if now else None, read=one, write=one, seat_id=now.seat_id if now else None)


def _keep(space_id: int, rows: list[tuple[Any, str]], using: str) -> None:
    if not rows:
        return
    at: datetime = clock.now()
    with acting(_keeper(space_id), using=using) as context:
        SharedChange.objects.using(using).bulk_create(
            SharedChange(
                space_id=space_id,
                model=row._meta.label,
                row_key=row.pk,
                kind=kind,
                values=said(row),
                at=at,
                by_id=context.user_id,
                seat=context.seat_id,
            )
            for row, kind in rows
        )


keeps_changes("id")(Space)
keeps_changes("joint_id")(JointSpace)
