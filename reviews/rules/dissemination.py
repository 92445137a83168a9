"""Learning sent to agencies (§15.3): what may be shared and sent, when an agency is chased, how it confirms."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words

BEFORE = timedelta(days=2)  # the first reminder goes ahead of the day
AGAIN = timedelta(days=7)
CHASED_AT_MOST = 6
LINK_LASTS = timedelta(days=180)  # from the day it is due
AGENCIES_AT_MOST = 60
REACHED_AT_MOST = 100_000
TELL = "Tell the Partnership Team instead."


class Standing(StrEnum):
    """How it stands with what one agency was sent."""

    WAITS = "waits"
    LATE = "late"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class To:
    """An agency that is to be sent something: what it is called, who there, and where."""

    agency: str
    contact: str
    email: str


def may_share(*, title: str, words: str, because: str, shared: bool) -> Verdict:
    """Whether what was learned in a case may be shared outside its file, in words of its own."""
    if shared:
        return no("shared", "This is shared already.")
    found = _worded(title, words)
    if not because.strip():
        found.append(Reason("because", "Say why it may be shared: it stays in the case file."))
    return verdict_from(found)


def may_write(*, title: str, words: str) -> Verdict:
    """Whether learning may be written down so."""
    return verdict_from(_worded(title, words))


def _worded(title: str, words: str) -> list[Reason]:
    found = []
    if not title.strip():
        found.append(Reason("title", "Enter a title."))
    if not words.strip():
        found.append(Reason("words", "Enter what was learned."))
    return found


def may_change(*, sent: int, withdrawn: bool) -> Verdict:
    """Whether its wording may be changed: until it was sent to somebody."""
    if withdrawn:
        return no("withdrawn", "This learning was withdrawn.")
    return YES if not sent else no("sent", "It was sent in these words. Withdraw it and write it anew.")


def read_agencies(text: str) -> tuple[list[To], Verdict]:
    """Agencies of lines like "Bishop’s School, Its head, head@example.org"; and what is wrong with them.

    The address stands last and the contact before it; an agency's name may have commas.
    """
    rows: list[To] = []
    found: list[Reason] = []
    for number, line in enumerate((each.strip() for each in text.splitlines()), 1):
        if not line:
            continue
        parts = [each.strip() for each in line.rsplit(",", 2)]
        if len(parts) < 3 or not all(parts):
            found.append(Reason("others", f"Line {number}: enter the agency, who there, and an e-mail address."))
        elif parts[2].count("@") != 1 or " " in parts[2] or not all(parts[2].split("@")):
            found.append(Reason("others", f"Line {number}: {parts[2]} is no e-mail address."))
        else:
            rows.append(To(parts[0][:200], parts[1][:200], parts[2][:254]))
    return rows, verdict_from(found)


def may_send(to: Iterable[To], *, already: Collection[str], due_on: date, withdrawn: bool, today: date) -> Verdict:
    """Whether learning may be sent to these agencies; ``already`` are those that were sent it."""
    if withdrawn:
        return no("withdrawn", "This learning was withdrawn.")
    known, found, count = {each.casefold() for each in already}, [], 0
    for each in to:
        count += 1
        if not each.agency:
            found.append(Reason("contacts", f"The post of {each.contact} stands for no agency."))
        elif not each.email:
            found.append(Reason("contacts", f"{each.contact} has no e-mail address on record."))
        elif each.agency.casefold() in known:
            found.append(Reason("contacts", f"{each.agency} was sent it already, or is named twice."))
        known.add(each.agency.casefold())
    if not count:
        found.append(Reason("contacts", "Choose whom it is sent to."))
    if count > AGENCIES_AT_MOST:
        found.append(Reason("contacts", f"At most {AGENCIES_AT_MOST} agencies at a time."))
    if due_on < today:
        found.append(Reason("due_on", f"{date_words(due_on)} has passed."))
    return verdict_from(found)


def standing(*, confirmed_on: date | None, withdrawn: bool, due_on: date, today: date) -> Standing:
    """How it stands with what one agency was sent, on a day."""
    if withdrawn:
        return Standing.WITHDRAWN
    if confirmed_on is not None:
        return Standing.CONFIRMED
    return Standing.LATE if due_on < today else Standing.WAITS


def to_chase(*, due_on: date, chased_on: Iterable[date], today: date) -> bool:
    """Whether an agency that has not confirmed is reminded today: from two days ahead, then weekly, six times."""
    days = sorted(chased_on)
    if len(days) >= CHASED_AT_MOST or today < due_on - BEFORE:
        return False
    return not days or today >= days[-1] + AGAIN


def may_confirm(
    *,
    confirmed_on: date,
    confirmed_from: str,
    how: str,
    reached: int,
    sent_on: date,
    stands: Standing,
    today: date,
) -> Verdict:
    """Whether an agency's confirmation may be put on record: who, when, how it reached staff, and how many."""
    if stands is Standing.CONFIRMED:
        return no("confirmed", "This agency has confirmed already.")
    if stands is Standing.WITHDRAWN:
        return no("withdrawn", "This is no longer asked of the agency.")
    found = []
    if not sent_on <= confirmed_on <= today:
        found.append(Reason("confirmed_on", f"Enter a day from {date_words(sent_on)}, when it was sent, until today."))
    if not confirmed_from.strip():
        found.append(Reason("confirmed_from", "Enter who confirms it."))
    if not how.strip():
        found.append(Reason("how", "Say how it reached staff."))
    if not 0 <= reached <= REACHED_AT_MOST:
        found.append(Reason("reached", f"Enter how many it reached, at most {REACHED_AT_MOST:,}."))
    return verdict_from(found)


def may_use_link(*, stands: Standing, due_on: date, today: date) -> Verdict:
    """Whether the link in an agency's mail counts: once, while it is asked, and not for ever."""
    if stands is Standing.CONFIRMED:
        return no("confirmed", f"This has been confirmed for your agency. To correct it: {TELL.lower()}")
    if stands is Standing.WITHDRAWN:
        return no("withdrawn", "This is no longer asked of your agency.")
    if today > due_on + LINK_LASTS:
        return no("ended", f"The link has ended. {TELL}")
    return YES
