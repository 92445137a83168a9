"""One object's past, page by page: what changed, and who changed it in which capacity."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from hscp.identity.models import User
from hscp.record.changes import Change, changes_of, fields_shown, names_for
from partnership.models import Person, Seat

PER_PAGE = 20
SYSTEM = "The system"


@dataclass(frozen=True, slots=True)
class Step:
    """A change, with who made it in words."""

    change: Change
    who: str


def history_of(row: Any, page: str | None, hidden: Iterable[str] = ()) -> tuple[list[Step], Page[Any]]:
    """The changes of an object that one may see, newest first, and the page for the page numbers.

    Five queries, and one for each kind of row that the object points to, however many changes there are.
    """
    hidden = frozenset(hidden)
    past = type(row).history.filter(id=row.pk).order_by("-history_id")
    numbers = Paginator(past, PER_PAGE).get_page(page)
    start = (numbers.number - 1) * PER_PAGE
    rows = list(past[start : start + PER_PAGE + 1])
    before = rows.pop() if len(rows) > PER_PAGE else None
    seen = [*rows, *([before] if before is not None else [])]
    names = names_for(seen, hidden)
    people = _people_of(seen, hidden)
    names |= {(User, key): name for key, name in people.items()}
    changes = changes_of(rows, before, hidden=hidden, names=names)
    seats = {seat.pk: seat for seat in _seats({each.seat_id for each in changes})}
    return [Step(each, who_made(each, seats, people)) for each in changes], numbers


def _people_of(rows: list[Any], hidden: frozenset[str]) -> dict[int, str]:
    """The names of the accounts that made these changes, or stand in them. One query."""
    users = {row.history_user_id for row in rows}
    for row in rows:
        users |= {getattr(row, field.attname) for field in fields_shown(row, hidden) if field.related_model is User}
    found = Person.objects.filter(user__in=users - {None}).values_list("user_id", "name")
    return dict(found)


def _seats(keys: set[int | None]) -> Iterable[Seat]:
    return Seat.objects.filter(pk__in=keys - {None}).select_related("person", "post")


def who_made(change: Change, seats: dict[int, Seat], people: dict[int, str]) -> str:
    """Who made a change, in which capacity; ``seats`` by their keys, ``people`` by their accounts'."""
    seat = seats.get(change.seat_id) if change.seat_id else None
    if seat is not None:
        return f"{seat.person.name}, {seat.post.title}"
    if change.user_id is None:
        return SYSTEM
    return people.get(change.user_id, "Somebody who is not on the list of people here")
