"""Which files may be published with a review as its annexes, and what a person must say of one that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from

KINDS = ("pdf", "docx")
MOST = 20  # annexes of one review: each is looked through once more on the day


def may_attach(kind: str, *, title: str, there: int) -> Verdict:
    """Whether a file of that kind may become an annex, where so many are attached already; every reason why not."""
    found = []
    if kind not in KINDS:
        words = "An annex is a PDF or a Word file (.docx): what is in others cannot be looked through."
        found.append(Reason("upload", words))
    if not title.strip():
        found.append(Reason("title", "Give the annex a title: it stands on the public page."))
    if there >= MOST:
        found.append(Reason("upload", f"There are {there} annexes already. Put some of them together in one file."))
    return verdict_from(found)


def may_change(*, is_out: bool, title: str) -> Verdict:
    """Whether an annex may have another title or place."""
    if is_out:
        return no("out", "This annex was taken out.")
    return YES if title.strip() else no("title", "Give the annex a title: it stands on the public page.")


def may_take_out(*, is_out: bool, because: str) -> Verdict:
    """Whether an annex may be taken out: once, with the reason."""
    if is_out:
        return no("out", "This annex was taken out already.")
    return YES if because.strip() else no("because", "Say why: it stays on record.")


def may_declare(*, is_out: bool, unread: Sequence[str], looked: bool, declared: bool) -> Verdict:
    """Whether somebody may say that they looked at every page of an annex: where it takes that, once, in so many words.

    ``declared``: they said it.
    """
    if is_out:
        return no("out", "This annex was taken out.")
    if not unread:
        return no("unread", "All of this annex can be read as text, so the check looks through it.")
    if looked:
        return no("looked", "Somebody has looked at every page of this annex already.")
    if not declared:
        return no("declared", "Look at every page, then say so: your name stays on record with it.")
    return YES
