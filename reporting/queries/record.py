"""The record of one year for its report: rows of every app turned into the facts that the report's rules judge.

A constant number of queries, however long the year was. What belongs to a case file is left out whoever asks, and
counts of cases are suppressed: the report is for everybody.
"""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.fields.json import KeyTextTransform

from funding.models import Contribution
from funding.queries import is_agreed
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date, uk_midnight
from meetings.enums import ActionState, EvidenceKind, MeetingState, Outcome, RecommendationSource
from meetings.models import (
    Action,
    ActionUpdate,
    AgencyImprovement,
    AgendaItem,
    Decision,
    Meeting,
    Recommendation,
    RecommendationStage,
)
from meetings.queries.joint import joint_meetings
from partnership.models import Feedback, Group, Promise, Seat
from partnership.queries.document import documents
from partnership.rules.promises import Promise as PromiseRule
from partnership.rules.promises import cadence_from_json, evidence_from_json
from reporting.enums import Judgement
from reporting.models import Priority, PriorityProgress, Publication, ReportExplanation, ReportSection, YearlyReport
from reporting.queries.attendance import absences_of, attendance_of, chairs_of
from reporting.queries.pictured import pictured_of
from reporting.rules import facts


def record_of(starts_on: date, ends_on: date, today: date, report_id: int | None = None) -> facts.Record:
    """Everything the report of [starts_on, ends_on) draws on, as it stands ``today``. At most twenty-six queries."""
    groups = list(Group.objects.select_related("located_in"))
    meetings, before = _meetings(starts_on, ends_on)
    return facts.Record(
        starts_on=starts_on,
        ends_on=ends_on,
        today=today,
        meetings=meetings,
        met_before=before,
        attendance=attendance_of(starts_on, ends_on),
        decisions=_decisions(starts_on, ends_on),
        actions=actions_of(starts_on, ends_on),
        recommendations=recommendations_of(starts_on, ends_on, today),
        agencies_show=agencies_show(starts_on, ends_on, today),
        priorities=_priorities(starts_on, ends_on),
        feedback=_feedback(starts_on, ends_on),
        contributions=contributions_of(starts_on),
        documents=_documents(min(today, ends_on)),
        promises=_promises(starts_on, ends_on),
        seats=_seats(starts_on, ends_on),
        chairs=chairs_of(starts_on, ends_on),
        absences=absences_of(starts_on, ends_on),
        published=_published(today),
        joint_groups={group.key: group.located_in.name for group in groups if group.located_in},
        joint_meetings=_joint_meetings(groups),
        group_names={group.key: group.name for group in groups},
        group_kinds={group.key: group.kind for group in groups},
        group_spans={group.key: (group.starts_on, group.ends_on) for group in groups},
        explanations=_explanations(report_id),
        pictured=pictured_of(starts_on, today, report_id),
    )


def _moments(starts_on: date, ends_on: date) -> tuple[Any, Any]:
    return uk_midnight(starts_on), uk_midnight(ends_on)


def _meetings(starts_on: date, ends_on: date) -> tuple[tuple[facts.Meeting, ...], tuple[tuple[str, date], ...]]:
    start, end = _moments(starts_on.replace(year=starts_on.year - 1), ends_on)
    rows = (
        Meeting.objects.filter(starts_at__gte=start, starts_at__lt=end)
        .annotate(summary=KeyTextTransform("summary", "quoracy"))
        .order_by("group__position", "group__name", "starts_at")
        .values_list(
            "pk",
            "group_id",
            "group__key",
            "group__name",
            "group__kind",
            "starts_at",
            "state",
            "summary",
            "group__short_name",
        )
    )
    found, before = [], []
    for pk, group, key, name, kind, starts_at, state, summary, short in rows:
        day = uk_date(starts_at)
        if day >= starts_on:
            found.append(facts.Meeting(pk, group, key, name, kind, day, state, summary or "", short))
        elif state == MeetingState.CLOSED:
            before.append((key, day))
    return tuple(found), tuple(before)


def _joint_meetings(groups: list[Group]) -> tuple[facts.JointMeeting, ...]:
    """What was ever noted of the joint groups' meetings, the first held first. One query."""
    keys = {(group.located_in_id, group.shared_group): group.key for group in groups if group.located_in_id}
    return tuple(
        facts.JointMeeting(
            group_key=keys[row.joint_id, row.group],
            day=row.held_on,
            quorate=row.quorate,
            came=tuple((post["post"], post["role"]) for post in row.posts if post["came"]),
        )
        for row in reversed(joint_meetings())
        if (row.joint_id, row.group) in keys
    )


def _decisions(starts_on: date, ends_on: date) -> tuple[facts.Decision, ...]:
    start, end = _moments(starts_on, ends_on)
    words = {value: str(label) for value, label in Outcome.choices}
    return tuple(
        facts.Decision(
            key=row.pk,
            meeting=row.meeting_id,
            number=row.number,
            group_name=row.meeting.group.name,
            day=uk_date(row.at),
            text=row.text,
            outcome=row.outcome,
            outcome_words=words[row.outcome],
            sentence=row.outcome_sentence,
            matter=row.reserved_matter.key if row.reserved_matter else "",
            settled_later=row.taken_again_as_id is not None,
            meaning=row.reserved_matter.meaning if row.reserved_matter else "",
        )
        for row in Decision.objects.filter(file__isnull=True, at__gte=start, at__lt=end)
        .exclude(outcome=Outcome.TAKEN_OUT)
        .select_related("meeting__group", "reserved_matter")
        .only(
            "space",
            "number",
            "at",
            "text",
            "outcome",
            "outcome_sentence",
            "taken_again_as",
            "meeting__space",
            "meeting__group__space",
            "meeting__group__name",
            "reserved_matter__space",
            "reserved_matter__key",
            "reserved_matter__meaning",
        )
        .order_by("at", "number")
    )


def actions_of(starts_on: date, ends_on: date) -> tuple[facts.Action, ...]:
    """Given before the end of the year, and neither done nor withdrawn before it began. Two queries."""
    _, end = _moments(starts_on, ends_on)
    over = Q(done_on__lt=starts_on) | Q(state=ActionState.WITHDRAWN, closed_on__lt=starts_on)
    rows = list(
        Action.objects.filter(file__isnull=True, given_at__lt=end)
        .exclude(over & Q(recommendation__isnull=True))
        .select_related("owner")
        .order_by("given_at", "pk")
    )
    reports: dict[int, list[date]] = defaultdict(list)
    shown: set[int] = set()
    updates = ActionUpdate.objects.filter(file__isnull=True, at__lt=end, action__given_at__lt=end)
    for action, at, evidence in updates.order_by("at").values_list("action_id", "at", "evidence"):
        reports[action].append(uk_date(at))
        if evidence:
            shown.add(action)
    return tuple(
        facts.Action(
            key=row.pk,
            reference=row.reference,
            text=row.text,
            owner=row.owner.title,
            given_on=uk_date(row.given_at),
            due_on=row.due_on,
            done_on=row.done_on,
            withdrawn_on=row.closed_on if row.state == ActionState.WITHDRAWN else None,
            recommendation=row.recommendation_id,
            reported_on=tuple(reports[row.pk]),
            has_impact=row.pk in shown,
        )
        for row in rows
    )


def recommendations_of(starts_on: date, ends_on: date, today: date) -> tuple[facts.Recommendation, ...]:
    """Made before the end of the year, and not closed before it began. One query.

    The answer is the last one given up to the day the report looks at. The evidence of impact is there only where the
    recommendation stood closed by then: what came later belongs to the next report, and what was opened again has none.
    """
    as_of = facts.end_of_look(starts_on, ends_on, today)
    answers = RecommendationStage.objects.filter(
        recommendation=OuterRef("pk"), move="respond", at__lt=uk_midnight(as_of)
    ).order_by("-at", "-pk")
    words = {value: str(label) for value, label in RecommendationSource.choices}
    rows = (
        Recommendation.objects.filter(file__isnull=True, made_on__lt=ends_on)
        .exclude(closed_on__lt=starts_on)
        .annotate(answer=Subquery(answers.values("reason")[:1]))
        .order_by("made_on", "reference")
    )
    return tuple(
        facts.Recommendation(
            key=row.pk,
            reference=row.reference,
            source=row.source,
            source_words=words[row.source],
            source_title=row.source_title,
            text=row.text,
            made_on=row.made_on,
            response=row.answer or "",
            impact=row.impact if row.closed_on is not None and row.closed_on < as_of else "",
            closed_on=row.closed_on,
        )
        for row in rows
    )


def agencies_show(starts_on: date, ends_on: date, today: date) -> tuple[facts.AgencyEvidence, ...]:
    """What agencies showed within the year up to the day that the report looks at, without what was corrected by then.

    What lies in a case file is left out. One query.
    """
    as_of = uk_midnight(facts.end_of_look(starts_on, ends_on, today))
    corrected = AgencyImprovement.objects.filter(replaces=OuterRef("pk"), at__lt=as_of).order_by()
    words = {value: str(label) for value, label in EvidenceKind.choices}
    rows = (
        AgencyImprovement.objects.filter(
            ~Exists(corrected), file__isnull=True, at__gte=uk_midnight(starts_on), at__lt=as_of
        )
        .select_related("recommendation", "organisation")
        .order_by("recommendation__made_on", "recommendation__reference", "organisation__name", "at", "pk")
    )
    return tuple(
        facts.AgencyEvidence(
            reference=row.recommendation.reference,
            source=row.recommendation.source,
            source_title=row.recommendation.source_title,
            agency=row.organisation.name,
            improved=row.improved,
            impact=row.impact,
            known_by=words[row.kind],
            seen=row.seen,
            on=uk_date(row.at),
        )
        for row in rows
    )


def _priorities(starts_on: date, ends_on: date) -> tuple[facts.Priority, ...]:
    """The year's priorities, each with its last judgement within the year. Two queries."""
    words = {value: str(label) for value, label in Judgement.choices}
    last: dict[int, PriorityProgress] = {}
    for each in PriorityProgress.objects.filter(on__gte=starts_on, on__lt=ends_on).order_by("on", "pk"):
        last[each.priority_id] = each
    found = []
    in_force = Priority.objects.filter(starts_on__lt=ends_on).exclude(ends_on__lte=starts_on).select_related("lead")
    for row in in_force:
        said = last.get(row.pk)
        found.append(
            facts.Priority(
                key=row.pk,
                title=row.title,
                lead=row.lead.title if row.lead else "",
                judgement=said.judgement if said else "",
                judgement_words=words[said.judgement] if said else "",
                judged_on=said.on if said else None,
                text=said.text if said else "",
                impact=said.impact if said else "",
            )
        )
    return tuple(found)


def _feedback(starts_on: date, ends_on: date) -> tuple[facts.Feedback, ...]:
    rows = Feedback.objects.filter(heard_on__gte=starts_on, heard_on__lt=ends_on).order_by("heard_on", "pk")
    return tuple(
        facts.Feedback(row.heard_on, row.from_whom, row.how, row.heard, row.went_to, row.changed) for row in rows
    )


def contributions_of(year_starts_on: date) -> tuple[facts.Contribution, ...]:
    """The contributions of a year beside those of the year before, by body. One query."""
    before_on = year_starts_on.replace(year=year_starts_on.year - 1)
    rows = (
        Contribution.objects.filter(year_starts_on__in=(year_starts_on, before_on))
        .select_related("organisation", "agreed_by__meeting__group", "agreed_by__reserved_matter")
        .order_by("organisation__name")
    )
    before = {row.organisation_id: row.cash for row in rows if row.year_starts_on == before_on}
    return tuple(
        facts.Contribution(
            body=row.organisation.name,
            cash=row.cash,
            in_kind=row.in_kind,
            cash_before=before.get(row.organisation_id),
            agreed=_agreed(row.agreed_by),
        )
        for row in rows
        if row.year_starts_on == year_starts_on
    )


def _agreed(decision: Decision | None) -> str:
    """By which decision; empty where it is not agreed, such as by an endorsement that awaits the lead partners."""
    if decision is None or not is_agreed(decision):
        return ""
    return f"{decision.meeting.group.name}, {date_words(decision.at, weekday=False)}, decision {decision.number}"


def _documents(day: date) -> tuple[facts.Document, ...]:
    return tuple(
        facts.Document(
            title=each.row.title,
            out_on=each.row.updated_on or each.row.published_on,
            published=each.published,
            updated=each.updated,
            review=each.review,
            review_by=each.row.review_on,
        )
        for each in documents(day)
    )


def _promises(starts_on: date, ends_on: date) -> tuple[facts.PromiseRow, ...]:
    """The promises, and the days of closed meetings at which an item that stands for one was minuted. Two queries."""
    start, end = _moments(starts_on.replace(year=starts_on.year - 1), ends_on)
    items = AgendaItem.objects.filter(promise__isnull=False, file__isnull=True, withdrawn_because="")
    days: dict[int, list[date]] = defaultdict(list)
    known: set[int] = set()
    for promise, at, state, minutes in items.filter(
        meeting__starts_at__gte=start, meeting__starts_at__lt=end
    ).values_list("promise_id", "meeting__starts_at", "meeting__state", "minutes"):
        known.add(promise)
        if state == MeetingState.CLOSED and minutes:
            days[promise].append(uk_date(at))
    return tuple(
        facts.PromiseRow(
            rule=PromiseRule(
                key=row.key,
                section=row.section,
                text=row.text,
                by=row.by,
                cadence=cadence_from_json(row.cadence),
                evidence=evidence_from_json(row.evidence) if row.evidence else None,
                not_checkable=row.not_checkable,
                note=row.note,
                starts_on=row.starts_on,
                ends_on=row.ends_on,
            ),
            discussed_on=tuple(sorted(days[row.pk])),
            has_item=row.pk in known,
        )
        for row in Promise.objects.order_by("position", "key")
    )


def _seats(starts_on: date, ends_on: date) -> tuple[facts.Seat, ...]:
    rows = Seat.objects.filter(starts_on__lt=ends_on).exclude(ends_on__lte=starts_on).order_by("starts_on")
    return tuple(facts.Seat(*row) for row in rows.values_list("post__key", "starts_on", "ends_on"))


def _published(today: date) -> tuple[facts.Published, ...]:
    """The reports that are published, with the keys of those sections that have words. Two queries."""
    written: dict[int, set[str]] = defaultdict(set)
    # Publications are public: those of every space can be read, so this space's are asked for by its own reports.
    ours = Publication.objects.filter(report__in=YearlyReport.objects.order_by().values("pk"))
    rows = list(ours.order_by("published_at").values_list("report_id", "published_at"))
    for report, key in (
        ReportSection.objects.filter(report__in=[report for report, _ in rows])
        .exclude(narrative="", nothing_because="")
        .values_list("report_id", "key")
    ):
        written[report].add(key)
    return tuple(
        facts.Published(uk_date(at), frozenset(written[report])) for report, at in rows if uk_date(at) <= today
    )


def _explanations(report_id: int | None) -> dict[str, str]:
    if report_id is None:
        return {}
    rows = ReportExplanation.objects.filter(report=report_id)
    return {
        f"recommendation:{row.recommendation_id}" if row.recommendation_id else f"priority:{row.priority_id}": row.text
        for row in rows
    }
