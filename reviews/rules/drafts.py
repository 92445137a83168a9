"""Numbered drafts of a practice review's report: worded while open, frozen to be read, commented on and answered."""

from __future__ import annotations

from collections.abc import Sequence

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from reviews.rules.practice import may_work
from reviews.rules.states import PracticeState

# The headings that a first draft begins with; each partnership words, leaves empty or adds to them.
HEADINGS = (
    "Why this review was held",
    "What happened",
    "The views of family and practitioners",
    "Analysis",
    "Findings",
)


def may_begin(state: str, *, open_draft: int, number: int, because: str) -> Verdict:
    """Whether draft ``number`` may begin; ``open_draft`` is the number of one that is still worded, 0 for none."""
    if state == PracticeState.COMMISSIONING:
        return no("state", "The report is drafted once the review is under way.")
    if not (works := may_work(state)):
        return works
    if open_draft:
        return no("open", f"Draft {open_draft} is still being worded: freeze it first.")
    if number > 1 and not because.strip():
        return no("because", "Say what the new draft is for.")
    return YES


def may_word(state: str, *, frozen: bool) -> Verdict:
    """Whether a draft may be worded: until it is frozen, and while the review is worked on."""
    if frozen:
        return no("frozen", "This draft is frozen, as it was read. Begin a new draft to change it.")
    return may_work(state)


def may_recommend(text: str, addressed_to: str) -> Verdict:
    """Whether a recommendation may stand in a draft: what is recommended, and to whom."""
    found = []
    if not text.strip():
        found.append(Reason("text", "Enter what is recommended."))
    if not addressed_to.strip():
        found.append(Reason("addressed_to", "Say to which agencies it is addressed."))
    return verdict_from(found)


def may_freeze(state: str, *, frozen: bool, texts: Sequence[str]) -> Verdict:
    """Whether a draft may be frozen, to be read by agencies and signed: it says something."""
    if frozen:
        return no("frozen", "This draft is frozen already.")
    if not (works := may_work(state)):
        return works
    if not any(text.strip() for text in texts):
        return no("empty", "Nothing is written in this draft yet.")
    return YES


def may_ask(state: str, *, frozen: bool) -> Verdict:
    """Whether agencies may be asked about the facts of a draft: once it is frozen, so that all read the same."""
    if not frozen:
        return no("open", "Freeze the draft first, so that everybody reads the same.")
    return may_work(state)


def may_answer(taken: str, answer: str) -> Verdict:
    """Whether a comment may be answered so: with what follows, and why."""
    found = []
    if not taken:
        found.append(Reason("taken", "Say whether it is taken up."))
    if not answer.strip():
        found.append(Reason("answer", "Say what follows, or why nothing does."))
    return verdict_from(found)
