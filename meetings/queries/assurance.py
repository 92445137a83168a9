"""Assurance and challenge sessions: the one of an item, all of them, and the promise that asks for them."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from hscp.lib.workdays import uk_midnight
from meetings.enums import Came
from meetings.models import Action, AgendaItem, AssuranceSession, Invitee, Meeting
from meetings.queries.papers import papers_of, papers_told
from meetings.queries.room import day_of
from meetings.rules.assurance import TOPIC
from partnership.models import Promise
from partnership.queries.posts import holds_on


def session_of(item_id: int) -> AssuranceSession | None:
    """The session that an item is; None for any other item. One query."""
    found: AssuranceSession | None = AssuranceSession.objects.filter(item=item_id).first()
    return found


def heard(item: AgendaItem) -> Any:
    """The item as the page of its session shows it: with ``promise_section``, ``listed_papers`` and ``acted``, its
    actions with their owners. Two queries."""
    row: Any = AgendaItem.objects.annotate(promise_section=F("promise__section"), told=papers_told()).get(pk=item.pk)
    row.meeting, row.listed_papers = item.meeting, papers_of(row.told)
    row.acted = list(Action.objects.filter(item=item.pk, taken_out=False).select_related("owner").order_by("pk"))
    return row


def invitees_of(session: AssuranceSession) -> list[Invitee]:
    """Who was invited, in the order in which they were written down. One query."""
    return list(Invitee.objects.filter(session=session).select_related("organisation").order_by("pk"))


def sessions_of(meeting: Meeting) -> dict[int, tuple[AssuranceSession, list[Invitee]]]:
    """The sessions of a meeting with who was invited, by the item that each is. Two queries."""
    found: dict[int, tuple[AssuranceSession, list[Invitee]]] = {
        session.item_id: (session, []) for session in AssuranceSession.objects.filter(item__meeting=meeting)
    }
    by_session = {session.pk: invited for session, invited in found.values()}
    for invitee in Invitee.objects.filter(session__in=list(by_session)).order_by("pk"):
        by_session[invitee.session_id].append(invitee)
    return found


def promise_of_sessions(meeting: Meeting) -> Promise | None:
    """The promise, in force on the meeting's day, of assurance and challenge sessions in its group. One query."""
    for promise in Promise.objects.filter(holds_on(day_of(meeting)), agenda_group=meeting.group_id).order_by(
        "position"
    ):
        if TOPIC in _topics(promise.evidence):
            return promise
    return None


def _topics(evidence: Any) -> set[str]:
    """Every topic that a promise's evidence names."""
    if not isinstance(evidence, dict):
        return set()
    inner = {topic for value in evidence.values() for topic in _topics(value)}
    return inner | ({str(evidence["topic"])} if "topic" in evidence else set())


SORTS = {
    "title": ("item__title",),
    "held": ("item__meeting__starts_at",),
    "outcome": ("outcome", "item__meeting__starts_at"),
    "invited": ("invited",),
    "came": ("came_themselves",),
}
NONE_YET = "none"


def sessions_listed(
    *,
    text: str = "",
    group: str = "",
    outcome: str = "",
    held_from: date | None = None,
    held_to: date | None = None,
    sort: str = "",
) -> "QuerySet[AssuranceSession]":
    """The sessions that fit, the latest first unless ``sort`` says otherwise; none of a case file, which show under
    their items alone. ``outcome`` is one of the outcomes, or "none" for those without one yet."""
    rows: QuerySet[AssuranceSession] = AssuranceSession.objects.filter(file__isnull=True, item__withdrawn_because="")
    if text:
        rows = rows.filter(Q(item__title__icontains=text) | Q(asked__icontains=text))
    if group:
        rows = rows.filter(item__meeting__group=int(group))
    if outcome:
        rows = rows.filter(outcome="" if outcome == NONE_YET else outcome)
    if held_from:
        rows = rows.filter(item__meeting__starts_at__gte=uk_midnight(held_from))
    if held_to:
        rows = rows.filter(item__meeting__starts_at__lt=uk_midnight(held_to + timedelta(days=1)))
    key = sort if sort.removeprefix("-") in SORTS else "-held"
    order = [F(name).desc() if key.startswith("-") else F(name).asc() for name in SORTS[key.removeprefix("-")]]
    return (
        rows.select_related("item__meeting__group")
        .annotate(
            invited=Count("invitees"),
            came_themselves=Count("invitees", filter=Q(invitees__came__in=(Came.YES, Came.SENT))),
        )
        .order_by(*order, "item__number", "pk")
    )
