"""What may be put on the log of partners' referrals, and how one is considered (§14–15)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import Reason, Verdict, verdict_from
from hscp.lib.words import date_words


class Outcome(StrEnum):
    """What became of a referral."""

    WAITING = "waiting"
    MORE = "more"
    NOTIFIED = "notified"
    NOT_NOTIFIED = "not_notified"
    LEARNING = "learning"


DECIDED = (Outcome.NOTIFIED, Outcome.NOT_NOTIFIED, Outcome.LEARNING)


def may_log(*, agency: str, asked: str, referred_on: date, today: date) -> Verdict:
    """Whether a referral may be put on the log."""
    found = []
    if not agency.strip():
        found.append(Reason("agency", "Enter the agency that refers."))
    if not asked.strip():
        found.append(Reason("asked", "Enter what is asked."))
    if referred_on > today:
        found.append(Reason("referred_on", f"{date_words(referred_on)} has not come yet."))
    return verdict_from(found)


def may_consider(
    *,
    outcome: str,
    because: str,
    considered_on: date,
    referred_on: date,
    held_on: date | None,
    incident_state: str | None,
    today: date,
) -> Verdict:
    """Whether a referral may be put on record as considered; every reason why not.

    ``held_on`` is the day of the meeting it names, if any; ``incident_state`` the state of the incident it names.
    """
    found = []
    if outcome == Outcome.WAITING:
        found.append(Reason("outcome", "Say what became of it."))
    if not because.strip():
        found.append(Reason("because", "Say why: it stays on record, notified or not."))
    if considered_on > today:
        found.append(Reason("considered_on", f"{date_words(considered_on)} has not come yet."))
    elif considered_on < referred_on:
        found.append(Reason("considered_on", f"It came on {date_words(referred_on)}: not before that day."))
    if held_on is not None and held_on != considered_on:
        found.append(Reason("meeting", f"It met on {date_words(held_on)}: choose that day, or no meeting."))
    if outcome == Outcome.NOTIFIED and incident_state is None:
        found.append(Reason("incident", "Name the incident: what is notified has a case of its own."))
    elif outcome == Outcome.NOTIFIED and incident_state not in ("notified", "not_required"):
        found.append(Reason("incident", "That incident is not on record as notified yet."))
    return verdict_from(found)
