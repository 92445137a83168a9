"""Reads of contributions, and of the decisions that may have agreed one."""

from datetime import date

from django.db.models import QuerySet

from funding.models import Contribution
from funding.rules import Deciding
from hscp.lib.years import year_of
from meetings.enums import Outcome
from meetings.models import Decision
from meetings.rules.decisions import AGREEING
from partnership.enums import Meaning
from partnership.models import Organisation, Participation


def contributions_listed(year_starts_on: date) -> "QuerySet[Contribution]":
    """The contributions of a year with their bodies and decisions, by body. One query."""
    found: QuerySet[Contribution] = Contribution.objects.select_related(
        "organisation", "agreed_by__meeting__group", "agreed_by__reserved_matter"
    )
    return found.filter(year_starts_on=year_starts_on).order_by("organisation__name")


def years_with_contributions(today: date) -> list[date]:
    """The first days of years with contributions, and of this year and the next, the latest first. One query."""
    this = year_of(today)
    known = set(Contribution.objects.order_by().values_list("year_starts_on", flat=True).distinct())
    return sorted(known | {this, this.replace(year=this.year + 1)}, reverse=True)


def is_agreed(decision: Decision | None) -> bool:
    """Whether a decision agrees contributions: settled, and about them."""
    return decision is not None and deciding(decision).agrees


def deciding(decision: Decision) -> Deciding:
    """A decision as the rule of contributions sees it. One query where its matter is not loaded with it."""
    matter = decision.reserved_matter
    return Deciding(decision.pk, decision.outcome, matter.meaning if matter else "")


def agreeing_decisions() -> "QuerySet[Decision]":
    """The decisions on contributions that agreed or endorsed something, the latest first.

    Which reserved matter is about contributions the arrangements say, by its ``meaning``.
    """
    found: QuerySet[Decision] = Decision.objects.filter(
        file__isnull=True,
        reserved_matter__meaning=Meaning.CONTRIBUTIONS,
        outcome__in=(*AGREEING, Outcome.ENDORSED),
    ).select_related("meeting__group", "reserved_matter")
    return found.order_by("-at")


def bodies() -> list[Organisation]:
    """The organisations that take part in the partnership, the statutory partners first. One query."""
    rows = Participation.objects.filter(ends_on__isnull=True).select_related("organisation")
    ordered = sorted(rows, key=lambda row: (row.standing != "statutory_partner", row.organisation.name))
    return [row.organisation for row in ordered]
