"""What the national notification asks, as a table, and whether it is all there.

Trust [check]: the list is what partnerships say the national form asks. It is corrected here, in one place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hscp.lib.verdicts import Reason, Verdict, verdict_from
from hscp.lib.words import date_words

CITATION = "Notify a serious child safeguarding incident (national form); to be checked against the form in use"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked: the field that holds it, and what it is called in a sentence."""

    field: str
    words: str


OF_INCIDENT = (
    Asked("happened_on", "the day on which it happened"),
    Asked("place", "where it happened"),
    Asked("setting", "the kind of place in which it happened"),
    Asked("summary", "what is known of it"),
    Asked("agencies", "which agencies knew the children"),
    Asked("made_safe", "what was done to keep the children and others safe"),
)
OF_CHILD = (
    Asked("age", "age"),
    Asked("sex", "sex"),
    Asked("ethnicity", "ethnicity"),
    Asked("disabled", "whether disabled"),
    Asked("plan", "plan or status with children’s services"),
    Asked("harm", "death or serious harm"),
    Asked("abuse", "whether abuse or neglect is known or suspected"),
)


def missing(incident: Mapping[str, Any], children: Sequence[Mapping[str, Any]]) -> tuple[Reason, ...]:
    """What is asked and not there yet, each as a sentence; ``children`` bring their ``label`` beside the fields."""
    found = [
        Reason(each.field, f"Not on record yet: {each.words}.") for each in OF_INCIDENT if _empty(incident[each.field])
    ]
    if not children:
        found.append(Reason("children", "No child is on record yet."))
    for child in children:
        gaps = [each.words for each in OF_CHILD if _empty(child[each.field])]
        if gaps:
            found.append(Reason("children", f"{child['label']}: not on record yet: {', '.join(gaps)}."))
    return tuple(found)


def _empty(value: Any) -> bool:
    return value is None or value == ""


def may_notify(
    gaps: Sequence[Reason], *, reference: str, again: str, sent_on: date, aware_on: date | None, today: date
) -> Verdict:
    """Whether a notification may be put on record; every reason why not.

    The reference that the national service gave is typed twice, so that a slip does not start a clock under a number
    that nobody knows.
    """
    found = list(gaps)
    if not reference.strip():
        found.append(Reason("reference", "Enter the reference that the national service gave."))
    elif reference.strip() != again.strip():
        found.append(Reason("again", "The two references differ. Type it again from the confirmation."))
    if sent_on > today:
        found.append(Reason("sent_on", f"{date_words(sent_on)} has not come yet: record it once it is sent."))
    elif aware_on is None:
        found.append(Reason("sent_on", "Record first when the authority became aware."))
    elif sent_on < aware_on:
        found.append(Reason("sent_on", f"The authority became aware on {date_words(aware_on)}: not before that day."))
    return verdict_from(found)
