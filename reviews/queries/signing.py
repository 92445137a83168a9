"""A practice review's report before the partners; the dates up to its publication. Constant queries."""

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from partnership.models import StatuteClock
from partnership.queries.holidays import bank_holidays
from partnership.rules.canonical import content_hash
from reviews.enums import ReportState
from reviews.models import (
    AdvanceCopy,
    DelayTold,
    Incident,
    PracticeDelay,
    PracticeReport,
    PracticeReview,
    PracticeStage,
)
from reviews.queries.drafts import report_content
from reviews.rules.clocks import ADVANCE_COPIES
from reviews.rules.publishing_dates import all_sent_on, untold

AHEAD = timedelta(days=800)


def reports() -> "QuerySet[PracticeReport]":
    """What was put to the partners, the latest first."""
    found: QuerySet[PracticeReport] = PracticeReport.objects.select_related(
        "signoff", "put_by__person", "pdf", "word", "draft"
    )
    return found.order_by("-number")


def signed_report_of(practice: PracticeReview) -> PracticeReport | None:
    """The report that the partners signed and that stands; None where none is, or it is worded again. One query."""
    found: PracticeReport | None = reports().filter(practice=practice, state=ReportState.SIGNED).first()
    return found


def report_hash_now(report: PracticeReport) -> str:
    """The hash of what was put to the partners as its draft reads now, the facts as they were frozen."""
    return content_hash({**report.content, "report": report_content(report.draft)})


def refusals_of(report: PracticeReport) -> list[PracticeStage]:
    """Why a partner did not sign: the words stand in the case file, not with the signature. One query."""
    rows = PracticeStage.objects.filter(practice=report.practice_id, move="refuse", at__gte=report.put_at)
    return list(rows.select_related("seat__person").order_by("at", "pk"))


def delays_of(practice: PracticeReview) -> list[Any]:
    """Every delay, the first first, each with ``told`` and the bodies ``untold``. Two queries."""
    rows: list[Any] = list(PracticeDelay.objects.filter(practice=practice).select_related("noted_by__person"))
    told: dict[int, list[DelayTold]] = {row.pk: [] for row in rows}
    for each in DelayTold.objects.filter(practice=practice).select_related("document").order_by("told_on", "pk"):
        told[each.delay_id].append(each)
    for row in rows:
        row.told = told[row.pk]
        row.untold = untold(each.body for each in row.told)
    return rows


def copies_of(practice: PracticeReview) -> list[AdvanceCopy]:
    """Who has the report before it is published, the first first. One query."""
    rows = AdvanceCopy.objects.filter(practice=practice).select_related("document", "report")
    return list(rows.order_by("sent_on", "pk"))


def copies_sent_on(report: PracticeReport) -> date | None:
    """The day on which both bodies had a copy of this very report; None while one has none. One query."""
    return all_sent_on(AdvanceCopy.objects.filter(report=report).values_list("body", "sent_on"))


def advance_days(incident: Incident) -> int:
    """How many working days before publication advance copies go, by the guidance that the case keeps. One query."""
    row = StatuteClock.objects.filter(edition=incident.edition_id, key=ADVANCE_COPIES).first()
    return int(row.length) if row is not None else 0


def holidays_round(day: date) -> Any:
    """The bank holidays that count for dates of a publication. One query."""
    return bank_holidays(day - timedelta(days=400), day + AHEAD)
