"""The delegated partners sign one frozen text of a practice review's report (§15.9): all who are asked."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import number
from reviews.rules.deciding import ALL, DISPUTE, Partner, Standing, missing_partners, stands
from reviews.rules.states import PracticeState


class ReportStanding(StrEnum):
    """How a report stands that was put to the partners."""

    OPEN = "open"
    SIGNED = "signed"
    NOT_AGREED = "not_agreed"
    OVERTAKEN = "overtaken"


def may_put(state: str, *, frozen: bool, latest: bool, unanswered: int, partners: Sequence[Partner]) -> Verdict:
    """Whether a draft may be put to the partners as the report; every reason why not.

    ``latest``: no later draft has begun. ``unanswered``: comments of agencies on any draft that wait for the author.
    """
    found = []
    if state != PracticeState.UNDER_WAY:
        found.append(Reason("state", "A report is put to the partners while the review is under way."))
    if not frozen:
        found.append(Reason("frozen", "Freeze the draft first: the partners sign one frozen text."))
    if not latest:
        found.append(Reason("latest", "A later draft has begun: put that one."))
    if unanswered:
        found.append(Reason("comments", f"Comments of agencies that are not answered yet: {unanswered}."))
    return verdict_from([*found, *missing_partners(partners, ALL)])


def may_sign(*, unanswered: int) -> Verdict:
    """Whether it may be signed: also what agencies said of it since it was put to the partners is answered."""
    if unanswered:
        words = "Agencies have commented on it since it was put to you. The author answers them first; then sign."
        return no("comments", words)
    return YES


def report_stands(*, partners: int, asked: int, signed: int, refused: int) -> ReportStanding:
    """How it stands, by who was asked and has signed or refused."""
    found = stands(ALL, partners=partners, asked=asked, signed=signed, refused=refused)
    return {
        Standing.DECIDED: ReportStanding.SIGNED,
        Standing.NOT_AGREED: ReportStanding.NOT_AGREED,
        Standing.OPEN: ReportStanding.OPEN,
    }[found]


def sentence(state: str, *, asked: int, signed: int) -> str:
    """How it stands, for people."""
    if state == ReportStanding.SIGNED:
        return f"Signed off: all {number(asked)} who were asked have signed."
    if state == ReportStanding.NOT_AGREED:
        return f"It is not signed off: the partners do not agree. {DISPUTE}"
    if state == ReportStanding.OPEN:
        said = number(signed) if signed else "none"
        return f"It is not signed off yet: {said} of {number(asked)} signatures are given. The clock runs on."
    return "Overtaken: the report was taken back, or worded again."
