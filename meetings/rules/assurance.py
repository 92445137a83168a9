"""Assurance and challenge sessions: what one needs before it has an outcome, and what is missing."""

from __future__ import annotations

from enum import StrEnum

from hscp.lib.verdicts import YES, Reason, Verdict, verdict_from

TOPIC = "assurance-and-challenge"  # what a promise of such sessions names as its evidence


class Assurance(StrEnum):
    """What a session came to."""

    ASSURED = "assured"
    PARTLY = "partly"
    NOT = "not"


def may_conclude(outcome: str, *, evidence: str, challenge: str, follows: str, invited: int) -> Verdict:
    """Whether a session may have that outcome; every reason why not. Without an outcome it is still going on.

    Whoever is assured was given evidence and challenged it; and where they are not, or in part, the record says what
    follows.
    """
    if not outcome:
        return YES
    found = []
    if not invited:
        found.append(Reason("invited", "Write down first who was invited: a session hears somebody."))
    if not evidence.strip():
        found.append(Reason("evidence", "Say what evidence was given, or that none was."))
    if not challenge.strip():
        found.append(Reason("challenge", "Say how it was challenged: what was asked, and what was answered."))
    if outcome != Assurance.ASSURED and not follows.strip():
        found.append(Reason("follows", "Say what follows: the group is not, or not wholly, assured."))
    return verdict_from(found)
