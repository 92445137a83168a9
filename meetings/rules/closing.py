"""Done is not closed: who may confirm that an action was done, and when it may be closed.

An action that follows a recommendation is closed by a second person and with evidence that it made a difference. One
that comes from a review or an audit takes two steps: a second person confirms that it was done, and after a set time
evidence of impact is looked for, because a difference for children does not show on the day a task is finished.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words
from meetings.rules.states import ActionState

IMPACT_AFTER_DAYS = 90
"""After how many days evidence of impact is looked for. The product's choice, and each partnership's to change."""


class Source(StrEnum):
    """Where a recommendation comes from."""

    LOCAL_REVIEW = "local_review"
    NATIONAL_REVIEW = "national_review"
    RAPID_REVIEW = "rapid_review"
    AUDIT = "audit"
    SCRUTINY = "scrutiny"
    INSPECTION = "inspection"
    CHILD_DEATHS = "child_deaths"


REVIEWS_AND_AUDITS = frozenset(
    {Source.LOCAL_REVIEW, Source.NATIONAL_REVIEW, Source.RAPID_REVIEW, Source.AUDIT, Source.CHILD_DEATHS}
)


@dataclass(frozen=True, slots=True)
class Closing:
    """An action as the rules of closing see it, and who acts.

    ``source`` is that of its recommendation, empty where it follows none. ``same_person``: who acts reported it as
    done, or holds the post that owns it. ``has_evidence``: evidence of impact is there, for one from a review or an
    audit since it was confirmed. ``impact_due_on`` is the day from which evidence of impact is looked for.
    """

    state: str
    source: str = ""
    same_person: bool = False
    has_evidence: bool = False
    impact_due_on: date | None = None

    @property
    def from_review_or_audit(self) -> bool:
        """Whether it takes the two steps."""
        return self.source in REVIEWS_AND_AUDITS


def impact_due(confirmed_on: date, days: int) -> date:
    """The day from which evidence of impact is looked for. Raises ``ValueError`` for fewer days than none."""
    if days < 0:
        raise ValueError("Impact is not looked for before the action was confirmed.")
    return confirmed_on + timedelta(days=days)


def may_confirm(facts: Closing) -> Verdict:
    """Whether who acts may confirm that the action was done: somebody else than its owner and who reported it."""
    if not facts.from_review_or_audit:
        return no("no_need", "Only an action from a review or an audit is confirmed first: close this one.")
    if facts.same_person:
        return _second_person("confirms")
    return YES


def may_close_action(facts: Closing, day: date) -> Verdict:
    """Whether who acts may close the action on ``day``; that its state allows it is for the table of moves.

    One that follows no recommendation: yes. Any other needs a second person and evidence of impact; one from a review
    or an audit was confirmed before, and its day for evidence of impact has come (that very day is soon enough).
    """
    if not facts.source:
        return YES
    if facts.from_review_or_audit and facts.state != ActionState.CONFIRMED:
        return no(
            "not_confirmed",
            "This action comes from a review or an audit: a second person confirms first that it was done.",
        )
    found = []
    if facts.from_review_or_audit and facts.impact_due_on is not None and day < facts.impact_due_on:
        due = date_words(facts.impact_due_on, weekday=False)
        found.append(Reason("too_early", f"Whether it made a difference is looked at from {due}, not before."))
    if not facts.has_evidence:
        since = " Enter what has been seen since it was confirmed." if facts.from_review_or_audit else ""
        words = since or " Enter what shows that it made a difference."
        found.append(Reason("no_impact", f"This action follows a recommendation: done is not enough.{words}"))
    if facts.same_person:
        found.extend(_second_person("closes").reasons)
    return verdict_from(found)


def _second_person(verb: str) -> Verdict:
    return no(
        "second_person",
        f"This action follows a recommendation: somebody other than its owner and the person who reported it as done "
        f"{verb} it.",
    )


def standing_words(
    state: str,
    *,
    due_on: date,
    today: date,
    source: str = "",
    impact_due_on: date | None = None,
    followed: bool = False,
) -> tuple[str, str]:
    """How an action stands today, in words and with a tone: what it waits for is said, not only its state.

    ``followed``: it is one of a case file that goes on as another, which is open to the partnership.
    """
    if followed:
        return "Followed on in the open", "neutral"
    if state == ActionState.OPEN:
        return ("Late", "bad") if due_on < today else ("Open", "active")
    if state == ActionState.DONE:
        return ("Done, waits for a second person" if source else "Done, to be confirmed"), "info"
    if state == ActionState.CONFIRMED and impact_due_on is not None:
        due = date_words(impact_due_on, weekday=False)
        if impact_due_on > today:
            return f"Confirmed, impact due {due}", "info"
        return f"Confirmed, impact due since {due}", "warn"
    return {
        ActionState.CONFIRMED: ("Confirmed", "info"),
        ActionState.CLOSED: ("Closed", "good"),
        ActionState.WITHDRAWN: ("Withdrawn", "neutral"),
    }[ActionState(state)]
