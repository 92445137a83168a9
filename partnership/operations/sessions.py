"""Whose last seat has ended is signed out at once, wherever they are signed in."""

from datetime import date

from allauth.usersessions.models import UserSession
from django.db import transaction

from hscp.identity.models import User
from hscp.identity.sessions import end_sessions
from hscp.spaces.acting import Context, acting
from partnership.access import live_grants
from partnership.models import Seat


@transaction.atomic
def end_if_unseated(*, user: User, day: date) -> bool:
    """End every session of an account that holds no live seat on ``day``, in any space. Returns whether it did.

    The account's own rights are read with no space open, as whoever signs in reads them. Three queries, and those of
    the end.
    """
    with acting(Context(user_id=user.pk)):
        if live_grants(user, day):
            return False
    end_sessions(user=user)
    return True


def end_sessions_of_ended_seats(*, day: date) -> int:
    """For the turn of the day: whoever is signed in and held a seat here that has ended by ``day``, if it was the last.

    Repeatable; a day that was missed is made up for. Returns how many accounts were signed out.
    """
    over = Seat.objects.filter(ends_on__lte=day, user__in=UserSession.objects.values("user_id")).order_by()
    users = User.objects.filter(pk__in=over.values("user_id")).order_by("pk")
    return sum(end_if_unseated(user=user, day=day) for user in users)
