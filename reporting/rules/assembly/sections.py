"""The evidence of each section, chosen by the heading it answers."""

from collections.abc import Callable

from hscp.lib.words import date_words, listing, plural
from reporting.rules.assembly.links import in_year, meetings
from reporting.rules.assembly.standstill import Standstill
from reporting.rules.assembly.year import action_figures, attendance_table, money
from reporting.rules.evidence import Block, Figure, Figures, Link, Note, Table, has_figures
from reporting.rules.facts import Action, Decision, Record
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
    evidenced = [each for each in record.recommendations if each.impact and _by_now(record, each.closed_on)]
    priorities = [each for each in record.priorities if each.impact]
    changed = [each for each in record.feedback if each.changed]
    figures = Figures(
        "Evidence of impact on record",
        (
            Figure(
                "Recommendations closed with evidence of impact",
                sum(record.within(each.closed_on) for each in evidenced),
                Link("recommendations", (("state", "closed"),)),
            ),
            Figure("Priorities with evidence of impact", len(priorities), Link("priorities")),
            Figure(
                "Times feedback of children and families changed something", len(changed), in_year(record, "feedback")
            ),
        ),
    )
    rows = [
        (
            each.reference,
            each.text,
            each.impact,
            f"Closed on {date_words(each.closed_on, weekday=False)}" if each.closed_on else "Open",
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


def _by_now(record: Record, closed_on: object) -> bool:
    return closed_on is None or closed_on < record.as_of  # type: ignore[operator]


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


REVIEWS = ("local_review", "national_review", "rapid_review")
SCRUTINY = ("scrutiny",)
SOURCES = {"reviews": REVIEWS, "scrutiny": SCRUTINY}


def review_recommendations(record: Record, still: tuple[Standstill, ...]) -> tuple[Block, ...]:
    """Decisions and actions on the recommendations of local and national reviews (§19.1c)."""
    return _recommendations(record, REVIEWS, "reviews", "reviews")


def scrutiny(record: Record, still: tuple[Standstill, ...]) -> tuple[Block, ...]:
    """Recommendations of the independent scrutineer, and what came of them."""
    return _recommendations(record, SCRUTINY, "independent scrutiny", "scrutiny")


def _recommendations(record: Record, sources: tuple[str, ...], of: str, key: str) -> tuple[Block, ...]:
    chosen = [each for each in record.recommendations if each.source in sources]
    keys = {each.key for each in chosen}
    actions = [each for each in record.actions if each.recommendation in keys]
    one = (("source", sources[0]),) if len(sources) == 1 else ()
    figures = Figures(
        f"Recommendations of {of}",
        (
            Figure("Made this year", sum(record.within(each.made_on) for each in chosen), Link("recommendations", one)),
            Figure(
                "Closed with evidence of impact",
                sum(record.within(each.closed_on) for each in chosen),
                Link("recommendations", (*one, ("state", "closed"))),
            ),
            Figure(
                "Open at the end",
                sum(each.closed_on is None or each.closed_on >= record.as_of for each in chosen),
                Link("recommendations", (*one, ("state", "open"))),
            ),
        ),
    )
    table = Table(
        "What was decided and done about each",
        ("Recommendation", "What it asks", "What the partners decided", "Actions", "Evidence of impact"),
        tuple(
            (
                f"{each.reference} ({each.source_title})",
                each.text,
                each.response or "No decision recorded",
                _said([action for action in actions if action.recommendation == each.key], record),
                each.impact or "None recorded yet",
            )
            for each in chosen
        ),
        empty=f"No recommendation of {of} was open in this year.",
    )
    return (
        figures,
        table,
        *([action_figures(record, actions, f"Actions on recommendations of {of}", key)] if actions else []),
    )


def _said(actions: list[Action], record: Record) -> str:
    states = [each.state_before(record.as_of) for each in actions]
    said = [
        f"{states.count(state)} {words}"
        for state, words in (("done", "done"), ("open", "open"), ("late", "late"), ("withdrawn", "withdrawn"))
        if state in states
    ]
    return listing(said) or "None given"


def scrutiny_impact(record: Record, still: tuple[Standstill, ...]) -> tuple[Block, ...]:
    """What changed because of independent scrutiny."""
    rows = [each for each in record.recommendations if each.source in SCRUTINY and each.impact]
    return (
        Table(
            "What changed because of independent scrutiny",
            ("Recommendation", "What it asked", "Evidence of impact"),
            tuple((f"{each.reference} ({each.source_title})", each.text, each.impact) for each in rows),
            empty="No evidence of impact is recorded against a recommendation of the scrutineer.",
            link=Link("recommendations", (("source", "scrutiny"),)),
        ),
    )


def feedback(record: Record, still: tuple[Standstill, ...]) -> tuple[Block, ...]:
    """What children and families said, where it went, what changed (§19.1d)."""
    link = in_year(record, "feedback")
    return (
        Figures(
            "Feedback of children and families",
            (
                Figure("Times they were heard", len(record.feedback), link),
                Figure("Taken to a group or service", sum(bool(each.went_to) for each in record.feedback), link),
                Figure("Led to a change", sum(bool(each.changed) for each in record.feedback), link),
            ),
        ),
        Table(
            "What was heard and what changed",
            ("When and from whom", "What was heard", "Where it went", "What changed"),
            tuple(
                (
                    f"{date_words(each.heard_on, weekday=False)}: {each.from_whom} ({each.how})",
                    each.heard,
                    each.went_to or "Not recorded",
                    each.changed or "Nothing recorded yet",
                )
                for each in record.feedback
            ),
            empty="No feedback of children or families is recorded for this year.",
            link=link,
        ),
    )


def contributions(record: Record, still: tuple[Standstill, ...]) -> tuple[Block, ...]:
    """What each partner paid and gave, and which decision of the lead partners agreed it (§20.1, §20.2)."""
    rows = record.contributions
    link = in_year(record, "contributions")
    total = sum((each.cash for each in rows), start=rows[0].cash * 0) if rows else 0
    return (
        Figures(
            "Contributions of the year",
            (
                Figure("In cash, together", money(total), link),
                Figure("Partners that contributed", len(rows), link),
                Figure("Agreed by the lead safeguarding partners", sum(bool(each.agreed) for each in rows), link),
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
                    each.agreed or "Not agreed by the lead partners",
                )
                for each in rows
            ),
            numeric=(1, 2),
            narrow=(1, 2),
            empty="No contribution is recorded for this year.",
            link=link,
        ),
        Note(
            "Budget and spending are not recorded in this product yet: their summary belongs in the narrative.",
            for_writers=True,
        ),
    )


def arrangements_updates(record: Record, still: tuple[Standstill, ...]) -> tuple[Block, ...]:
    """Editions of the published document, and the decisions to change it (§26)."""
    out = [each for each in record.documents if each.out_on < record.as_of]
    this_year = [each for each in out if each.out_on >= record.starts_on]
    decisions = [each for each in record.decisions if each.matter == "ratify-arrangements"]
    said = []
    if out and not this_year:
        said.append(Note("No edition of the arrangements was published in this year; the one before stayed in force."))
    if out and out[0].review_by is not None and out[0].review_by < record.as_of:
        said.append(Note(f"The edition in force was to be reviewed by {out[0].review}."))
    return (
        Figures(
            "The published arrangements",
            (
                Figure("Editions published this year", len(this_year), Link("arrangements")),
                Figure("Decisions on changing them", len(decisions), in_year(record, "decisions")),
            ),
        ),
        Table(
            "Editions",
            ("Document", "Published", "Updated", "To be reviewed"),
            tuple((each.title, each.published, each.updated or "–", each.review or "–") for each in out),
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
                f"{each.group_name}, {date_words(each.day, weekday=False)}, decision {each.number}",
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
                Figure("Meetings of groups in which education has a seat", len(expected), meetings(record)),
                Figure("Of these, meetings at which it was represented", len(came), meetings(record)),
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
