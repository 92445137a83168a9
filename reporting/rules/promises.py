"""The promises of the arrangements held against the record: which evidence can be answered, and the verdict on each.

A kind that nobody can answer yet gives no dates at all: the promise then reads "no evidence is recorded yet", never
"missed". Kinds that are met at a meeting are answered by agenda items that stand for the promise.
"""

from collections.abc import Callable
from datetime import date

from hscp.lib.words import listing
from meetings.rules.decisions import AGREEING
from partnership.rules.promises import Evidence, Outcome, Period, Verdict, verdict
from reporting.rules.evidence import Block, Figures, Link, Listing, Note, Row, Table, count
from reporting.rules.facts import PromiseRow, Record

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

WORDS = {
    Outcome.KEPT: "Kept",
    Outcome.LATE: "Late",
    Outcome.MISSED: "Not kept",
    Outcome.NOT_YET_DUE: "Not yet due",
    Outcome.NOT_EVIDENCED: "No evidence yet",
    Outcome.NOT_CHECKABLE: "Cannot be checked",
}
COLUMNS = ("Paragraph", "What is promised", "Verdict", "What the record shows")
CHECKED = (Outcome.KEPT, Outcome.LATE, Outcome.MISSED, Outcome.NOT_YET_DUE)


def _word(evidence: Evidence, name: str) -> str:
    value = evidence.argument(name)
    return value if isinstance(value, str) else ""


def _words(evidence: Evidence, name: str) -> tuple[str, ...]:
    value = evidence.argument(name)
    return value if isinstance(value, tuple) else (value,) if value else ()


def meetings_held(record: Record, evidence: Evidence) -> Days | None:
    group = _word(evidence, "group")
    before = tuple(day for key, day in record.met_before if key == group)
    return (*before, *(each.day for each in record.held if each.group_key == group)), ()


def meetings_quorate(record: Record, evidence: Evidence) -> Days | None:
    groups = _words(evidence, "groups")
    held = [each for each in record.held if each.group_key in groups and each.quorate]
    return (
        tuple(each.day for each in held if each.quorate == "throughout"),
        tuple(each.day for each in held if each.quorate != "throughout"),
    )


def attendance_of(record: Record, evidence: Evidence) -> Days | None:
    group, posts, role = _word(evidence, "group"), _words(evidence, "posts"), _word(evidence, "role")
    came: list[date] = []
    lacking: list[date] = []
    for meeting in record.held:
        if meeting.group_key != group:
            continue
        here = [each for each in record.attendance if each.meeting == meeting.key and each.attended]
        there = {each.post for each in here}
        complete = all(post in there for post in posts) and (not role or any(each.role == role for each in here))
        (came if complete else lacking).append(meeting.day)
    return tuple(came), tuple(lacking)


def decision_on(record: Record, evidence: Evidence) -> Days | None:
    matter = _word(evidence, "matter")
    return tuple(each.day for each in record.decisions if each.matter == matter and each.outcome in AGREEING), ()


def post_filled(record: Record, evidence: Evidence) -> Days | None:
    posts = _words(evidence, "posts")
    filled: list[date] = []
    vacant: list[date] = []
    for post in posts:
        seats = sorted((each for each in record.seats if each.post == post), key=lambda each: each.starts_on)
        covered = record.starts_on
        for seat in seats:
            if seat.starts_on >= record.as_of or (seat.ends_on is not None and seat.ends_on <= record.starts_on):
                continue
            if seat.starts_on > covered:
                vacant.append(covered)
            filled.append(max(seat.starts_on, record.starts_on))
            covered = max(covered, seat.ends_on or record.as_of)
        if covered < record.as_of:
            vacant.append(covered)
    return tuple(filled), tuple(vacant)


def document_published(record: Record, evidence: Evidence) -> Days | None:
    if _word(evidence, "document") != "arrangements":
        return None
    return tuple(each.out_on for each in record.documents), ()


def voice_heard(record: Record, evidence: Evidence) -> Days | None:
    if _word(evidence, "source"):
        return None
    return tuple(each.heard_on for each in record.feedback if each.went_to), ()


def voice_changed(record: Record, evidence: Evidence) -> Days | None:
    return tuple(each.heard_on for each in record.feedback if each.changed), ()


def recommendation_impact(record: Record, evidence: Evidence) -> Days | None:
    sources = {
        "practice-review": ("local_review", "national_review"),
        "rapid-review": ("rapid_review",),
        "audit": ("audit",),
        "scrutiny": ("scrutiny",),
        "inspection": ("inspection",),
    }.get(_word(evidence, "source"))
    if sources is None:
        return None
    return tuple(each.closed_on for each in record.recommendations if each.closed_on and each.source in sources), ()


def yearly_report_published(record: Record, evidence: Evidence) -> Days | None:
    return (tuple(each.day for each in record.published), ()) if record.published else None


def yearly_report_section(record: Record, evidence: Evidence) -> Days | None:
    name = _word(evidence, "content")
    if not record.published:
        return None
    return (
        tuple(each.day for each in record.published if name in each.sections),
        tuple(each.day for each in record.published if name not in each.sections),
    )


PROVIDERS: dict[str, Callable[[Record, Evidence], Days | None]] = {
    "meetings_held": meetings_held,
    "meetings_quorate": meetings_quorate,
    "attendance_of": attendance_of,
    "decision_on": decision_on,
    "post_filled": post_filled,
    "document_published": document_published,
    "voice_heard": voice_heard,
    "voice_changed": voice_changed,
    "recommendation_impact": recommendation_impact,
    "yearly_report_published": yearly_report_published,
    "yearly_report_approved": yearly_report_published,
    "yearly_report_section": yearly_report_section,
}


def judged(row: PromiseRow, record: Record) -> Verdict:
    """The verdict on one promise over the report's year, as far as it has come."""
    evidence = row.rule.evidence
    days: Days | None = None
    elsewhere = ""
    if evidence is not None:
        asked = [*_words(evidence, "group"), *_words(evidence, "groups")]
        joint = [key for key in asked if key in record.joint_groups]
        elsewhere = _kept_elsewhere(joint, record)
        if joint and joint == asked:
            return Verdict(Outcome.NOT_EVIDENCED, f"{elsewhere} ({row.rule.section}).")
        if evidence.kind in PROVIDERS:
            days = PROVIDERS[evidence.kind](record, evidence)
        elif evidence.kind in AT_MEETINGS and row.has_item:
            days = row.discussed_on, ()
    dates, exceptions = days if days is not None else (None, ())
    left_out = f"{elsewhere}." if elsewhere else ""
    return verdict(row.rule, dates, record.today, Period(record.starts_on, record.ends_on), exceptions, left_out)


def _kept_elsewhere(groups: list[str], record: Record) -> str:
    """That the meetings of joint groups are not counted here, and in whose record they are; "" for no group."""
    if not groups:
        return ""
    named = [record.group_names.get(key, key) for key in groups]
    places = list(dict.fromkeys(record.joint_groups[key] for key in groups))
    return (
        f"The meetings of the {listing(named)} are kept in the record{'' if len(places) == 1 else 's'} of "
        f"{listing(places)} and are not counted here"
    )


def promise_table(record: Record, title: str, *, owed_by: tuple[str, ...] = ()) -> Table:
    """The promises that could be held against the record in this year, each with its verdict; of some or of all."""
    rows = []
    for row in record.promises:
        if owed_by and row.rule.by not in owed_by:
            continue
        found = judged(row, record)
        if found.outcome in CHECKED:
            rows.append((row.rule.section, row.rule.text, WORDS[found.outcome], found.sentence))
    return Table(
        title,
        COLUMNS,
        tuple(rows),
        narrow=(0, 2),
        empty="Nothing promised here can be held against the record yet.",
        link=Link("promises"),
    )


def promise_chapter(record: Record) -> tuple[Block, ...]:
    """How many promises are kept, and each one that the record can answer."""
    if not record.promises:
        return (Note("The arrangements' promises have not been loaded."),)
    verdicts = [(row.rule, judged(row, record)) for row in record.promises]
    figures = Figures(
        "Promises of the arrangements in this year",
        tuple(
            count(
                f"promises-{outcome.value}",
                words,
                Listing(
                    COLUMNS,
                    tuple(
                        Row((rule.section, rule.text, words, found.sentence))
                        for rule, found in verdicts
                        if found.outcome is outcome
                    ),
                ),
            )
            for outcome, words in WORDS.items()
        ),
    )
    return (
        figures,
        Note(
            "“No evidence yet” says that the record does not hold this kind of evidence so far, or shows none for a "
            "duty without a frequency. It does not say that the promise was broken."
        ),
        promise_table(record, "Promises that the record can answer"),
    )
