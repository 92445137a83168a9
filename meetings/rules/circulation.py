"""A decision between meetings: put to everybody whom the group's quoracy rule counts, and settled by what they answer.

Only where the terms allow it. Whatever else the terms want of it (`CirculationNeeds`), those who answer for it would
have been a quorate meeting: a decision by circulation is never easier to have than one in the room. Deputies do not
answer: the question goes to the post.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from hscp.lib.moves import Move, State, Table
from hscp.lib.verdicts import Reason, Verdict, verdict_from
from hscp.lib.words import date_words
from meetings.rules.decisions import DecisionKind, DecisionOutcome, Outcome, outcome_of, with_consents
from meetings.rules.presence import Presence
from meetings.rules.quorum import QuoracyVerdict
from partnership.rules.terms import CirculationNeeds, GroupTerms, Level, ReservedMatter, Terms

LONGEST = timedelta(days=60)


class CirculationState(StrEnum):
    """Open until it is settled by the answers or by its closing date, or withdrawn."""

    OPEN = "open"
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    WITHDRAWN = "withdrawn"


CIRCULATION = Table(
    noun="circulation",
    initial=CirculationState.OPEN,
    states=(
        State(CirculationState.OPEN, "open"),
        State(CirculationState.AGREED, "agreed", final=True),
        State(CirculationState.NOT_AGREED, "not agreed", final=True),
        State(CirculationState.WITHDRAWN, "withdrawn", final=True),
    ),
    moves=(
        Move("agree", CirculationState.OPEN, CirculationState.AGREED, "Settle as agreed"),
        Move("fail", CirculationState.OPEN, CirculationState.NOT_AGREED, "Settle as not agreed"),
        Move("withdraw", CirculationState.OPEN, CirculationState.WITHDRAWN, "Withdraw", needs_reason=True),
    ),
)


def may_circulate(terms: Terms, *, asked: int, enough: bool, closes_on: date, today: date, reports: bool) -> Verdict:
    """Whether a proposal may be sent round; every reason why not.

    `asked` is how many posts the quoracy rule counts, `enough` whether they would be quorate all together; `reports`
    whether a meeting is planned after the closing date, to which it is reported.
    """
    found = []
    if not terms.by_circulation:
        found.append(Reason("terms_do_not_allow", "The terms of this group do not allow decisions between meetings."))
    elif not asked or not enough:
        found.append(Reason("nobody", "Even if everybody answered who counts here, they would not be quorate."))
    if closes_on <= today:
        found.append(Reason("closes_on", "The closing date must be after today."))
    elif closes_on > today + LONGEST:
        found.append(Reason("closes_on", f"The closing date must be by {date_words(today + LONGEST, weekday=False)}."))
    elif not reports:
        found.append(
            Reason("reports", "Plan a meeting after the closing date first: the decision is reported to that meeting.")
        )
    return verdict_from(found)


@dataclass(frozen=True, slots=True)
class Answers:
    """What came back, as the presences those who answered would have been, and whether the closing date is past."""

    agreeing: Sequence[Presence]
    refusing: Sequence[Presence]
    asked: int
    over: bool = False

    @property
    def complete(self) -> bool:
        """Whether all have answered, or none can any more."""
        return self.over or len(self.agreeing) + len(self.refusing) >= self.asked


@dataclass(frozen=True, slots=True)
class Settled:
    """How a circulation stands: the sentence that says so, and the quoracy of those who stand for it."""

    state: CirculationState
    sentence: str
    verdict: QuoracyVerdict


def settle(terms: GroupTerms, answers: Answers, at: datetime) -> Settled:
    """How a circulation stands. Still open while the answers that are missing could change it.

    - everybody: all who are asked agree; the first refusal settles it;
    - majority: more than half of those asked agree, and those who answered would be quorate;
    - quorum: those who agree would be quorate by themselves.
    """
    needs = terms.terms.circulation_needs
    agreed = with_consents(terms, (), at, answers.agreeing)
    if needs is CirculationNeeds.EVERYBODY:
        if answers.refusing:
            return Settled(CirculationState.NOT_AGREED, "Not agreed: somebody who was asked does not agree.", agreed)
        if len(answers.agreeing) >= answers.asked and agreed:
            return Settled(CirculationState.AGREED, "Agreed by circulation: everybody who was asked agrees.", agreed)
        return _left(answers, "Not agreed: not everybody had answered by the closing date.", agreed)
    if not answers.complete:
        return _left(answers, "", agreed)
    if needs is CirculationNeeds.QUORUM:
        if agreed:
            return Settled(CirculationState.AGREED, "Agreed by circulation: those who agree are quorate.", agreed)
        return Settled(CirculationState.NOT_AGREED, f"Not agreed: of those who agree, {_lower(agreed)}", agreed)
    answered = with_consents(terms, (), at, [*answers.agreeing, *answers.refusing])
    if 2 * len(answers.agreeing) <= answers.asked:
        said = "Not agreed: no more than half of those who were asked agree."
        return Settled(CirculationState.NOT_AGREED, said, answered)
    if not answered:
        return Settled(CirculationState.NOT_AGREED, f"Not agreed: of those who answered, {_lower(answered)}", answered)
    return Settled(
        CirculationState.AGREED, "Agreed by circulation: more than half of those who were asked agree.", answered
    )


def _left(answers: Answers, sentence: str, verdict: QuoracyVerdict) -> Settled:
    if answers.complete:
        return Settled(CirculationState.NOT_AGREED, sentence, verdict)
    return Settled(CirculationState.OPEN, "Answers are still awaited.", verdict)


def _lower(verdict: QuoracyVerdict) -> str:
    said = verdict.sentence
    return said[0].lower() + said[1:]


def circulated_outcome(settled: Settled, reserved: ReservedMatter | None, level: Level) -> DecisionOutcome:
    """What a decision agreed by circulation is worth: agreed, or for a reserved matter below its level
    endorsed or recommended.
    """
    found = outcome_of(DecisionKind.AGREE, settled.verdict, reserved, level)
    if found.outcome is Outcome.AGREED:
        return DecisionOutcome(found.outcome, settled.sentence)
    return DecisionOutcome(found.outcome, f"{settled.sentence} {found.sentence}")
