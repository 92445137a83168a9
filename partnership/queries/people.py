"""Who is on the list, who sits where, who chairs what: the reads of the pages about people."""

from datetime import date, datetime

from django.db.models import Exists, F, Min, OuterRef, Prefetch, Q, QuerySet, Subquery

from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from partnership.models import Chairing, Group, Invitation, Person, Post, Seat

SORTS = {"name": ("name",), "since": (F("since").asc(nulls_last=True), "name")}
SORTS |= {"-name": ("-name",), "-since": (F("since").desc(nulls_last=True), "name")}


def not_over(today: date) -> Q:
    """Rows with a ``starts_on`` and ``ends_on`` that hold today or begin later."""
    return Q(ends_on__isnull=True) | Q(ends_on__gt=today)


def people_listed(
    today: date, *, text: str = "", role: str = "", seated: str = "", sort: str = "name", by_email: bool = False
) -> QuerySet[Person]:
    """People with ``current_seats`` (held or to come) and ``sent`` (invitations, newest first); three queries.

    ``seated`` is "now", "past" (somebody who held a seat and holds none) or "" for everybody. ``text`` looks in names,
    posts and organisations, and in addresses ``by_email``.
    """
    current = Seat.objects.filter(not_over(today), person=OuterRef("pk"))
    any_seat = Seat.objects.filter(person=OuterRef("pk"))
    people: QuerySet[Person] = Person.objects.annotate(
        since=Subquery(
            current.order_by().values("person").annotate(first=Min("starts_on")).values("first")[:1],
        )
    )
    if text:
        words = Q(name__icontains=text) | Exists(
            current.filter(Q(post__title__icontains=text) | Q(post__organisation__name__icontains=text))
        )
        people = people.filter(words | Q(email__icontains=text) if by_email else words)
    if role:
        people = people.filter(Exists(current.filter(role=role)))
    if seated == "now":
        people = people.filter(Exists(current))
    elif seated == "past":
        people = people.filter(Exists(any_seat), ~Exists(current))
    return people.order_by(*SORTS.get(sort, SORTS["name"]), "pk").prefetch_related(
        Prefetch(
            "seats",
            queryset=Seat.objects.filter(not_over(today))
            .select_related("post__organisation")
            .order_by("starts_on", "pk"),
            to_attr="current_seats",
        ),
        Prefetch("invitations", queryset=Invitation.objects.order_by("-sent_at"), to_attr="sent"),
    )


def account_state(person: Person, sent: list[Invitation], now: datetime) -> tuple[str, str]:
    """Whether somebody signs in, as words and a tone: signs in, invited, invitation ended, no account."""
    if person.user_id is not None:
        return "Signs in", "good"
    open_ones = [one for one in sent if one.accepted_at is None and one.withdrawn_at is None]
    if not open_ones:
        return "No account", "neutral"
    if open_ones[0].expires_at <= now:
        return "Invitation ended", "warn"
    return f"Invited on {date_words(uk_date(open_ones[0].sent_at), weekday=False)}", "info"


def holder_of(post: Post) -> Seat | None:
    """The seat, with its person, that holds a post until further notice; None for a vacancy. One query."""
    found: Seat | None = Seat.objects.filter(post=post, ends_on__isnull=True).select_related("person").first()
    return found


def posts_listed(today: date) -> QuerySet[Post]:
    """The posts that have not ceased, with ``current_seats`` (held or to come); two queries."""
    seats = Seat.objects.filter(not_over(today)).select_related("person").order_by("starts_on", "pk")
    return (
        Post.objects.filter(not_over(today))
        .select_related("organisation")
        .prefetch_related(Prefetch("seats", queryset=seats, to_attr="current_seats"))
        .order_by("title", "pk")
    )


def groups_with_chairs(today: date) -> QuerySet[Group]:
    """The groups that have not ceased, with ``current_chairs`` (held or to come); two queries."""
    chairs = Chairing.objects.filter(not_over(today)).select_related("post").order_by("kind", "starts_on", "pk")
    return (
        Group.objects.filter(not_over(today), as_needed=False)
        .select_related("located_in")
        .prefetch_related(Prefetch("chairings", queryset=chairs, to_attr="current_chairs"))
        .order_by("position", "name")
    )
