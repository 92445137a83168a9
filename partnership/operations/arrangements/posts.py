"""Posts and, where a file names them, their holders. People whom the product seated are left to the product."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from django.db.models import Q

from hscp.lib.words import date_words
from hscp.spaces.models import Space
from partnership.models import Chairing, Membership, Organisation, Person, Post, PostFollow, Seat
from partnership.operations.arrangements.rows import Desk
from partnership.operations.people import add_person, appoint, end_chairing, end_seat
from partnership.rules.arrangements import Holder
from partnership.rules.arrangements import Post as Said

Key = tuple[int, date]  # a person and the first day of a seat
BECAUSE = "The published arrangements changed."


def put_posts(desk: Desk, posts: Iterable[Said], spaces: Mapping[str, Space]) -> dict[str, Post]:
    """Bring the posts of the open space to what the file says. Returns them by key."""
    rows = {row.key: row for row in Post.objects.all()}
    bodies = dict(Organisation.objects.values_list("key", "pk"))
    found: dict[str, Post] = {}
    for post in posts:
        row = rows.get(post.key)
        role, sole = (row.role, not row.many_holders) if row else (post.role, not post.shared)
        row = desk.put(
            Post,
            row,
            {
                "key": post.key,
                "title": post.title,
                "organisation_id": bodies.get(post.organisation) if post.organisation else None,
                "role": post.role,
                "section": post.section or "",
                "office": post.office,
                "team_part": post.team_part,
                "many_holders": post.shared,
                "ends_on": None,
            },
            thing="post",
            name=post.title,
            place=post.place,
        )
        found[post.key] = row
        if sole == post.shared:
            _share(desk, row, post)
        if role != post.role:
            with desk.asking(post.place, "the role it had, until its seats can be begun anew."):
                _begin_anew(desk, row)
        _put_holders(desk, row, post)
        _put_follows(desk, row, post, spaces)
    kept = {row.pk for row in found.values()}
    for row in desk.end_missing(rows.values(), kept, thing="post"):
        _end_with_post(desk, row)
    return found


def _open(day: date) -> Q:
    return Q(ends_on__isnull=True) | Q(ends_on__gt=day)


def _share(desk: Desk, row: Post, post: Said) -> None:
    """The post may now have several holders, or only one: its open seats are marked so."""
    seats = list(Seat.objects.filter(_open(desk.day), post=row).select_related("person"))
    if not post.shared and len([seat for seat in seats if seat.ends_on is None]) > 1:
        desk.log.problem(
            post.place,
            f"Several people hold “{post.title}” now, so that it cannot become a post for one.",
            "shared: true, until all but one of them have left.",
        )
        return
    for seat in seats:
        seat.sole = not post.shared
        seat.save(update_fields=["sole"])


def _begin_anew(desk: Desk, row: Post) -> None:
    """A post with another role: each seat in it ends and a new one with the new rights begins."""
    for seat in Seat.objects.filter(_open(desk.day), post=row).select_related("person"):
        day = max(desk.day, seat.starts_on + timedelta(days=1))
        until, from_file = seat.ends_on, seat.from_file
        if until is not None and until <= day:
            continue
        end_seat(seat=seat, ends_on=day, because=BECAUSE, even_the_last=True)
        successor = appoint(post=row, person=seat.person, starts_on=day, ends_on=until)
        if from_file:
            _mark(successor)
        desk.say("changes", "seat", f"{seat.person.name}, {row.title}", f"role from {date_words(day, weekday=False)}")


def _end_with_post(desk: Desk, row: Post) -> None:
    """What ends when a post does: its seats, its places in groups, the chairs it holds."""
    for seat in Seat.objects.filter(_open(desk.day), post=row).select_related("person", "post"):
        end_seat(seat=seat, ends_on=max(desk.day, seat.starts_on), because=BECAUSE, even_the_last=True)
        desk.say("ends", "seat", f"{seat.person.name}, {row.title}")
    for membership in Membership.objects.filter(_open(desk.day), post=row).select_related("group", "post"):
        desk.end(membership, thing="place", name=str(membership))
    for chairing in Chairing.objects.filter(_open(desk.day), post=row).select_related("group", "post"):
        end_chairing(chairing=chairing, ends_on=max(desk.day, chairing.starts_on or desk.day))
        desk.say("ends", chairing.get_kind_display().lower(), str(chairing))


# --- holders ---


def _put_holders(desk: Desk, row: Post, post: Said) -> None:
    """Seats that a file names. A changed holder's seat ends on the day the successor's begins; nothing is deleted."""
    seats = list(Seat.objects.filter(post=row).select_related("person", "post").order_by("starts_on"))
    if not post.holders and not any(seat.from_file for seat in seats):
        return
    wanted = [(holder, _person(desk, holder)) for holder in sorted(post.holders, key=lambda each: each.starts_on)]
    standing = {(seat.person_id, seat.starts_on): seat for seat in seats}
    new = [(holder, person) for holder, person in wanted if (person.pk, holder.starts_on) not in standing]
    said = {(person.pk, holder.starts_on): holder for holder, person in wanted}
    said |= {key: holder for holder, person in wanted for key in standing if _goes_on(key, person.pk, holder, standing)}
    for key, seat in standing.items():
        if key in said:
            with desk.asking(said[key].place, "an end after the beginning, or none."):
                _end_as_said(desk, seat, said[key])
        else:
            with desk.asking(post.place, f"{seat.person.name} among the holders."):
                _end_unsaid(desk, seat, [holder for holder, _ in new], sole=not post.shared)
    for holder, person in new:
        with desk.asking(holder.place, "dates that leave each other room, or shared: true."):
            _mark(appoint(post=row, person=person, starts_on=holder.starts_on, ends_on=holder.ends_on))
            since = date_words(holder.starts_on, weekday=False)
            desk.say("adds", "seat", f"{person.name}, {row.title}", f"from {since}")


def _goes_on(key: Key, person_id: int, holder: Holder, standing: Mapping[Key, Seat]) -> bool:
    """Whether a seat goes on with what a holder began: begun anew within it, when the post's role changed."""
    within = holder.starts_on < key[1] and (holder.ends_on is None or key[1] < holder.ends_on)
    return key[0] == person_id and within and (person_id, holder.starts_on) in standing


def _mark(seat: Seat) -> None:
    seat.from_file = True
    seat.save(update_fields=["from_file"])


def _person(desk: Desk, holder: Holder) -> Person:
    """The person with that address in the open space; a new one has no account, only seats."""
    person = Person.objects.filter(email__iexact=holder.email).first()
    if person is None:
        person = add_person(name=holder.name, email=holder.email)
        desk.say("adds", "person", person.name)
    elif person.name != holder.name and person.user_id is None:
        before, person.name = person.name, holder.name
        person.save(update_fields=["name"])
        desk.say("renames", "person", before, f"now “{holder.name}”")
    return person


def _end_as_said(desk: Desk, seat: Seat, holder: Holder) -> None:
    """A file may end a seat, or end it sooner; what the product has ended stays ended."""
    if holder.ends_on is None or holder.ends_on == seat.ends_on:
        return
    if seat.ends_on is not None and seat.ends_on < holder.ends_on:
        until = date_words(seat.ends_on, weekday=False)
        desk.log.notice(holder.place, f"{seat.person.name}’s seat ended on {until} already; it is left so.")
        return
    _end(desk, seat, holder.ends_on)


def _end_unsaid(desk: Desk, seat: Seat, new: Sequence[Holder], *, sole: bool) -> None:
    """A seat that the file does not have: it ends when it came from a file, or when a new holder needs the post."""
    if seat.ends_on is not None and seat.ends_on <= desk.day and not new:
        return
    in_its_way = [
        holder
        for holder in new
        if (seat.ends_on is None or holder.starts_on < seat.ends_on)
        and (holder.ends_on is None or seat.starts_on < holder.ends_on)
    ]
    if sole and in_its_way and (seat.from_file or in_its_way[0].starts_on >= seat.starts_on):
        _end(desk, seat, max(in_its_way[0].starts_on, seat.starts_on))
    elif seat.from_file and (seat.ends_on is None or seat.ends_on > desk.day):
        _end(desk, seat, max(desk.day, seat.starts_on))


def _end(desk: Desk, seat: Seat, day: date) -> None:
    end_seat(seat=seat, ends_on=day, because=BECAUSE, even_the_last=True)
    desk.say("ends", "seat", f"{seat.person.name}, {seat.post.title}", f"on {date_words(day, weekday=False)}")


# --- posts of a joint space that follow others ---


def _put_follows(desk: Desk, row: Post, post: Said, spaces: Mapping[str, Space]) -> None:
    rows = {(each.owner_id, each.owner_post): each for each in PostFollow.objects.filter(post=row)}
    kept = set()
    for reference in post.follows:
        owner = spaces[reference.space]
        values = {"post_id": row.pk, "owner_id": owner.pk, "owner_post": reference.post, "ends_on": None}
        name = f"{post.title} follows {reference.post} of {owner.short_name}"
        place = reference.place
        kept.add(
            desk.put(PostFollow, rows.get((owner.pk, reference.post)), values, thing="rule", name=name, place=place).pk
        )
    desk.end_missing([each for each in rows.values() if each.ends_on is None], kept, thing="rule")
