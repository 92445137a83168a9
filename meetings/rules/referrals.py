"""Referrals to other boards: when one may be sent and answered, and when its answer is overdue."""

from __future__ import annotations

from datetime import date

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words, plural
from meetings.rules.states import ReferralState

ITEM_WITHDRAWN = "Its item was withdrawn"


def is_overdue(state: str, due_on: date, today: date, *, item_withdrawn: bool = False) -> bool:
    """Whether an answer is overdue: the referral still waits, its item stands, and it was due on an earlier day."""
    return state == ReferralState.SENT and due_on < today and not item_withdrawn


def may_refer(*, withdrawn: bool, sent_on: date, due_on: date, today: date) -> Verdict:
    """Whether an item may be referred with those dates; every reason why not. It may be typed in afterwards."""
    found = []
    if withdrawn:
        found.append(Reason("withdrawn", "This item was withdrawn: nothing is referred from it."))
    if sent_on > today:
        found.append(Reason("sent_on", f"{date_words(sent_on)} has not come yet: record it once it is sent."))
    if due_on < sent_on:
        found.append(Reason("due_on", "An answer cannot be due before the referral was sent."))
    return verdict_from(found)


def may_answer(*, answered_on: date, sent_on: date, today: date) -> Verdict:
    """Whether an answer may have come on that day."""
    if answered_on > today:
        return no("answered_on", f"{date_words(answered_on)} has not come yet: record the answer once it is here.")
    if answered_on < sent_on:
        return no("answered_on", f"The referral was sent on {date_words(sent_on)}: an answer comes then or later.")
    return YES


def standing_words(state: str, due_on: date, today: date, *, item_withdrawn: bool = False) -> str:
    """How a referral stands, in a few words: "Overdue by 3 days". Nobody waits for the answer where its item was
    withdrawn; one that comes all the same is entered."""
    if state == ReferralState.ANSWERED:
        return "Answered"
    if state == ReferralState.WITHDRAWN:
        return "Withdrawn"
    if item_withdrawn:
        return ITEM_WITHDRAWN
    if is_overdue(state, due_on, today):
        return f"Overdue by {plural((today - due_on).days, 'day')}"
    return "Due today" if due_on == today else f"Due {date_words(due_on, weekday=False)}"
