"""What single agencies show of the impact of improvements made after reviews (§3.4c): asked for, owed, late, shown.

An agency is asked by a day and may show something unasked. What it showed stays; a correction stands beside what it
replaces, and the newest counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hscp.lib.moves import Move, State, Table
from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words
from partnership.rules.roles import ROLES, Right

BEFORE = timedelta(days=7)
"""From so long before its day on an agency that owes evidence is reminded. The product's choice, as the two below."""
AGAIN = timedelta(days=7)
REMINDED_AT_MOST = 6
LONGEST = timedelta(days=366)  # a day later than that is a slip of the hand
SPEAKING = frozenset(
    row.key for row in ROLES if Right.UPDATE_ACTIONS in row.rights and Right.RECORD_MINUTES not in row.rights
)
"""The roles that speak for their agency. Who keeps the record speaks for none: they write down what one told them."""


class EvidenceKind(StrEnum):
    """How it is known that something made a difference."""

    AUDIT = "audit"
    DATA = "data"
    FEEDBACK = "feedback"
    PRACTICE = "practice"
    OTHER = "other"


class EvidenceAskState(StrEnum):
    """An agency is asked until it shows something, or is asked no longer. Whether that is late depends on the day."""

    ASKED = "asked"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


EVIDENCE_ASK = Table(
    noun="request for an agency’s evidence",
    initial=EvidenceAskState.ASKED,
    states=(
        State(EvidenceAskState.ASKED, "asked"),
        State(EvidenceAskState.ANSWERED, "answered", final=True),
        State(EvidenceAskState.WITHDRAWN, "withdrawn", final=True),
    ),
    moves=(
        Move("remind", EvidenceAskState.ASKED, EvidenceAskState.ASKED, "Remind the agency"),
        Move("answer", EvidenceAskState.ASKED, EvidenceAskState.ANSWERED, "Write down the agency’s evidence"),
        Move("withdraw", EvidenceAskState.ASKED, EvidenceAskState.WITHDRAWN, "Ask no longer", needs_reason=True),
    ),
)


class Stands(StrEnum):
    """How it stands with what one agency shows of one recommendation, on a day."""

    LATE = "late"
    ASKED = "asked"
    ANSWERED = "answered"
    SHOWN = "shown"
    WITHDRAWN = "withdrawn"


OWED = frozenset({Stands.LATE, Stands.ASKED})
WORDS: dict[Stands, tuple[str, str]] = {
    Stands.LATE: ("Late", "bad"),
    Stands.ASKED: ("Asked, not yet due", "active"),
    Stands.ANSWERED: ("Answered", "good"),
    Stands.SHOWN: ("Shown unasked", "good"),
    Stands.WITHDRAWN: ("No longer asked", "neutral"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One time that an agency was asked."""

    state: str
    due_on: date


def standing(asked: Iterable[Asked], *, shown: bool, today: date) -> Stands:
    """How it stands with one agency, which was asked so often, on a day; ``shown``: something is on record from it.

    What it still owes comes before what it showed: it may have been asked again. It is late from the day after.
    """
    rows = list(asked)
    owed = [each.due_on for each in rows if each.state == EvidenceAskState.ASKED]
    if owed:
        return Stands.LATE if min(owed) < today else Stands.ASKED
    if any(each.state == EvidenceAskState.ANSWERED for each in rows):
        return Stands.ANSWERED
    return Stands.SHOWN if shown else Stands.WITHDRAWN


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that is to be asked; ``owes``: it was asked already and has not answered."""

    name: str
    owes: bool


def may_ask(agencies: Iterable[Agency], *, due_on: date, today: date) -> Verdict:
    """Whether these agencies may be asked for their evidence by that day; every reason why not."""
    rows = list(agencies)
    found = [Reason("agencies", f"{each.name} is asked already and has not answered.") for each in rows if each.owes]
    if not rows:
        found.append(Reason("agencies", "Choose at least one agency."))
    if due_on < today:
        found.append(Reason("due_on", f"{date_words(due_on, weekday=False)} has passed."))
    elif due_on > today + LONGEST:
        found.append(Reason("due_on", "Choose a day within a year."))
    return verdict_from(found)


def may_show(*, improved: str, impact: str, seen_from: date, seen_to: date | None, today: date) -> Verdict:
    """Whether evidence may be written down so; every reason why not. It was seen on a day, or over a time that ended.

    A time that goes on ends today.
    """
    found = []
    if not improved.strip():
        found.append(Reason("improved", "Say what was improved."))
    if not impact.strip():
        found.append(Reason("impact", "Say what shows that it made a difference."))
    if seen_from > today:
        found.append(Reason("seen_from", f"{date_words(seen_from, weekday=False)} has not come yet."))
    if seen_to is not None and seen_to < seen_from:
        found.append(Reason("seen_to", "The last day comes before the first."))
    elif seen_to is not None and seen_to > today:
        found.append(Reason("seen_to", f"{date_words(seen_to, weekday=False)} has not come yet."))
    return verdict_from(found)


def may_speak_for(*, own: bool, records: bool, came_by: str, agency: str) -> Verdict:
    """Whether one may write for an agency: from a seat in it (``own``), or for it where one keeps the record and says
    how it came."""
    if own:
        return YES
    if not records:
        return no("agency", f"You hold no seat in {agency}: each agency shows its own evidence.")
    return YES if came_by else no("came_by", f"You hold no seat in {agency}: say how it told you.")


def is_reminded(*, due_on: date, asked_on: date, reminded_on: Iterable[date], today: date) -> bool:
    """Whether an agency that owes evidence is reminded today: from a week before its day on, each week, six times.

    Never within a week of being asked.
    """
    days = sorted(reminded_on)
    if len(days) >= REMINDED_AT_MOST or today < due_on - BEFORE:
        return False
    return today >= (days[-1] if days else asked_on) + AGAIN


def seen_words(seen_from: date, seen_to: date | None) -> str:
    """When it was seen: "1 May 2026", or "1 May 2026 to 31 July 2026"."""
    first = date_words(seen_from, weekday=False)
    if seen_to is None or seen_to == seen_from:
        return first
    return f"{first} to {date_words(seen_to, weekday=False)}"
