"""The life of minutes after a meeting: who may write, comment, issue, approve and correct them, and when.

Draft → circulated for comments → issued → approved at the next quorate meeting of the group. Until they are issued the
minute-taker writes on; from then on a text changes by a correction alone, which keeps what stood before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from hscp.lib.moves import may_move
from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words, listing, plural, time_range
from meetings.rules.moments import may_record
from meetings.rules.quorum import Period
from meetings.rules.states import MINUTES, MeetingState, MinutesState

FROZEN = frozenset({MinutesState.ISSUED, MinutesState.APPROVED})
COMMENT_DAYS = 10
"""How many days a first closing date proposes. The product's choice; who circulates types another."""
DRAFT_MARK = "DRAFT: not issued"


class CommentAnswer(StrEnum):
    """What the minute-taker made of a comment."""

    TAKEN_UP = "taken_up"
    NOT_TAKEN_UP = "not_taken_up"


def state_of(meeting_state: str, stored: str | None) -> str:
    """How minutes stand: those of a closed meeting of which nothing is written down are a draft; of others, none."""
    if meeting_state != MeetingState.CLOSED:
        return ""
    return stored or MinutesState.DRAFT.value


def may_write_minutes(meeting_state: str, stored: str | None) -> Verdict:
    """Whether minutes may be typed: while the meeting is open, and after it until they are issued."""
    state = state_of(meeting_state, stored)
    if not state:
        return may_record(meeting_state)
    if state in FROZEN:
        return no(
            "issued", "These minutes were issued, so they stand. What is wrong in them is corrected, with a reason."
        )
    return YES


def _of_closed(meeting_state: str, stored: str | None, move: str) -> Verdict:
    state = state_of(meeting_state, stored)
    if not state:
        return no("not_closed", "The meeting is not closed yet: close it first.")
    return may_move(MINUTES, state, move)


def may_circulate(
    meeting_state: str, stored: str | None, until: date | None = None, today: date | None = None
) -> Verdict:
    """Whether minutes may go out for comments, until the end of ``until``: of a closed meeting, not issued yet."""
    legal = _of_closed(meeting_state, stored, "circulate")
    if legal and until is not None and today is not None and until < today:
        return no("until", "The closing date must not have passed.")
    return legal


def may_comment(meeting_state: str, stored: str | None, until: date | None, today: date) -> Verdict:
    """Whether comments are taken: while the minutes are circulated, to the end of their closing date."""
    state = state_of(meeting_state, stored)
    if state in FROZEN:
        return no("issued", "These minutes were issued: they take no comments any more.")
    if state != MinutesState.CIRCULATED or until is None:
        return no("not_circulated", "These minutes are not circulated for comments.")
    if today > until:
        return no("over", f"Comments could be sent until {date_words(until, weekday=False)}.")
    return YES


def may_answer_comment(meeting_state: str, stored: str | None) -> Verdict:
    """Whether comments are answered: until the minutes are issued, also after their closing date."""
    if state_of(meeting_state, stored) == MinutesState.CIRCULATED:
        return YES
    return no("not_circulated", "Comments are answered while the minutes are circulated, before they are issued.")


def may_issue(
    meeting_state: str, stored: str | None, until: date | None, today: date, *, unanswered: Sequence[int] = ()
) -> Verdict:
    """Whether minutes may be issued: circulated, their closing date passed, each comment answered.

    ``unanswered`` are the numbers of the items of comments without an answer.
    """
    legal = _of_closed(meeting_state, stored, "issue")
    if not legal:
        return legal
    found = []
    if until is not None and today <= until:
        found.append(
            Reason(
                "until",
                f"Comments may come until {date_words(until, weekday=False)}. To issue sooner, circulate the minutes "
                "again with an earlier closing date.",
            )
        )
    if unanswered:
        items = listing([str(number) for number in sorted(set(unanswered))])
        many = plural(len(unanswered), "comment")
        found.append(
            Reason("unanswered", f"{many} without an answer: item{'s' if len(set(unanswered)) > 1 else ''} {items}.")
        )
    return verdict_from(found)


def may_correct(meeting_state: str, stored: str | None) -> Verdict:
    """Whether minutes are corrected: once they were issued. Before that they are simply written on."""
    return _of_closed(meeting_state, stored, "correct")


def may_put_to_approval(stored: str | None, *, has_item: bool, withdrawn: bool = False) -> Verdict:
    """Whether a meeting may be asked to approve earlier minutes: they were issued and are on its agenda."""
    legal = may_move(MINUTES, stored or MinutesState.DRAFT.value, "approve")
    if not legal:
        return legal
    if withdrawn:
        return no("withdrawn", "The item “Minutes of the last meeting” was withdrawn from the agenda.")
    if not has_item:
        return no("no_item", "These minutes are on no agenda yet: they go on that of the group’s next meeting.")
    return YES


def quoracy_in_words(periods: Iterable[Period]) -> tuple[str, ...]:
    """The timeline of a meeting as sentences: "09:00 to 10:10: quorate." and why where it was not."""
    return tuple(_period(each) for each in periods)


def _period(period: Period) -> str:
    times = time_range(period.start, period.end)
    if period.verdict.quorate:
        return f"{times}: quorate."
    return " ".join([f"{times}: not quorate.", *(reason.sentence for reason in period.verdict.reasons)])
