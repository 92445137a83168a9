"""When something is due for a decision, who may decide, and what stands against it. Days are UK dates.

Nothing that holds a matter of the partnership goes by itself: a period that is over puts a thing on a list, and people
decide. An erasure takes two: one asks, another confirms.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hscp.lib.keeping import CLASS_WORDS, RecordClass
from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import date_words, plural
from hscp.lib.workdays import add_months
from partnership.rules.two_people import NOT_BROUGHT_IN

LASTS = timedelta(days=14)  # how long an erasure that was asked for waits for the second person
EARLY_REASON = 20  # characters; before the period is over somebody has to say why


@dataclass(frozen=True, slots=True)
class Period:
    """How long one class of record is kept here. ``months`` is None for good; ``decided`` where the partnership did."""

    record_class: RecordClass
    months: int | None
    starts: str
    citation: str
    checked: bool
    note: str = ""
    decided: bool = False

    @property
    def title(self) -> str:
        return CLASS_WORDS[self.record_class]

    @property
    def words(self) -> str:
        """ "25 years", "18 months", "For good"."""
        return months_words(self.months)

    def due_on(self, since: date | None) -> date | None:
        """The first day on which a thing whose clock began at ``since`` is due; None while nothing makes it so."""
        return None if since is None or self.months is None else add_months(since, self.months)


def person_written(key: int) -> str:
    """What is written down for good of a person: no name, which their erasure would leave behind."""
    return f"Person {key} on the list of people"


def months_words(months: int | None) -> str:
    """A length in words: years, and what is left in months."""
    if months is None:
        return "For good"
    parts = [plural(number, unit) for number, unit in zip(divmod(months, 12), ("year", "month"), strict=True) if number]
    return " and ".join(parts)


def rule_words(period: Period, since: date, due_on: date) -> str:
    """The date and the rule that says so."""
    counted = f"{period.words} from {period.starts}"
    return f"{counted}: {date_words(since, weekday=False)}, so due since {date_words(due_on, weekday=False)}."


@dataclass(frozen=True, slots=True)
class ErasureFacts:
    """What the rules see of a thing that somebody wants erased.

    ``blocks`` are refusals that the thing itself gives (a file that is still open); ``due`` is whether its period is
    over; ``waiting`` whether an erasure is asked for already; ``others`` how many people could confirm it.
    """

    words: str
    held: Verdict
    blocks: Verdict = YES
    erased: bool = False
    due: bool = False
    kept_until: date | None = None
    waiting: bool = False
    others: int = 1


def may_erase(facts: ErasureFacts) -> Verdict:
    """Whether it may go at all, whoever asks: asked for again when it is confirmed, and when it is done."""
    if facts.erased:
        return no("erased", f"The content of {facts.words} was erased before.")
    if not facts.blocks:
        return facts.blocks
    if facts.held and facts.kept_until is not None:
        until = date_words(facts.kept_until, weekday=False)
        return no("kept", f"It was decided to keep this until {until}. Decide anew first, if that is no longer right.")
    return facts.held


def may_ask(facts: ErasureFacts, *, reason: str) -> Verdict:
    """Whether somebody may ask for an erasure now, saying this."""
    refused = may_erase(facts)
    if not refused:
        return refused
    if facts.waiting:
        return no("waiting", "This has been asked for already, and waits for a second person.")
    if not facts.others:
        return no(
            "nobody",
            "A second person has to confirm an erasure, and nobody else here could now: it takes somebody who has that "
            f"right already, and {NOT_BROUGHT_IN}.",
        )
    if not facts.due and len(reason.strip()) < EARLY_REASON:
        return no("early", "Its period is not over, so say in a sentence why it has to go before.")
    return YES if reason.strip() else no("reason", "Say why it is erased.")


@dataclass(frozen=True, slots=True)
class AskedFacts:
    """An erasure that was asked for. People are their accounts' numbers, so that two seats do not make two people."""

    asked_by: int
    asked_at: datetime
    answered: bool

    def is_open(self, now: datetime) -> bool:
        """Whether it waits for the second person."""
        return not self.answered and now < self.asked_at + LASTS


def may_answer(
    asked: AskedFacts, facts: ErasureFacts, *, by: int, now: datetime, confirms: bool, second: Verdict
) -> Verdict:
    """Whether ``by`` may confirm it, or with ``confirms=False`` decline it; whoever asked may take it back so.

    ``second`` is whether they are a second person to whoever asked (`partnership.rules.two_people`).
    """
    if asked.answered:
        return no("answered", "This has been answered already.")
    if now >= asked.asked_at + LASTS:
        return no("lapsed", "This was asked for more than 14 days ago and has lapsed. It can be asked for again.")
    if not confirms:
        return YES
    if by == asked.asked_by:
        return no("same", "You asked for this yourself: somebody else has to confirm it.")
    return may_erase(facts) if second else second


def may_change_period(*, months: int | None, now_months: int | None, reason: str) -> Verdict:
    """Whether a partnership may keep a class for so long from now on."""
    if months == now_months:
        return no("same", "That is the period which holds now.")
    return YES if reason.strip() else no("reason", "Say why the period is changed, and who decided it.")


def may_keep_longer(*, until: date, today: date, reason: str, erased: bool) -> Verdict:
    """Whether something may be kept past its period, until that day."""
    if erased:
        return no("erased", "Its content was erased: there is nothing left to keep.")
    if until <= today:
        return no("past", "The day until which it is kept must be after today.")
    return YES if reason.strip() else no("reason", "Say why it is kept longer.")


def may_lift(*, lifted: bool, reason: str) -> Verdict:
    """Whether a legal hold may be lifted."""
    if lifted:
        return no("lifted", "This hold was lifted before.")
    return YES if reason.strip() else no("reason", "Say why the hold is lifted, and who agreed to it.")


def in_force(national: Iterable[Period], decided: dict[RecordClass, Period]) -> dict[RecordClass, Period]:
    """The schedule: what the partnership decided, else the national row, by class in the order of the classes."""
    rows = {each.record_class: each for each in national} | decided
    return {kept: rows[kept] for kept in RecordClass if kept in rows}
