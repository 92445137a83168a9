"""The past of what partnerships share: organisations, national rules, spaces. What changed, who changed it, when."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Q

from hscp.record.changes import Change, change_of_values
from hscp.record.sharing import KEPT, SharedChange
from partnership.models import Organisation, Participation, Person, Seat
from partnership.queries.history import PER_PAGE, who_made


@dataclass(frozen=True, slots=True)
class SharedStep:
    """One change of a shared row: of what (``of`` narrows the page to it), and who made it in words."""

    change: Change
    who: str
    name: str
    kind: str
    of: str


def shared_history(space_id: int, of: str, page: str | None) -> tuple[list[SharedStep], Page[Any]]:
    """What was changed of what the space shares, newest first; ``of`` names one row, as ``organisation-12``.

    Some ten queries, however many changes there are.
    """
    bodies = Participation.objects.filter(space_id=space_id).values("organisation_id")
    mine = Q(space_id=space_id) | Q(model=Organisation._meta.label, row_key__in=bodies)
    rows = SharedChange.objects.filter(mine).order_by("-pk")
    if of:
        rows = rows.filter(_one(of))
    numbers = Paginator(rows, PER_PAGE).get_page(page)
    shown = list(numbers.object_list)
    before = _before(shown)
    names = {(related, key): words for related in _related() for key, words in _names(related).items()}
    users, seats = {row.by_id for row in shown}, {row.seat for row in shown}
    people = dict(Person.objects.filter(user__in=users - {None}).values_list("user_id", "name"))
    held = {seat.pk: seat for seat in Seat.objects.filter(pk__in=seats - {None}).select_related("person", "post")}
    steps = []
    for row in shown:
        model = apps.get_model(row.model)
        change = change_of_values(model, row, before.get(row.pk), names=names)
        steps.append(
            SharedStep(
                change=change,
                who=who_made(change, held, people),
                name=_name(row.values),
                kind=str(model._meta.verbose_name).capitalize(),
                of=f"{model._meta.model_name}-{row.row_key}",
            )
        )
    return steps, numbers


def _one(of: str) -> Q:
    """The changes of one row; of none where it is not named so."""
    name, _, key = of.partition("-")
    labels = [model._meta.label for model in KEPT if model._meta.model_name == name]
    return Q(model__in=labels, row_key=int(key)) if key.isdecimal() and len(key) < 18 else Q(pk__in=[])


def _before(shown: list[SharedChange]) -> dict[int, SharedChange]:
    """For each of these changes the one before it, of the same row in the same record. One query."""
    wanted = Q(pk__in=[])
    for space_id, model in {(row.space_id, row.model) for row in shown}:
        keys = {row.row_key for row in shown if (row.space_id, row.model) == (space_id, model)}
        wanted |= Q(space_id=space_id, model=model, row_key__in=keys)
    found: dict[int, SharedChange] = {}
    last: dict[tuple[int, str, int], SharedChange] = {}
    for row in SharedChange.objects.filter(wanted).order_by("pk"):
        one = (row.space_id, row.model, row.row_key)
        if one in last:
            found[row.pk] = last[one]
        last[one] = row
    return found


def _related() -> set[Any]:
    """The models that shared rows point to: they are shared themselves."""
    return {field.related_model for model in KEPT for field in model._meta.concrete_fields if field.is_relation}


def _names(model: type[models.Model]) -> dict[int, str]:
    return {row.pk: str(row) for row in model._default_manager.all()}


def _name(values: dict[str, Any]) -> str:
    """What a row calls itself, in the words of the change."""
    return str(values.get("name") or values.get("title") or values.get("record_class") or "").replace("_", " ")
