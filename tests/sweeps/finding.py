"""How the sweeps find one object of a kind."""

from collections.abc import Callable
from typing import Any

from partnership.access import every_list
from partnership.models.cases import FileReference


def inside_the_file(model: Any, **having: Any) -> int | None:
    """The key of the first row of a model in any case file of the space, or of the first that has such values."""
    with every_list(FileReference.objects.values_list("pk", flat=True)):
        return model.objects.filter(**having).order_by("pk").values_list("pk", flat=True).first()


def within(model: Any, **having: Any) -> Callable[[], Any]:
    """The first of a model whose every row belongs to a case file; the first that has such values, where given."""

    def find() -> Any:
        return inside_the_file(model, **having)

    # So that a sweep can look for one of another file.
    find.within = lambda file: model.objects.filter(file=file, **having)  # type: ignore[attr-defined]
    return find


def first(model: Any) -> Callable[[], int]:
    """The first of a model that is open in the space."""

    def find() -> Any:
        return model.objects.order_by("pk").values_list("pk", flat=True).first()

    find.model = model  # type: ignore[attr-defined] # so that a sweep can look for a restricted one
    return find
