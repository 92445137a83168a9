"""Appointing, replacing and ending: the one way in which people come to sit in posts, and rights come with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q

from hscp.identity.models import User
from hscp.lib.verdicts import Refused, no
from hscp.lib.words import date_words
from hscp.record.versions import EditConflict, held, save_upon
from hscp.spaces.clock import today
from partnership.enums import Role
from partnership.models import Chairing, Group, GroupGrant, Partnership, Person, Post, Seat
from partnership.operations.grants import write_grants
from partnership.operations.joint import let_joint_groups_follow
from partnership.operations.sessions import end_if_unseated
from partnership.queries.people import holder_of
from partnership.rules.chairs import ChairFacts, may_chair, may_end_chair
from partnership.rules.seats import SeatFacts, may_appoint, may_end, may_reopen, team_stays


@contextmanager
def _once_for_each_address(email: str) -> Iterator[None]:
    """Within it a person is saved. Raises ``Refused`` when somebody else of the space has the address."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise Refused(no("email-taken", f"Somebody here has the address {email} already.")) from None


@transaction.atomic
def add_person(*, name: str, email: str = "", phone: str = "") -> Person:
    """Put a person on the partnership's own list. Raises ``Refused`` when the address is there already."""
    person = Person(name=name.strip(), email=email.strip().lower(), phone=phone.strip())
    with _once_for_each_address(person.email):
        person.save()
    return person


@transaction.atomic
def change_person(*, person: Person, name: str, email: str = "", phone: str = "", version: int) -> Person:
    """Change how a person, seen in ``version``, is called and reached; the address they sign in with stays as it is.

    An open invitation to the old address no longer counts. Raises ``Refused`` when the address is somebody else's,
    ``EditConflict`` when somebody else changed the person since.
    """
    email = email.strip().lower()
    with _once_for_each_address(email):
        found: Person = save_upon(held(person), version, name=name.strip(), email=email, phone=phone.strip())
    return found


def seat_facts(seat: Seat) -> SeatFacts:
    """A seat as the rules see it."""
    return SeatFacts(seat.person.name, seat.person_id, seat.starts_on, seat.ends_on)


@transaction.atomic
def appoint(*, post: Post, person: Person, starts_on: date, ends_on: date | None = None) -> Seat:
    """Seat a person in a post from a day on, and write the rights that come with it.

    Side effects: grants for the person's account, if they have one; a job for the joint groups that follow the post.
    Raises ``Refused`` where the post has a holder on those days or ceases before.
    """
    Post.objects.select_for_update().get(pk=post.pk)  # one appointment at a time
    held = [seat_facts(seat) for seat in Seat.objects.filter(post=post).select_related("person")]
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
    let_joint_groups_follow(post)
    return seat


def _held(seat: Seat) -> Seat:
    """The seat as it is now, held: what is judged of it is judged once, by whoever comes first."""
    found: Seat = Seat.objects.select_for_update(of=("self",)).select_related("person", "post").get(pk=seat.pk)
    return found


def _keep_the_team(seat: Seat, ends_on: date) -> None:
    """Raise ``Refused`` where nobody of the Partnership Team could sign in from ``ends_on`` on."""
    if seat.role != Role.TEAM:
        return
    Partnership.objects.select_for_update().get(space_id=seat.space_id)  # two who leave at once must not both be last
    stays = Seat.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=ends_on),
        space_id=seat.space_id,
        role=Role.TEAM,
        starts_on__lte=ends_on,
        user__is_active=True,
    ).exclude(pk=seat.pk)
    team_stays(leaves=seat.person.name, can_sign_in=seat.user_id is not None, others_who_stay=stays.count()).require()


@transaction.atomic
def end_seat(
    *, seat: Seat, ends_on: date, because: str = "", even_the_last: bool = False, version: int | None = None
) -> Seat:
    """End a seat on a day, the first on which it no longer holds. Its rights stop counting that day by themselves.

    ``version`` is the one that a page showed. ``even_the_last`` is for a load of published arrangements, which says who
    holds the posts whatever follows from it. Side effects: a job for the joint groups that follow the post; there the
    one who leaves is refused at once. Where it was the account's last seat and is over by today, its sessions end.
    Raises ``Refused`` for a day before the seat began, where it had ended before, and where nobody of the team who can
    sign in would be left; ``EditConflict`` when somebody else ended it since.
    """
    seat = _held(seat)
    if version not in (None, seat.version) and (seat.ends_on, seat.ended_because) != (ends_on, because.strip()):
        raise EditConflict(seat)
    may_end(seat_facts(seat), ends_on).require()
    if not even_the_last:
        _keep_the_team(seat, ends_on)
    save_upon(seat, seat.version, ends_on=ends_on, ended_because=because.strip())
    let_joint_groups_follow(seat.post)
    if seat.user is not None and ends_on <= (day := today()):
        end_if_unseated(user=seat.user, day=day)
    return seat


@transaction.atomic
def reopen_seat(*, seat: Seat, today: date, version: int | None = None) -> Seat:
    """Take the end of a seat back, on that day at the latest. Its rights count again: they were never taken away.

    Raises ``Refused`` once the day is over, where the post has a new holder, or where the end is another than the one
    that a page showed in ``version``.
    """
    Post.objects.select_for_update().get(pk=seat.post_id)
    seat = _held(seat)
    if version not in (None, seat.version):
        no("changed", "Somebody else has changed this seat meanwhile. It is below as it stands now.").require()
    others = Seat.objects.filter(post_id=seat.post_id).exclude(pk=seat.pk).select_related("person")
    may_reopen(
        seat_facts(seat),
        post=seat.post.title,
        many_holders=seat.post.many_holders,
        others=[seat_facts(other) for other in others],
        today=today,
    ).require()
    save_upon(seat, seat.version, ends_on=None, ended_because="")
    let_joint_groups_follow(seat.post)
    return seat


@transaction.atomic
def replace(
    *,
    post: Post,
    person: Person,
    on: date,
    because: str = "",
    even_the_last: bool = False,
    holder_shown: int | None = None,
) -> Seat:
    """End the holder's seat and begin the successor's on the same day: no gap, no overlap, nothing deleted.

    ``holder_shown`` is the key of the seat that the page named as the holder's, 0 for a vacancy. Raises ``Refused``
    where another holds the post now, and as ``end_seat`` and ``appoint`` do; a successor with an account keeps the
    team alive.
    """
    if post.many_holders:
        no("many-holders", f"{post.title} may have several holders: end or appoint each by name.").require()
    Post.objects.select_for_update().get(pk=post.pk)  # the post first, as `appoint` does; then its holder's seat
    holder = holder_of(post)
    if holder_shown is not None and holder_shown != (holder.pk if holder else 0):
        stands = f"{holder.person.name} holds it since {date_words(holder.starts_on)}" if holder else "it is vacant"
        no("holder", f"Somebody else has changed who holds this post meanwhile: {stands}. Look again first.").require()
    if holder is not None:
        end_seat(seat=holder, ends_on=on, because=because, even_the_last=even_the_last or person.user_id is not None)
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
        let_joint_groups_follow(seat.post)
    return person


@transaction.atomic
def appoint_chair(
    *, group_id: int, post: Post, kind: str, starts_on: date | None, ends_on: date | None = None
) -> Chairing:
    """Say which post chairs a group and for how long. Side effects: chair's rights in that group for its seats.

    Raises ``Refused`` where the chair is held on those days, or the group is kept in a joint space.
    """
    group = Group.objects.select_for_update(of=("self",)).select_related("located_in").get(pk=group_id)
    chairing = Chairing(group=group, post=post, kind=kind, starts_on=starts_on, ends_on=ends_on)
    held = Chairing.objects.filter(group_id=group_id, kind=kind).select_related("post")
    may_chair(
        what=f"{chairing.get_kind_display()} of {group.called}",
        held=[_chair_facts(other) for other in held],
        kept_elsewhere=group.located_in.name if group.located_in else "",
        starts_on=starts_on or date.min,
        ends_on=ends_on,
    ).require()
    chairing.save()
    for seat in Seat.objects.filter(post=post, user__isnull=False).select_related("post"):
        write_grants(seat=seat)
    return chairing


def _chair_facts(chairing: Chairing) -> ChairFacts:
    return ChairFacts(chairing.post.title, chairing.starts_on, chairing.ends_on)


@transaction.atomic
def end_chairing(*, chairing: Chairing, ends_on: date, version: int | None = None) -> Chairing:
    """End a chair's or vice-chair's time on a day. The rights that came with it stop counting that day.

    Raises ``Refused`` for a day before it began, or where it ends before; ``EditConflict`` where a page showed it in
    ``version`` and somebody else changed its end since.
    """
    Group.objects.select_for_update().get(pk=chairing.group_id)  # as `appoint_chair` does
    chairing = Chairing.objects.select_for_update(of=("self",)).select_related("post").get(pk=chairing.pk)
    if version not in (None, chairing.version) and chairing.ends_on != ends_on:
        raise EditConflict(chairing)
    may_end_chair(_chair_facts(chairing), ends_on).require()
    save_upon(chairing, chairing.version, ends_on=ends_on)
    for grant in GroupGrant.objects.filter(chairing=chairing):
        grant.ends_on = ends_on
        grant.save(update_fields=["ends_on"])
    return chairing
