"""History of every model that a person changes: guarded like the model itself, and only ever added to."""

from functools import cache
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from hscp.spaces import clock
from hscp.spaces.acting import current_or_none
from hscp.spaces.guard import Fence, Guarded, Writes, narrowed


def _acting_seat() -> int | None:
    context = current_or_none()
    return context.seat_id if context else None


def _acting_user(instance: Any, **rest: Any) -> Any:
    context = current_or_none()
    if context is None or context.user_id is None:
        return None
    return get_user_model()(pk=context.user_id)


class HistoryRow(Guarded):
    """What each history row adds: the seat the change was made from, that is, in which capacity."""

    fence = Fence(writes=Writes.INSERT_ONLY)
    acted_seat_id = models.BigIntegerField(null=True, default=_acting_seat, editable=False)

    class Meta(Guarded.Meta):
        abstract = True


class GuardedHistoryManager(HistoryManager):
    """The packaged manager, narrowed to what the context reaches."""

    @classmethod
    @cache  # the package makes a class each time that somebody says ``row.history``, and it does itself at each save
    def from_queryset(cls, queryset_class: Any, class_name: str | None = None) -> Any:
        """The manager with the verbs of that queryset; the same class each time."""
        return super().from_queryset(queryset_class, class_name)

    def get_super_queryset(self) -> Any:
        return narrowed(super().get_super_queryset(), self.model)


class History(HistoricalRecords):
    """`history = History()` on a guarded model: a row for each save and delete, in the same transaction."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("bases", [HistoryRow])
        options.setdefault("history_manager", GuardedHistoryManager)
        options.setdefault("get_user", _acting_user)
        options.setdefault("user_db_constraint", False)
        super().__init__(**options)

    def get_extra_fields(self, model: type[models.Model], fields: dict[str, Any]) -> dict[str, Any]:
        """What the package adds, and the case file that ties a row ties its history as well."""
        extra: dict[str, Any] = super().get_extra_fields(model, fields)
        if declared := getattr(model, "file_column", ""):
            extra["file_column"] = declared
        return extra

    def create_historical_record(self, instance: Any, history_type: str, using: str | None = None) -> None:
        """Write the row, dated by the clock that everything else goes by (the demonstration's is moved)."""
        dated = hasattr(instance, "_history_date")
        if not dated:
            instance._history_date = clock.now()
        try:
            super().create_historical_record(instance, history_type, using)
        finally:
            if not dated:
                del instance._history_date

    def get_meta_options(self, model: type[models.Model]) -> dict[str, Any]:
        options: dict[str, Any] = super().get_meta_options(model)
        options.update(
            base_manager_name="objects",
            default_manager_name="objects",
            indexes=[models.Index(fields=["space", model._meta.pk.attname, "-history_date"], name=_index_name(model))],
        )
        return options


def _index_name(model: type[models.Model]) -> str:
    return f"hist_{model._meta.app_label[:4]}_{model._meta.model_name}"[:30]
