"""Asking which date suits: what may be offered and answered, and what each date means for quoracy.

An answer says of each date *yes*, *if need be* or *no*. A date is judged three times, each time with more people: those
who said yes, then those who can if need be, then those who have not answered. The first that is quorate is what it is
worth. Whoever said no is never counted, and a deputy counts once they have answered themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words, time_words
from meetings.rules.forecast import Planned, forecast
from meetings.rules.inviting import TELL
from meetings.rules.moments import may_meet, may_move_date
from meetings.rules.presence import Presence
from partnership.rules.terms import GroupTerms

MOST = 8
"""How many dates one question may offer. The product's choice: more are not weighed, only ticked."""

Times = tuple[datetime, datetime]


class Word(StrEnum):
    """What somebody says of a date."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class PollMail(StrEnum):
    """What a mail of a question says."""

    ASKED = "asked"
    AGAIN = "again"
    TAKEN = "taken"
    WITHDRAWN = "withdrawn"


def may_ask_dates(state: str, *, asked_already: bool) -> Verdict:
    """Whether a question may be put: before the meeting begins, one at a time."""
    legal = may_move_date(state)
    if legal and asked_already:
        return no(
            "asked", "People are being asked about dates already. Take one of those, or withdraw the question first."
        )
    return legal


def check_offers(
    offers: Sequence[Times], *, stands: Times | None, taken: Collection[datetime], now: datetime
) -> Verdict:
    """Whether these dates may be offered; every reason why not.

    ``stands`` are the times that the meeting has, None where it is postponed; ``taken`` are beginnings at which the
    group has another meeting.
    """
    found = []
    if not offers:
        found.append(Reason("none", "Choose at least one date, or enter one."))
    if len(offers) > MOST:
        found.append(Reason("many", f"Offer {MOST} dates at the most: you chose {len(offers)}."))
    if len(set(offers)) < len(offers):
        found.append(Reason("twice", "The same date is offered twice."))
    for start, end in sorted(set(offers)):
        called = f"{date_words(start)}, {time_words(start)}"
        legal = may_meet(start, end, now)
        if not legal:
            found.append(Reason("times", f"{called}: {legal.sentence}"))
        elif start <= now:
            found.append(Reason("past", f"{called} has passed. Offer dates to come."))
        elif (start, end) == stands:
            found.append(Reason("stands", f"{called} is when the meeting is planned already."))
        elif start in taken:
            found.append(Reason("taken", f"{called}: the group has another meeting then."))
    return verdict_from(found)


@dataclass(frozen=True, slots=True)
class PollFacts:
    """A question as the rules see it. ``moved``: the meeting has other times by now than those it was asked about."""

    state: str
    ended: bool
    moved: bool


def is_open(facts: PollFacts) -> Verdict:
    """Whether a question is open: to be answered, and one of its dates to be taken."""
    if facts.ended:
        return no("ended", "This question is over: a date was taken, or it was withdrawn.")
    if facts.moved:
        return no("moved", "This meeting was moved meanwhile, so nobody is asked about its date any more.")
    if not may_move_date(facts.state):
        return no("begun", "This meeting is not to be moved any more, so nobody is asked about its date.")
    return YES


def may_take(facts: PollFacts, starts_at: datetime, now: datetime) -> Verdict:
    """Whether a date that was offered may be taken."""
    legal = is_open(facts)
    if legal and starts_at <= now:
        return no("past", f"{date_words(starts_at)}, {time_words(starts_at)} has passed. Take another date.")
    return legal


def check_words(said: Mapping[int, str], *, offered: Iterable[int]) -> Verdict:
    """Whether an answer says one of the three words of each date that is offered, and of nothing else."""
    if set(said) != set(offered) or not set(said.values()) <= set(Word):
        return no("words", "Say yes, if need be or no of each date.")
    return YES


def may_use_poll_link(facts: PollFacts, *, listed: bool, seat_live: bool, email: str, newest_email: str) -> Verdict:
    """Whether the link in a mail still counts; the sentence says what to do when it does not."""
    legal = is_open(facts)
    if not legal:
        return legal
    if not listed or not seat_live:
        return no("not_listed", f"You are no longer on the list of this meeting. {TELL}")
    if email.lower() != newest_email.lower():
        return no("another_address", f"A newer mail went to another address. Use the link in that one, or: {TELL}")
    return YES


class Worth(StrEnum):
    """What a date is worth, the best first."""

    SURE = "sure"
    NEED_BE = "need_be"
    OTHERS = "others"
    NOT = "not"


SENTENCES = {
    Worth.SURE: "Quorate with those who said yes",
    Worth.NEED_BE: "Quorate if those come who can if need be",
    Worth.OTHERS: "Quorate only if others come who have not answered",
    Worth.NOT: "Would not be quorate",
}


@dataclass(frozen=True, slots=True)
class Coming:
    """Who would be there on a date, from its start to its end, as the quoracy rule sees them."""

    yes: Sequence[Presence] = field(default=())
    maybe: Sequence[Presence] = field(default=())
    silent: Sequence[Presence] = field(default=())


@dataclass(frozen=True, slots=True)
class Judged:
    """A date's worth, and where it is not quorate with everybody, why."""

    worth: Worth
    reasons: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        return SENTENCES[self.worth]


def judge(terms: GroupTerms, coming: Coming, items: Sequence[Planned], start: datetime, end: datetime) -> Judged:
    """What a date means for quoracy, along the agenda as it is planned."""
    there: tuple[Presence, ...] = ()
    seen = None
    for worth, more in (
        (Worth.SURE, coming.yes), (Worth.NEED_BE, coming.maybe), (Worth.OTHERS, coming.silent),
    ):  # fmt: skip
        there = (*there, *more)
        seen = forecast(terms, there, items, start, end)
        if seen.throughout:
            return Judged(worth)
    without = next((each for each in seen.periods if not each.verdict.quorate), None) if seen else None
    return Judged(Worth.NOT, tuple(reason.sentence for reason in without.verdict.reasons) if without else ())


def rank(judged: Judged | None, *, yes: int, away: int, late: bool, start: datetime) -> tuple[object, ...]:
    """By which dates are ordered, the best first: worth, not late, fewest who cannot, most who can, soonest."""
    worth = list(Worth).index(judged.worth) if judged else len(Worth)
    return (worth, late, away, -yes, start)
