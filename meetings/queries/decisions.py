"""Decisions across meetings: what the register shows, and the words and data that pages need."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Case, F, IntegerField, Max, Min, Q, QuerySet, Value, When

from hscp.lib.workdays import uk_date, uk_midnight
from hscp.lib.years import year_from, years_between
from meetings.enums import MeetingState, Outcome
from meetings.models import AgendaItem, Decision, DecisionStage, Meeting
from meetings.queries.timeline import timeline_of
from partnership.enums import ReservedTo
from partnership.models import ReservedMatter
from partnership.rules.terms import Level
from partnership.rules.terms import ReservedMatter as ReservedRule

SORTS: dict[str, tuple[str, ...]] = {
    "date": ("at", "number"),
    "group": ("meeting__group__name", "-at"),
    "outcome": ("outcome", "-at"),
}
# What a status tag says: never "agreed" for what is only provisional, endorsed or recommended.
OUTCOME_TAGS: dict[str, tuple[str, str]] = {
    Outcome.AGREED: ("Agreed", "good"),
    Outcome.RATIFIED: ("Ratified afterwards", "good"),
    Outcome.REFUSED: ("Refused", "neutral"),
    Outcome.PROVISIONAL: ("Provisional", "warn"),
    Outcome.ENDORSED: ("Endorsed only", "info"),
    Outcome.NOT_ENDORSED: ("Not endorsed", "neutral"),
    Outcome.RECOMMENDED: ("Recommended only", "info"),
    Outcome.NOT_RECOMMENDED: ("Not recommended", "neutral"),
    Outcome.NOTED: ("Noted", "neutral"),
    Outcome.DEFERRED: ("Deferred", "neutral"),
    Outcome.TAKEN_OUT: ("Taken out", "neutral"),
}


def reserved_rule(matter: ReservedMatter) -> ReservedRule:
    """A reserved matter as the rule sees it."""
    level = Level.LEAD if matter.reserved_to == ReservedTo.LSP else Level.DELEGATED
    return ReservedRule(matter.key, matter.title, matter.section, level)


def reserved_matters(day: date) -> "QuerySet[ReservedMatter]":
    """The list that a decision of that day may choose from."""
    found: QuerySet[ReservedMatter] = ReservedMatter.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    return found


def decisions_listed(
    *,
    text: str = "",
    group: str = "",
    outcome: str = "",
    reserved: str = "",
    year: str = "",
    since: date | None = None,
    until: date | None = None,
    sort: str = "",
) -> "QuerySet[Decision]":
    """Decisions with meeting, group, item and reserved matter.

    Unsorted, those that wait to be taken again come first, then the latest. ``outcome`` may also be "waiting" (to be
    taken again); what was taken out, for it was none, is given only where it is asked for. ``reserved`` is "yes", "no"
    or ""; ``year`` is the first part of a year from April to March; ``since`` and ``until`` are the first and the last
    day.
    """
    waits = Q(outcome=Outcome.PROVISIONAL, taken_again_as__isnull=True)
    found: QuerySet[Any] = (
        Decision.objects.select_related("meeting__group", "item", "reserved_matter")
        .defer("quoracy", "room", "terms", "meeting__quoracy", "item__minutes")
        .annotate(waiting=Case(When(waits, then=Value(1)), default=Value(0), output_field=IntegerField()))
    )
    if text:
        found = _with_words(found, text)
    if group:
        found = found.filter(meeting__group=group)
    if outcome == "waiting":
        found = found.filter(waiting=1)
    elif outcome:
        found = found.filter(outcome=outcome)
    if outcome != Outcome.TAKEN_OUT:
        found = found.exclude(outcome=Outcome.TAKEN_OUT)
    if reserved:
        found = found.filter(reserved_matter__isnull=reserved == "no")
    if year:
        starts_on, ends_on = year_from(int(year))
        found = found.filter(at__gte=uk_midnight(starts_on), at__lt=uk_midnight(ends_on))
    if since:
        found = found.filter(at__gte=uk_midnight(since))
    if until:
        found = found.filter(at__lt=uk_midnight(until + timedelta(days=1)))
    if sort.removeprefix("-") not in SORTS:
        return found.order_by("-waiting", "-at", "-number", "pk")
    order = [F(name.removeprefix("-")) for name in SORTS[sort.removeprefix("-")]]
    down = sort.startswith("-")
    ordered: list[Any] = [order[0].desc() if down else order[0].asc(), order[1].desc(), "pk"]
    return found.order_by(*ordered)


def _with_words(found: "QuerySet[Any]", text: str) -> "QuerySet[Any]":
    """Those that have every word, in whichever of their texts and in any order."""
    for word in text.split():
        inside = Q(text__icontains=word) | Q(reasons__icontains=word) | Q(options__icontains=word)
        found = found.filter(inside | Q(item__title__icontains=word))
    return found


def years_with_decisions() -> list[int]:
    """The years, April to March, in which decisions were taken, the latest first. One query."""
    ends = Decision.objects.order_by().aggregate(first=Min("at"), last=Max("at"))
    if ends["first"] is None:
        return []
    return years_between(uk_date(ends["first"]), uk_date(ends["last"]))


MOVES = {
    "take": "Recorded",
    "correct": "Corrected",
    "judge_again": "Judged again after attendance was corrected",
    "take_again": "Taken again",
    "ask": "Those who were missing were asked to ratify",
    "consent": "Consented to afterwards",
    "refuse_consent": "Consent refused",
    "ratify": "Enough have consented",
    "circulate": "Decided by circulation",
    "convert": "Taken out: it was no decision",
    "from_note": "Taken out of the minutes, where it was a note",
}


def story_of(decision: Decision) -> list[dict[str, Any]]:
    """Every move of a decision, the latest first, for a timeline. One query."""
    return timeline_of(DecisionStage.objects.filter(decision=decision), MOVES)


def taken_before_as(decision: Decision) -> Decision | None:
    """The provisional decision that this one took again, with its meeting; None for any other. One query."""
    found: Decision | None = Decision.objects.filter(taken_again_as=decision).select_related("meeting__group").first()
    return found


def next_planned_after(meeting: Meeting) -> Meeting | None:
    """The next meeting of the same group that is planned. One query."""
    coming = Meeting.objects.filter(group=meeting.group_id, state=MeetingState.PLANNED, starts_at__gt=meeting.starts_at)
    found: Meeting | None = coming.order_by("starts_at").first()
    return found


def items_to_take_again_under(decision: Decision) -> list[AgendaItem]:
    """Items of open, later meetings of the same group, that the same people may read. One query."""
    return list(
        AgendaItem.objects.filter(
            meeting__group=decision.meeting.group_id,
            meeting__state=MeetingState.OPEN,
            meeting__starts_at__gt=decision.meeting.starts_at,
            withdrawn_because="",
            file=decision.file_id,
        )
        .select_related("meeting__group")
        .order_by("meeting__starts_at", "number")
    )


def grounds_of(meeting: Meeting) -> dict[int, dict[str, str]]:
    """The options considered and the reasons of a meeting's decisions, by key, of those that have any. One query."""
    rows = Decision.objects.filter(meeting=meeting).exclude(options="", reasons="").order_by()
    return {row["pk"]: row for row in rows.values("pk", "options", "reasons")}
