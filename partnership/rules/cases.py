"""Who may see a case file, for how long, and who says so. Moments are aware; spans are half-open: [from, to).

The list of a file is confirmed every 90 days. Whoever's place has not been confirmed by then no longer sees the file
until the lead confirms it; the lead's own place does not lapse, or nobody could. Exclusions beat every place on a list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hscp.lib.verdicts import YES, Verdict, no
from partnership.rules.roles import Right

CONFIRMED_FOR = timedelta(days=90)
REMINDED_BEFORE = timedelta(days=14)
GLASS_BROKEN_FOR = timedelta(hours=24)
LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"  # no vowels, so no words; no 0 or 1, which are read as letters
OPEN, CLOSED, ERASED = "open", "closed", "erased"  # the states of a file
NO_SUCH_FILE = "There is no case file of that reference that you can open this way."

LEVEL_WORDS: dict[Right, str] = {Right.OPEN_FILE: "Read", Right.WRITE_FILE: "Read and write", Right.LEAD_FILE: "Lead"}
LEVELS_GIVEN = (Right.OPEN_FILE, Right.WRITE_FILE)  # there is one lead: it is handed over, not given
IMPLIED: dict[Right, frozenset[Right]] = {
    Right.OPEN_FILE: frozenset({Right.OPEN_FILE}),
    Right.WRITE_FILE: frozenset({Right.OPEN_FILE, Right.WRITE_FILE}),
    Right.LEAD_FILE: frozenset({Right.OPEN_FILE, Right.WRITE_FILE, Right.LEAD_FILE}),
}


class Place(StrEnum):
    """How a place on a file's list stands."""

    COUNTS = "counts"
    EXCLUDED = "excluded"
    LAPSED = "lapsed"
    SEAT_OVER = "seat over"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """A place on a list as the rules see it. ``seat_live`` and ``excluded`` are of the moment that is asked about."""

    person: str
    level: Right
    confirmed_at: datetime
    ends_at: datetime | None
    ended_at: datetime | None
    break_glass: bool
    seat_live: bool
    excluded: bool

    @property
    def lapses_at(self) -> datetime | None:
        """When it stops counting unless it is confirmed; None for the lead's and for one taken in an emergency."""
        if self.level is Right.LEAD_FILE or self.break_glass:
            return None
        return self.confirmed_at + CONFIRMED_FOR


def place(facts: PlaceFacts, now: datetime) -> Place:
    """How a place stands at ``now``: why it does not count, where it does not; the gravest reason first."""
    over = facts.ends_at is not None and facts.ends_at <= now
    if facts.ended_at is not None or over:
        return Place.ENDED
    if facts.excluded:
        return Place.EXCLUDED
    if not facts.seat_live:
        return Place.SEAT_OVER
    lapses = facts.lapses_at
    if lapses is not None and lapses <= now:
        return Place.LAPSED
    return Place.COUNTS


def confirm_by(places: Iterable[PlaceFacts], now: datetime) -> datetime | None:
    """When the list must be confirmed for everybody on it to stay; None where nobody but the lead is on it."""
    moments = [
        each.lapses_at
        for each in places
        if each.lapses_at is not None and place(each, now) in (Place.COUNTS, Place.LAPSED)
    ]
    return min(moments, default=None)


def reminder_due(confirm: datetime | None, now: datetime) -> str:
    """Which reminder the lead is owed: "" none yet, "soon" from 14 days before, "lapsed" once places have lapsed."""
    if confirm is None or now < confirm - REMINDED_BEFORE:
        return ""
    return "lapsed" if confirm <= now else "soon"


def may_be_listed(
    *, person: str, has_account: bool, seat_live: bool, excluded: bool, already: bool, level: Right, may_write: bool
) -> Verdict:
    """Whether somebody may be put on a list at ``level``; ``may_write`` is whether their role changes anything."""
    if excluded:
        return no("excluded", f"{person} is excluded from this file. Lift the exclusion first, if that is right.")
    if not seat_live:
        return no("seat-over", f"{person} does not hold this post today.")
    if not has_account:
        return no("no-account", f"{person} cannot sign in yet. Invite them first.")
    if already:
        return no("already", f"{person} is on the list already. Change that place instead.")
    if level is not Right.OPEN_FILE and not may_write:
        return no("only-reads", f"{person}’s role only reads, so they can only be given reading here.")
    return YES


def may_end(facts: PlaceFacts, now: datetime) -> Verdict:
    """Whether a place may be changed or ended: not the lead's, which is handed over, and not one that is over."""
    if facts.level is Right.LEAD_FILE:
        return no("lead", f"{facts.person} leads this file. Hand it over to somebody else instead.")
    if place(facts, now) is Place.ENDED:
        return no("ended", f"The place of {facts.person} has ended.")
    return YES


def may_be_given_until(ends_at: datetime | None, now: datetime, *, must_end: bool = False) -> Verdict:
    """Whether a place may be given until then: a moment to come, or open-ended unless it ``must_end``."""
    if ends_at is None and must_end:
        return no("last_day", "This file opens to nobody without end: enter the last day on the list.")
    if ends_at is not None and ends_at <= now:
        return no("past", "The last day must be today or later.")
    return YES


def may_exclude(*, who: str, already: bool, is_lead: bool) -> Verdict:
    """Whether a person or body may be excluded; ``is_lead`` is whether that would shut the lead out."""
    if already:
        return no("already", f"{who} is excluded from this file already.")
    if is_lead:
        return no("lead", "That would shut out whoever leads this file. Hand the lead over first.")
    return YES


class HandOver(StrEnum):
    """What the one who led a file keeps."""

    NOTHING = "nothing"
    READ = "open_file"
    WRITE = "write_file"


def may_hand_over(*, leads: bool, broke_glass: bool, lead_counts: bool) -> Verdict:
    """Whether somebody may hand the lead over: who leads; or, where nobody does any more, who broke the glass."""
    if leads:
        return YES
    if broke_glass and not lead_counts:
        return YES
    return no("not-lead", "Only whoever leads this file can hand it over.")


def may_take_lead(
    *, person: str, has_account: bool, seat_live: bool, excluded: bool, leads: bool, may_write: bool
) -> Verdict:
    """Whether somebody may lead a file from now on."""
    if leads:
        return no("leads", f"{person} leads this file already.")
    return may_be_listed(
        person=person,
        has_account=has_account,
        seat_live=seat_live,
        excluded=excluded,
        already=False,
        level=Right.LEAD_FILE,
        may_write=may_write,
    )


def may_break_glass(*, there: bool, excluded: bool, opens_it: bool) -> Verdict:
    """Whether the glass may be broken. Absent and shut out are one answer: it must not say which.

    ``opens_it`` is whether the one who asks can open the file as it is.
    """
    if not there or excluded:
        return no("no-such-file", NO_SUCH_FILE)
    if opens_it:
        return no("open", "You can open this file already.")
    return YES


def may_close(*, state: str, reason: str, awaits: Sequence[str] = ()) -> Verdict:
    """Whether a file may be closed: the matter has come to its end, which its reason says, and nothing waits in it.

    ``awaits`` are sentences, each of which says what waits and what to do.
    """
    if state != OPEN:
        return no("closed", "This case file is closed already.")
    if awaits:
        return no("awaits", " ".join(awaits))
    return YES if reason.strip() else no("reason", "Say why the matter has come to its end.")


def may_put_into(*, state: str) -> Verdict:
    """Whether something new may be put into a file."""
    if state != OPEN:
        return no(
            "closed", "This case file is closed, so nothing new is put into it. Its lead can open it again first."
        )
    return YES


def may_reopen(*, state: str, reason: str) -> Verdict:
    """Whether a closed file may be opened again; one whose content was erased holds nothing any more."""
    if state == ERASED:
        return no("erased", "The content of this case file was erased, so it cannot be opened again.")
    if state != CLOSED:
        return no("open", "This case file is open.")
    return YES if reason.strip() else no("reason", "Say why the matter is taken up again.")
