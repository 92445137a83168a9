"""Who was at the meetings of a year, who chaired its groups, whose absence was followed up; for its report."""

from dataclasses import replace
from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Coalesce

from hscp.lib.workdays import uk_date, uk_midnight
from meetings.enums import LetterState, MeetingState
from meetings.models import AbsenceLetter, AbsenceLetterStage, Attendee, Presence
from meetings.rules.presence import Deputising
from meetings.rules.quorum import deputy_hindrance
from partnership.enums import ChairKind
from partnership.models import Chairing, Membership, Participation
from partnership.rules.terms import Deputies
from reporting.rules import facts


def attendance_of(starts_on: date, ends_on: date) -> tuple[facts.Attendance, ...]:
    """One row for each member's post at each closed meeting. One query.

    A deputy stands in for a post as far as the terms frozen with the meeting let deputies count. What a row of the
    list says holds for the whole stay, so that no moment of it has to be judged here.
    """
    start, end = uk_midnight(starts_on), uk_midnight(ends_on)
    rows = (
        Attendee.objects.filter(
            meeting__state=MeetingState.CLOSED, meeting__starts_at__gte=start, meeting__starts_at__lt=end
        )
        .filter(Q(is_member=True) | Q(deputising_for__isnull=False))
        .annotate(
            came=Exists(Presence.objects.filter(attendee=OuterRef("pk"))),
            terms_on_deputies=KeyTextTransform("deputies", KeyTransform("terms", "meeting__quoracy")),
        )
        .order_by("pk")
        .values_list(
            "meeting_id",
            "post__key",
            "post__role",
            "deputising_for__key",
            "represents__name",
            "counts_as",
            "came",
            "meeting__starts_at",
            "terms_on_deputies",
            "delegated_from",
            "delegated_to",
        )
    )
    posts: dict[tuple[int, str], facts.Attendance] = {}
    counting: set[tuple[int, str]] = set()
    others: set[tuple[int, str]] = set()
    for meeting, post, role, deputised, body, category, came, at, terms, valid_from, valid_to in rows:
        if deputised:
            if came:
                deputising = Deputising(deputised, valid_from=valid_from, valid_to=valid_to)
                hindered = deputy_hindrance(Deputies(terms or Deputies.NOT_ALLOWED), deputising, uk_date(at))
                (others if hindered else counting).add((meeting, deputised))
            continue
        known = posts.get((meeting, post))  # a shared post has a row for each of its holders: one is enough
        came = came or (known is not None and known.attended)
        posts[meeting, post] = facts.Attendance(meeting, post, role, body or "No body", category, came)
    return tuple(
        replace(
            one,
            attended=one.attended or key in counting,
            sent_uncounted=key in others and key not in counting and not one.attended,
        )
        for key, one in posts.items()
    )


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
