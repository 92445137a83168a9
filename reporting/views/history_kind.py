"""What the history of a kind of object needs to know of it: its door, its page, what is kept back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from partnership.access import Rights, door

Door = Callable[[Rights, int], Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of object: the door that opens it, the page it is shown on, and which fields that page keeps back.

    ``page`` is the name of an address; ``args`` find the numbers in it. Without a page the way back is ``listed``.
    """

    model: Any
    door: Door
    page: str
    args: Callable[[Any], tuple[Any, ...]] = lambda row: (row.pk,)
    hidden: frozenset[str] = frozenset()


def plain(model: Any) -> Door:
    """The door of what everybody of the space may see."""
    return lambda rights, pk: door(rights, model.objects.all, pk)


def no_numbers(row: Any) -> tuple[Any, ...]:
    """A list's address has none in it."""
    return ()
