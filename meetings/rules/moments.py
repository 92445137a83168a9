"""Times of a meeting: from what is typed ("10:42") to a moment, and which moments make sense for what.

Times are typed as the clock on the wall showed them in the United Kingdom on the meeting's day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import overload

from hscp.lib.intervals import Interval
from hscp.lib.moves import may_move
from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words, time_range, time_words
from hscp.lib.workdays import LONDON, add_months, uk_date
from meetings.rules.states import MEETING, NOT_BEGUN, MeetingState


def moment_on(day: date, clock: time) -> datetime:
    """The moment, in UTC, when clocks in the United Kingdom showed `clock` on `day`.

    Raises `Refused` in the hour that is left out or comes twice when the clocks change: which one is meant is not ours
    to guess.
    """
    local = datetime.combine(day, clock, tzinfo=LONDON)
    moment = local.astimezone(UTC)
    if moment.astimezone(LONDON).time() != clock:
        no("clocks", f"The clocks went forward on {date_words(day)}: there was no {time_words(clock)}.").require()
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        no("clocks", f"The clocks went back on {date_words(day)}: {time_words(clock)} came twice.").require()
    return moment


@overload
def to_the_second(typed: datetime, recorded: datetime | None) -> datetime: ...
@overload
def to_the_second(typed: datetime | None, recorded: datetime | None) -> datetime | None: ...


def to_the_second(typed: datetime | None, recorded: datetime | None) -> datetime | None:
    """The moment that `typed`, a minute, stands for beside what is on record: the recorded one, if it is that minute.

    Taps are recorded to the second and shown to the minute: whoever leaves a minute as it was shown changes nothing.
    """
    if typed is not None and recorded is not None and typed <= recorded < typed + timedelta(minutes=1):
        return recorded
    return typed


WINDOW = 24  # months: a year's dates are agreed ahead, and the yearly report looks back on the year before


def may_meet(starts_at: datetime, ends_at: datetime, now: datetime) -> Verdict:
    """Whether a meeting may be planned for these times, now.

    It ends after it starts, on the same day, and lies within two years of today: one that was held may be typed in
    afterwards. What lies beyond is a slip of the keyboard (2062 for 2026).
    """
    if ends_at <= starts_at:
        return no("times", "The meeting must end after it starts.")
    if uk_date(starts_at) != uk_date(ends_at):
        return no("times", "The meeting must end on the day it starts.")
    first, last = add_months(uk_date(now), -WINDOW), add_months(uk_date(now), WINDOW)
    if not first <= uk_date(starts_at) <= last:
        return no(
            "window",
            f"{date_words(uk_date(starts_at), weekday=False)} is not within two years of today. Enter a day from "
            f"{date_words(first, weekday=False)} to {date_words(last, weekday=False)}.",
        )
    return YES


def may_meet_here(group: str, *, kept_in: str, as_needed: bool, has_terms: bool, day: date) -> Verdict:
    """Whether a group's meetings are planned here at all, on that day.

    `kept_in` names the shared space that keeps them, empty for a group of this one; `as_needed` is a kind of group
    that is formed when it is wanted; `has_terms` says whether terms of reference hold on the day.
    """
    if kept_in:
        return no("elsewhere", f"{group} is shared: its meetings are kept in {kept_in}.")
    if as_needed:
        return no("as_needed", f"“{group}” is a kind of group, formed when it is wanted, and does not itself meet.")
    if not has_terms:
        return no(
            "no_terms",
            f"{group} has no terms of reference on {date_words(day, weekday=False)}, so nobody could say when it is "
            "quorate. Add them to the arrangements first.",
        )
    return YES


def may_move_date(state: str) -> Verdict:
    """Whether a meeting may be moved to another time: only before it is opened; one that was postponed too."""
    if state in NOT_BEGUN:
        return YES
    return no("not_planned", f"This meeting is {MEETING.state(state).label}: only a planned one can be moved.")


def may_open(state: str, starts_at: datetime, opened_at: datetime, now: datetime) -> Verdict:
    """Whether a meeting may be opened with that beginning: on its own day, and not before it has come."""
    legal = may_move(MEETING, state, "open")
    if not legal:
        return legal
    if uk_date(opened_at) != uk_date(starts_at):
        return no(
            "another_day",
            f"This meeting is planned for {date_words(uk_date(starts_at))}. Move it first to hold it on another.",
        )
    if uk_date(opened_at) > uk_date(now):
        return no("not_yet", f"This meeting is planned for {date_words(uk_date(starts_at))}. Open it when it begins.")
    if opened_at > now:
        return no("not_yet", f"{time_words(opened_at)} has not come yet. Open the meeting when it begins.")
    return YES


def may_close(
    state: str,
    *,
    opened_at: datetime | None,
    closed_at: datetime,
    now: datetime,
    anybody_there: bool,
    items_without_minutes: Iterable[str],
    latest: datetime | None,
) -> Verdict:
    """Whether a meeting may be closed with that end; a refusal has everything that is missing.

    `items_without_minutes` are the items' words ("3. Finance report"); `latest` is the last arrival, departure or
    decision on record.
    """
    legal = may_move(MEETING, state, "close")
    if not legal or opened_at is None:
        return legal
    found = []
    if not anybody_there:
        found.append(Reason("no_attendance", "Nobody is recorded as present."))
    found += [Reason("no_minutes", f"Item {words} has no minutes.") for words in items_without_minutes]
    if closed_at <= opened_at:
        found.append(Reason("end", f"The meeting began at {time_words(opened_at)}: it must end after that."))
    elif closed_at > now:
        found.append(Reason("end", f"{time_words(closed_at)} has not come yet: the meeting cannot have ended then."))
    elif latest is not None and latest > closed_at:
        found.append(
            Reason("end", f"Something is recorded at {time_words(latest)}: the meeting cannot have ended before that.")
        )
    return verdict_from(found)


def may_record(state: str) -> Verdict:
    """Whether presence and minutes may be recorded: while the meeting is open."""
    if state == MeetingState.OPEN:
        return YES
    if state == MeetingState.PLANNED:
        return no("not_open", "Open the meeting first: then presence and minutes can be recorded.")
    return no("not_open", f"This meeting is {MEETING.state(state).label}: its record stands.")


def may_draft(state: str) -> Verdict:
    """Whether what is typed into minutes is kept as a draft: once the meeting was opened.

    After it was closed as well: a page that was open then still holds words, and they are not lost.
    """
    return YES if state == MeetingState.CLOSED else may_record(state)


def may_list(state: str) -> Verdict:
    """Whether a meeting's list of people may be changed: while it is planned, postponed or open."""
    return YES if state in NOT_BEGUN else may_record(state)


def may_write_agenda(state: str) -> Verdict:
    """Whether the agenda may still be added to: until the meeting is closed or cancelled."""
    if state in (*NOT_BEGUN, MeetingState.OPEN):
        return YES
    return no("over", f"This meeting is {MEETING.state(state).label}: its agenda stands.")


def may_reorder(state: str) -> Verdict:
    """Whether items may change places: before the meeting is opened, for afterwards their numbers are on record."""
    if state in NOT_BEGUN:
        return YES
    return no("opened", "Items keep their numbers once the meeting has been opened. They may be taken in any order.")


def may_stay(
    who: str,
    new: Interval[datetime],
    others: Iterable[Interval[datetime]],
    *,
    opened_at: datetime,
    now: datetime,
) -> Verdict:
    """Whether somebody can have been there for this stay, beside their other stays.

    The meeting had begun, nothing lies in the future, no two stays overlap. Everything wrong is said at once.
    """
    found = []
    if new.start < opened_at:
        found.append(
            Reason("too_early", f"The meeting began at {time_words(opened_at)}: nobody can be in it before that.")
        )
    late = new.start if new.end is None else new.end
    if late > now:
        found.append(Reason("not_yet", f"{time_words(late)} has not come yet: record it when it has."))
    if new.end is not None and new.end == new.start:
        found.append(Reason("empty", f"{who} cannot leave at the minute of arriving."))
    found += [
        Reason("overlap", f"{who} is already recorded {_when(other)}: the times overlap.")
        for other in others
        if _overlap(new, other)
    ]
    return verdict_from(found)


def may_leave(who: str, last: Interval[datetime] | None, at: datetime, *, now: datetime) -> Verdict:
    """Whether somebody can leave at that moment: they are there, came before, and the moment has come."""
    if last is None or last.end is not None:
        return no("not_there", f"{who} is not recorded as present, and so cannot leave.")
    if at <= last.start:
        return no("times", f"{who} arrived at {time_words(last.start)}: leaving must be after that.")
    if at > now:
        return no("not_yet", f"{time_words(at)} has not come yet: record it when it has.")
    return YES


def _when(interval: Interval[datetime]) -> str:
    words = time_range(interval.start, interval.end)
    return words if interval.end is None else f"from {words}"


def _overlap(one: Interval[datetime], other: Interval[datetime]) -> bool:
    return (other.end is None or one.start < other.end) and (one.end is None or other.start < one.end)
