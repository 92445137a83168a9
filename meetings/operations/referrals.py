"""Referrals to other boards: sent, reminded of, answered on behalf of the board, asked again, withdrawn."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import Refused, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.spaces.acting import current
from meetings.enums import ReferralState, SentBy
from meetings.models import AgendaItem, Referral, ReferralStage
from meetings.rules.referrals import may_answer, may_refer
from meetings.rules.states import REFERRAL
from partnership.models import Seat, StrategicLink


@transaction.atomic
def refer_item(
    *,
    item: AgendaItem,
    board: StrategicLink,
    contact: str = "",
    asked: str,
    sent_on: date,
    sent_how: str,
    due_on: date,
    seat: Seat | None,
    at: datetime,
) -> Referral:
    """Write down that an item is referred to another board's agenda: what is asked, when and how it was sent, by when
    an answer is due.

    Side effect: a stage record. Raises ``Refused`` as ``may_refer`` and where nothing is asked.
    """
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    may_refer(withdrawn=bool(item.withdrawn_because), sent_on=sent_on, due_on=due_on, today=uk_date(at)).require()
    _need(asked, "asked", "Say what is asked of the board.")
    referral = Referral(
        item=item,
        file_id=item.file_id,
        board=board,
        to=board.name,
        section=board.section,
        contact=contact.strip(),
        asked=asked.strip(),
        sent_on=sent_on,
        sent_how=sent_how,
        sent_by=seat,
        due_on=due_on,
    )
    referral.save()
    how = SentBy(sent_how).label.lower()
    said = f"Sent on {date_words(sent_on, weekday=False)}, {how}; due {date_words(due_on, weekday=False)}."
    _stage(referral, "send", "", seat=seat, at=at, reason=said)
    return referral


@transaction.atomic
def answer_referral(
    *,
    referral: Referral,
    answer: str,
    answered_on: date,
    answer_from: str = "",
    answer_how: str,
    seat: Seat | None,
    at: datetime,
) -> Referral:
    """Enter a board's answer for it: what it says, when and how it came, who gave it.

    Side effect: a stage record. Raises ``Refused`` for a referral that does not wait, and as ``may_answer``.
    """
    referral = _held(referral)
    find_move(REFERRAL, referral.state, "answer")
    may_answer(answered_on=answered_on, sent_on=referral.sent_on, today=uk_date(at)).require()
    _need(answer, "answer", "Say what the board answered.")
    referral.answer, referral.answered_on = answer.strip(), answered_on
    referral.answer_from, referral.answer_how, referral.answer_by = answer_from.strip(), answer_how, seat
    _move(referral, "answer", answer, seat=seat, at=at)
    return referral


@transaction.atomic
def remind(
    *,
    referral: Referral,
    reason: str,
    due_on: date | None,
    was: date | None = None,
    seat: Seat | None,
    at: datetime,
) -> Referral:
    """Write down that the board was reminded, how and whom, and a later day for its answer where one was agreed.

    ``was`` is the day that the page showed. Side effect: a stage record. Raises ``Refused`` for a referral that does
    not wait, without words, and where somebody else has agreed another day since.
    """
    referral = _held(referral)
    find_move(REFERRAL, referral.state, "remind")
    if was is not None and was != referral.due_on:
        now = date_words(referral.due_on)
        no("due_on", f"Somebody else has agreed {now} meanwhile. Save again with the day that holds.").require()
    _need(reason, "reason", "Say whom you reminded, and how.")
    if due_on is not None and due_on != referral.due_on:
        if due_on < uk_date(at):
            no("due_on", "A new day for the answer must be today or later.").require()
        stood = date_words(referral.due_on, weekday=False)
        reason = f"{reason.strip()} Due {date_words(due_on, weekday=False)}; was {stood}."
        referral.due_on = due_on
    _move(referral, "remind", reason, seat=seat, at=at)
    return referral


@transaction.atomic
def ask_again(*, referral: Referral, reason: str, due_on: date, seat: Seat | None, at: datetime) -> Referral:
    """Ask again where an answer does not settle it, with what is still asked and a new day for the answer.

    Side effects: the answer that stood goes into the story; a stage record. Raises ``Refused`` for a referral that was
    not answered.
    """
    referral = _held(referral)
    find_move(REFERRAL, referral.state, "ask_again")
    _need(reason, "reason", "Say what is still asked.")
    if due_on < uk_date(at):
        no("due_on", "The day for the answer must be today or later.").require()
    said = f"{reason.strip()} Due {date_words(due_on, weekday=False)}."
    referral.answer, referral.answered_on, referral.answer_from = "", None, ""
    referral.answer_how, referral.answer_by, referral.due_on = "", None, due_on
    _move(referral, "ask_again", said, seat=seat, at=at)
    return referral


@transaction.atomic
def withdraw_referral(*, referral: Referral, reason: str, seat: Seat | None, at: datetime) -> Referral:
    """Withdraw a referral that waits, with the reason. Side effect: a stage record."""
    referral = _held(referral)
    find_move(REFERRAL, referral.state, "withdraw")
    _need(reason, "reason", "Say why it is withdrawn.")
    _move(referral, "withdraw", reason, seat=seat, at=at)
    return referral


MOVED = ["state", "due_on", "answer", "answered_on", "answer_from", "answer_how", "answer_by"]


def _move(referral: Referral, move: str, reason: str, **how: Any) -> None:
    before = referral.state
    referral.state = ReferralState(find_move(REFERRAL, before, move).target)
    referral.save(update_fields=MOVED)
    _stage(referral, move, before, reason=reason, **how)


def _held(referral: Referral) -> Referral:
    found: Referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    return found


def _need(words: str, code: str, sentence: str) -> None:
    if not words.strip():
        raise Refused(no(code, sentence))


def _stage(referral: Referral, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str) -> None:
    ReferralStage(
        referral=referral,
        file_id=referral.file_id,
        move=move,
        from_state=before,
        to_state=referral.state,
        at=at,
        by_id=current().user_id,
        seat=seat,
        reason=reason.strip(),
    ).save()
