"""The forward plan: what the groups of a space plan for the coming months, beside what is asked of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, Subquery

from hscp.lib.workdays import add_months, uk_date, uk_midnight
from meetings.enums import MeetingState
from meetings.models import Meeting, MeetingSeries
from meetings.queries.due import Due, due_items
from meetings.queries.papers_due import PapersDue, papers_due
from meetings.rules.forward import TOLERANCE, Asked, Outlook, frequency_of, outlook
from partnership.models import Group, Promise, Terms
from partnership.queries.posts import holds_on
from partnership.queries.promises import cadence_of
from partnership.queries.terms import rules_of
from partnership.rules.promises import evidence_from_json

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Coming:
    """One meeting of the plan, with how many items stand on its agenda, what is due at it, and its papers."""

    meeting: Any
    items: int
    due: tuple[Due, ...] = ()
    papers: PapersDue | None = None


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """One group: how its months stand against what is asked, and the series that its dates come from."""

    group: Group
    outlook: Outlook
    series: tuple[MeetingSeries, ...]
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class ForwardPlan:
    """Twelve months from ``start`` (``end`` is the first day outside): months with their meetings, and the groups."""

    start: date
    end: date
    months: tuple[tuple[date, tuple[Coming, ...]], ...]
    waiting: tuple[Coming, ...]
    groups: tuple[GroupPlan, ...] = field(default=())

    @property
    def meetings(self) -> tuple[Coming, ...]:
        """Every dated meeting, the next first."""
        return tuple(each for _, month in self.months for each in month)


def asked_of(groups: Iterable[Group], day: date) -> dict[int, Asked]:
    """How often each group is to meet, by key: as promised, else as its terms of that day say. Two queries."""
    by_key = {group.key: group.pk for group in groups}
    found: dict[int, Asked] = {}
    for row in Terms.objects.filter(holds_on(day), group__in=list(by_key.values())).order_by("starts_on"):
        rules = rules_of(row)
        found.pop(row.group_id, None)
        if rules.frequency:
            found[row.group_id] = Asked(rules.frequency, "its terms of reference")
    promised = Promise.objects.filter(holds_on(day), evidence__kind="meetings_held").order_by("-position")
    for promise in promised:
        key = evidence_from_json(promise.evidence).argument("group")
        cadence = cadence_of(promise)
        frequency = frequency_of(cadence)
        if frequency and isinstance(key, str) and key in by_key:
            tolerance = getattr(cadence, "tolerance_days", 0)
            found[by_key[key]] = Asked(frequency, promise.section, tolerance or TOLERANCE)
    return found


def plan_ahead(groups: Sequence[Group], now: datetime, *, months: int = MONTHS) -> ForwardPlan:
    """The plan of these groups for the coming months, from today on. Ten queries, however much is planned.

    Of a group that ends, only the time until then is held against what is asked of it.
    """
    start = uk_date(now)
    end = add_months(start, months)
    rows = (
        Meeting.objects.filter(group__in=groups, state__in=_COMING)
        .filter(Q(state=MeetingState.POSTPONED) | Q(starts_at__gte=uk_midnight(start), starts_at__lt=uk_midnight(end)))
        .select_related("group")
        .defer("quoracy")
        .annotate(on_agenda=Count("items", filter=Q(items__withdrawn_because="")))
        .order_by("starts_at", "group__position", "pk")
    )
    meetings: list[Any] = list(rows)
    dated = [each for each in meetings if each.state != MeetingState.POSTPONED]
    planned = [each for each in dated if each.state == MeetingState.PLANNED]
    due, papers = due_items(planned), papers_due(planned, start)
    coming = [Coming(each, each.on_agenda, tuple(due.get(each.pk, ())), papers.get(each.pk)) for each in dated]
    waiting = tuple(Coming(each, each.on_agenda) for each in meetings if each.state == MeetingState.POSTPONED)
    by_month: dict[date, list[Coming]] = defaultdict(list)
    for each in coming:
        by_month[uk_date(each.meeting.starts_at).replace(day=1)].append(each)
    first = start.replace(day=1)
    every = [add_months(first, number) for number in range(months + 1)]
    return ForwardPlan(
        start=start,
        end=end,
        months=tuple((month, tuple(by_month[month])) for month in every if month in by_month or month < end),
        waiting=waiting,
        groups=_group_plans(groups, coming, waiting, start, end),
    )


_COMING = (MeetingState.PLANNED, MeetingState.POSTPONED, MeetingState.OPEN)


def _group_plans(
    groups: Sequence[Group], coming: Sequence[Coming], waiting: Sequence[Coming], start: date, end: date
) -> tuple[GroupPlan, ...]:
    asked = asked_of(groups, start)
    held = Meeting.objects.filter(group__in=groups, state=MeetingState.CLOSED).order_by()
    last = {group: uk_date(at) for group, at in held.values_list("group").annotate(Max("starts_at"))}
    series: dict[int, list[MeetingSeries]] = defaultdict(list)
    for each in latest_series(groups):
        series[each.group_id].append(each)
    days: dict[int, list[date]] = defaultdict(list)
    for one in coming:
        days[one.meeting.group_id].append(uk_date(one.meeting.starts_at))
    return tuple(
        GroupPlan(
            group=group,
            outlook=outlook(
                asked.get(group.pk), days[group.pk], start, min(end, group.ends_on or end), last.get(group.pk)
            ),
            series=tuple(series[group.pk]),
            waiting=sum(each.meeting.group_id == group.pk for each in waiting),
        )
        for group in groups
    )


def latest_series(groups: Sequence[Group]) -> list[MeetingSeries]:
    """Of each of these groups the series that runs on the longest: the one to go on with. One query."""
    newest = MeetingSeries.objects.filter(group=OuterRef("group_id")).order_by("-runs_to", "-pk").values("pk")[:1]
    return list(MeetingSeries.objects.filter(group__in=groups, pk=Subquery(newest)))
