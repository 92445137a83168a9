"""What goes to bodies outside: who was told of a death, what another area that leads asked of this one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import Reason, Verdict, verdict_from
from hscp.lib.words import date_words

SECRETARY, OFSTED, BOTH = "secretary", "ofsted", "both"


@dataclass(frozen=True, slots=True)
class Telling:
    """That a body was told on a day of the death of one child, or of all of them (``child`` None)."""

    child: int | None
    body: str
    on: date

    def tells(self, child: int, body: str) -> bool:
        """Whether it tells that body of that child."""
        return self.child in (None, child) and self.body in (BOTH, body)


def all_told_on(children: Collection[int], tellings: Iterable[Telling]) -> date | None:
    """The day on which both bodies had been told of all these children; None while one has not, and for no child."""
    rows, days = list(tellings), []
    for child in children:
        for body in (SECRETARY, OFSTED):
            found = [each.on for each in rows if each.tells(child, body)]
            if not found:
                return None
            days.append(min(found))
    return max(days, default=None)


def may_tell(*, on: date, aware_on: date | None, concerns: bool, today: date) -> Verdict:
    """Whether it may be put on record that somebody was told; ``concerns``: such a child is on record as dead."""
    found = []
    if not concerns:
        found.append(Reason("child", "No looked-after child or care leaver of this case is on record as having died."))
    if on > today:
        found.append(Reason("told_on", f"{date_words(on)} has not come yet: record it once it is done."))
    elif aware_on is not None and on < aware_on:
        found.append(Reason("told_on", f"The authority became aware on {date_words(aware_on)}: not before that day."))
    return verdict_from(found)


class Standing(StrEnum):
    """How what another area asked stands. No clock of ours runs: the day is theirs."""

    WAITS = "waits"
    LATE = "late"
    SENT = "sent"


def standing(wanted_by: date | None, sent_on: date | None, today: date) -> Standing:
    """How a request of another area stands on a day."""
    if sent_on is not None:
        return Standing.SENT
    return Standing.LATE if wanted_by is not None and today > wanted_by else Standing.WAITS


def may_ask(*, place: str, asked_on: date, wanted_by: date | None, today: date) -> Verdict:
    """Whether a request of another area may be put on record: where that area leads."""
    found = []
    if place != "england":
        found.append(Reason("place", "It did not happen in another area of England, so no other area leads."))
    if asked_on > today:
        found.append(Reason("asked_on", f"{date_words(asked_on)} has not come yet."))
    if wanted_by is not None and wanted_by < asked_on:
        found.append(Reason("wanted_by", "It cannot be wanted before it was asked."))
    return verdict_from(found)


def may_send(*, asked_on: date, sent_on: date, sent: str, has_document: bool, today: date) -> Verdict:
    """Whether it may be put on record that it was sent: a day that can be, and what it was."""
    found = []
    if sent_on > today:
        found.append(Reason("sent_on", f"{date_words(sent_on)} has not come yet."))
    elif sent_on < asked_on:
        found.append(Reason("sent_on", f"It was asked on {date_words(asked_on)}: not before that day."))
    if not sent.strip() and not has_document:
        found.append(Reason("sent", "Say what was sent, or name the document."))
    return verdict_from(found)
