"""What the page of the record shows: the newest head, the latest checks, what they found, what was erased."""

from datetime import date

from django.apps import apps

from hscp.record.entries import Difference, Erasure, RecordCheck
from hscp.record.restorations import Restoration
from hscp.spaces.fences import sealed_tables
from partnership.enums import Role
from partnership.models import Person, Seat
from partnership.queries.posts import holds_on

CHECKS_SHOWN = 14
SHOWN = 100


def latest_check() -> RecordCheck | None:
    """The newest check of the open space. One query."""
    check: RecordCheck | None = RecordCheck.objects.first()
    return check


def accounts_here() -> dict[int, str]:
    """The accounts of the people of the open space, and whose they are. One query."""
    return dict(Person.objects.filter(user__isnull=False).values_list("user_id", "name"))


def keepers_on(day: date) -> list[tuple[Seat, str]]:
    """Who scrutinises on ``day``, with the address to write to; whoever has none is left out. One query."""
    seats = Seat.objects.filter(holds_on(day), role=Role.SCRUTINEER).select_related("person", "user", "post")
    return [(seat, seat.address) for seat in seats.order_by("pk") if seat.address]


def differences_shown(check: RecordCheck) -> list[tuple[str, str, str]]:
    """What a check found, for reading: which object, what about it, which fields. One query."""
    rows = Difference.objects.filter(check_made=check)[:SHOWN]
    return [(_object_words(row), row.get_kind_display(), _field_words(row)) for row in rows]


def _object_words(row: Difference) -> str:
    name = apps.get_model(row.model)._meta.verbose_name
    return f"{str(name).capitalize()} {row.row_key}"


def _field_words(row: Difference) -> str:
    meta = apps.get_model(row.model)._meta
    names = {field.attname: str(field.verbose_name) for field in meta.concrete_fields}
    return ", ".join(names.get(each, each) for each in row.fields.split(",") if each)


def erasures_shown() -> list[tuple[str, Erasure]]:
    """What was erased by name, newest first: what kind of row it was, and the erasure. One query."""
    sealed = sealed_tables()
    models = [model for model in apps.get_models() if model._meta.db_table in sealed]
    words = {model._meta.db_table: str(model._meta.verbose_name) for model in models}
    return [(words.get(row.of_table, row.of_table).capitalize(), row) for row in Erasure.objects.all()[:SHOWN]]


def restorations_shown() -> list[Restoration]:
    """When the record was restored from a backup, newest first. One query."""
    return list(Restoration.objects.all()[:SHOWN])
