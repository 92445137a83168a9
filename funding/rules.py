"""Contributions: which decision agrees one, and what that agreement protects."""

from dataclasses import dataclass
from decimal import Decimal

from hscp.lib.verdicts import YES, Verdict, no
from meetings.rules.decisions import AGREEING, Outcome
from partnership.enums import Meaning


@dataclass(frozen=True, slots=True)
class Deciding:
    """A decision: its number, its outcome, and what the arrangements mark its reserved matter as ("" for none)."""

    key: int
    outcome: str
    meaning: str = ""

    @property
    def agrees(self) -> bool:
        """Whether it agrees contributions: taken on that matter, and settled."""
        return self.meaning == Meaning.CONTRIBUTIONS and self.outcome in AGREEING


def may_name(decision: Deciding | None) -> Verdict:
    """Whether a decision may be named behind a contribution: one on contributions that agreed or endorsed them."""
    if decision is None:
        return YES
    if decision.meaning != Meaning.CONTRIBUTIONS:
        return no("matter", "That decision is not about contributions. Choose one on the matter reserved for them.")
    if decision.outcome not in (*AGREEING, Outcome.ENDORSED):
        return no("outcome", "That decision has agreed nothing.")
    return YES


@dataclass(frozen=True, slots=True)
class Agreed:
    """A contribution as it stands: cash in pounds, what is given in kind, the decision behind it, None without one.

    ``is_agreed``: that decision agrees it; an endorsement below those to whom it is reserved does not.
    """

    cash: Decimal
    in_kind: str
    decision: int | None
    is_agreed: bool = False


def may_change(was: Agreed, to: Agreed) -> Verdict:
    """Whether a contribution may be changed: once agreed, only by another decision that agrees one.

    Naming the decision behind what stands already is no change of it.
    """
    if not was.is_agreed or (was.cash, was.in_kind.strip()) == (to.cash, to.in_kind.strip()):
        return YES
    if to.is_agreed and to.decision != was.decision:
        return YES
    return no(
        "agreed",
        "This contribution is agreed: it changes only with another decision that agrees one. Choose that decision.",
    )
