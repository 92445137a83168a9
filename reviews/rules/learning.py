"""Learning where no review follows: what may be chosen, when, and how an option stands on a day.

Trust: which options are offered is [local], the arrangements’; where they name none, what is usual is this product’s
list, and a partnership adds its own. That the difference it made is looked for after about three months is usual
practice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words
from hscp.lib.workdays import add_months

EVALUATED_AFTER = 3  # months from the day it was delivered
AGENCIES_AT_MOST = 40
PEOPLE_AT_MOST = 2000


@dataclass(frozen=True, slots=True)
class Offered:
    """One option of the list: its key, what it is called, what it is, who says so.

    ``of_agency``: it is one agency's own, which is named. ``counts``: who came is counted by agency.
    """

    key: str
    name: str
    what: str
    source: str
    of_agency: bool = False
    counts: bool = True


USUAL = "Usual practice of partnerships; no statutory source"
OFFERED = (
    Offered(
        "reflective-session",
        "Reflective session",
        "Practitioners look at the case and their own practice, with somebody who did not work on it.",
        USUAL,
    ),
    Offered(
        "practitioner-workshop",
        "Practitioner workshop or webinar",
        "What was learned is worked through with people who do the same work elsewhere.",
        USUAL,
    ),
    Offered(
        "single-agency-review",
        "Single-agency review",
        "One agency reviews its own practice, to questions agreed here, and brings back what it found.",
        USUAL,
        of_agency=True,
        counts=False,
    ),
    Offered(
        "investigation-drawn-on",
        "Single-agency investigation drawn on",
        "An investigation that an agency carried out for reasons of its own, whose learning it makes available.",
        USUAL,
        of_agency=True,
        counts=False,
    ),
    Offered(
        "appreciative-inquiry",
        "Appreciative inquiry",
        "What went well is asked about, and what made it possible.",
        USUAL,
    ),
    Offered(
        "practice-briefing",
        "Practice briefing",
        "One page for practitioners: what happened, what was learned, what to do.",
        USUAL,
        counts=False,
    ),
    Offered(
        "case-audit",
        "Multi-agency case audit",
        "Other cases of the kind are audited, to see whether the finding holds beyond this one.",
        USUAL,
    ),
)
"""What is offered where the arrangements name no ways of learning of their own (section `learning` of their files)."""
BY_KEY = {each.key: each for each in OFFERED}


class Standing(StrEnum):
    """How an option stands on a day."""

    PLANNED = "planned"
    LATE = "late"
    TO_EVALUATE = "to_evaluate"
    OVERDUE = "overdue"
    EVALUATED = "evaluated"
    DROPPED = "dropped"


OPEN = frozenset({Standing.PLANNED, Standing.LATE, Standing.TO_EVALUATE, Standing.OVERDUE})


def may_follow(incident_state: str, outcome: str) -> Verdict:
    """Whether learning options may be chosen for a case: where no review follows.

    ``outcome`` is what the partners decided last, empty while they have not.
    """
    if incident_state == "merged":
        return no("merged", "This incident was merged with another: choose there.")
    if outcome == "review":
        return no("review", "The partners decided on a review: what is learned is followed there.")
    if outcome or incident_state in ("not_required", "not_notified"):
        return YES
    return no(
        "undecided",
        "Learning options are chosen once the partners have decided against a review, or the case is on record as not "
        "notified or not required.",
    )


def evaluation_due(delivered_on: date) -> date:
    """The day by which it is asked what an option changed: three months on, clamped to the month's end."""
    return add_months(delivered_on, EVALUATED_AFTER)


def standing(
    *, planned_on: date, delivered_on: date | None, evaluated_on: date | None, dropped: bool, today: date
) -> Standing:
    """How an option stands on a day."""
    if dropped:
        return Standing.DROPPED
    if evaluated_on is not None:
        return Standing.EVALUATED
    if delivered_on is not None:
        return Standing.OVERDUE if evaluation_due(delivered_on) < today else Standing.TO_EVALUATE
    return Standing.LATE if planned_on < today else Standing.PLANNED


def owed_on(planned_on: date, delivered_on: date | None) -> date:
    """The day on which something of an open option is owed: that it is delivered, or that it is evaluated."""
    return evaluation_due(delivered_on) if delivered_on is not None else planned_on


def may_choose(*, because: str, led_by: str, for_whom: str, agency: str, of_agency: bool) -> Verdict:
    """Whether an option may be put on record so: why, who leads, for whom; one of an agency names it."""
    found = []
    if not because.strip():
        found.append(Reason("because", "Say why this option is chosen."))
    if not led_by.strip():
        found.append(Reason("led_by", "Say who leads it."))
    if not for_whom.strip():
        found.append(Reason("for_whom", "Say for whom it is."))
    if of_agency and not agency.strip():
        found.append(Reason("agency", "Say which agency’s it is."))
    return verdict_from(found)


def read_attendance(text: str) -> tuple[list[dict[str, Any]], Verdict]:
    """Who came by agency: of lines like "West Mercia Police, 4" the agency and the number; and what is wrong with it.

    The number stands after the last comma. An agency is named once. Empty lines are passed over.
    """
    rows: list[dict[str, Any]] = []
    found: list[Reason] = []
    for number, line in enumerate((each.strip() for each in text.splitlines()), 1):
        if not line:
            continue
        agency, _, count = (each.strip() for each in line.rpartition(","))
        if not agency or not (count.isascii() and count.isdigit()):
            found.append(Reason("attendance", f"Line {number}: enter an agency, a comma and how many came."))
        elif int(count) > PEOPLE_AT_MOST:
            found.append(Reason("attendance", f"Line {number}: at most {PEOPLE_AT_MOST:,} people."))
        elif agency.casefold() in {row["agency"].casefold() for row in rows}:
            found.append(Reason("attendance", f"Line {number}: {agency} stands there already."))
        else:
            rows.append({"agency": agency[:200], "came": int(count)})
    if len(rows) > AGENCIES_AT_MOST:
        found.append(Reason("attendance", f"At most {AGENCIES_AT_MOST} agencies."))
    return rows, verdict_from(found)


def attendance_text(rows: list[Mapping[str, Any]]) -> str:
    """The same as it is typed."""
    return "\n".join(f"{row['agency']}, {row['came']}" for row in rows)


def may_deliver(
    *,
    delivered_on: date,
    attendance: int,
    counts: bool,
    how: str,
    evaluated_on: date | None,
    dropped: bool,
    today: date,
) -> Verdict:
    """Whether an option may be put on record as delivered. ``attendance`` is how many agencies are named."""
    if dropped:
        return no("dropped", "This option was dropped.")
    found = []
    if delivered_on > today:
        found.append(Reason("delivered_on", f"{date_words(delivered_on)} has not come yet."))
    elif evaluated_on is not None and delivered_on > evaluated_on:
        found.append(Reason("delivered_on", f"It was evaluated on {date_words(evaluated_on)}: not after that day."))
    if not how.strip():
        found.append(Reason("how", "Say what was done."))
    if counts and not attendance:
        found.append(Reason("attendance", "Enter who came: a line for each agency."))
    return verdict_from(found)


def may_evaluate(
    *,
    delivered_on: date | None,
    evaluated_on: date,
    changed: str,
    evidence: str,
    known_by: str,
    dropped: bool,
    today: date,
) -> Verdict:
    """Whether it may be put on record what an option changed: that, the evidence, and how it is known."""
    if dropped:
        return no("dropped", "This option was dropped.")
    if delivered_on is None:
        return no("delivered", "It has not been delivered yet.")
    found = []
    if evaluated_on > today:
        found.append(Reason("evaluated_on", f"{date_words(evaluated_on)} has not come yet."))
    elif evaluated_on < delivered_on:
        found.append(Reason("evaluated_on", f"It was delivered on {date_words(delivered_on)}: not before that day."))
    for code, words, sentence in (
        ("changed", changed, "Say what changed, or that nothing did."),
        ("evidence", evidence, "Say what shows it."),
        ("known_by", known_by, "Say how it is known."),
    ):
        if not words.strip():
            found.append(Reason(code, sentence))
    return verdict_from(found)


def may_drop(*, evaluated_on: date | None, dropped: bool, reason: str) -> Verdict:
    """Whether an option may be dropped: while it is open, with the reason."""
    if dropped:
        return no("dropped", "This option was dropped already.")
    if evaluated_on is not None:
        return no("evaluated", "It was delivered and evaluated.")
    return YES if reason.strip() else no("reason", "Say why it is dropped: it stays on record.")


def may_offer(*, name: str, what: str, source: str, taken: bool) -> Verdict:
    """Whether a partnership may put an option of its own on the list; ``taken``: one is called so already."""
    found = []
    if not name.strip():
        found.append(Reason("name", "Enter what it is called."))
    elif taken:
        found.append(Reason("name", "There is an option of that name already."))
    if not what.strip():
        found.append(Reason("what", "Say what it is."))
    if not source.strip():
        found.append(Reason("source", "Say who decided on it, or where it comes from."))
    return verdict_from(found)
