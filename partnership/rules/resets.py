"""Who may have somebody's second factor taken away: two people, neither of them that person, within a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hscp.lib.verdicts import YES, Verdict, no
from partnership.rules.two_people import NOT_BROUGHT_IN

LASTS = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class ResetFacts:
    """A reset as a rule sees it. People are their accounts' numbers, so that two seats do not make two people."""

    of: int
    asked_by: int
    asked_at: datetime
    answered: bool = False

    def is_open(self, now: datetime) -> bool:
        """Whether it still waits for the second person."""
        return not self.answered and now < self.asked_at + LASTS


def may_ask(
    *, of: int | None, by: int, person: str, seated: bool, has_factor: bool, others: int, is_open: bool
) -> Verdict:
    """Whether ``by`` may ask for it now. ``others``: how many people could confirm it."""
    if of is None:
        return no("no-account", f"{person} has no account here yet.")
    if of == by:
        return no("self", "You cannot ask this for yourself. Ask somebody else of the Partnership Team.")
    if not seated:
        return no("no-seat", f"{person} holds no post here now.")
    if not has_factor:
        return no("none", f"{person} has no second step set up. They are led to it when they sign in.")
    if is_open:
        return no("open", "This has been asked for already, and waits for a second person.")
    if not others:
        return no(
            "nobody",
            "A second person of the Partnership Team has to confirm this, and there is nobody else now: it takes "
            f"somebody who has that right already, and {NOT_BROUGHT_IN}.",
        )
    return YES


def may_answer(reset: ResetFacts, *, by: int, now: datetime, confirms: bool, second: Verdict) -> Verdict:
    """Whether ``by`` may confirm it, or with ``confirms=False`` decline it; whoever asked may take it back so.

    ``second`` is whether they are a second person to whoever asked (`partnership.rules.two_people`).
    """
    if reset.answered:
        return no("answered", "This has been answered already.")
    if now >= reset.asked_at + LASTS:
        return no("lapsed", "This was asked for more than 24 hours ago and has lapsed. It can be asked for again.")
    if confirms and by == reset.asked_by:
        return no("same", "You asked for this yourself: somebody else has to confirm it.")
    if by == reset.of:
        return no("self", "This is about your own account: somebody else has to answer it.")
    return second if confirms else YES
