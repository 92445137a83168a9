"""Sections about recommendations: what reviews and scrutiny asked, what was decided and done, what came of it."""

from hscp.lib.words import listing
from reporting.rules.assembly import counted
from reporting.rules.assembly.standstill import Standstill
from reporting.rules.assembly.year import action_figures
from reporting.rules.evidence import Block, Cell, Figure, Figures, Link, Table, count
from reporting.rules.facts import Action, Record

REVIEWS = ("local_review", "national_review", "rapid_review")
SCRUTINY = ("scrutiny",)


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
    figures = Figures(
        f"Recommendations of {of}",
        (
            count(
                f"{key}-made",
                "Made this year",
                counted.recommendations((each for each in chosen if record.within(each.made_on)), record),
            ),
            count(
                f"{key}-closed",
                "Closed with evidence of impact",
                counted.recommendations((each for each in chosen if record.within(each.closed_on)), record),
            ),
            count(
                f"{key}-open",
                "Open at the end",
                counted.recommendations((each for each in chosen if not each.is_closed_before(record.as_of)), record),
            ),
        ),
    )
    followed = {each.key: [action for action in actions if action.recommendation == each.key] for each in chosen}
    table = Table(
        "What was decided and done about each",
        ("Recommendation", "What it asks", "What the partners decided", "Actions", "Evidence of impact"),
        tuple(
            (
                f"{each.reference} ({each.source_title})",
                each.text,
                each.response or "No decision recorded",
                _said(followed[each.key], record),
                each.impact or "None recorded yet",
            )
            for each in chosen
        ),
        empty=f"No recommendation of {of} was open in this year.",
        counted=tuple(
            Cell(
                at,
                3,
                Figure(
                    f"{key}-actions-on-{each.key}",
                    "Actions",
                    _said(followed[each.key], record),
                    counted.actions(followed[each.key], record),
                ),
            )
            for at, each in enumerate(chosen)
            if followed[each.key]
        ),
    )
    return (
        figures,
        table,
        *_agencies_show(record, sources),
        *(
            [action_figures(record, actions, f"Actions on recommendations of {of}", f"{key}-actions")]
            if actions
            else []
        ),
    )


def _agencies_show(record: Record, sources: tuple[str, ...]) -> tuple[Table, ...]:
    """What single agencies showed in the year, in their own words; no table where none did (§3.4c).

    Of a recommendation that was closed in an earlier year too: what made a difference is often seen later.
    """
    rows = [each for each in record.agencies_show if each.source in sources]
    if not rows:
        return ()
    return (
        Table(
            "What single agencies show of the impact of their improvements",
            (
                "Agency and recommendation",
                "What was improved",
                "What shows that it made a difference",
                "How it is known",
            ),
            tuple(
                (
                    f"{each.agency}: {each.reference} ({each.source_title})",
                    each.improved,
                    each.impact,
                    f"{each.known_by}, seen {each.seen}",
                )
                for each in rows
            ),
        ),
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
