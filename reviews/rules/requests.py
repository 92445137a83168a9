"""Who may open the form of a request for information, when one may be sent, and which answers are late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words
from hscp.lib.workdays import Holidays, is_working_day, working_days_between
from reviews.rules.states import WAITS_FOR_AGENCY, RequestState

EVERY_DAYS_LATE = 2


class Purpose(StrEnum):
    """What an agency is asked for."""

    RAPID = "rapid"
    PRACTICE = "practice"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who is to be asked, by name. ``writes``: whether their role changes anything."""

    name: str
    excluded: bool
    asked_already: bool
    has_address: bool
    writes: bool = True


def may_ask(contacts: Iterable[Contact], *, due_on: date, last_on: date, today: date) -> Verdict:
    """Whether requests may be sent to these contacts; every reason why not.

    The form opens to its contact until ``last_on``, which is no earlier than the day it is due.
    """
    found, any_one = [], False
    for each in contacts:
        any_one = True
        if each.excluded:
            found.append(Reason("contacts", f"{each.name} is excluded from this case."))
        elif each.asked_already:
            found.append(Reason("contacts", f"{each.name} has been asked already."))
        elif not each.has_address:
            found.append(Reason("contacts", f"{each.name} has no e-mail address on record, so nobody could tell them."))
        elif not each.writes:
            found.append(Reason("contacts", f"{each.name}’s role only reads: they could not answer."))
    if not any_one:
        found.append(Reason("contacts", "Choose whom to ask."))
    if due_on < today:
        found.append(Reason("due_on", f"{date_words(due_on)} has passed."))
    if last_on < due_on:
        found.append(Reason("last_on", "The form closes no earlier than the day it is due."))
    return verdict_from(found)


def opens_form(*, state: str, last_on: date, today: date, excluded: bool, file_open: bool) -> bool:
    """Whether the contact who was asked opens the form: not once it is withdrawn, its time is over, they are shut out
    of the case, or the case is closed."""
    return state != RequestState.WITHDRAWN and today <= last_on and not excluded and file_open


def may_write(state: str) -> Verdict:
    """Whether the agency may write its answer: while it is asked, or asked again."""
    if state in WAITS_FOR_AGENCY:
        return YES
    if state == RequestState.RETURNED:
        return no("returned", "This was returned. It can be changed once it is sent back with questions.")
    if state == RequestState.ACCEPTED:
        return no("accepted", "This was returned and accepted.")
    return no("withdrawn", "This request was withdrawn.")


def may_return(summary: str, purpose: str = Purpose.RAPID, *, comments: int = 0) -> Verdict:
    """Whether an answer may be returned: it says something, if only that nothing is known, or nothing wrong.

    ``comments`` is how many the agency has made on the draft, one by one: they say enough.
    """
    if summary.strip() or comments:
        return YES
    if purpose == Purpose.DRAFT:
        return no("summary", "Say what you make of the draft’s facts, if only that nothing is wrong.")
    return no("summary", "Say what is known, or that nothing is.")


def is_late(state: str, due_on: date, today: date) -> bool:
    """Whether an answer is owed and its day has passed."""
    return state in WAITS_FOR_AGENCY and due_on < today


def is_reminded(due_on: date, last_on: date, today: date, holidays: Holidays) -> bool:
    """Whether whoever owes an answer is reminded today without anybody pressing a button.

    The working day before it is due and the day itself; once it is late every other working day, while the form opens.
    Never on a day that is no working day.
    """
    if today > last_on or not is_working_day(today, holidays):
        return False
    if today <= due_on:
        return working_days_between(today, due_on, holidays) <= 1
    return working_days_between(due_on, today, holidays) % EVERY_DAYS_LATE == 0
