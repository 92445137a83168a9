"""The terms of reference of a group, as frozen data.

Terms say how a group works: how often it meets, who chairs, when it is quorate, whether deputies count. They are data
of the published arrangements (Herefordshire: §5 and §8), dated where they are kept, and a past meeting is judged by the
terms of its day. Organisations, posts and categories are named by their keys in the arrangements.

`Terms` alone names rules ("every statutory partner"); `GroupTerms` adds who that is on the day of the meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

STATUTORY_PARTNER = "statutory_partner"


class Level(StrEnum):
    """At which level a group decides: the heads of the bodies, their delegates, or a group below the board."""

    LEAD = "lead"
    DELEGATED = "delegated"
    SUBGROUP = "subgroup"

    def is_below(self, other: Level) -> bool:
        """Whether a group of this level may only endorse or recommend what is reserved to the other."""
        order = list(Level)
        return order.index(self) > order.index(other)


class Deputies(StrEnum):
    """Whether a deputy counts towards quoracy. Arrangements are often silent: the default is that none does."""

    NOT_ALLOWED = "not_allowed"
    WITH_DELEGATION = "with_delegation"
    ALLOWED = "allowed"


class Rounding(StrEnum):
    """What a broken number becomes: half of nine members is five when rounded up, four when rounded down."""

    UP = "up"
    DOWN = "down"


class CirculationNeeds(StrEnum):
    """What a decision between meetings needs. In each case those who answer for it would make a quorate meeting."""

    EVERYBODY = "everybody"
    MAJORITY = "majority"
    QUORUM = "quorum"


class Office(StrEnum):
    """An office of a meeting whose holder a rule may require."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    CHAIR_OR_VICE_CHAIR = "chair_or_vice_chair"


@dataclass(frozen=True, slots=True)
class Bodies:
    """Counted: bodies, each once, whoever and however many represent it.

    Named one by one (`keys`), those of a category, or all but those of one (`other_than`); with none of the three, all
    that have a seat in the group.
    """

    keys: tuple[str, ...] = ()
    category: str | None = None
    other_than: str | None = None

    def includes(self, body: Body) -> bool:
        """Whether this body is one of those counted."""
        if self.keys:
            return body.key in self.keys
        if self.other_than is not None:
            return body.category != self.other_than
        return self.category is None or body.category == self.category


@dataclass(frozen=True, slots=True)
class Members:
    """Counted: the people who hold a seat in the group. Vacant seats are left out of the whole unless said.

    With `of_bodies` only those who sit there for one of these bodies ("at least three from each council").
    """

    counting_vacancies: bool = False
    of_bodies: Bodies | None = None


@dataclass(frozen=True, slots=True)
class Posts:
    """Counted: these posts, each once, when its holder is there, or a deputy who counts under the terms."""

    keys: tuple[str, ...]


Counted = Bodies | Members | Posts


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of these bodies is represented. With a category: every body of it, however many the day has."""

    of: Bodies


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `n` of these are there."""

    n: int
    of: Counted


@dataclass(frozen=True, slots=True)
class Share:
    """At least this fraction of these is there (`more_than`: more than it).

    A broken number is rounded as said; `plus` is added after rounding ("half the members plus one").
    """

    fraction: Fraction
    of: Counted
    more_than: bool = False
    rounding: Rounding = Rounding.UP
    plus: int = 0

    def needed(self, whole: int) -> int:
        """How many of `whole` must be there; never fewer than one, so that an empty room is never quorate."""
        exact = self.fraction * whole
        found = exact.numerator // exact.denominator
        if self.more_than or (self.rounding is Rounding.UP and found != exact):
            found += 1
        return max(1, found + self.plus)


@dataclass(frozen=True, slots=True)
class Present:
    """The holder of this office is there, in person: a deputy for the chair is not the chair."""

    office: Office


@dataclass(frozen=True, slots=True)
class PostPresent:
    """The holder of this post is there, or a deputy who counts under the terms."""

    post: str


@dataclass(frozen=True, slots=True)
class Every:
    """All of these rules hold."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these rules holds."""

    rules: tuple[Rule, ...]


Rule = AllOf | AtLeast | Share | Present | PostPresent | Every | Either
Leaf = AllOf | AtLeast | Share | Present | PostPresent


def leaves_of(rule: Rule) -> tuple[Leaf, ...]:
    """The single conditions of a rule, in its order, however they are combined."""
    if isinstance(rule, Every | Either):
        return tuple(leaf for each in rule.rules for leaf in leaves_of(each))
    return (rule,)


class Period(StrEnum):
    """The unit of a frequency."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Frequency:
    """`times` meetings in every `every` periods: every six weeks is (1, 6, week), twice a year (2, 1, year)."""

    times: int
    every: int
    period: Period


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice that terms ask for, in working days before a meeting: of any, and of an extraordinary one.

    None where the terms do not say it; ``citation`` is its paragraph.
    """

    working_days: int | None = None
    extraordinary: int | None = None
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who may hold an office: one of these posts, or anybody who represents a body of this category."""

    posts: tuple[str, ...] = ()
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Chairing:
    """Who chairs and vice-chairs, and for how many months at a time (None: not limited)."""

    chair: Holder | None = None
    vice_chair: Holder | None = None
    term_months: int | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """A group's terms of reference.

    - `otherwise_chair_decides`: while inquorate the chair decides which items proceed (their decisions stay
      provisional);
    - `tolerance_seconds`: an absence of at most this length does not break quoracy (a dropped video call);
    - `ratify_afterwards`: partners who missed a decision may consent later; otherwise it is taken again;
    - `by_circulation`: decisions may be taken between meetings, and `circulation_needs` says who must agree then;
    - `papers_days`: how many working days before a meeting its papers are due (None: the terms do not say), and
      `papers_citation`, the paragraph that says so;
    - `citation`, `note`: the paragraph, and what it leaves open.
    """

    quoracy: Rule
    otherwise_chair_decides: bool = False
    deputies: Deputies = Deputies.NOT_ALLOWED
    tolerance_seconds: int = 0
    ratify_afterwards: bool = False
    by_circulation: bool = False
    circulation_needs: CirculationNeeds = CirculationNeeds.EVERYBODY
    frequency: Frequency | None = None
    notice: Notice | None = None
    chairing: Chairing = field(default_factory=Chairing)
    citation: str = ""
    note: str = ""
    papers_days: int | None = None
    papers_citation: str = ""

    def with_bodies(
        self,
        bodies: Iterable[Body],
        *,
        seats_held: int = 0,
        seats_vacant: int = 0,
        names: Mapping[str, str] | None = None,
    ) -> GroupTerms:
        """These terms for the group as it stands on one day: see `GroupTerms`."""
        return GroupTerms(self, tuple(bodies), seats_held, seats_vacant, tuple(sorted((names or {}).items())))


@dataclass(frozen=True, slots=True)
class Body:
    """A body that is expected in a group on a day, because the arrangements give it a seat there.

    `category` decides what it counts as: only `statutory_partner` counts towards the statutory partners, whatever else
    a body does (the council's Public Health and its education service are bodies of their own kind). `vacant`: nobody
    holds its seat that day, which leaves it expected and unrepresented.
    """

    key: str
    name: str
    category: str
    vacant: bool = False


@dataclass(frozen=True, slots=True)
class GroupTerms:
    """Terms with the bodies expected and the members' seats of one day: what quoracy is judged by.

    How many statutory partners there are is read from `bodies`, never assumed: more than one ICB or police force is
    legally possible. `seats_held` and `seats_vacant` count members' seats, for rules about a share of the members.
    `names` are pairs of key and words for posts and categories, for the sentences (bodies bring their own).
    Raises `ValueError` when a body is named twice or a count is negative.
    """

    terms: Terms
    bodies: tuple[Body, ...]
    seats_held: int = 0
    seats_vacant: int = 0
    names: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if len({body.key for body in self.bodies}) != len(self.bodies):
            raise ValueError("Each body is expected once.")
        if self.seats_held < 0 or self.seats_vacant < 0:
            raise ValueError("Seats cannot be fewer than none.")

    def body(self, key: str) -> Body | None:
        """The expected body of that key; None when it has no seat in the group that day."""
        return next((body for body in self.bodies if body.key == key), None)


@dataclass(frozen=True, slots=True)
class ReservedMatter:
    """A matter that the arrangements reserve: "ratify the arrangements" (§26), to the lead safeguarding partners.

    ``level`` is the level that may agree it; the board below it may endorse it, other groups recommend it.
    """

    key: str
    name: str
    citation: str
    level: Level = Level.LEAD
