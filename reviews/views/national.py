"""National reviews: every recommendation with what this partnership answers, and answering one."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from hscp.ui.exports import csv_response
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.forms.national import NationalAnswerForm
from reviews.operations.national import answer_national
from reviews.queries.national import Asked, chosen, national
from reviews.views.acts import act_in_space
from reviews.views.frame import crumbs

TITLE = "National reviews"
COLUMNS = (
    "Review",
    "Published",
    "Number",
    "Recommendation",
    "Asked of",
    "Answer",
    "Why",
    "Who leads",
    "Last looked at",
)
COLUMNS_LAST = ("Recommendation here", "Source", "To be checked")


@require_safe
def national_reviews(request: Any) -> HttpResponse:
    """Every national recommendation, those that this partnership has not answered first; ``format=csv`` as a file."""
    rows = national()
    if request.GET.get("format") == "csv":
        return csv_response("national-reviews.csv", (*COLUMNS, *COLUMNS_LAST), [_line(each) for each in rows])
    context = {
        "title": TITLE,
        "breadcrumbs": crumbs(request, None, (TITLE, "")),
        "rows": rows,
        "owed": sum(each.is_owed for each in rows),
        "writes": request.rights.may(Right.START_FILE),
        "runs": request.rights.may(Right.MANAGE_PEOPLE),
    }
    return render(request, "reviews/national_reviews.html", context)


def _line(each: Asked) -> tuple[Any, ...]:
    row, answer = each.recommendation, each.answer
    said: tuple[Any, ...] = ("", "", "", "", "")
    if answer is not None:
        thread = answer.thread.reference if answer.thread else ""
        said = (answer.get_answer_display(), answer.because, answer.led_by, answer.reviewed_on, thread)
    asked_of = "Local partners" if row.for_partners else "Others"
    head = (row.review.title, row.review.published_on, row.number, row.text, asked_of)
    return (*head, *said, row.review.citation, not row.review.is_verified)


def national_answer(request: Any) -> HttpResponse:
    """Answer the recommendation that ``of`` names, or the first that is owed an answer."""
    request.rights.must(Right.START_FILE)
    asked = chosen(national(), request.GET.get("of", ""))
    if asked is None:
        raise Http404("No such recommendation here.")
    row = asked.recommendation
    context = {
        "title": f"Answer recommendation {row.number}",
        "caption": row.review.title,
        "breadcrumbs": crumbs(request, None, (TITLE, here(request, "national_reviews")), ("Answer", "")),
        "lead_words": row.text,
        "back": here(request, "national_reviews"),
    }
    return act_in_space(
        request,
        NationalAnswerForm(request.POST or None, initial=_as_it_stands(asked.answer)),
        context,
        lambda data: answer_national(recommendation=row, seat=acting_seat(request), at=now(), **data),
        "The answer is on record.",
        as_it_stands=_as_it_stands,
    )


def _as_it_stands(answer: Any) -> dict[str, Any]:
    if answer is None:
        return {"reviewed_on": today(), "version": 0}
    names = ("answer", "because", "led_by", "reviewed_on", "version")
    return {**{name: getattr(answer, name) for name in names}, "follow": False}
