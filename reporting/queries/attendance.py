"""Who was at the meetings of a year, who chaired its groups, whose absence was followed up; for its report."""

from dataclasses import replace
from datetime import date

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from hscp.lib.workdays import uk_date, uk_midnight
from meetings.enums import LetterState
from meetings.models import AbsenceLetter, AbsenceLetterStage
from meetings.queries.represented import represented
from partnership.enums import ChairKind
from partnership.models import Chairing, Membership, Participation
from reporting.rules import facts


def attendance_of(starts_on: date, ends_on: date) -> tuple[facts.Attendance, ...]:
    """One row for each member's post at each closed meeting. One query."""
    start, end = uk_midnight(starts_on), uk_midnight(ends_on)
    rows = represented(Q(meeting__starts_at__gte=start, meeting__starts_at__lt=end))
    return tuple(replace(each, body=each.body or "No body") for each in rows)


def chairs_of(starts_on: date, ends_on: date) -> tuple[facts.Chair, ...]:
    """The chairs of every group within [starts_on, ends_on), with what each body they represent is here. One query.

    Whom a post represents is said by its place in the group, and where it has none there by the body it belongs to.
    """
    body = Membership.objects.filter(group=OuterRef("group"), post=OuterRef("post"), represents__isnull=False)
    part = Participation.objects.filter(organisation=OuterRef("body"))
    rows = (
        Chairing.objects.filter(kind=ChairKind.CHAIR)
        .filter(Q(starts_on__isnull=True) | Q(starts_on__lt=ends_on))
        .exclude(ends_on__lte=starts_on)
        .annotate(body=Coalesce(Subquery(body.order_by("-pk").values("represents")[:1]), "post__organisation"))
        .annotate(standing=Subquery(part.values("standing")[:1]))
        .order_by("starts_on", "pk")
        .values_list("group__key", "post__key", "standing", "starts_on", "ends_on")
    )
    return tuple(facts.Chair(group, post, standing or "", first, last) for group, post, standing, first, last in rows)


def absences_of(starts_on: date, ends_on: date) -> tuple[facts.Absence, ...]:
    """The absences of [starts_on, ends_on) that nobody explained, and what came of their letters. One query."""
    sent = AbsenceLetterStage.objects.filter(letter=OuterRef("pk"), to_state=LetterState.SENT).order_by("at")
    rows = (
        AbsenceLetter.objects.filter(
            line__meeting__starts_at__gte=uk_midnight(starts_on), line__meeting__starts_at__lt=uk_midnight(ends_on)
        )
        .annotate(sent_at=Subquery(sent.values("at")[:1]))
        .order_by("line__meeting__starts_at", "pk")
        .values_list("line__meeting__starts_at", "sent_at", "state")
    )
    return tuple(
        facts.Absence(uk_date(absent), uk_date(sent_at) if sent_at else None, state == LetterState.SET_ASIDE)
        for absent, sent_at, state in rows
    )
