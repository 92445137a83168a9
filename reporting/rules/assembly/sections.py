"""The evidence of each section, chosen by the heading it answers."""

from collections.abc import Callable

from hscp.lib.words import date_words, plural
from partnership.enums import Meaning
from reporting.rules.assembly import counted
from reporting.rules.assembly.counted import money
from reporting.rules.assembly.links import in_year
from reporting.rules.assembly.standstill import Standstill
from reporting.rules.assembly.thread import review_recommendations, scrutiny, scrutiny_impact
from reporting.rules.assembly.year import attendance_table
from reporting.rules.evidence import Block, Cell, Figure, Figures, Link, Note, Table, count, has_figures, keys_of
from reporting.rules.facts import Contribution, Decision, Record
from reporting.rules.promises import promise_table

NOT_RECORDED = "None"


def evidence_for(heading: str, record: Record, still: tuple[Standstill, ...]) -> tuple[Block, ...]:
    """The blocks of a section that answers that heading; a note where the record holds nothing of the kind."""
    found = SECTIONS.get(heading)
    if found is not None:
        return found(record, still)
    return (
        Note(
            "The record holds no evidence of this kind yet. What is known belongs in the narrative.", for_writers=True
        ),
    )


def has_evidence_of(heading: str, record: Record, still: tuple[Standstill, ...]) -> bool:
    """Whether the record shows anything for that heading."""
    return has_figures(evidence_for(heading, record, still))


def impact(record: Record, still: tuple[Standstill, ...]) -> tuple[Block, ...]:
    """Evidence of impact itself, not of activity: recommendations, priorities, feedback that changed something."""
    evidenced = [each for each in record.recommendations if each.impact]
    priorities = [each for each in record.priorities if each.impact]
    changed = [each for each in record.feedback if each.changed]
    figures = Figures(
        "Evidence of impact on record",
        (
            count(
                "impact-recommendations",
                "Recommendations closed with evidence of impact",
                counted.recommendations((each for each in evidenced if record.within(each.closed_on)), record),
            ),
            count("impact-priorities", "Priorities with evidence of impact", counted.priorities(priorities)),
            count(
                "impact-feedback",
                "Times feedback of children and families changed something",
                counted.feedback(changed),
            ),
        ),
    )
    rows = [
        (
            each.reference,
            each.text,
            each.impact,
            f"Closed on {date_words(each.closed_on, weekday=False)}" if each.closed_on else "",
        )
        for each in evidenced
    ]
    rows += [(each.title, each.text or "–", each.impact, each.judgement_words) for each in priorities]
    return (
        figures,
        Table(
            "What difference the work made",
            ("What", "What was done", "Evidence of impact", "Standing"),
            tuple(rows),
            empty="No evidence of impact is recorded against a recommendation or a priority.",
        ),
        Note(
            "Courses, take-up and the evaluation of training are not recorded in this product yet: what is known of "
            "their impact belongs in the narrative.",
            for_writers=True,
        ),
    )


def little_progress(record: Record, still: tuple[Standstill, ...]) -> tuple[Block, ...]:
    """What stands still, and what the partners say about each."""

    def table(kind: str, title: str, first: str, empty: str, link: Link) -> Table:
        return Table(
            title,
            (first, "What it asks or says", "Why it is here", "What the partners say"),
            tuple(
                (each.name, each.text, each.why, each.explanation or "Not explained yet")
                for each in still
                if each.kind == kind
            ),
            empty=empty,
            link=link,
        )

    judged = Table(
        "Judgement of each agreed priority",
        ("Priority", "Led by", "Judgement", "Judged on"),
        tuple(
            (
                each.title,
                each.lead or "–",
                each.judgement_words or "Not judged this year",
                date_words(each.judged_on, weekday=False) if each.judged_on else "–",
            )
            for each in record.priorities
        ),
        empty="No agreed priorities are on record for this year.",
        link=Link("priorities"),
    )
    return (
        table(
            "recommendation",
            "Recommendations with little or no evidence of progress",
            "Recommendation",
            "No open recommendation stands still.",
            Link("recommendations", (("state", "open"),)),
        ),
        table(
            "priority",
            "Priorities with little or no evidence of progress",
            "Priority",
            "No agreed priority was judged to show little or no progress.",
            Link("priorities"),
        ),
        judged,
    )


def feedback(record: Record, still: tuple[Standstill, ...]) -> tuple[Block, ...]:
    """What children and families said, where it went, what changed (§19.1d)."""
    link = in_year(record, "feedback")
    return (
        Figures(
            "Feedback of children and families",
            (
                count("feedback-heard", "Times they were heard", counted.feedback(record.feedback)),
                count(
                    "feedback-taken",
                    "Taken to a group or service",
                    counted.feedback(each for each in record.feedback if each.went_to),
                ),
                count(
                    "feedback-changed",
                    "Led to a change",
                    counted.feedback(each for each in record.feedback if each.changed),
                ),
            ),
        ),
        Table(
            "What was heard and what changed",
            ("When and from whom", "What was heard", "Where it went", "What changed"),
            tuple(row.cells for row in counted.feedback(record.feedback).rows),
            empty="No feedback of children or families is recorded for this year.",
            link=link,
        ),
    )


def contributions(record: Record, still: tuple[Standstill, ...]) -> tuple[Block, ...]:
    """What each partner paid and gave, and which decision agreed it."""
    rows = record.contributions
    link = in_year(record, "contributions")
    total = sum((each.cash for each in rows), start=rows[0].cash * 0) if rows else 0
    return (
        Figures(
            "Contributions of the year",
            (
                Figure("contributions-cash", "In cash, together", money(total), counted.contributions(rows)),
                count("contributions", "Partners that contributed", counted.contributions(rows)),
                count(
                    "contributions-agreed",
                    "Agreed by a decision",
                    counted.contributions(each for each in rows if each.agreed),
                ),
            ),
        ),
        Table(
            "Contribution of each partner",
            ("Partner", "In cash", "The year before", "In kind", "Agreed by"),
            tuple(
                (
                    each.body,
                    money(each.cash),
                    money(each.cash_before) if each.cash_before is not None else "–",
                    each.in_kind or "–",
                    each.agreed or "Not agreed yet",
                )
                for each in rows
            ),
            numeric=(1, 2),
            narrow=(1, 2),
            empty="No contribution is recorded for this year.",
            link=link,
            counted=_sums(rows, record),
        ),
        Note(
            "Budget and spending are not recorded in this product yet: their summary belongs in the narrative.",
            for_writers=True,
        ),
    )


def _sums(rows: tuple[Contribution, ...], record: Record) -> tuple[Cell, ...]:
    """The sums of the table of contributions: this year's of each body, and the year before's."""
    found = []
    for at, (key, each) in enumerate(zip(keys_of("contribution", (row.body for row in rows)), rows, strict=True)):
        found.append(Cell(at, 1, Figure(key, "In cash", money(each.cash), counted.contributions([each]))))
        if each.cash_before is not None:
            before = counted.contribution_before(each, record)
            found.append(Cell(at, 2, Figure(f"{key}-before", "The year before", money(each.cash_before), before)))
    return tuple(found)


def arrangements_updates(record: Record, still: tuple[Standstill, ...]) -> tuple[Block, ...]:
    """Editions of the published document, and the decisions to change it (§26)."""
    out = [each for each in record.documents if each.out_on < record.as_of]
    this_year = [each for each in out if each.out_on >= record.starts_on]
    decisions = [each for each in record.decisions if each.meaning == Meaning.CHANGES]
    said = []
    if out and not this_year:
        said.append(Note("No edition of the arrangements was published in this year; the one before stayed in force."))
    if out and out[0].review_by is not None and out[0].review_by < record.as_of:
        said.append(Note(f"The edition in force was to be reviewed by {out[0].review}."))
    return (
        Figures(
            "The published arrangements",
            (
                count("arrangements-editions", "Editions published this year", counted.documents(this_year)),
                count("arrangements-decisions", "Decisions on changing them", counted.decisions(decisions)),
            ),
        ),
        Table(
            "Editions",
            ("Document", "Published", "Updated", "To be reviewed"),
            tuple(row.cells for row in counted.documents(out).rows),
            empty="No edition of the arrangements is on record.",
            link=Link("arrangements"),
        ),
        *said,
        *([_decided(decisions)] if decisions else []),
    )


def _decided(decisions: list[Decision]) -> Table:
    return Table(
        "Decisions on changes to the arrangements",
        ("Decision", "What was decided", "Outcome"),
        tuple(
            (
                counted.named(each),
                each.text,
                each.sentence,
            )
            for each in decisions
        ),
    )


def partner_contributions(record: Record, still: tuple[Standstill, ...]) -> tuple[Block, ...]:
    """What the lead partners did: meetings attended for each body, the promises they owe."""
    return (
        attendance_table(record, "Meetings at which each statutory partner was represented", statutory=True),
        promise_table(record, "What the arrangements promise of the lead partners", owed_by=("lsp",)),
    )


def education(record: Record, still: tuple[Standstill, ...]) -> tuple[Block, ...]:
    """How often education was in the room."""
    rows = [each for each in record.attendance if each.category == "education"]
    came = {each.meeting for each in rows if each.attended}
    expected = {each.meeting for each in rows}
    return (
        Figures(
            "Education at meetings",
            (
                count(
                    "education-expected",
                    "Meetings of groups in which education has a seat",
                    counted.meetings(each for each in record.held if each.key in expected),
                ),
                count(
                    "education-came",
                    "Of these, meetings at which it was represented",
                    counted.meetings(each for each in record.held if each.key in came),
                ),
            ),
        ),
        *(
            []
            if expected
            else [Note(f"Education was a member at none of the {plural(len(record.held), 'meeting')} held.")]
        ),
    )


SECTIONS: dict[str, Callable[[Record, tuple[Standstill, ...]], tuple[Block, ...]]] = {
    "impact": impact,
    "little-progress": little_progress,
    "review-recommendations": review_recommendations,
    "feedback": feedback,
    "costs-and-contributions": contributions,
    "arrangements-updates": arrangements_updates,
    "partner-contributions": partner_contributions,
    "scrutiny-themes": scrutiny,
    "scrutiny-impact": scrutiny_impact,
    "education-representation": education,
}
