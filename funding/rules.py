"""Contributions: what an agreement of the lead partners protects (§20.1)."""

from dataclasses import dataclass
from decimal import Decimal

from hscp.lib.verdicts import YES, Verdict, no


@dataclass(frozen=True, slots=True)
class Agreed:
    """A contribution as it stands: cash in pounds, what is given in kind, the decision behind it, None without one.

    ``is_agreed``: that decision is the lead partners' own; an endorsement that awaits them is not.
    """

    cash: Decimal
    in_kind: str
    decision: int | None
    is_agreed: bool = False


def may_change(was: Agreed, to: Agreed) -> Verdict:
    """Whether a contribution may be changed: once agreed, only by another decision of the lead partners.

    Naming the decision behind what stands already is no change of it.
    """
    if not was.is_agreed or (was.cash, was.in_kind.strip()) == (to.cash, to.in_kind.strip()):
        return YES
    if to.is_agreed and to.decision != was.decision:
        return YES
    return no(
        "agreed",
        "The lead safeguarding partners have agreed this contribution: it changes only with another decision "
        "of theirs. Choose that decision.",
    )
