"""Who was absent without a word, and how often agencies attend: "relevant agencies must send representation" (§8).

"Non-attendees (without valid reason) will be reported to their agency's line manager" (§8). An agency was represented
where anybody came for it in a seat, or deputising as the terms of the day let deputies count. It explained itself where
apologies with a reason were sent for it. Nobody is reported for whom a deputy came, counted or not: they are no
non-attendee without a reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hscp.lib.moves import may_move
from hscp.lib.verdicts import Reason, Verdict, verdict_from
from hscp.lib.workdays import add_months
from meetings.rules.states import LETTER

MONTHS = 12
"""The look back of the figures of attendance."""


class Came(StrEnum):
    """What a line of a meeting's list came to once the meeting was over, the best first."""

    ATTENDED = "attended"
    DEPUTY = "deputy"
    UNCOUNTED = "uncounted"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    VACANT = "vacant"


_ORDER = tuple(Came)


@dataclass(frozen=True, slots=True)
class SeatAtMeeting:
    """One expected seat of a relevant agency at one closed meeting.

    ``deputy`` is who came deputising, ``hindered`` why they do not count under the terms of that day.
    """

    meeting: int
    on: date
    group: str
    agency: str
    post: str
    holder: str
    came: Came
    reason: str = ""
    deputy: str = ""
    hindered: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often, out of how many meetings. ``uncounted``: only a deputy came, who does not count under the terms."""

    name: str
    holder: str
    meetings: int
    attended: int
    deputised: int
    uncounted: int
    apologies: int
    absent: int
    vacant: int

    @property
    def represented(self) -> int:
        """Meetings at which somebody came who counts, in their seat or deputising."""
        return self.attended + self.deputised

    @property
    def share(self) -> int | None:
        """Represented, in whole per cent; None where there was no meeting."""
        return None if not self.meetings else round(100 * self.represented / self.meetings)


def came_of(*, vacant: bool, was_here: bool, deputised: bool, apologies: bool, uncounted: bool = False) -> Came:
    """What one line came to. ``uncounted``: a deputy came, and none whom the terms let count."""
    if was_here:
        return Came.ATTENDED
    if deputised:
        return Came.DEPUTY
    if uncounted:
        return Came.UNCOUNTED
    if vacant:
        return Came.VACANT
    return Came.APOLOGIES if apologies else Came.ABSENT


def is_reported(came: Came, *, of_agency: Iterable[Came]) -> bool:
    """Whether a line is reported to the agency's line manager: absent without a word, and nobody else came for it."""
    return came is Came.ABSENT and not {Came.ATTENDED, Came.DEPUTY, Came.UNCOUNTED} & set(of_agency)


def looked_back(today: date) -> tuple[date, date]:
    """The rolling twelve months that end with ``today``: [first day, today]."""
    return add_months(today, -MONTHS), today


def by_agency(lines: Iterable[SeatAtMeeting]) -> tuple[Tally, ...]:
    """One tally an agency, by name. Of several seats at one meeting the best counts: one of them came, so it came."""
    best: dict[tuple[str, int], Came] = {}
    for line in lines:
        key = (line.agency, line.meeting)
        best[key] = min(best.get(key, line.came), line.came, key=_ORDER.index)
    found: dict[tuple[str, str], list[Came]] = {}
    for (agency, _), came in best.items():
        found.setdefault((agency, ""), []).append(came)
    return _tallies(found)


def by_seat(lines: Iterable[SeatAtMeeting]) -> tuple[Tally, ...]:
    """One tally a post and holder: a successor's attendance is their own."""
    found: dict[tuple[str, str], list[Came]] = {}
    for line in lines:
        found.setdefault((line.post, line.holder), []).append(line.came)
    return _tallies(found)


def _tallies(found: dict[tuple[str, str], list[Came]]) -> tuple[Tally, ...]:
    return tuple(
        Tally(name, holder, len(came), *(came.count(each) for each in _ORDER))
        for (name, holder), came in sorted(found.items())
    )


def may_send_letter(state: str, *, address: str, text: str) -> Verdict:
    """Whether a letter may go out: held, with an address and words."""
    legal = may_move(LETTER, state, "send")
    if not legal:
        return legal
    found = []
    if not address.strip():
        found.append(Reason("address", "Enter the e-mail address of the agency’s line manager."))
    if not text.strip():
        found.append(Reason("text", "The letter has no words."))
    return verdict_from(found)
