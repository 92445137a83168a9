"""What in the record evidences a promise: one provider for each kind of evidence that this product looks for.

Kinds that are met at a meeting are answered by agenda items that stand for the promise.
"""

from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum, auto

from hscp.lib.workdays import add_months
from meetings.rules.decisions import AGREEING
from partnership.rules.promises import Evidence
from reporting.rules.facts import Chair, Record

Days = tuple[tuple[date, ...], tuple[date, ...]]
"""The days of evidence, and those on which the record shows the opposite."""

AT_MEETINGS = frozenset(
    {
        "item_discussed",
        "report_received",
        "scrutiny_report",
        "scorecard",
        "audit_outcomes",
        "risks_reviewed",
        "review_plan_progress",
        "finance_report",
        "business_plan_progress",
        "training_take_up",
    }
)
"""Kinds whose evidence is an item on a group's agenda: shown once an item that stands for the promise was minuted."""

TOLD_OF_JOINT_GROUPS = frozenset({"meetings_held", "meetings_quorate", "attendance_of"})
"""Kinds that the meetings of joint groups answer too: that they met, their quoracy and who came is told to owners."""

FORMED = ("task_and_finish", "priority")
"""Kinds of groups that are formed when wanted."""

FOLLOWED_UP_WITHIN = 1
"""Months after a meeting, by which an absence is reported."""

SOURCES = {
    "practice-review": ("local_review", "national_review"),
    "rapid-review": ("rapid_review",),
    "audit": ("audit",),
    "scrutiny": ("scrutiny",),
    "inspection": ("inspection",),
    "child-deaths": ("child_deaths",),
}
"""What the arrangements call a source of recommendations → what the record calls it."""


class Unanswered(Enum):
    """Why a provider gives no days at all."""

    NOT_LOOKED_FOR = auto()  # nothing in the product records it
    NOTHING_YET = auto()  # it is recorded, and nothing of the kind has ever been


def _word(evidence: Evidence, name: str) -> str:
    value = evidence.argument(name)
    return value if isinstance(value, str) else ""


def arguments(evidence: Evidence, name: str) -> tuple[str, ...]:
    """The words of an argument, one or several; none where it was left out."""
    value = evidence.argument(name)
    return value if isinstance(value, tuple) else (value,) if value else ()


def meetings_held(record: Record, evidence: Evidence) -> Days | Unanswered:
    group = _word(evidence, "group")
    before = tuple(day for key, day in record.met_before if key == group)
    since = record.starts_on.replace(year=record.starts_on.year - 1)
    joint = (each.day for each in record.joint_meetings if each.group_key == group)
    return (
        *before,
        *(each.day for each in record.held if each.group_key == group),
        *(day for day in joint if since <= day < record.ends_on),
    ), ()


def meetings_quorate(record: Record, evidence: Evidence) -> Days | Unanswered:
    groups = arguments(evidence, "groups")
    held = [(each.day, each.quorate) for each in record.held if each.group_key in groups and each.quorate]
    held += [(each.day, each.quorate) for each in record.joint_held(*groups)]
    return (
        tuple(sorted(day for day, quorate in held if quorate == "throughout")),
        tuple(sorted(day for day, quorate in held if quorate != "throughout")),
    )


def attendance_of(record: Record, evidence: Evidence) -> Days | Unanswered:
    group, posts, role = _word(evidence, "group"), arguments(evidence, "posts"), _word(evidence, "role")
    came: list[date] = []
    lacking: list[date] = []
    for meeting in record.held:
        if meeting.group_key != group:
            continue
        here = [each for each in record.attendance if each.meeting == meeting.key and each.attended]
        there = {each.post for each in here}
        complete = all(post in there for post in posts) and (not role or any(each.role == role for each in here))
        (came if complete else lacking).append(meeting.day)
    for joint in record.joint_held(group):
        there = {post for post, _ in joint.came}
        complete = all(post in there for post in posts) and (not role or any(of == role for _, of in joint.came))
        (came if complete else lacking).append(joint.day)
    return tuple(came), tuple(lacking)


def decision_on(record: Record, evidence: Evidence) -> Days | Unanswered:
    matter = _word(evidence, "matter")
    return tuple(each.day for each in record.decisions if each.matter == matter and each.outcome in AGREEING), ()


def post_filled(record: Record, evidence: Evidence) -> Days | Unanswered:
    filled: list[date] = []
    vacant: list[date] = []
    for post in arguments(evidence, "posts"):
        held = [(each.starts_on, each.ends_on) for each in record.seats if each.post == post]
        begun, gaps = _runs(held, record.starts_on, record.as_of)
        filled += begun
        vacant += gaps
    return tuple(filled), tuple(vacant)


Span = tuple[date, date | None]


def _runs(spans: Iterable[Span], start: date, end: date) -> tuple[list[date], list[date]]:
    """The first days within [start, end) of each span, and of each gap that they leave in it."""
    begun: list[date] = []
    gaps: list[date] = []
    covered = start
    for first, last in sorted(spans, key=lambda span: span[0]):
        if first >= end or (last is not None and last <= start):
            continue
        if first > covered:
            gaps.append(covered)
        begun.append(max(first, start))
        covered = max(covered, last or end)
    if covered < end:
        gaps.append(covered)
    return begun, gaps


def chair_held_by(record: Record, evidence: Evidence) -> Days | Unanswered:
    """Who chairs is whoever holds the post that does: while that post is vacant, so is the chair."""
    standing = _word(evidence, "standing")
    theirs: list[date] = []
    others: list[date] = []
    for key in arguments(evidence, "groups"):
        chairs = [each for each in record.chairs if each.group_key == key]
        if not chairs:
            continue  # see ``without_a_chair``
        begins, ends = record.group_spans.get(key, (None, None))
        start, end = max(record.starts_on, begins or date.min), min(record.as_of, ends or date.max)
        held = [(each, span) for each in chairs for span in _sat(each, record)]
        for each, span in held:
            begun, _ = _runs([span], start, end)
            (theirs if each.standing == standing else others).extend(begun)
        others += _runs([span for _, span in held], start, end)[1]
    return tuple(theirs), tuple(others)


def _sat(chair: Chair, record: Record) -> list[Span]:
    """The times within a chair's term in which somebody held its post."""
    found = []
    for seat in record.seats:
        first = max(seat.starts_on, chair.starts_on or date.min)
        last = min(seat.ends_on or date.max, chair.ends_on or date.max)
        if seat.post == chair.post and first < last:
            found.append((first, None if last == date.max else last))
    return found


def without_a_chair(record: Record, evidence: Evidence) -> list[str]:
    """The names of those own groups of which no chair is on record for the year: nobody can say who chairs them."""
    known = {each.group_key for each in record.chairs} | set(record.joint_groups)
    return [record.group_names.get(key, key) for key in arguments(evidence, "groups") if key not in known]


def group_formed(record: Record, evidence: Evidence) -> Days | Unanswered:
    """The arrangements name a kind of group; those at work have keys and names of their own."""
    key = _word(evidence, "group")
    kind = record.group_kinds.get(key)
    keys = {each for each, of in record.group_kinds.items() if of == kind and kind in FORMED} | {key}
    before = tuple(day for group, day in record.met_before if group in keys)
    return (*before, *(each.day for each in record.held if each.group_key in keys)), ()


def attendance_followed_up(record: Record, evidence: Evidence) -> Days | Unanswered:
    """A letter that was set aside had a reason: it is neither shown nor held against anybody."""
    reported = tuple(each.sent_on for each in record.absences if each.sent_on)
    overdue = (
        each.absent_on
        for each in record.absences
        if not each.set_aside and (each.sent_on or record.today) > add_months(each.absent_on, FOLLOWED_UP_WITHIN)
    )
    return reported, tuple(overdue)


def document_published(record: Record, evidence: Evidence) -> Days | Unanswered:
    if _word(evidence, "document") != "arrangements":
        return Unanswered.NOT_LOOKED_FOR
    return tuple(each.out_on for each in record.documents), ()


def voice_heard(record: Record, evidence: Evidence) -> Days | Unanswered:
    if _word(evidence, "source") not in ("", "children-and-families"):
        return Unanswered.NOT_LOOKED_FOR  # loaded before such words were refused
    return tuple(each.heard_on for each in record.feedback if each.went_to), ()


def voice_changed(record: Record, evidence: Evidence) -> Days | Unanswered:
    return tuple(each.heard_on for each in record.feedback if each.changed), ()


def recommendation_impact(record: Record, evidence: Evidence) -> Days | Unanswered:
    source = _word(evidence, "source")
    if source and source not in SOURCES:
        return Unanswered.NOT_LOOKED_FOR  # loaded before such words were refused
    closed = [each for each in record.recommendations if not source or each.source in SOURCES[source]]
    return tuple(each.closed_on for each in closed if each.closed_on), ()


def agency_impact(record: Record, evidence: Evidence) -> Days | Unanswered:
    named = arguments(evidence, "sources")
    sources = {each for name in named for each in SOURCES.get(name, ())}
    days = sorted(each.on for each in record.agencies_show if not named or each.source in sources)
    return tuple(days), ()


def yearly_report_published(record: Record, evidence: Evidence) -> Days | Unanswered:
    return (tuple(each.day for each in record.published), ()) if record.published else Unanswered.NOTHING_YET


def yearly_report_section(record: Record, evidence: Evidence) -> Days | Unanswered:
    name = _word(evidence, "content")
    if not record.published:
        return Unanswered.NOTHING_YET
    return (
        tuple(each.day for each in record.published if name in each.sections),
        tuple(each.day for each in record.published if name not in each.sections),
    )


PROVIDERS: dict[str, Callable[[Record, Evidence], Days | Unanswered]] = {
    "meetings_held": meetings_held,
    "meetings_quorate": meetings_quorate,
    "attendance_of": attendance_of,
    "decision_on": decision_on,
    "group_formed": group_formed,
    "attendance_followed_up": attendance_followed_up,
    "post_filled": post_filled,
    "chair_held_by": chair_held_by,
    "document_published": document_published,
    "voice_heard": voice_heard,
    "voice_changed": voice_changed,
    "recommendation_impact": recommendation_impact,
    "agency_impact": agency_impact,
    "yearly_report_published": yearly_report_published,
    "yearly_report_approved": yearly_report_published,
    "yearly_report_section": yearly_report_section,
}
