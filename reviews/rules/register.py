"""Reviews of other kinds in the register: what may be put on it, and onto which agenda one comes."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words


class State(StrEnum):
    """How far a review of another kind has come."""

    CONSIDERED = "considered"
    COMMISSIONED = "commissioned"
    UNDER_WAY = "under_way"
    AGREED = "agreed"
    PUBLISHED = "published"
    NOT_HELD = "not_held"


OPEN = frozenset({State.CONSIDERED, State.COMMISSIONED, State.UNDER_WAY, State.AGREED})


def may_register(
    *,
    title: str,
    owner_board: str,
    reference: str,
    state: str,
    commissioned_on: date | None,
    due_on: date | None,
    published_on: date | None,
    because: str,
    taken: bool,
    today: date,
) -> Verdict:
    """Whether a review may stand so in the register; ``taken``: another has its reference."""
    found = []
    for code, text, sentence in (
        ("title", title, "Enter what it is called, without names."),
        ("owner_board", owner_board, "Say which board owns it."),
        ("reference", reference, "Enter its reference."),
    ):
        if not text.strip():
            found.append(Reason(code, sentence))
    if taken:
        found.append(Reason("reference", "There is a review of that reference in the register already."))
    if commissioned_on is not None and commissioned_on > today:
        found.append(Reason("commissioned_on", f"{date_words(commissioned_on)} has not come yet."))
    if commissioned_on is None and state in (State.COMMISSIONED, State.UNDER_WAY):
        found.append(Reason("commissioned_on", "Enter the day on which it was commissioned."))
    if due_on is not None and commissioned_on is not None and due_on < commissioned_on:
        found.append(Reason("due_on", "It cannot be due before it was commissioned."))
    if state == State.PUBLISHED and published_on is None:
        found.append(Reason("published_on", "Enter the day on which it was published."))
    if published_on is not None and state != State.PUBLISHED:
        found.append(Reason("state", "It has a day of publication: say that it is published."))
    if published_on is not None and published_on > today:
        found.append(Reason("published_on", f"{date_words(published_on)} has not come yet."))
    elif published_on is not None and commissioned_on is not None and published_on < commissioned_on:
        found.append(Reason("published_on", "It cannot be published before it was commissioned."))
    if state == State.NOT_HELD and not because.strip():
        found.append(Reason("because", "Say why it is not held."))
    return verdict_from(found)


def is_late(state: str, due_on: date | None, today: date) -> bool:
    """Whether its day has passed and it is neither published nor given up."""
    return state in OPEN and due_on is not None and due_on < today


def may_put(*, meets_on: date, withdrawn: bool, written: bool, today: date) -> Verdict:
    """Whether a review may be put under an own item of a joint agenda: a place to come under which nothing stands."""
    if withdrawn:
        return no("item", "This item was taken off the joint agenda.")
    if meets_on < today:
        return no("item", f"That meeting was on {date_words(meets_on)}.")
    if written:
        return no("item", "Something is written under this item already: choose another, or ask for a further one.")
    return YES
