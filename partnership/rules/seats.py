"""When a person may be seated in a post, and when a seat may end. Days are half-open: [from, to)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import date_words


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """A seat as a rule sees it: who, from which day, to which day (None: still)."""

    person: str
    person_id: int
    starts_on: date
    ends_on: date | None

    def meets(self, starts_on: date, ends_on: date | None) -> bool:
        """Whether the seat holds on any day of [starts_on, ends_on). One that ended the day it began never held."""
        if self.ends_on == self.starts_on:
            return False
        begins_before_their_end = ends_on is None or self.starts_on < ends_on
        return begins_before_their_end and (self.ends_on is None or self.ends_on > starts_on)


def may_appoint(
    *,
    post: str,
    many_holders: bool,
    held: Iterable[SeatFacts],
    person_id: int,
    starts_on: date,
    ends_on: date | None,
) -> Verdict:
    """Whether the post is free on every day asked for; one with many holders only refuses the same person twice."""
    if ends_on is not None and ends_on <= starts_on:
        return no("dates", "The seat must end after it starts.")
    for seat in held:
        if not seat.meets(starts_on, ends_on):
            continue
        if seat.person_id == person_id:
            return no("already", f"{seat.person} already holds this post from {date_words(seat.starts_on)}.")
        if not many_holders:
            until = f" until {date_words(seat.ends_on)}" if seat.ends_on else ""
            return no(
                "held",
                f"{post} is held by {seat.person} from {date_words(seat.starts_on)}{until}. End that seat first.",
            )
    return YES


def may_reopen(seat: SeatFacts, *, post: str, many_holders: bool, others: Iterable[SeatFacts], today: date) -> Verdict:
    """Whether a seat's end may be taken back: while that day is not over, and nobody has followed in the post."""
    if seat.ends_on is None:
        return no("open", "This seat has not been ended.")
    if seat.ends_on < today:
        return no(
            "over",
            f"The seat ended on {date_words(seat.ends_on)}, so it stands in the record. Appoint {seat.person} again.",
        )
    return may_appoint(
        post=post,
        many_holders=many_holders,
        held=others,
        person_id=seat.person_id,
        starts_on=seat.ends_on,
        ends_on=None,
    )


def team_stays(*, leaves: str, can_sign_in: bool, others_who_stay: int) -> Verdict:
    """Whether somebody of the Partnership Team can still sign in once ``leaves`` is gone.

    ``can_sign_in`` is whether the one who leaves could; ``others_who_stay`` counts the other team seats with an account
    that hold on the day and after it.
    """
    if not can_sign_in or others_who_stay:
        return YES
    return no(
        "last-of-team",
        f"{leaves} is the last of the Partnership Team who can sign in, so nobody could invite or appoint people "
        "any more. First have somebody else of the team accept an invitation.",
    )


def may_end(seat: SeatFacts, ends_on: date) -> Verdict:
    """Whether a seat may end on a day: not before it began, and not later than it has ended already."""
    if ends_on < seat.starts_on:
        return no("dates", f"The seat began on {date_words(seat.starts_on)}; it cannot end before that.")
    if seat.ends_on is not None and seat.ends_on <= ends_on:
        return no("ended", f"The seat ended on {date_words(seat.ends_on)}.")
    return YES
