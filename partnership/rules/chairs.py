"""Who chairs or vice-chairs a group for how long. Days are half-open: [from, to); an open start is "since ever"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import date_words


@dataclass(frozen=True, slots=True)
class ChairFacts:
    """A term in the chair as a rule sees it: which post, from which day (None: always), to which day (None: still)."""

    post: str
    starts_on: date | None
    ends_on: date | None

    def meets(self, starts_on: date, ends_on: date | None) -> bool:
        """Whether the term holds on any day of [starts_on, ends_on)."""
        begins_before_their_end = ends_on is None or self.starts_on is None or self.starts_on < ends_on
        return begins_before_their_end and (self.ends_on is None or self.ends_on > starts_on)


def may_chair(
    *, what: str, held: Iterable[ChairFacts], kept_elsewhere: str, starts_on: date, ends_on: date | None
) -> Verdict:
    """Whether a post may take a chair: the days are free, and the group's record is kept in this space.

    ``what`` names the chair ("Chair of the Board"); ``kept_elsewhere`` the joint space that keeps the group, or "".
    """
    if kept_elsewhere:
        return no("elsewhere", f"This group's record is kept in {kept_elsewhere}. Appoint its chair there.")
    if ends_on is not None and ends_on <= starts_on:
        return no("dates", "The time in the chair must end after it starts.")
    for term in held:
        if term.meets(starts_on, ends_on):
            since = f" from {date_words(term.starts_on)}" if term.starts_on else ""
            until = f" until {date_words(term.ends_on)}" if term.ends_on else ""
            return no("held", f"{what} is held by {term.post}{since}{until}. End that first.")
    return YES


def may_end_chair(term: ChairFacts, ends_on: date) -> Verdict:
    """Whether a term in the chair may end on a day: not before it began, and not later than it has ended already."""
    if term.starts_on is not None and ends_on < term.starts_on:
        return no("dates", f"The time in the chair began on {date_words(term.starts_on)}; it cannot end before that.")
    if term.ends_on is not None and term.ends_on <= ends_on:
        return no("ended", f"It ends on {date_words(term.ends_on)} already.")
    return YES
