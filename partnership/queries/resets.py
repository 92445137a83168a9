"""Reads about the reset of a lost second factor."""

from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db.models import Q

from hscp.identity.models import User
from partnership.models import FactorReset, Person, Seat
from partnership.rules.resets import ResetFacts
from partnership.rules.roles import ROLES, Right

MANAGING = tuple(row.key for row in ROLES if Right.MANAGE_PEOPLE in row.rights)


def live(day: date) -> Q:
    """Seats that count on ``day``."""
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))


def who_could_confirm(person: Person, by: int, day: date) -> list[User]:
    """Accounts of this space that may manage people today, without who asks and whom it is about."""
    seats = Seat.objects.filter(live(day), role__in=MANAGING, user__is_active=True).select_related("user")
    users = {seat.user_id: seat.user for seat in seats if seat.user_id not in (by, person.user_id)}
    return [users[key] for key in sorted(users)]


def holds_a_seat(person: Person, day: date) -> bool:
    """Whether the person holds a live seat here."""
    return Seat.objects.filter(live(day), person=person).exists()


def has_factor(person: Person) -> bool:
    """Whether the person's account has a second factor."""
    return Authenticator.objects.filter(user_id=person.user_id).exists()


def facts_of(reset: FactorReset) -> ResetFacts:
    """A reset as the rules see it."""
    return ResetFacts(
        of=reset.person.user_id or 0,
        asked_by=reset.seat.user_id or 0,
        asked_at=reset.at,
        answered=bool(reset.answers.all()),
    )


def resets_of(person: Person) -> list[FactorReset]:
    """Every reset that was asked for a person, newest first, with who asked and who answered."""
    found = FactorReset.objects.filter(person=person).select_related("person", "seat__person", "seat__post")
    return list(found.prefetch_related("answers__seat__person", "answers__seat__post"))


def open_reset(person: Person, now: datetime) -> FactorReset | None:
    """The one that waits for the second person, if there is one."""
    return next((one for one in resets_of(person) if facts_of(one).is_open(now)), None)
