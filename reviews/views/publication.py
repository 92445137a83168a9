"""A public copy goes out: its day, by hand on the day, corrected, not at all, withdrawn by two."""

from typing import Any

from django.http import Http404, HttpResponse

from hscp.identity.fresh import fresh_factor
from hscp.lib.moves import may_move
from hscp.lib.words import date_words
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import copy_led, correction_for, withdrawal_for
from reviews.forms.publishing import (
    CorrectForm,
    CorrectionAnswerForm,
    DayForm,
    NotPublishForm,
    WithdrawalAnswerForm,
    WithdrawForm,
)
from reviews.forms.rapid import NothingForm, RapidMoveForm
from reviews.models import CorrectionAnswer, PublicCopy, WithdrawalAnswer
from reviews.operations import corrections, publishing, withdrawal
from reviews.operations import publication as operations
from reviews.queries.clocks import time_of
from reviews.queries.corrections import both_texts, cut_by
from reviews.queries.publishing import begun_from_earlier, days_of, latest_of
from reviews.rules.clocks import AVAILABLE
from reviews.rules.corrections import Cut
from reviews.rules.states import COPY, COPY_BY_REASON
from reviews.views.acts import act


def _read(copy: PublicCopy) -> dict[str, str]:
    version = latest_of(copy)
    return {"read_hash": version.content_hash if version is not None else ""}


@fresh_factor
def copy_day(request: Any, pk: int) -> HttpResponse:
    """Set the day on which the latest version is published."""
    copy = copy_led(request.rights, pk)
    version = latest_of(copy)
    refused = may_move(COPY, copy.state, "set_day").sentence
    if not refused and version is None:
        refused = "Make a version of the text first: what is published is a version."
    return act(
        request,
        copy.incident,
        DayForm(request.POST or None, initial=_read(copy)),
        "Set the day of publication",
        lambda data: operations.set_day(copy=copy, seat=acting_seat(request), at=now(), **data),
        said="The day is set. It goes out at 9 in the morning, or when you publish it that day.",
        back=here(request, "public_copy", pk),
        button="Set the day",
        refused=refused,
        lead_words=f"{version} is published, as it was checked." if version is not None else "",
        warning=begun_from_earlier(copy),
    )


@fresh_factor
def copy_publish(request: Any, pk: int) -> HttpResponse:
    """Publish it now, on its day."""
    copy = copy_led(request.rights, pk)
    days = days_of(copy)
    day = f"{days[-1].version}, set for {date_words(days[-1].on)}." if days else ""
    return act(
        request,
        copy.incident,
        NothingForm(request.POST if request.method == "POST" else None),
        "Publish it now",
        lambda data: operations.publish_copy(copy=copy, seat=acting_seat(request), at=now()),
        said="It is published.",
        back=here(request, "public_copy", pk),
        button="Publish it",
        refused=may_move(COPY, copy.state, "publish").sentence,
        lead_words=f"{day} Everybody can read it from then on, page, briefing and PDFs.",
        warning=begun_from_earlier(copy),
    )


@fresh_factor
def copy_correct(request: Any, pk: int) -> HttpResponse:
    """Publish a corrected version in the place of what is public."""
    copy = copy_led(request.rights, pk)
    version = latest_of(copy)
    cut = cut_by(copy, version)
    do = corrections.ask_to_correct if cut.is_large else corrections.correct_copy
    words = f"{version} takes the place of what is public. {cut.sentence}" if version is not None else ""
    if cut.is_large:
        words = f"{words} That takes a second person, as a withdrawal does. Both texts stay on record."
    return act(
        request,
        copy.incident,
        CorrectForm(request.POST or None, initial=_read(copy)),
        "Ask for a correction" if cut.is_large else "Publish a corrected version",
        lambda data: do(copy=copy, seat=acting_seat(request), at=now(), **data),
        said="It is asked for. Somebody else who could write in this case before confirms it."
        if cut.is_large
        else "The corrected version is public, with the note.",
        back=here(request, "public_copy", pk),
        button="Ask for it" if cut.is_large else "Publish the corrected version",
        refused=may_move(COPY, copy.state, "correct").sentence,
        lead_words=words,
        warning=begun_from_earlier(copy),
    )


@fresh_factor
def correction_answer(request: Any, incident: int, pk: int) -> HttpResponse:
    """Confirm, as a second person, a correction that takes out much of what is public, or decline it."""
    ask = correction_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    form = CorrectionAnswerForm(request.POST or None)
    answered = CorrectionAnswer.objects.filter(ask=ask).exists()
    return act(
        request,
        ask.copy.incident,
        form,
        "Correct it?",
        lambda data: corrections.answer_correction(
            ask=ask, seat=acting_seat(request), by=request.user.pk, at=now(), **form.given()
        ),
        said="Your answer is on record.",
        back=here(request, "public_copy", incident),
        button="Give your answer",
        refused="This has been answered." if answered else "",
        template="reviews/correction_answer.html",
        ask=ask,
        said_of_cut=Cut(ask.removed, ask.words, ask.annexes_gone).sentence,
        changes=both_texts(ask),
    )


@fresh_factor
def copy_not(request: Any, pk: int) -> HttpResponse:
    """Put on record that the review is not published at all."""
    copy = copy_led(request.rights, pk)
    return act(
        request,
        copy.incident,
        NotPublishForm(request.POST or None, initial={"decided_on": today()}),
        "Do not publish it",
        lambda data: publishing.decide_not_to_publish(copy=copy, seat=acting_seat(request), at=now(), **data),
        said="That is on record, and the clock of the review has ended.",
        back=here(request, "public_copy", pk),
        refused=may_move(COPY, copy.state, "decide_not").sentence,
        lead_words="A review is published unless that is inappropriate. The justification stays on record.",
    )


@fresh_factor
def copy_move(request: Any, pk: int, move: str) -> HttpResponse:
    """A move that wants no more than a reason."""
    copy = copy_led(request.rights, pk)
    if move not in COPY_BY_REASON:
        raise Http404("No such move.")
    one = next(each for each in COPY.moves if each.name == move)
    return act(
        request,
        copy.incident,
        RapidMoveForm(request.POST if request.method == "POST" else None, needs_reason=True),
        one.label,
        lambda data: publishing.move_copy(
            copy=copy, move=move, reason=data["reason"], seat=acting_seat(request), at=now()
        ),
        said="That is on record.",
        back=here(request, "public_copy", pk),
        button=one.label,
        refused=may_move(COPY, copy.state, move).sentence,
    )


@fresh_factor
def withdrawal_ask(request: Any, pk: int) -> HttpResponse:
    """Ask for a published review to be withdrawn; a second person confirms it."""
    copy = copy_led(request.rights, pk)
    refused = may_move(COPY, copy.state, "withdraw").sentence
    lasts = next(
        (each.clock for each in time_of(copy.incident, today()).shown if each.clock.limit.key == AVAILABLE), None
    )
    until = (
        f" By the table of statute it stays public at least until {date_words(lasts.due)}."
        if lasts and lasts.due
        else ""
    )
    return act(
        request,
        copy.incident,
        WithdrawForm(request.POST or None, initial={"public_title": copy.published.title if copy.published else ""}),
        "Withdraw what is published",
        lambda data: withdrawal.ask_to_withdraw(copy=copy, seat=acting_seat(request), at=now(), **data),
        said="It is asked for. Somebody else who could write in this case before confirms it.",
        back=here(request, "public_copy", pk),
        button="Ask for it",
        refused=refused,
        lead_words=f"An override, on record: it takes a second person, and leaves a public note.{until}",
    )


@fresh_factor
def withdrawal_answer(request: Any, incident: int, pk: int) -> HttpResponse:
    """Confirm, as a second person, that a review is withdrawn, or decline it."""
    ask = withdrawal_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    form = WithdrawalAnswerForm(request.POST or None)
    answered = WithdrawalAnswer.objects.filter(ask=ask).exists()
    return act(
        request,
        ask.copy.incident,
        form,
        "Withdraw it?",
        lambda data: withdrawal.answer_withdrawal(
            ask=ask, seat=acting_seat(request), by=request.user.pk, at=now(), **form.given()
        ),
        said="Your answer is on record.",
        back=here(request, "public_copy", incident),
        button="Give your answer",
        refused="This has been answered." if answered else "",
        template="reviews/withdrawal_answer.html",
        ask=ask,
    )
