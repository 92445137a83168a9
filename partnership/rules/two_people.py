"""Whether two people are two. What takes a second person is of no use if the first can bring that person in.

Whoever confirms has held the right since before it was asked for; and neither of the two has appointed or invited the
other within the 30 days before, nor has one person brought in both, whether at first hand or through somebody between.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date

APART = timedelta(days=30)
NOT_BROUGHT_IN = (
    "whom you have not brought in within 30 days (appointed, invited, or written down their address), nor they you. "
    "Where there is no such person, whoever runs the service names one more for the team"
)


@dataclass(frozen=True, slots=True)
class Hand:
    """That the account ``by`` had a hand in somebody's coming: appointed, invited, or wrote down their address."""

    by: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Admission:
    """How an account came to hold a seat. ``since`` is when it could act from it, whatever day the seat is dated.

    ``appointed_by`` is the account that made the seat; None where no account did: a file of arrangements, a command of
    whoever runs the service, or the job of a joint group.
    """

    seat: int
    user: int
    role: str
    since: datetime
    live: bool = True
    appointed_by: int | None = None
    hands: frozenset[Hand] = frozenset()


@dataclass(frozen=True, slots=True)
class Asking:
    """What was asked for, or is about to be: by whom, from which seat (None: the oldest that may), when.

    ``roles`` are those whose seats may confirm it.
    """

    by: int
    at: datetime
    roles: Collection[str]
    seat: int | None = None


def seats_of_asker(asked: Asking, everyone: Iterable[Admission]) -> list[Admission]:
    """The seat that it is asked from; where that is not said, the oldest that may, else whichever they hold."""
    mine = sorted((each for each in everyone if each.user == asked.by), key=lambda each: each.seat)
    if asked.seat is not None:
        return [each for each in mine if each.seat == asked.seat]
    holding = [each for each in mine if each.live]
    return [each for each in holding if each.role in asked.roles][:1] or holding


def behind(start: Iterable[Admission], everyone: Collection[Admission], after: datetime) -> dict[int, datetime]:
    """The accounts that had a hand in these seats after a moment, and in theirs, and so on; and when they last had."""
    found: dict[int, datetime] = {}
    waiting = list(start)
    while waiting:
        for hand in waiting.pop().hands:
            if hand.at <= after:
                continue
            if hand.by not in found:
                waiting += [each for each in everyone if each.user == hand.by]
            found[hand.by] = max(hand.at, found.get(hand.by, hand.at))
    return found


def may_be_second(by: int, asked: Asking, everyone: Collection[Admission]) -> Verdict:
    """Whether ``by`` is a second person to whoever asked. That one cannot confirm oneself is another rule's."""
    mine = [each for each in everyone if each.user == by and each.live and each.role in asked.roles]
    if not mine:
        return no("no-right", "Only somebody who has the right can confirm this.")
    before = [each for each in mine if each.since <= asked.at]
    if not before:
        since = date_words(min(each.since for each in mine), weekday=False)
        return no(
            "late",
            f"You have had the right to confirm this since {since} only, after it was asked for. Somebody who had it "
            "by then has to confirm it; or decline it, and let it be asked for again.",
        )
    after = asked.at - APART
    theirs = behind(seats_of_asker(asked, everyone), everyone, after)
    refused = YES
    for seat in before:
        refused = _apart(by, behind([seat], everyone, after), asked.by, theirs)
        if refused:
            return YES
    return refused


def _apart(by: int, mine: dict[int, datetime], asker: int, theirs: dict[int, datetime]) -> Verdict:
    if asker in mine:
        who, last = "Whoever asked for this brought you in", mine[asker]
    elif by in theirs:
        who, last = "You brought in whoever asked for this", theirs[by]
    elif both := mine.keys() & theirs.keys():
        who = "You and whoever asked for this were brought in by the same person"
        last = max(max(mine[each], theirs[each]) for each in both)
    else:
        return YES
    return no(
        "brought-in",
        f"{who} (by appointing, inviting or writing down the address) less than 30 days before, so you two do not "
        "count as two. Somebody else has to confirm it; or decline it, and let it be asked for again after "
        f"{date_words(first_day_after(last), weekday=False)}.",
    )


def first_day_after(last: datetime) -> date:
    """The day on which the 30 days since that moment are over."""
    return uk_date(last + APART)


def who_could_be_second(asked: Asking, everyone: Collection[Admission]) -> set[int]:
    """The accounts that could confirm what ``asked`` says."""
    accounts = {each.user for each in everyone if each.live and each.role in asked.roles} - {asked.by}
    return {each for each in accounts if may_be_second(each, asked, everyone)}
