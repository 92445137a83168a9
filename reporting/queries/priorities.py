"""Agreed priorities and the voice log, as their pages list them."""

from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from hscp.lib.years import year_from, year_of
from meetings.enums import Outcome
from meetings.models import Decision
from meetings.rules.decisions import AGREEING
from partnership.models import Feedback, Post
from reporting.models import Priority, PriorityProgress


def priorities_listed() -> "QuerySet[Priority]":
    """The priorities with their lead and, as ``judgement`` and ``judged_on``, what was last said. One query."""
    last = PriorityProgress.objects.filter(priority=OuterRef("pk")).order_by("-on", "-pk")
    found: QuerySet[Priority] = Priority.objects.select_related("lead").annotate(
        judgement=Subquery(last.values("judgement")[:1]), judged_on=Subquery(last.values("on")[:1])
    )
    return found.order_by("-starts_on", "title")


def leading_posts(today: date) -> "QuerySet[Post]":
    """The posts that may lead a priority today."""
    found: QuerySet[Post] = Post.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=today))
    return found.order_by("title")


def settled_decisions() -> "QuerySet[Decision]":
    """Decisions that agreed something, the latest first."""
    found: QuerySet[Decision] = Decision.objects.filter(
        file__isnull=True, outcome__in=(*AGREEING, Outcome.ENDORSED)
    ).select_related("meeting__group")
    return found.order_by("-at")


def feedback_listed(*, text: str = "", year: str = "", outcome: str = "") -> "QuerySet[Feedback]":
    """Entries of the voice log, the latest first. ``outcome`` is "changed", "open" (nothing changed yet) or ""."""
    found: QuerySet[Feedback] = Feedback.objects.order_by("-heard_on", "-pk")
    if text:
        found = found.filter(Q(heard__icontains=text) | Q(from_whom__icontains=text) | Q(changed__icontains=text))
    if year:
        starts_on, ends_on = year_from(int(year))
        found = found.filter(heard_on__gte=starts_on, heard_on__lt=ends_on)
    if outcome:
        nothing = Q(changed="")
        found = found.filter(nothing if outcome == "open" else ~nothing)
    return found


def years_with_feedback() -> list[int]:
    """The years, April to March, in which something was heard, the latest first, each by its first part. One query."""
    days = Feedback.objects.order_by().values_list("heard_on", flat=True)
    return sorted({year_of(day).year for day in days}, reverse=True)
