"""Learning that is shared, to whom it was sent, who confirmed; by agency. Constant queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from reviews.models import CaseLearning, Incident, Learning, LearningChase, LearningSent
from reviews.rules.dissemination import Standing

TAGS = {
    Standing.WAITS: ("To be confirmed", "active"),
    Standing.LATE: ("Confirmation overdue", "bad"),
    Standing.CONFIRMED: ("Confirmed", "good"),
    Standing.WITHDRAWN: ("No longer asked", "neutral"),
}


def learnings() -> "QuerySet[Learning]":
    """Learning that is shared, with who wrote it."""
    found: QuerySet[Learning] = Learning.objects.select_related("written_by__person")
    return found


def learnings_listed() -> "QuerySet[Learning]":
    """The same, the latest first, each with ``asked`` (agencies that were sent it) and ``confirmed``."""
    asked = Q(sent__withdrawn_because="", sent__isnull=False)
    return (
        learnings()
        .annotate(
            asked=Count("sent", filter=asked, distinct=True),
            confirmed=Count("sent", filter=asked & Q(sent__confirmed_on__isnull=False), distinct=True),
        )
        .order_by("-written_at", "-pk")
    )


def sent() -> "QuerySet[LearningSent]":
    """What was sent to agencies, with the learning."""
    found: QuerySet[LearningSent] = LearningSent.objects.select_related("learning", "confirmed_by__person")
    return found


def sent_of(learning: Learning, today: date) -> list[LearningSent]:
    """To whom learning was sent, what is owed first; each with ``tag`` and ``chased``. Two queries."""
    return tagged(sent().filter(learning=learning), today)


def sent_owed(today: date) -> list[LearningSent]:
    """What agencies have not confirmed, the first due first. Two queries."""
    rows = sent().filter(confirmed_on__isnull=True, withdrawn_because="", learning__withdrawn_because="")
    return tagged(rows, today)


def tagged(rows: Iterable[LearningSent], today: date) -> list[Any]:
    """The same with how each stands and the days on which the agency was reminded. One query beside ``rows``."""
    found: list[Any] = list(rows)
    chases = chases_of(found)
    for row in found:
        row.standing = row.stands(today)
        row.tag, row.chased = TAGS[row.standing], chases.get(row.pk, [])
        row.is_open = row.standing in (Standing.WAITS, Standing.LATE)
    return sorted(found, key=lambda row: (not row.is_open, row.due_on, row.agency.casefold(), row.pk))


def chases_of(rows: Iterable[LearningSent]) -> dict[int, list[date]]:
    """The days on which each was reminded, by its key. One query."""
    found: dict[int, list[date]] = {}
    days: Any = LearningChase.objects.filter(sent__in=[row.pk for row in rows]).order_by("on")
    for key, on in days.values_list("sent_id", "on"):
        found.setdefault(key, []).append(on)
    return found


def sent_with(learning_id: int, sent_id: int, _number: int) -> LearningSent | None:
    """What the link in an agency's mail names; None where there is nothing of it. One query."""
    return sent().filter(learning=learning_id, pk=sent_id).first()


@dataclass(frozen=True, slots=True)
class OfAgency:
    """What one agency was sent: how many, confirmed, owed, late, and how many staff it reached in all."""

    agency: str
    sent: int
    confirmed: int
    late: int
    reached: int

    @property
    def owed(self) -> int:
        return self.sent - self.confirmed


def by_agency(today: date) -> list[OfAgency]:
    """Every agency that was sent something, by name; what was withdrawn is left out. One query."""
    rows = sent().filter(withdrawn_because="", learning__withdrawn_because="")
    found: dict[str, list[LearningSent]] = {}
    for row in rows:
        found.setdefault(row.agency.casefold(), []).append(row)
    return [
        OfAgency(
            agency=each[0].agency,
            sent=len(each),
            confirmed=sum(row.confirmed_on is not None for row in each),
            late=sum(row.stands(today) is Standing.LATE for row in each),
            reached=sum(row.reached or 0 for row in each),
        )
        for _, each in sorted(found.items())
    ]


def of_agency(agency: str, today: date) -> list[LearningSent]:
    """What one agency was sent, what is owed first. Two queries."""
    return tagged(sent().filter(agency__iexact=agency), today)


def learned_in(incident: Incident) -> list[CaseLearning]:
    """What was learned in a case, in its order. One query."""
    rows = CaseLearning.objects.filter(incident=incident).select_related("learning", "option", "noted_by__person")
    return list(rows.order_by("noted_at", "pk"))
