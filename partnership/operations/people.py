"""Appointing, replacing and ending: the one way in which people come to sit in posts, and rights come with them."""

from datetime import date

from django.db import transaction

from hscp.identity.models import User
from hscp.lib.verdicts import no
from partnership.models import Chairing, GroupGrant, Person, Post, Seat
from partnership.operations.grants import write_grants
from partnership.rules.seats import SeatFacts, may_appoint, may_end


@transaction.atomic
def add_person(*, name: str, email: str = "", phone: str = "") -> Person:
    """Put a person on the partnership's own list. Raises ``IntegrityError`` when the address is there already."""
    person = Person(name=name.strip(), email=email.strip().lower(), phone=phone.strip())
    person.save()
    return person


@transaction.atomic
def appoint(*, post: Post, person: Person, starts_on: date, ends_on: date | None = None) -> Seat:
    """Seat a person in a post from a day on, and write the rights that come with it.

    Side effects: grants for the person's account, if they have one.
    Raises ``Refused`` where the post has a holder on those days or ceases before.
    """
    Post.objects.select_for_update().get(pk=post.pk)  # one appointment at a time
    held = [
        SeatFacts(seat.person.name, seat.person_id, seat.starts_on, seat.ends_on)
        for seat in Seat.objects.filter(post=post).select_related("person")
    ]
    may_appoint(
        post=post.title,
        many_holders=post.many_holders,
        held=held,
        person_id=person.pk,
        starts_on=starts_on,
        ends_on=ends_on,
    ).require()
    seat = Seat(
        space_id=post.space_id,
        post=post,
        person=person,
        user=person.user,
        starts_on=starts_on,
        ends_on=ends_on,
        role=post.role,
        sole=not post.many_holders,
    )
    seat.save()
    write_grants(seat=seat)
    return seat


@transaction.atomic
def end_seat(*, seat: Seat, ends_on: date, because: str = "") -> Seat:
    """End a seat on a day, the first on which it no longer holds. Its rights stop counting that day by themselves.

    Raises ``Refused`` for a day before the seat began, or where it had ended before.
    """
    may_end(SeatFacts(seat.person.name, seat.person_id, seat.starts_on, seat.ends_on), ends_on).require()
    seat.ends_on = ends_on
    seat.ended_because = because.strip()
    seat.save(update_fields=["ends_on", "ended_because"])
    return seat


@transaction.atomic
def replace(*, post: Post, person: Person, on: date, because: str = "") -> Seat:
    """End the holder's seat and begin the successor's on the same day: no gap, no overlap, nothing deleted."""
    if post.many_holders:
        no("many-holders", f"{post.title} may have several holders: end or appoint each by name.").require()
    holder = Seat.objects.filter(post=post, ends_on__isnull=True).select_related("person").first()
    if holder is not None:
        end_seat(seat=holder, ends_on=on, because=because)
    return appoint(post=post, person=person, starts_on=on)


@transaction.atomic
def link_account(*, person: Person, user: User) -> Person:
    """Tie a person to the account they sign in with, and give it the rights of each of their seats."""
    person.user = user
    person.save(update_fields=["user"])
    for seat in Seat.objects.filter(person=person).select_related("post"):
        seat.user = person.user
        seat.save(update_fields=["user"])
        write_grants(seat=seat)
    return person


@transaction.atomic
def appoint_chair(
    *, group_id: int, post: Post, kind: str, starts_on: date | None, ends_on: date | None = None
) -> Chairing:
    """Say which post chairs a group and for how long. Side effects: chair's rights in that group for its seats."""
    chairing = Chairing(group_id=group_id, post=post, kind=kind, starts_on=starts_on, ends_on=ends_on)
    chairing.save()
    for seat in Seat.objects.filter(post=post, user__isnull=False).select_related("post"):
        write_grants(seat=seat)
    return chairing


@transaction.atomic
def end_chairing(*, chairing: Chairing, ends_on: date) -> Chairing:
    """End a chair's or vice-chair's time on a day. The rights that came with it stop counting that day."""
    chairing.ends_on = ends_on
    chairing.save(update_fields=["ends_on"])
    for grant in GroupGrant.objects.filter(chairing=chairing):
        grant.ends_on = ends_on
        grant.save(update_fields=["ends_on"])
    return chairing
