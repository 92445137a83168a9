"""A series of meetings: its dates, once they are confirmed, become planned meetings in one act; it is gone on with."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db import transaction

from hscp.lib.verdicts import YES, Refused, Verdict, no
from hscp.lib.words import date_words
from hscp.record.versions import held, save_upon
from meetings.models import Meeting, MeetingSeries
from meetings.operations.meeting import plan_meeting
from meetings.operations.standing import bring_due_items
from meetings.operations.templates import fill_from_template
from meetings.queries.dates import days_taken
from meetings.rules.joining import may_join_by
from meetings.rules.moments import moment_on
from meetings.rules.series import Rhythm, Shift, may_plan_days
from partnership.models import Group, Seat
from partnership.queries.holidays import bank_holidays


@transaction.atomic
def plan_series(
    *,
    group: Group,
    rhythm: Rhythm,
    shift: Shift,
    first_on: date,
    runs_to: date,
    starts_at: time,
    ends_at: time,
    place: str = "",
    joining_link: str = "",
    days: Iterable[date],
    fill: bool = True,
    seat: Seat | None,
    at: datetime,
) -> tuple[MeetingSeries, list[Meeting]]:
    """Plan a group's meetings on ``days``, which were proposed from ``first_on`` to ``runs_to`` and confirmed.

    All or none. With ``fill`` each agenda begins with the group's template and with what the arrangements promise that
    is due there. Side effects: those of ``plan_meeting`` for each; the series, to be gone on with. Raises ``Refused``
    for a day that is no working day, is there twice or taken, and as ``plan_meeting`` does, naming the day.
    """
    may_join_by(joining_link).require()
    series = MeetingSeries(
        group=group,
        every=rhythm.every,
        unit=rhythm.unit.value,
        shift=shift.value,
        first_on=first_on,
        runs_to=runs_to,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place.strip(),
        joining_link=joining_link.strip(),
    )
    _times_in_order(series).require()
    series.save()
    return series, _plan(series, days, fill=fill, seat=seat, at=at)


@transaction.atomic
def extend_series(
    *,
    series: MeetingSeries,
    runs_to: date,
    days: Iterable[date],
    fill: bool = True,
    version: int,
    seat: Seat | None,
    at: datetime,
) -> list[Meeting]:
    """Go on with a series that was seen in ``version``: meetings on ``days``, proposed up to ``runs_to``.

    Raises ``EditConflict`` when somebody else went on with it since, ``Refused`` as ``plan_series`` does.
    """
    series = held(series)
    if runs_to <= series.runs_to:
        no("runs_to", f"It is planned up to {date_words(series.runs_to, weekday=False)} already.").require()
    save_upon(series, version, runs_to=runs_to)
    return _plan(series, days, fill=fill, seat=seat, at=at)


def _times_in_order(series: MeetingSeries) -> Verdict:
    if series.ends_at <= series.starts_at:
        return no("times", "The meetings must end after they start.")
    return YES


def _plan(series: MeetingSeries, days: Iterable[date], *, fill: bool, seat: Seat | None, at: datetime) -> list[Meeting]:
    wanted = sorted(days)
    if not wanted:
        may_plan_days(wanted, (), {}).require()
    first, last = wanted[0], wanted[-1]
    may_plan_days(wanted, days_taken(series.group_id, first, last), bank_holidays(first, last)).require()
    made = [_one(series, day, seat, at) for day in wanted]
    if fill:
        for meeting in made:
            fill_from_template(meeting=meeting)
        bring_due_items(at=at, group_id=series.group_id)
    return made


def _one(series: MeetingSeries, day: date, seat: Seat | None, at: datetime) -> Meeting:
    try:
        return plan_meeting(
            group=series.group,
            starts_at=moment_on(day, series.starts_at),
            ends_at=moment_on(day, series.ends_at),
            place=series.place,
            joining_link=series.joining_link,
            series=series,
            seat=seat,
            at=at,
        )
    except Refused as refusal:  # of many dates, the one that it is about is named
        if date_words(day, weekday=False) in str(refusal):
            raise
        raise Refused(no(refusal.verdict.codes[0], f"{date_words(day)}: {refusal}")) from None
