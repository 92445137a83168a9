"""Standing items that promises bring: at which of the groups' coming meetings each is due, and whether it is there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hscp.lib.workdays import uk_date
from meetings.enums import MeetingState
from meetings.models import AgendaItem, Meeting
from meetings.rules.standing import due_at
from partnership.models import Promise
from partnership.queries.promises import cadence_of

LOOKED_BACK = timedelta(days=1100)  # the longest cadence published runs two years, and what was heard late counts


@dataclass(frozen=True, slots=True)
class Due:
    """A promise that is due at a meeting, by which day, and the number of its item where it is on the agenda."""

    promise: Promise
    by: date
    number: int | None = None


def due_items(meetings: Iterable[Meeting]) -> dict[int, list[Due]]:
    """For each of these coming meetings, by key, what is due at it, in the order of the arrangements. Two queries.

    Give all coming meetings of a group, in any order: what is due at one depends on the others. What was taken off an
    agenda, with a reason, is not due at that meeting again but at another. Items of case files stand for no promise.
    """
    coming = sorted(meetings, key=lambda each: each.starts_at)
    groups = {each.group_id for each in coming}
    if not groups:
        return {}
    promises = list(Promise.objects.filter(agenda_group__in=groups).order_by("position", "key"))
    if not promises:
        return {}
    heard, there, off = _on_agendas(groups, coming)
    found: dict[int, list[Due]] = defaultdict(list)
    for promise in promises:
        mine = [each for each in coming if each.group_id == promise.agenda_group_id and _holds(promise, each)]
        free = {uk_date(each.starts_at): each for each in reversed(mine) if (promise.pk, each.pk) not in off}
        for each in mine:
            if (promise.pk, each.pk) in there:
                by, number = uk_date(each.starts_at), there[promise.pk, each.pk]
                found[each.pk].append(Due(promise, by, number))
        taken = [*heard[promise.pk], *(uk_date(each.starts_at) for each in mine if (promise.pk, each.pk) in there)]
        for day, by in due_at(cadence_of(promise), list(free), taken).items():
            if day in free and (promise.pk, free[day].pk) not in there:
                found[free[day].pk].append(Due(promise, by))
    return {key: sorted(each, key=lambda due: (due.promise.position, due.promise.key)) for key, each in found.items()}


def _holds(promise: Promise, meeting: Meeting) -> bool:
    day = uk_date(meeting.starts_at)
    begun = promise.starts_on is None or promise.starts_on <= day
    return begun and (promise.ends_on is None or promise.ends_on > day)


def _on_agendas(
    groups: set[int], coming: list[Meeting]
) -> tuple[dict[int, list[date]], dict[tuple[int, int], int], set[tuple[int, int]]]:
    """When each promise was heard (minuted at a closed meeting); where it stands now; where it was taken off."""
    heard: dict[int, list[date]] = defaultdict(list)
    there: dict[tuple[int, int], int] = {}
    off: set[tuple[int, int]] = set()
    keys = {each.pk for each in coming}
    since = coming[0].starts_at - LOOKED_BACK
    rows = AgendaItem.objects.filter(
        promise__isnull=False, file__isnull=True, meeting__group__in=groups, meeting__starts_at__gte=since
    )
    for promise, meeting, at, state, minutes, number, withdrawn in rows.values_list(
        "promise_id", "meeting_id", "meeting__starts_at", "meeting__state", "minutes", "number", "withdrawn_because"
    ):
        if meeting in keys and withdrawn:
            off.add((promise, meeting))
        elif meeting in keys:
            there[promise, meeting] = number
        elif state == MeetingState.CLOSED and minutes and not withdrawn:
            heard[promise].append(uk_date(at))
    return heard, there, off - set(there)


def coming_meetings(*, at: datetime, group_id: int | None = None) -> list[Meeting]:
    """The planned meetings from now on, the next first; of one group or of all. One query."""
    rows = Meeting.objects.filter(state=MeetingState.PLANNED, starts_at__gt=at).select_related("group")
    return list((rows if group_id is None else rows.filter(group=group_id)).order_by("starts_at", "pk"))


def due_here(meeting: Meeting, *, at: datetime) -> list[Due]:
    """What is due at this meeting and not on its agenda, in the order of the arrangements. Three queries."""
    coming = coming_meetings(at=at, group_id=meeting.group_id)
    others = [each for each in coming if each.pk != meeting.pk]
    return [each for each in due_items([*others, meeting]).get(meeting.pk, []) if each.number is None]
