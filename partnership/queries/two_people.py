"""How people came by their seats, as the sealed history tells it: no operation can forget it there (docs/adr/0011)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from hscp.lib.words import date_words
from hscp.lib.workdays import uk_midnight
from hscp.spaces.acting import acting, current
from hscp.spaces.models import JointSpace
from partnership.models import FileGrant, Invitation, Person, Seat
from partnership.rules.roles import Right
from partnership.rules.two_people import APART, Admission, Hand

Hands = set[Hand]
NOBODY = "the published arrangements, or whoever runs this service"


@contextmanager
def _with_owners() -> Iterator[None]:
    """Read the partnerships of a joint group as well: there people are appointed to the posts that it follows."""
    context = current()
    owners = JointSpace.objects.filter(joint__in=context.read).values_list("owner_id", flat=True)
    with acting(replace(context, read=context.read | set(owners)).only_reading()):
        yield


def admissions(day: date, asked_at: datetime) -> list[Admission]:
    """How every seat with an account came to be held, here and, in a joint group, at home. Five queries.

    Who invited somebody, or wrote down an address before there was an account, is looked for in the 30 days before
    ``asked_at`` alone.
    """
    with _with_owners():
        seats = list(Seat.objects.filter(user__isnull=False).select_related("user").order_by("pk"))
        past: dict[int, list[Any]] = defaultdict(list)
        for row in Seat.history.filter(id__in=[each.pk for each in seats]).order_by("history_id"):
            past[row.id].append(row)
        hands = _hands_of_people({each.person_id for each in seats}, asked_at - APART)
    found = [_admission(each, past[each.pk], hands[each.person_id], day) for each in seats]
    known = {each.seat: each for each in found}
    for place, seat in enumerate(seats):
        home = [known[key] for key in seat.followed if key in known]
        if home:
            found[place] = replace(
                found[place],
                hands=found[place].hands.union(*(each.hands for each in home)),
                appointed_by=found[place].appointed_by or min(home, key=lambda each: each.since).appointed_by,
            )
    return found


def _admission(seat: Seat, past: list[Any], of_person: Hands, day: date) -> Admission:
    """One seat. ``past`` is its history, oldest first: when and by whom account and role became what they are."""
    since, hands, maker = uk_midnight(seat.starts_on), set(of_person), None
    made = past[0] if past and past[0].history_type == "+" else None
    given = None
    for row in past:
        is_so = (row.user_id, row.role) == (seat.user_id, seat.role)
        given = (given or row) if is_so else None
    for row in filter(None, (made, given)):
        hands |= _hand(row)
    if made is not None:
        maker = made.history_user_id
    if given is not None:
        since = max(since, given.history_date)
    return Admission(
        seat=seat.pk,
        user=seat.user_id or 0,
        role=seat.role,
        since=since,
        live=_is_live(seat, day),
        appointed_by=maker,
        hands=frozenset(each for each in hands if each.by != seat.user_id),
    )


def _is_live(seat: Seat, day: date) -> bool:
    holds = seat.starts_on <= day and (seat.ends_on is None or seat.ends_on > day)
    return holds and seat.user is not None and seat.user.is_active


def _hand(row: Any) -> Hands:
    return {Hand(row.history_user_id, row.history_date)} if row.history_user_id else set()


def _hands_of_people(people: Iterable[int], after: datetime) -> dict[int, Hands]:
    """Who invited these people, and who wrote down their address while they had no account. Two queries."""
    found: dict[int, Hands] = defaultdict(set)
    people = set(people)
    for row in Invitation.history.filter(person__in=people, history_type="+", history_date__gt=after):
        found[row.person_id] |= _hand(row)
    for row in Person.history.filter(id__in=people, user__isnull=True, history_date__gt=after):
        found[row.id] |= _hand(row)
    return found


def could_write_in(file_id: int, seat_id: int, moment: datetime) -> bool:
    """Whether a seat had a place to write on a case file's list at a moment, given by somebody and not taken.

    Whoever had one to read then, and has been let write since, had none; nor had whoever's place was over. One query.
    """
    rows = FileGrant.history.filter(content_object=file_id, seat=seat_id, break_glass=False, history_date__lte=moment)
    as_it_stood = {row.id: row for row in rows.select_related("permission").order_by("history_id")}
    return any(
        row.given_at <= moment
        and row.permission.codename in (Right.WRITE_FILE.value, Right.LEAD_FILE.value)
        and (row.ended_at is None or row.ended_at > moment)
        and (row.ends_at is None or row.ends_at > moment)
        for row in as_it_stood.values()
    )


@dataclass(frozen=True, slots=True)
class Came:
    """How somebody came by the seat that they act from."""

    since: datetime
    appointed_by: str

    @property
    def words(self) -> str:
        """ "since 1 April 2025, appointed by Ann Smith"."""
        return f"since {date_words(self.since, weekday=False)}, appointed by {self.appointed_by}"


def how_they_came(everyone: Iterable[Admission]) -> dict[int, Came]:
    """By seat, since when it could be acted from and who made it. One query, however many seats."""
    everyone = list(everyone)
    makers = {each.appointed_by for each in everyone} - {None}
    names = dict(Person.objects.filter(user__in=makers).values_list("user_id", "name"))
    names = {maker: names.get(maker, "somebody who is not on the list of people here") for maker in makers}
    return {each.seat: Came(each.since, names.get(each.appointed_by, NOBODY)) for each in everyone}
