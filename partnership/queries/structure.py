"""The structure of a partnership on a day: its groups, who sits in them, who chairs them, to whom they report."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from hscp.spaces.models import JointSpace, Space
from partnership.enums import ChairKind
from partnership.models import Chairing, Group, Membership, Organisation, Post, ReportingLine, Seat, Terms
from partnership.queries.people import not_over
from partnership.queries.posts import holds_on, seats_on
from partnership.queries.terms import rules_of
from partnership.rules.terms import Frequency


@dataclass(frozen=True, slots=True)
class Place:
    """A post in a group on the day, with who holds it; without ``seats`` it is vacant."""

    membership: Membership
    seats: tuple[Seat, ...]

    @property
    def post(self) -> Post:
        return self.membership.post

    @property
    def body(self) -> Organisation | None:
        """For whom its holder counts as present."""
        return self.membership.represents or self.membership.post.organisation


@dataclass(frozen=True, slots=True)
class Chair:
    """A chair's or vice-chair's term that holds on the day, with who sits in its post."""

    chairing: Chairing
    seats: tuple[Seat, ...]

    @property
    def post(self) -> Post:
        return self.chairing.post

    @property
    def last_day(self) -> date | None:
        """The last day of the term; None while it is open."""
        return self.chairing.ends_on - timedelta(days=1) if self.chairing.ends_on else None


@dataclass(slots=True)
class GroupOnDay:
    """One group as it stands on the day. ``shared_with`` are the other owners of a group kept in a joint space."""

    group: Group
    lines: list[ReportingLine] = field(default_factory=list)
    chairs: list[Chair] = field(default_factory=list)
    vice_chairs: list[Chair] = field(default_factory=list)
    last_chair: Chairing | None = None
    members: list[Place] = field(default_factory=list)
    attending: list[Place] = field(default_factory=list)
    terms: Terms | None = None
    shared_with: tuple[Space, ...] = ()

    @property
    def is_shared(self) -> bool:
        """Kept in a joint space, whether that space is here or not."""
        return bool(self.group.shared_space)

    @property
    def chair_vacant(self) -> bool:
        """Nobody chairs it on the day: no term in force, or a post that nobody holds. Not asked of shared groups."""
        return not self.is_shared and not self.group.as_needed and not any(chair.seats for chair in self.chairs)

    @property
    def vacancies(self) -> int:
        """How many members' posts nobody holds."""
        return sum(not place.seats for place in self.members)

    @property
    def frequency(self) -> Frequency | None:
        """How often its terms of the day say that it meets."""
        return rules_of(self.terms).frequency if self.terms else None


def structure_on(day: date, groups: Iterable[int] | None = None) -> list[GroupOnDay]:
    """The groups of the open space that exist on ``day``, in the order of the arrangements; of those ids, or all.

    Seven queries, however many groups, posts and people there are.
    """
    wanted = Group.objects.filter(holds_on(day)).select_related("located_in").order_by("position", "name")
    found = {group.pk: GroupOnDay(group) for group in (wanted if groups is None else wanted.filter(pk__in=set(groups)))}
    lines = ReportingLine.objects.filter(not_over(day), group__in=list(found)).select_related("to_group")
    for line in lines.order_by("position", "pk"):
        if line.to_group is None or line.to_group.ends_on is None or line.to_group.ends_on > day:
            found[line.group_id].lines.append(line)
    memberships = list(
        Membership.objects.filter(holds_on(day), group__in=list(found))
        .select_related("post__organisation", "represents")
        .order_by("pk")
    )
    chairings = list(
        Chairing.objects.filter(group__in=list(found))
        .select_related("post__organisation")
        .order_by("-starts_on", "-pk")
    )
    seats = seats_on(day)
    for membership in memberships:
        place = Place(membership, tuple(seats.get(membership.post_id, ())))
        entry = found[membership.group_id]
        (entry.members if membership.is_member else entry.attending).append(place)
    for chairing in chairings:
        _sit(found[chairing.group_id], chairing, seats, day)
    for terms in Terms.objects.filter(holds_on(day), group__in=list(found)).order_by("starts_on"):
        found[terms.group_id].terms = terms
    _share(found.values())
    return list(found.values())


def _sit(entry: GroupOnDay, chairing: Chairing, seats: dict[int, list[Seat]], day: date) -> None:
    begun = chairing.starts_on is None or chairing.starts_on <= day
    holds = begun and (chairing.ends_on is None or chairing.ends_on > day)
    if holds:
        chair = Chair(chairing, tuple(seats.get(chairing.post_id, ())))
        (entry.chairs if chairing.kind == ChairKind.CHAIR else entry.vice_chairs).append(chair)
    elif begun and chairing.kind == ChairKind.CHAIR and entry.last_chair is None:
        entry.last_chair = chairing


def _share(entries: Iterable[GroupOnDay]) -> None:
    """Name the other owners of shared groups. One query."""
    entries = list(entries)
    joints = {entry.group.located_in_id for entry in entries if entry.group.located_in_id}
    owners: dict[int, list[Space]] = defaultdict(list)
    links = JointSpace.objects.filter(joint__in=joints).select_related("owner").order_by("owner__name")
    for link in links:
        owners[link.joint_id].append(link.owner)
    for entry in entries:
        if entry.group.located_in_id:
            others = [owner for owner in owners[entry.group.located_in_id] if owner.pk != entry.group.space_id]
            entry.shared_with = tuple(others)


def paragraphs_of(entry: GroupOnDay) -> set[str]:
    """The paragraphs of the document that a group, its places, chairs, lines and terms of the day cite."""
    cited: set[str] = {entry.group.section, *(line.section for line in entry.lines)}
    cited |= {place.membership.section for place in (*entry.members, *entry.attending)}
    cited |= {chair.chairing.section for chair in (*entry.chairs, *entry.vice_chairs)}
    cited |= {entry.last_chair.section if entry.last_chair else "", entry.terms.section if entry.terms else ""}
    return cited - {""}


def group_on(group: Group, day: date) -> GroupOnDay | None:
    """One group as it stands on ``day``; None where it did not exist then. Seven queries."""
    return next(iter(structure_on(day, [group.pk])), None)


def chair_on(group: Group, day: date, kind: str = ChairKind.CHAIR) -> Chair | None:
    """Who chairs the group on ``day``: the post's term in force and its holders, or None: a vacancy, not a guess.

    Two queries.
    """
    row = (
        Chairing.objects.filter(holds_on(day), group=group, kind=kind)
        .select_related("post__organisation")
        .order_by("-starts_on", "-pk")
        .first()
    )
    return Chair(row, tuple(seats_on(day, [row.post_id]).get(row.post_id, ()))) if row else None
