"""What proposed terms of a group come to: who would sit in it, which planned meetings fall under them."""

from dataclasses import dataclass
from datetime import date, timedelta

from hscp.lib.workdays import uk_midnight
from meetings.models import Meeting
from meetings.rules.examples import Sitting
from meetings.rules.states import NOT_BEGUN
from partnership.enums import ChairKind
from partnership.models import Chairing, Group, Membership
from partnership.queries.posts import holds_on, seats_on
from partnership.queries.terms import rules_of, terms_row_on, with_bodies_on
from partnership.rules.terms import GroupTerms
from partnership.rules.terms import Terms as Rules


@dataclass(frozen=True, slots=True)
class Editions:
    """The terms that the proposed ones follow (None: there are none), the proposed ones, and who would sit."""

    before: Rules | None
    before_there: GroupTerms | None
    after: GroupTerms
    sitting: tuple[Sitting, ...]


def editions_on(group: Group, proposed: Rules, day: date) -> Editions:
    """The proposed terms and those in force the day before, each with the bodies expected in the group on ``day``.

    At most ten queries.
    """
    row = terms_row_on(group, day - timedelta(days=1))
    before = rules_of(row) if row else None
    there = with_bodies_on(before, group, day) if before else None
    return Editions(before, there, with_bodies_on(proposed, group, day), sitting_on(group, day))


def sitting_on(group: Group, day: date) -> tuple[Sitting, ...]:
    """The members' posts of a group on a day, in the order in which they were given. Three queries."""
    rows = list(
        Membership.objects.filter(holds_on(day), group=group, is_member=True)
        .select_related("post__organisation", "represents")
        .order_by("pk")
    )
    seats = seats_on(day, [row.post_id for row in rows])
    offices = set(Chairing.objects.filter(holds_on(day), group=group).values_list("post_id", "kind"))
    return tuple(_sitting(row, offices, vacant=not seats.get(row.post_id)) for row in rows)


def _sitting(row: Membership, offices: set[tuple[int, str]], *, vacant: bool) -> Sitting:
    body = row.represents or row.post.organisation
    return Sitting(
        post=row.post.key,
        title=row.post.title,
        body=body.key if body else None,
        body_name=body.name if body else "",
        is_chair=(row.post_id, ChairKind.CHAIR) in offices,
        is_vice_chair=(row.post_id, ChairKind.VICE) in offices,
        vacant=vacant,
    )


def meetings_under(group: Group, first: date, until: date | None) -> list[Meeting]:
    """The meetings of the group, planned or to be given a new date, whose day is in [first, until). One query."""
    rows = Meeting.objects.filter(group=group, state__in=NOT_BEGUN, starts_at__gte=uk_midnight(first))
    if until is not None:
        rows = rows.filter(starts_at__lt=uk_midnight(until))
    return list(rows.select_related("group").order_by("starts_at"))
