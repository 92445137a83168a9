"""How the partners decide on a review: who is asked, how many must sign, and what follows where they do not agree.

§15.7: a final decision is made by representatives of the three safeguarding partners. How many must agree is the
partnership's setting. A partner that stepped aside does not decide; where more than half of the partners must sign,
they are counted all the same, so that nobody decides more easily because somebody else may not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words, number
from reviews.rules.states import RapidState

ALL = "all"
DISPUTE = "The dispute route is open, and the clock runs on."
"""Which route that is, is for the arrangements to say (`partnership.queries.disputes`)."""


class Standing(StrEnum):
    """How a decision stands that was put to the partners."""

    OPEN = "open"
    DECIDED = "decided"
    NOT_AGREED = "not_agreed"


@dataclass(frozen=True, slots=True)
class Partner:
    """A statutory safeguarding partner: whether it stepped aside, and the post that decides for it ("" for none)."""

    name: str
    stepped_aside: bool
    post: str


def needed(decided_by: str, partners: int, asked: int) -> int:
    """How many must sign: all who are asked, or more than half of the partners."""
    return asked if decided_by == ALL else partners // 2 + 1


def may_put(state: str, partners: Sequence[Partner], decided_by: str, because: str) -> Verdict:
    """Whether a decision may be put to the partners; every reason why not."""
    found = []
    if state not in (RapidState.RECOMMENDED, RapidState.ANSWERED):
        found.append(Reason("state", "The partners decide once the group has recommended, or the Panel has answered."))
    if not because.strip():
        found.append(Reason("because", "Say why: the partners sign the reasons as well."))
    return verdict_from([*found, *missing_partners(partners, decided_by)])


def missing_partners(partners: Sequence[Partner], decided_by: str) -> list[Reason]:
    """Why these partners cannot decide or sign: nobody is left, too few are, or no post does it for one."""
    found = []
    deciding = [each for each in partners if not each.stepped_aside]
    if not partners:
        found.append(Reason("partners", "No statutory safeguarding partner is on record."))
    elif not deciding:
        found.append(Reason("partners", f"All partners have stepped aside, so nobody can decide. {DISPUTE}"))
    elif len(deciding) < needed(decided_by, len(partners), len(deciding)):
        found.append(Reason("partners", f"Too many partners have stepped aside for more than half to sign. {DISPUTE}"))
    found += [
        Reason("posts", f"No post of a delegated safeguarding partner decides for {each.name}.")
        for each in deciding
        if not each.post
    ]
    return found


def stands(decided_by: str, *, partners: int, asked: int, signed: int, refused: int) -> Standing:
    """How it stands, by who was asked and has signed or refused."""
    need = needed(decided_by, partners, asked)
    if signed >= need > 0:
        return Standing.DECIDED
    if asked - refused < need:
        return Standing.NOT_AGREED
    return Standing.OPEN


def sentence(standing: str, decided_by: str, *, partners: int, asked: int, signed: int) -> str:
    """How it stands, for people."""
    need = needed(decided_by, partners, asked)
    if standing == Standing.DECIDED:
        return f"Decided: {number(signed)} of {number(asked)} who were asked have signed."
    if standing == Standing.NOT_AGREED:
        return f"There is no decision: the partners do not agree. {DISPUTE}"
    if standing == Standing.OPEN:
        said = number(signed) if signed else "none"
        return f"There is no decision yet: {said} of {number(need)} signatures needed are given. The clock runs on."
    return "Overtaken: something else was put to the partners."


def may_send(*, decided_on: date | None, built: bool, on: date, today: date) -> Verdict:
    """Whether it may be recorded that the decided review was sent to the Panel on a day; every reason why not."""
    found = []
    if decided_on is None:
        return no("decided", "The partners have not decided, so there is nothing to send.")
    if not built:
        found.append(Reason("built", "The document is not built yet: what is sent is the document that was signed."))
    if on > today:
        found.append(Reason("on", f"{date_words(on)} has not come yet: record it once it is sent."))
    if on < decided_on:
        found.append(Reason("on", f"The partners decided on {date_words(decided_on)}: not before that day."))
    return verdict_from(found)


def may_take_reply(*, sent_on: date | None, on: date, words: str, challenges: bool, today: date) -> Verdict:
    """Whether the Panel's reply may be recorded: not before it was sent, and with its reasons where it challenges."""
    found = []
    if on > today:
        found.append(Reason("on", f"{date_words(on)} has not come yet."))
    if sent_on is not None and on < sent_on:
        found.append(Reason("on", f"It was sent on {date_words(sent_on)}: not before that day."))
    if challenges and not words.strip():
        found.append(Reason("words", "Say what the Panel challenges, and why."))
    return verdict_from(found) if found else YES
