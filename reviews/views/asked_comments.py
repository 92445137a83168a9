"""What an agency's contact says is wrong in a draft, one comment after the other, until the form is returned."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now
from hscp.ui.addresses import here
from hscp.ui.conflicts import Both, both
from hscp.ui.forms import show_refusal
from partnership.access import acting_seat
from reviews.access import asked_of_me
from reviews.forms.drafts import CommentForm
from reviews.models import DraftComment
from reviews.operations.drafts import add_comment, change_comment
from reviews.queries.drafts import content_of
from reviews.views.asked import look
from reviews.views.asked_entries import _agency, _context


@fresh_factor
def my_comment_add(request: Any, pk: int) -> HttpResponse:
    """Say of a section what is wrong in it."""
    return _comment(request, pk, None)


@fresh_factor
def my_comment_change(request: Any, asked: int, pk: int) -> HttpResponse:
    """Change what one has said, until the form is returned."""
    return _comment(request, asked, pk)


def _as_it_stands(row: DraftComment) -> dict[str, Any]:
    return {"section": str(row.section_id or ""), "text": row.text, "version": row.version}


def _comment(request: Any, asked: int, pk: int | None) -> HttpResponse:
    with asked_of_me(request.rights, asked, writes=request.method == "POST") as row:
        comment = DraftComment.objects.filter(request=row, pk=pk).first() if pk is not None else None
        if row.draft is None or (pk is not None and comment is None):
            raise Http404("Nothing of that number here.")
        sections = content_of(row.draft).sections
        initial = _as_it_stands(comment) if comment is not None else {}
        form = CommentForm(request.POST or None, sections=sections, initial=initial)
        conflict: list[Both] = []
        if request.method == "POST" and form.is_valid():
            data = dict(form.cleaned_data)
            version = data.pop("version") or 0
            try:
                if comment is not None:
                    change_comment(comment=comment, request=row, version=version, **data)
                else:
                    said = {"agency": _agency(row), "seat": acting_seat(request), "at": now(), **data}
                    add_comment(draft=row.draft, request=row, **said)
            except Refused as refusal:
                show_refusal(form, refusal)
            except EditConflict as clash:
                conflict = both(form, _as_it_stands(clash.theirs))
            else:
                messages.success(request, "The comment is kept. It goes to the author once you return the form.")
                return redirect(here(request, "my_request", asked))
        title = "A comment on the draft"
        context = _context(request, row, title, form=form, button="Keep it", conflict=conflict)
        response = render(request, "reviews/case_form.html", context, status=409 if conflict else 200)
        look(request, row)
        return response
