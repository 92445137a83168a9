"""Who sends letters about absences today, and whether one of a person's seats does."""

from collections.abc import Iterable
from datetime import date

from hscp.lib.verdicts import Verdict
from meetings.rules.letters import Sender, may_send_from
from partnership.enums import TeamPart
from partnership.models import Post, Seat
from partnership.queries.people import not_over
from partnership.queries.posts import seats_on


def senders_on(day: date) -> list[Sender]:
    """The posts that send letters on a day with their holders, the manager's first. Two queries, one where the
    arrangements name none."""
    posts = list(Post.objects.filter(not_over(day)).exclude(team_part="").order_by("title", "pk"))
    if not posts:
        return []
    posts.sort(key=lambda post: post.team_part != TeamPart.MANAGER)
    seats = seats_on(day, [post.pk for post in posts])
    return [
        Sender(
            post.title,
            post.team_part == TeamPart.MANAGER,
            tuple(seat.person.name for seat in seats.get(post.pk, ())),
        )
        for post in posts
    ]


def sending_seat(seats: Iterable[int]) -> int | None:
    """Of these seats the one from which letters are sent, the manager's first; None where none is. One query."""
    rows = Seat.objects.filter(pk__in=list(seats)).exclude(post__team_part="").order_by("pk")
    found = sorted(rows.values_list("post__team_part", "pk"), key=lambda row: (row[0] != TeamPart.MANAGER, row[1]))
    return found[0][1] if found else None


def may_send_as(seat_id: int, day: date) -> Verdict:
    """Whether letters are sent from that seat on a day. At most three queries."""
    return may_send_from(senders_on(day), marked=sending_seat([seat_id]) is not None)
