"""The one door to reports: fetch and check together. Absent and foreign are 404; without the right, 403."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from hscp.spaces.acting import current
from partnership.access import Rights, door
from partnership.models import Feedback, Seat
from partnership.rules.roles import Right
from reporting.models import Priority, ReportBuild, ReportSection, YearlyReport
from reporting.queries.reports import rights_to_sign


def _reports() -> "QuerySet[YearlyReport]":
    return YearlyReport.objects.select_related("edition", "space")


def _sections() -> "QuerySet[ReportSection]":
    return ReportSection.objects.select_related("report__edition", "report__space")


def _builds() -> "QuerySet[ReportBuild]":
    return ReportBuild.objects.select_related("report__space", "job")


def _priorities() -> "QuerySet[Priority]":
    return Priority.objects.select_related("lead", "agreed_by__meeting__group")


def report_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> YearlyReport:
    """A report with its edition and space; raises as ``door`` does. One query."""
    return door(rights, _reports, pk, to=to)


def report_to_sign_for(rights: Rights, pk: int) -> YearlyReport:
    """A report, for somebody of whose role a signature of it is asked; raises as ``door`` does. Three queries more."""
    report = report_for(rights, pk)
    if not any(rights.may(right) for right in rights_to_sign(report)):
        raise PermissionDenied("No signature is asked.")
    return report


def section_for(rights: Rights, report_pk: int, pk: int, *, to: Right = Right.SEE) -> ReportSection:
    """A section of that report; raises as ``door`` does. One query."""
    return door(rights, _sections, pk, to=to, report=report_pk)


def build_for(rights: Rights, report_pk: int, pk: int, *, to: Right = Right.SEE) -> ReportBuild:
    """A PDF of that report; raises as ``door`` does. One query."""
    return door(rights, _builds, pk, to=to, report=report_pk)


def priority_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Priority:
    """An agreed priority; raises as ``door`` does. One query."""
    return door(rights, _priorities, pk, to=to)


def feedback_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Feedback:
    """An entry of the voice log; raises as ``door`` does. One query."""
    return door(rights, Feedback.objects.all, pk, to=to)


def seat_of(request: Any) -> Seat | None:
    """The seat the request acts from, as ``acting_seat``, with its person and post. One query."""
    seat_id = current().seat_id
    return Seat.objects.select_related("person", "post__organisation").filter(pk=seat_id).first() if seat_id else None


def seats_of(request: Any) -> list[Seat]:
    """Every live seat of the account here: one of them may be asked to sign. One query."""
    seats = Seat.objects.filter(pk__in=request.rights.seat_ids).select_related("person", "post__organisation")
    return list(seats.order_by("pk"))


def year_or_404(words: str, years: list[str]) -> str:
    """A year that is offered. Raises ``Http404`` for any other."""
    if words not in years:
        raise Http404("No such year.")
    return words
