"""What the link in an agency's mail opens, outside every space: the learning, and one form to confirm it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hscp.lib.verdicts import Refused
from hscp.lib.workdays import uk_date
from hscp.spaces.clock import now
from hscp.ui.forms import show_refusal
from meetings.views.by_link import closed, opened
from reviews.forms.dissemination import ConfirmByLinkForm
from reviews.models import LearningSent
from reviews.operations.dissemination import confirm_learning, read_token
from reviews.queries.dissemination import sent_with
from reviews.rules.dissemination import may_use_link


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def learning_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The learning that an agency was sent, and its confirmation. Looking uses nothing up; it is confirmed once.

    Links that ended answer 410, one that we did not sign or that leads to nothing 404, one used too often 429.
    """
    return opened(request, token, read_token, sent_with, _answer)


def _answer(request: HttpRequest, row: LearningSent) -> HttpResponse:
    """Inside the space: the form, the thanks, or why not."""
    moment = now()
    day = uk_date(moment)
    verdict = may_use_link(stands=row.stands(day), due_on=row.due_on, today=day)
    if not verdict:
        return closed(request, verdict.sentence, 410)
    form = ConfirmByLinkForm(request.POST or None, initial={"confirmed_on": day})
    if request.method == "POST" and form.is_valid():
        try:
            confirm_learning(row=row, seat=None, at=moment, **form.cleaned_data)
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            return render(request, "reviews/learning_thanks.html", {"title": "Thank you", "row": row})
    context = {"title": row.learning.title, "row": row, "form": form}
    return render(request, "reviews/learning_by_link.html", context)
