"""Answers of rules: yes or no, and the sentence that the user reads.

Rules come in pairs. One answers (`may_sign(...) -> Verdict`), which puts the reason on a disabled button; the other
raises (`verdict.require()` → `Refused`), which is what the server says when the button is pressed all the same. Both
use the same sentence, because it is the same object.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is not so: a short stable code for programs and tests, a whole sentence for people."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a rule. True in a condition when it is yes.

    A refusal always says why: `Verdict(False)` without a reason raises `ValueError`. A yes may carry reasons too (what
    to bear in mind); they are never shown as a refusal.
    """

    ok: bool
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        if not self.ok and not self.reasons:
            raise ValueError("A refusal needs a reason: the user must be told why.")

    def __bool__(self) -> bool:
        return self.ok

    @property
    def sentence(self) -> str:
        """All reasons as running text; empty when there is none."""
        return " ".join(reason.sentence for reason in self.reasons)

    @property
    def codes(self) -> tuple[str, ...]:
        """The reasons' codes, in their order."""
        return tuple(reason.code for reason in self.reasons)

    def require(self) -> None:
        """Do nothing when the answer is yes; raise `Refused` with this verdict when it is no."""
        if not self.ok:
            raise Refused(self)


class Refused(Exception):
    """A rule says no. `str()` is fit to be shown to the user; `verdict` has the codes."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.sentence)
        self.verdict = verdict


YES = Verdict(True)


def no(code: str, sentence: str) -> Verdict:
    """A refusal with one reason."""
    return Verdict(False, (Reason(code, sentence),))


def verdict_from(reasons: Iterable[Reason]) -> Verdict:
    """Yes when there is no reason against, otherwise no with all of them (the user sees every problem at once)."""
    found = tuple(reasons)
    return Verdict(not found, found)
