"""Reads about the reset of a lost second factor."""

from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db.models import Q

from hscp.identity.ledger import recorded_factors
from hscp.identity.models import User
from hscp.lib.workdays import uk_date
from partnership.models import FactorReset, Person, Seat
from partnership.queries.two_people import admissions
from partnership.rules.resets import ResetFacts
from partnership.rules.roles import ROLES, Right
from partnership.rules.two_people import Asking, who_could_be_second

MANAGING = tuple(row.key for row in ROLES if Right.MANAGE_PEOPLE in row.rights)


def live(day: date) -> Q:
    """Seats that count on ``day``."""
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))


def who_could_confirm(person: Person, by: int, at: datetime) -> list[User]:
    """Accounts of this space that are a second person to ``by`` at a moment, without whom it is about. Six queries."""
    asked = Asking(by=by, at=at, roles=MANAGING)
    others = who_could_be_second(asked, admissions(uk_date(at), at)) - {person.user_id}
    return list(User.objects.filter(pk__in=others).order_by("pk"))


def asking_of(reset: FactorReset) -> Asking:
    """A reset that was asked for, as the rule of two people sees it."""
    return Asking(by=reset.seat.user_id or 0, at=reset.at, roles=MANAGING, seat=reset.seat_id)


def holds_a_seat(person: Person, day: date) -> bool:
    """Whether the person holds a live seat here."""
    return Seat.objects.filter(live(day), person=person).exists()


def has_factor(person: Person) -> bool:
    """Whether the person's account has a second factor, or its record says that it should have: one that was taken away
    past us can be set up anew only once two people have reset it."""
    if person.user_id is None:
        return False
    return Authenticator.objects.filter(user_id=person.user_id).exists() or recorded_factors(person.user_id) != 0


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
