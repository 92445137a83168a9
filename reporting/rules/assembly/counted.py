"""What figures count, as lists: one way to list each kind of thing, with the page of each."""

from collections.abc import Iterable
from decimal import Decimal
from textwrap import shorten

from hscp.lib.words import date_words
from reporting.rules.evidence import Link, Listing, Row
from reporting.rules.facts import (
    Action,
    Contribution,
    Decision,
    Document,
    Feedback,
    Meeting,
    Priority,
    Recommendation,
    Record,
)

QUORACY = {"throughout": "Quorate throughout", "part": "Quorate for a part", "never": "Not quorate at all"}
STANDINGS = {"done": "Done", "open": "Open and in time", "late": "Late", "withdrawn": "Withdrawn"}


def money(amount: Decimal | int) -> str:
    """£12,000, or £12,000.50."""
    text = f"{Decimal(amount):,.2f}".removesuffix(".00")
    return f"£{text}"


def _short(text: str) -> str:
    return shorten(text, 200, placeholder=" …")


def meetings(them: Iterable[Meeting]) -> Listing:
    """Meetings, each with its quoracy as frozen when it closed."""
    return Listing(
        ("Meeting", "Standing"),
        tuple(
            Row(
                (
                    f"{each.group_name}, {date_words(each.day, weekday=False)}",
                    QUORACY.get(each.quorate, each.state.capitalize()),
                ),
                Link("meeting", pk=each.key),
            )
            for each in them
        ),
    )


def representation(them: Iterable[tuple[Meeting, str]]) -> Listing:
    """Meetings of groups in which a body has a seat, each with what became of that seat."""
    return Listing(
        ("Meeting", "The body’s seat"),
        tuple(
            Row((f"{each.group_name}, {date_words(each.day, weekday=False)}", words), Link("meeting", pk=each.key))
            for each, words in them
        ),
    )


def named(decision: Decision) -> str:
    """A decision as people find it: the group, the day, its number."""
    return f"{decision.group_name}, {date_words(decision.day, weekday=False)}, decision {decision.number}"


def decisions(them: Iterable[Decision]) -> Listing:
    """Decisions, each with the outcome stamped on it."""
    return Listing(
        ("Decision", "What was decided", "Outcome"),
        tuple(
            Row((named(each), _short(each.text), each.outcome_words), Link("decision", pk=each.key)) for each in them
        ),
    )


def actions(them: Iterable[Action], record: Record) -> Listing:
    """Actions as they stood on the report's last day."""
    return Listing(
        ("Action", "What is to be done", "Owner", "Given", "Due", "Standing"),
        tuple(
            Row(
                (
                    each.reference,
                    _short(each.text),
                    each.owner,
                    date_words(each.given_on, weekday=False),
                    date_words(each.due_on, weekday=False),
                    STANDINGS[each.state_before(record.as_of)],
                ),
                Link("action", pk=each.key),
            )
            for each in them
        ),
    )


def recommendations(them: Iterable[Recommendation], record: Record) -> Listing:
    """Recommendations as they stood on the report's last day."""
    return Listing(
        ("Recommendation", "What it asks", "Made", "Standing"),
        tuple(
            Row(
                (
                    f"{each.reference} ({each.source_title})",
                    _short(each.text),
                    date_words(each.made_on, weekday=False),
                    f"Closed on {date_words(each.closed_on, weekday=False)}"
                    if each.closed_on and each.is_closed_before(record.as_of)
                    else "Open",
                ),
                Link("recommendation", pk=each.key),
            )
            for each in them
        ),
    )


def priorities(them: Iterable[Priority]) -> Listing:
    """Agreed priorities with the last judgement of the year."""
    return Listing(
        ("Priority", "Judgement", "Evidence of impact"),
        tuple(
            Row(
                (each.title, each.judgement_words or "Not judged this year", each.impact), Link("priority", pk=each.key)
            )
            for each in them
        ),
    )


def feedback(them: Iterable[Feedback]) -> Listing:
    """What was heard, where it went, what changed."""
    return Listing(
        ("When and from whom", "What was heard", "Where it went", "What changed"),
        tuple(
            Row(
                (
                    f"{date_words(each.heard_on, weekday=False)}: {each.from_whom} ({each.how})",
                    each.heard,
                    each.went_to or "Not recorded",
                    each.changed or "Nothing recorded yet",
                )
            )
            for each in them
        ),
    )


def contributions(them: Iterable[Contribution]) -> Listing:
    """What each body gave, and by which decision it was agreed."""
    return Listing(
        ("Partner", "In cash", "In kind", "Agreed by"),
        tuple(
            Row((each.body, money(each.cash), each.in_kind or "–", each.agreed or "Not agreed yet")) for each in them
        ),
    )


def contribution_before(it: Contribution, record: Record) -> Listing:
    """What a body gave in the year before, as the register of that year has it."""
    link = Link("contributions", (("year", str(record.starts_on.year - 1)),))
    return Listing(("Partner", "In cash"), (Row((it.body, money(it.cash_before or 0)), link),))


def documents(them: Iterable[Document]) -> Listing:
    """Editions of the published arrangements."""
    return Listing(
        ("Document", "Published", "Updated", "To be reviewed"),
        tuple(
            Row((each.title, each.published, each.updated or "–", each.review or "–"), Link("arrangements"))
            for each in them
        ),
    )
