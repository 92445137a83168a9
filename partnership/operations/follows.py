"""Posts of a joint group that follow posts of its owners: who holds those holds these too, for as long."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import Context, acting
from hscp.spaces.models import JointSpace, Space
from partnership.models import Person, Post, PostFollow, Seat
from partnership.operations.people import add_person, appoint, end_seat, link_account, reopen_seat

BECAUSE = "The post it follows changed hands."
Said = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody's time in the followed posts, taken together: [starts_on, ends_on); and the seats that it is made of."""

    person: Person
    starts_on: date
    ends_on: date | None
    seats: tuple[Seat, ...]


def follow_posts(*, joint: Space, day: date) -> list[Said]:
    """Seat in each following post of ``joint`` whoever holds a followed post on ``day`` or will; end who does not.

    Reads the owners' spaces and writes the joint one alone. Repeatable. Returns what it did as (verb, thing, name).
    Raises ``Refused`` where two people would hold a post that has one holder.
    """
    owners = frozenset(JointSpace.objects.filter(joint=joint).values_list("owner_id", flat=True))
    with acting(Context(user_id=None, read=owners | {joint.pk}, write=frozenset({joint.pk}))):
        follows = list(PostFollow.objects.filter(space=joint, ends_on__isnull=True).select_related("post"))
        holdings = _holdings(follows, day)
        posts = {follow.post_id: follow.post for follow in follows}
        said: list[Said] = []
        for post in sorted(posts.values(), key=lambda each: each.key):
            said += _follow(joint, post, holdings.get(post.pk, []), day)
        return said


def follow_posts_of(*, space: Space, day: date) -> list[Said]:
    """The same for every joint group that ``space`` owns, and for ``space`` itself where it is one."""
    joints = Space.objects.filter(Q(owner_links__owner=space) | Q(pk=space.pk, owner_links__isnull=False)).distinct()
    return [each for joint in joints.order_by("slug") for each in follow_posts(joint=joint, day=day)]


def _holdings(follows: Iterable[PostFollow], day: date) -> dict[int, list[Holding]]:
    """Live and coming holders of the followed posts, by the post that follows; one person is one holding."""
    wanted = Q(pk__in=())
    for follow in follows:
        wanted |= Q(post__space_id=follow.owner_id, post__key=follow.owner_post)
    held: dict[tuple[int, str], list[Seat]] = defaultdict(list)
    open_seats = Seat.objects.filter(wanted).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    for seat in open_seats.select_related("post", "person").order_by("space_id", "starts_on"):
        held[(seat.post.space_id, seat.post.key)].append(seat)
    by_post: dict[int, list[Holding]] = defaultdict(list)
    for follow in follows:
        for seat in held[(follow.owner_id, follow.owner_post)]:
            _add(by_post[follow.post_id], Holding(seat.person, seat.starts_on, seat.ends_on, (seat,)))
    return by_post


def _add(holdings: list[Holding], new: Holding) -> None:
    """Join a holding to that of the same person, who may hold the post in two partnerships."""
    for index, known in enumerate(holdings):
        if _same(known.person, new.person):
            both_end = known.ends_on is not None and new.ends_on is not None
            ends_on = max(known.ends_on, new.ends_on) if both_end else None  # type: ignore[type-var]
            starts_on = min(known.starts_on, new.starts_on)
            holdings[index] = Holding(known.person, starts_on, ends_on, known.seats + new.seats)
            return
    holdings.append(new)


def _same(one: Person, other: Person) -> bool:
    """Whether two partnerships' rows are about one person: by account, else by address, else by name."""
    if one.user_id and other.user_id:
        return one.user_id == other.user_id
    if one.email and other.email:
        return one.email.lower() == other.email.lower()
    return one.name == other.name


def _follow(joint: Space, post: Post, holdings: list[Holding], day: date) -> list[Said]:
    said: list[Said] = []
    open_seats = list(
        Seat.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), space=joint, post=post)
        .select_related("person", "post")
        .order_by("starts_on")
    )
    pairs = [(seat, next((each for each in holdings if _same(each.person, seat.person)), None)) for seat in open_seats]
    for seat, holding in pairs:
        until = holding.ends_on if holding else max(day, seat.starts_on)
        if until is not None and (seat.ends_on is None or until < seat.ends_on):
            end_seat(seat=seat, ends_on=max(until, seat.starts_on), because=BECAUSE, even_the_last=True)
            said.append(("ends", "seat", f"{seat.person.name}, {post.title}"))
        elif holding and seat.ends_on and seat.ended_because == BECAUSE and (until is None or until > seat.ends_on):
            said += _holds_on(seat, until, day)
    seated = [holding for _, holding in pairs if holding]
    for holding in sorted((each for each in holdings if each not in seated), key=lambda each: each.starts_on):
        person = _person_here(joint, holding.person)
        ended = Seat.objects.filter(space=joint, post=post, person=person).order_by("-ends_on").first()
        starts_on = max(holding.starts_on, ended.ends_on) if ended and ended.ends_on else holding.starts_on
        starts_on = max(starts_on, _last_end(joint, post)) if not post.many_holders else starts_on
        if holding.ends_on is not None and starts_on >= holding.ends_on:
            continue
        appoint(post=post, person=person, starts_on=starts_on, ends_on=holding.ends_on)
        said.append(("adds", "seat", f"{person.name}, {post.title}"))
    for holding in holdings:
        here = _person_here(joint, holding.person)
        _link(here, holding.person)
        _tie(post, here, holding, day)
    return said


def _holds_on(seat: Seat, until: date | None, day: date) -> list[Said]:
    """An end at home that was to come has been taken back, or put off: the seat here goes on for as long.

    Not where somebody else has been given the post from that day on.
    """
    try:
        with transaction.atomic():
            seat = reopen_seat(seat=seat, today=day)
            if until is not None:
                end_seat(seat=seat, ends_on=until, because=BECAUSE, even_the_last=True)
    except Refused:
        return []
    return [("keeps", "seat", f"{seat.person.name}, {seat.post.title}")]


def _tie(post: Post, here: Person, holding: Holding, day: date) -> None:
    """Note in the seat here which seats of the same account at home let it in (``Seat.followed``).

    Somebody with an account here alone is let in as long as the seat here is live.
    """
    open_seats = Seat.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), post=post, person=here)
    for seat in open_seats:
        followed = sorted(home.pk for home in holding.seats if home.user_id and home.user_id == seat.user_id)
        if seat.followed != followed:
            seat.followed = followed
            seat.save(update_fields=["followed"])


def _last_end(joint: Space, post: Post) -> date:
    """The day on which the post fell free: a holder at home may have begun before the predecessor's seat ended here."""
    ends = Seat.objects.filter(space=joint, post=post, ends_on__isnull=False).order_by("-ends_on")
    last = ends.values_list("ends_on", flat=True).first()
    return last or date.min


def _person_here(joint: Space, person: Person) -> Person:
    """The joint space's own row of that person; made where it has none."""
    here = Person.objects.filter(space=joint)
    known = here.filter(user_id=person.user_id).first() if person.user_id else None
    if known is None and person.email:
        known = here.filter(email__iexact=person.email).first()
    if known is None and not person.email:
        known = here.filter(name=person.name, email="", user__isnull=True).first()
    return known or add_person(name=person.name, email=person.email, phone=person.phone)


def _link(here: Person, home: Person) -> None:
    """Whoever signs in at home signs in here with the same account."""
    if home.user_id and here.user_id is None and home.user:
        link_account(person=here, user=home.user)
