"""What a kind of object is whose history has a page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from partnership.access import Rights

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
