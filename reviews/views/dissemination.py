"""Learning that is shared: its list, its page, sent to agencies, confirmed for one, taken back; by agency."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from hscp.ui.exports import csv_response
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import learning_for, sent_for
from reviews.forms.dissemination import ConfirmForm, LearningForm, SendLearningForm, WithdrawForm
from reviews.models import Learning, LearningSent
from reviews.operations import dissemination as operations
from reviews.queries.dissemination import by_agency, learnings_listed, of_agency, sent_of
from reviews.rules.dissemination import may_change
from reviews.views.acts import act_in_space
from reviews.views.frame import crumbs

PER_PAGE = 50
SENT_FOR = timedelta(days=28)
TITLE = "Learning shared with agencies"
FIELDS = ("of", "title", "words", "where")
COLUMNS = ("Agency", "Sent", "Confirmed", "To be confirmed", "Overdue", "Staff reached")


@require_safe
def learnings(request: Any) -> HttpResponse:
    """Learning that is shared, the latest first, with how many agencies were sent it and have confirmed."""
    page: Any = Paginator(learnings_listed(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": TITLE,
        "breadcrumbs": crumbs(request, None, (TITLE, "")),
        "page": page,
        "writes": request.rights.may(Right.START_FILE),
    }
    return render(request, "reviews/learnings.html", context)


@require_safe
def learning_agencies(request: Any) -> HttpResponse:
    """What each agency was sent and has confirmed; ``agency`` shows one of them, ``format=csv`` the list as a file."""
    rows = by_agency(today())
    if request.GET.get("format") == "csv":
        lines = ((each.agency, each.sent, each.confirmed, each.owed, each.late, each.reached) for each in rows)
        return csv_response("learning-by-agency.csv", COLUMNS, lines)
    asked = request.GET.get("agency", "")
    chosen = next((each.agency for each in rows if each.agency.casefold() == asked.casefold()), "")
    context = {
        "title": "Learning by agency",
        "breadcrumbs": crumbs(request, None, (TITLE, here(request, "learnings")), ("By agency", "")),
        "rows": rows,
        "chosen": chosen,
        "of_chosen": of_agency(chosen, today()) if chosen else [],
    }
    return render(request, "reviews/learning_agencies.html", context)


@require_safe
def learning(request: Any, pk: int) -> HttpResponse:
    """What was learned, and which agencies have confirmed that it reached their staff."""
    row = learning_for(request.rights, pk)
    sent = sent_of(row, today())
    writes = request.rights.may(Right.START_FILE)
    context = _frame(request, row, row.title, own=True) | {
        "sent": sent,
        "writes": writes and not row.withdrawn_because,
        "may_change": bool(may_change(sent=len(sent), withdrawn=bool(row.withdrawn_because))),
        "reached": sum(each.reached or 0 for each in sent if not each.withdrawn_because),
    }
    return render(request, "reviews/learning.html", context)


def _frame(request: Any, row: Learning, title: str, *, own: bool = False) -> dict[str, Any]:
    way = [(TITLE, here(request, "learnings"))]
    last = [(row.reference, "")] if own else [(row.reference, here(request, "learning", row.pk)), (title, "")]
    return {
        "title": title,
        "caption": f"{row.get_of_display()}, {row.reference}",
        "breadcrumbs": crumbs(request, None, *way, *last),
        "row": row,
        "back": here(request, "learning", row.pk),
    }


def learning_add(request: Any) -> HttpResponse:
    """Write down learning that comes from no case file here, or is published."""
    request.rights.must(Right.START_FILE)
    form = LearningForm(request.POST or None)
    context = {
        "title": "Write down learning",
        "breadcrumbs": crumbs(request, None, (TITLE, here(request, "learnings")), ("Write down", "")),
        "back": here(request, "learnings"),
    }
    return act_in_space(
        request,
        form,
        context,
        lambda data: operations.write_learning(
            seat=acting_seat(request), at=now(), **{name: data[name] for name in FIELDS}
        ),
        "The learning is on record. Now it can be sent.",
        lambda made: here(request, "learning", made.pk),
    )


def learning_change(request: Any, pk: int) -> HttpResponse:
    """Word it anew before it is sent; where somebody else did so since, both are shown."""
    row = learning_for(request.rights, pk, to=Right.START_FILE)
    may = may_change(sent=row.sent.count(), withdrawn=bool(row.withdrawn_because))
    return act_in_space(
        request,
        LearningForm(request.POST or None, initial=_as_it_stands(row)),
        _frame(request, row, "Word it anew") | {"refused": may.sentence},
        lambda data: operations.change_learning(learning=row, at=now(), **data),
        "The learning is saved.",
        as_it_stands=_as_it_stands,
    )


def learning_withdraw(request: Any, pk: int) -> HttpResponse:
    """Withdraw it: nobody is asked about it any more."""
    row = learning_for(request.rights, pk, to=Right.START_FILE)
    refused = "This learning was withdrawn already." if row.withdrawn_because else ""
    return act_in_space(
        request,
        WithdrawForm(request.POST or None, initial={"version": row.version}),
        _frame(request, row, "Withdraw this learning") | {"refused": refused, "button": "Withdraw it"},
        lambda data: operations.withdraw_learning(learning=row, at=now(), **data),
        "It is withdrawn. It stays to read.",
        as_it_stands=lambda theirs: {"version": theirs.version},
    )


def learning_send(request: Any, pk: int) -> HttpResponse:
    """Send it to agencies: each is written a mail with a link by which it confirms."""
    row = learning_for(request.rights, pk, to=Right.START_FILE)
    refused = "This learning was withdrawn." if row.withdrawn_because else ""
    return act_in_space(
        request,
        SendLearningForm(request.POST or None, initial={"due_on": today() + SENT_FOR}),
        _frame(request, row, "Send it to agencies") | {"refused": refused, "button": "Send it"},
        lambda data: operations.send_learning(learning=row, seat=acting_seat(request), at=now(), **data),
        "The agencies are on record, and the mails go out.",
    )


def learning_confirm(request: Any, pk: int) -> HttpResponse:
    """Enter for an agency what it confirmed by mail, by telephone or at a meeting."""
    row = sent_for(request.rights, pk)
    return act_in_space(
        request,
        ConfirmForm(request.POST or None, initial={"confirmed_on": today()}),
        _frame(request, row.learning, f"{row.agency} has confirmed") | {"refused": _over(row)},
        lambda data: operations.confirm_learning(row=row, seat=acting_seat(request), at=now(), **data),
        "The confirmation is on record.",
    )


def learning_take_back(request: Any, pk: int) -> HttpResponse:
    """Ask it of an agency no more, with the reason."""
    row = sent_for(request.rights, pk)
    return act_in_space(
        request,
        WithdrawForm(request.POST or None),
        _frame(request, row.learning, f"Ask {row.agency} no more") | {"refused": _over(row), "button": "Ask no more"},
        lambda data: operations.take_back_sent(row=row, reason=data["reason"], at=now()),
        "It is no longer asked of this agency.",
    )


def _over(row: LearningSent) -> str:
    over = row.confirmed_on or row.withdrawn_because or row.learning.withdrawn_because
    return "This is confirmed, or is no longer asked." if over else ""


def _as_it_stands(row: Learning) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in FIELDS}, "version": row.version}
