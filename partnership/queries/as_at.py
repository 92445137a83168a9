"""The structure as it stood on a day gone by.

What has dates of its own (groups, places, terms in a chair, seats, terms of reference, documents) is found by them;
what has none (names, titles, to whom a group reports) is what the history said by the end of that day, or at first
where nothing had been recorded by then. Names of bodies that partnerships share are kept apart (docs/adr/0016).
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Max, Min

from hscp.lib.workdays import LONDON
from hscp.record.sharing import SharedChange
from partnership.models import (
    Chairing,
    Group,
    Membership,
    Organisation,
    Person,
    Post,
    ReportingLine,
    Seat,
    Terms,
)
from partnership.queries.people import not_over
from partnership.queries.posts import holds_on, seats_on
from partnership.queries.structure import GroupOnDay, structure_on

UNDATED: dict[type[Any], tuple[str, ...]] = {
    Group: ("name", "short_name", "kind", "purpose", "chair_note", "section", "as_needed", "position"),
    Post: ("title", "office", "organisation_id", "role", "section", "many_holders"),
    Person: ("name",),
    Membership: ("represents_id", "is_member", "section"),
    Chairing: ("kind", "section"),
    Terms: ("data", "section"),
    ReportingLine: ("to_role", "to_outside", "section", "as_published", "position"),
}
NAMES = ("name", "short_name")


def end_of(day: date) -> datetime:
    """The first moment after ``day``, in London."""
    return datetime.combine(day + timedelta(days=1), time(0), tzinfo=LONDON)


def recorded(model: Any, keys: Iterable[int], day: date) -> dict[int, Any]:
    """What the history of each of these rows said by the end of ``day``; its first words where it begins later.

    Two queries. A row without history is left out.
    """
    keys = set(keys)
    if not keys:
        return {}
    past = model.history.filter(id__in=keys)
    by_then = past.filter(history_date__lt=end_of(day)).order_by().values("id").annotate(at=Max("history_id"))
    first = past.order_by().values("id").annotate(at=Min("history_id"))
    found = {row.id: row for row in model.history.filter(history_id__in=first.values("at")).order_by()}
    found.update({row.id: row for row in model.history.filter(history_id__in=by_then.values("at")).order_by()})
    return found


def put_back(rows: Iterable[Any], day: date) -> None:
    """Give each row, all of one model, the undated fields that it had on ``day``, and each body its name of that day.

    Two queries; one more where rows have bodies, and one where they had others.

    The rows are for showing only: they must not be saved.
    """
    rows = list(rows)
    if not rows:
        return
    model = type(rows[0])
    then = recorded(model, (row.pk for row in rows), day)
    names = UNDATED.get(model) or _undated(model)
    for row in rows:
        for name in names if row.pk in then else ():
            setattr(row, name, getattr(then[row.pk], name))
    bodies = {"organisation", "represents", "host"} & {field.name for field in model._meta.fields}
    for name in bodies:
        _put_back_bodies([row for row in rows if _is_stale(row, name)], name)
    put_back_names([getattr(row, name) for name in bodies for row in rows if name in row._state.fields_cache], day)


def _undated(model: Any) -> list[str]:
    kept = {"id", "space_id", "key", "from_file", "starts_on", "ends_on"}
    return [field.attname for field in model._meta.concrete_fields if field.attname not in kept]


def _is_stale(row: Any, name: str) -> bool:
    kept = row._state.fields_cache.get(name)
    return (kept.pk if kept else None) != getattr(row, f"{name}_id")


def _put_back_bodies(rows: list[Any], name: str) -> None:
    bodies = Organisation.objects.in_bulk({getattr(row, f"{name}_id") for row in rows} - {None}) if rows else {}
    for row in rows:
        key = getattr(row, f"{name}_id")
        setattr(row, name, bodies.get(key))


def put_back_names(found: Iterable[Organisation | None], day: date) -> None:
    """Give each shared body the name it had on ``day``, whoever introduced it; its first one where the record begins
    later. One query. They are for showing only."""
    bodies = [body for body in found if body is not None]
    if not bodies:
        return
    kept = SharedChange.objects.filter(
        space_id__in={body.introduced_by_id for body in bodies},
        model=Organisation._meta.label,
        row_key__in={body.pk for body in bodies},
    )
    then: dict[int, dict[str, Any]] = {}
    for key, at, values in kept.order_by("pk").values_list("row_key", "at", "values"):
        if key not in then or at < end_of(day):
            then[key] = values
    for body in bodies:
        body.name, body.short_name = (then.get(body.pk, {}).get(each, getattr(body, each)) for each in NAMES)


def structure_as_at(day: date) -> list[GroupOnDay]:
    """The groups of the open space as they stood on ``day``: who sat in them, who chaired them, to whom they reported.

    Some thirty queries, however many groups, posts and people there are.
    """
    entries = structure_on(day)
    _lines_of(entries, day)
    places = [place for entry in entries for place in (*entry.members, *entry.attending)]
    put_back([place.membership for place in places], day)
    for entry in entries:  # who counts as a member may have changed as well
        both = [*entry.members, *entry.attending]
        entry.members = [place for place in both if place.membership.is_member]
        entry.attending = [place for place in both if not place.membership.is_member]
    chairs = [chair for entry in entries for chair in (*entry.chairs, *entry.vice_chairs)]
    last = [entry.last_chair for entry in entries if entry.last_chair is not None]
    put_back([*(chair.chairing for chair in chairs), *last], day)
    put_back([*(place.post for place in places), *(chair.post for chair in chairs), *(each.post for each in last)], day)
    seats = [seat for place in places for seat in place.seats] + [seat for chair in chairs for seat in chair.seats]
    put_back([seat.person for seat in seats], day)
    put_back([entry.terms for entry in entries if entry.terms is not None], day)
    groups = [entry.group for entry in entries]
    put_back([*groups, *(line.to_group for entry in entries for line in entry.lines if line.to_group)], day)
    return sorted(entries, key=lambda entry: (entry.group.position, entry.group.name))


def _lines_of(entries: list[GroupOnDay], day: date) -> None:
    """Leave out lines that were drawn later, and put back what the others said."""
    kept = {line.pk for line in known_by([line for entry in entries for line in entry.lines], day)}
    for entry in entries:
        entry.lines = [line for line in entry.lines if line.pk in kept]
    put_back([line for entry in entries for line in entry.lines], day)


def known_by(rows: Iterable[Any], day: date) -> list[Any]:
    """Those of these rows, all of one model without a first day, that were recorded by the end of ``day``.

    Where none was, the record begins later than ``day``: then those of its first day stand. One query.
    """
    rows = list(rows)
    if not rows:
        return []
    past = type(rows[0]).history.filter(id__in=[row.pk for row in rows]).order_by()
    first = dict(past.values("id").annotate(first=Min("history_date")).values_list("id", "first"))
    begun = min(first.values(), default=None)
    if begun is None:
        return rows
    limit = max(end_of(day), end_of(begun.astimezone(LONDON).date()))
    return [row for row in rows if first.get(row.pk, begun) < limit]


def standing_on(model: Any, day: date, *, past: bool) -> list[Any]:
    """The rows of a part of the document that stood on ``day``, in their usual order. One query, or four."""
    rows = list(model.objects.filter(not_over(day)))
    if past:
        rows = known_by(rows, day)
        put_back(rows, day)
    return rows


def holders_as_at(seats: Iterable[Seat], day: date) -> list[Seat]:
    """Those of these seats that held on ``day``, their people by the names they had then. Two queries."""
    held = [seat for seat in seats if seat.starts_on <= day and (seat.ends_on is None or seat.ends_on > day)]
    put_back([seat.person for seat in held], day)
    return held


def posts_as_at(day: date, *, past: bool) -> list[Post]:
    """The posts that there were on ``day``, with ``current_seats`` (held that day). Two queries, six for a past day."""
    found = list(Post.objects.filter(holds_on(day)).select_related("organisation"))
    seats = seats_on(day)
    if past:
        put_back(found, day)
        put_back([seat.person for held in seats.values() for seat in held], day)
    for post in found:
        post.current_seats = seats.get(post.pk, [])
    return sorted(found, key=lambda post: (post.title, post.pk))
