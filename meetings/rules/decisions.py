"""What a decision is worth: the quoracy of its own moment, the level it is taken at, and what is reserved above it.

The arrangements: the three partners "must be part of any key actions and decision-making" (§8). So a decision taken
while the meeting is not quorate is *provisional*, whatever anybody calls it, also where the terms let the chair decide
which items proceed. Matters reserved to the lead safeguarding partners (§3.3, §13.5, §19.2, §20.1, §26) can be
*endorsed* by the board of their delegates (§3.2, §5.1), never agreed. A group that reports to the board (§7.10) can do
neither: what it supports is *recommended* to the board.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from hscp.lib.intervals import Interval
from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import sentence, time_words
from meetings.rules.presence import Item, Presence
from meetings.rules.quorum import QuoracyVerdict, quoracy
from partnership.rules.terms import GroupTerms, Level, ReservedMatter, Terms


class DecisionKind(StrEnum):
    """What the meeting resolved: to agree to the proposal, to refuse it, to note it, to put it off.

    Noting and putting off settle nothing and need no quoracy.
    """

    AGREE = "agree"
    REFUSE = "refuse"
    NOTE = "note"
    DEFER = "defer"


class Outcome(StrEnum):
    """What became of a decision."""

    AGREED = "agreed"
    RATIFIED = "ratified"
    REFUSED = "refused"
    PROVISIONAL = "provisional"
    ENDORSED = "endorsed"
    NOT_ENDORSED = "not_endorsed"
    RECOMMENDED = "recommended"
    NOT_RECOMMENDED = "not_recommended"
    NOTED = "noted"
    DEFERRED = "deferred"
    TAKEN_OUT = "taken_out"
    """It was no decision after all: its words were recorded as a note or an action before the minutes were issued."""


AGREEING = frozenset({Outcome.AGREED, Outcome.RATIFIED})
"""Outcomes by which something is agreed for good: neither provisional nor what awaits those above."""

SETTLING = frozenset({DecisionKind.AGREE, DecisionKind.REFUSE})
_ABOVE = {
    Level.LEAD: "lead safeguarding partners",
    Level.DELEGATED: "delegated safeguarding partners",
}


_LEVELS = {"lsp_forum": Level.LEAD, "board": Level.DELEGATED}


def level_of(group_kind: str) -> Level:
    """At which level a kind of group decides: the lead partners' forum, the board of their delegates, or below."""
    return _LEVELS.get(group_kind, Level.SUBGROUP)


@dataclass(frozen=True, slots=True)
class DecisionOutcome:
    """The outcome, and the sentence that stands beside the decision."""

    outcome: Outcome
    sentence: str


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """A decision as far as rules look at it: what was resolved, when, on which item, about a reserved matter or not."""

    key: str
    kind: DecisionKind
    at: datetime
    item: Item | None = None
    reserved: ReservedMatter | None = None


@dataclass(frozen=True, slots=True)
class Rejudgement:
    """A decision that a correction of presence touches: verdicts before and after, and the outcome each gives."""

    key: str
    before: QuoracyVerdict
    after: QuoracyVerdict
    outcome_before: Outcome
    outcome_after: Outcome

    @property
    def changes_outcome(self) -> bool:
        return self.outcome_before is not self.outcome_after

    @property
    def sentence(self) -> str:
        """What the correction means for the decision; the old text is kept beside it."""
        if self.changes_outcome:
            return sentence(
                f"with the corrected attendance this decision is {_words(self.outcome_after)}, "
                f"not {_words(self.outcome_before)}"
            )
        return "The corrected attendance changes who was there, not the outcome."


def outcome_of(
    kind: DecisionKind, verdict: QuoracyVerdict, reserved_matter: ReservedMatter | None, level: Level
) -> DecisionOutcome:
    """What a decision of that kind is worth under the quoracy of its moment.

    Never `AGREED` while inquorate, nor on a reserved matter below the level it is reserved to; both together are
    provisional (an endorsement or a recommendation needs quoracy too). Only the board endorses; a group below it
    recommends.
    """
    if kind is DecisionKind.NOTE:
        return DecisionOutcome(Outcome.NOTED, "Noted.")
    if kind is DecisionKind.DEFER:
        return DecisionOutcome(Outcome.DEFERRED, "Deferred to a later meeting.")
    if not verdict:
        said = ["Provisional: the meeting was not quorate when this was decided."]
        said += [reason.sentence for reason in verdict.reasons]
        if verdict.chair_decides:
            said.append("The chair may let the item proceed; what is decided stays provisional.")
        return DecisionOutcome(Outcome.PROVISIONAL, " ".join(said))
    if reserved_matter is not None and level.is_below(reserved_matter.level):
        above = _ABOVE[reserved_matter.level]
        matter = f"“{reserved_matter.name}” is reserved to the {above} ({reserved_matter.citation})."
        if level is Level.SUBGROUP:
            if kind is DecisionKind.REFUSE:
                return DecisionOutcome(Outcome.NOT_RECOMMENDED, f"Not recommended to the board. {matter}")
            only = "Recommended to the board, neither agreed nor endorsed."
            return DecisionOutcome(Outcome.RECOMMENDED, f"{only} {matter}")
        if kind is DecisionKind.REFUSE:
            return DecisionOutcome(Outcome.NOT_ENDORSED, f"Not endorsed. {matter} They may still decide it.")
        return DecisionOutcome(Outcome.ENDORSED, f"Endorsed, awaiting the {above}. {matter}")
    if kind is DecisionKind.REFUSE:
        return DecisionOutcome(Outcome.REFUSED, "Refused by a quorate meeting.")
    return DecisionOutcome(Outcome.AGREED, "Agreed by a quorate meeting.")


def may_take_at(opened_at: datetime | None, at: datetime, now: datetime, closed_at: datetime | None = None) -> Verdict:
    """Whether a decision can have been taken at that moment of a meeting: it had begun and was not over, and the
    moment has come."""
    if opened_at is None or at < opened_at:
        began = f"began at {time_words(opened_at)}" if opened_at else "has not begun"
        return no("too_early", f"The meeting {began}: nothing can be decided before that.")
    if at > now:
        return no("not_yet", f"{time_words(at)} has not come yet: record the decision when it is taken.")
    if closed_at is not None and at > closed_at:
        return no("too_late", f"The meeting ended at {time_words(closed_at)}: nothing can be decided after that.")
    return YES


def may_take_again(outcome: Outcome, verdict: QuoracyVerdict) -> Verdict:
    """Whether a decision may be taken again now: only a provisional one, and only while the meeting is quorate."""
    if outcome is not Outcome.PROVISIONAL:
        return no("not_provisional", f"This decision is {_words(outcome)}: only a provisional one is taken again.")
    if not verdict:
        return Verdict(False, verdict.reasons)
    return YES


def may_ratify(terms: Terms, outcome: Outcome) -> Verdict:
    """Whether missing partners may consent afterwards: a provisional decision, under terms that allow it."""
    if outcome is not Outcome.PROVISIONAL:
        return no("not_provisional", f"This decision is {_words(outcome)}: only a provisional one can be ratified.")
    if not terms.ratify_afterwards:
        return no(
            "terms_do_not_allow",
            "The terms of this group do not allow ratifying afterwards: the decision returns to the next quorate "
            "meeting.",
        )
    return YES


def may_decide_by_circulation(terms: Terms) -> Verdict:
    """Whether the group may decide between meetings."""
    if terms.by_circulation:
        return YES
    return no("terms_do_not_allow", "The terms of this group do not allow decisions between meetings.")


def with_consents(
    terms: GroupTerms,
    presences: Iterable[Presence],
    at: datetime,
    consents: Iterable[Presence],
    item: Item | None = None,
) -> QuoracyVerdict:
    """The quoracy of the moment, had those who consented since been there: what is still missing for ratification.

    A consent is the presence that its giver would have had (person, body, capacity, seat); its times are not looked at.
    Recusals hold for consents too. Whether the terms allow ratifying at all is `may_ratify`.
    """
    there = [replace(each, intervals=(Interval(at),)) for each in consents]
    return quoracy(terms, [*presences, *there], at, item)


def ratified_outcome(
    kind: DecisionKind, with_consents: QuoracyVerdict, reserved_matter: ReservedMatter | None, level: Level
) -> DecisionOutcome:
    """The outcome of a provisional decision once consents came: ratified when they are complete, else as before.

    A reserved matter below its level becomes endorsed or recommended, like at a quorate meeting; a refusal refused.
    """
    found = outcome_of(kind, with_consents, reserved_matter, level)
    if found.outcome is Outcome.AGREED:
        return DecisionOutcome(Outcome.RATIFIED, "Agreed: ratified afterwards by the partners who were missing.")
    return found


def rejudge(
    terms: GroupTerms,
    decisions: Sequence[DecisionFacts],
    before: Iterable[Presence],
    after: Iterable[Presence],
    level: Level,
) -> tuple[Rejudgement, ...]:
    """The decisions whose verdict a correction of presence changes, in their order; the others are left out."""
    old, new = tuple(before), tuple(after)
    found = []
    for decision in decisions:
        was = quoracy(terms, old, decision.at, decision.item)
        now = quoracy(terms, new, decision.at, decision.item)
        if was != now:
            first, second = (outcome_of(decision.kind, each, decision.reserved, level).outcome for each in (was, now))
            found.append(Rejudgement(decision.key, was, now, first, second))
    return tuple(found)


def _words(outcome: Outcome) -> str:
    return outcome.value.replace("_", " ")
