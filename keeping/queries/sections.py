"""What a section of the export of one person's data is: whose rows, which columns."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from partnership.models import Person


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose data it is: the person here, their account and the keys of their seats and posts."""

    person: Person
    seats: tuple[int, ...]

    @property
    def user_id(self) -> int | None:
        return self.person.user_id

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses that mail of ours may have gone to."""
        found = {self.person.email.lower(), self.person.user.email.lower() if self.person.user else ""}
        return tuple(sorted(found - {""}))


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of row. ``columns`` are (label, lookup)."""

    key: str
    title: str
    model: Any
    mine: Callable[[Subject], Q]
    columns: tuple[tuple[str, str], ...]


def by_seat(name: str = "seat") -> Callable[[Subject], Q]:
    """Rows of one of their seats, by the name of the field."""
    return lambda who: Q(**{f"{name}__in": who.seats})


def to_them(who: Subject) -> Q:
    """Mail to any of their addresses, however its letters were written."""
    found = Q(pk__in=[])
    for address in who.addresses:
        found |= Q(to__iexact=address)
    return found


def moves_of(key: str, title: str, model: Any, of: str) -> Section:
    """The moves that they made of one kind of thing; ``of`` looks up which thing it was."""
    columns = (("What", "move"), ("On", "at"), ("Of", of), ("Reason they gave", "reason"))
    return Section(key, title, model, by_seat(), columns)
