"""The form of an agency's contact: what is asked of them, and their answer. Nothing else of the case is on it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from hscp.ui.conflicts import Both, both
from hscp.ui.forms import show_refusal
from partnership.access import acting_seat
from partnership.enums import ReadKind
from partnership.operations.cases import record_reads
from reviews.access import asked_of_me
from reviews.enums import RequestState
from reviews.forms.requests import AnswerForm, FactsForm
from reviews.models import AgencyRequest, ChronologyEntry
from reviews.operations.requests import return_answer, save_answer
from reviews.queries.drafts import comments_of, content_of
from reviews.queries.incidents import children_of
from reviews.queries.requests import latest_words, returns_of
from reviews.rules.requests import is_late, may_write
from reviews.views.frame import MARKING
from reviews.views.requests import TONES

WORDS = ("summary", "practice", "learning")
_WORDLESS = dict.fromkeys(WORDS, "")  # of a draft no more than the first is asked


@fresh_factor
def my_request(request: Any, pk: int) -> HttpResponse:
    """What is asked of one, the draft so far and what was returned. The look is recorded in the case file."""
    with asked_of_me(request.rights, pk, writes=request.method == "POST") as row:
        form = _form_of(row)(request.POST or None, initial=_as_it_stands(row))
        conflict: list[Both] = []
        if request.method == "POST" and form.is_valid():
            returns = "return" in request.POST
            try:
                said = {
                    "request": row,
                    "at": now(),
                    **_WORDLESS,
                    **form.cleaned_data,
                    "version": form.cleaned_data["version"] or 0,
                }
                if returns:
                    return_answer(**said, seat=acting_seat(request))
                else:
                    save_answer(**said)
            except Refused as refusal:
                show_refusal(form, refusal)
            except EditConflict as clash:
                conflict = both(form, _as_it_stands(clash.theirs))
            else:
                words = "Returned. Thank you." if returns else "The draft is kept. It is not returned yet."
                messages.success(request, words)
                return redirect(here(request, "my_request", pk))
        response = render(
            request, "reviews/my_request.html", _context(request, row, form, conflict), status=_status(conflict)
        )
        look(request, row)
        return response


def _form_of(row: AgencyRequest) -> Any:
    return FactsForm if row.draft_id is not None else AnswerForm


def _status(conflict: list[Both]) -> int:
    return 409 if conflict else 200


def _as_it_stands(row: AgencyRequest) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in WORDS}, "version": row.version}


def _context(request: Any, row: AgencyRequest, form: Any, conflict: list[Both]) -> dict[str, Any]:
    late = is_late(row.state, row.due_on, today())
    reference = row.file.reference
    return {
        "title": f"Information for case {reference}",
        "breadcrumbs": [(request.space.name, here(request, "space_home")), (f"Case {reference}", "")],
        "marking": MARKING,
        "row": row,
        "row_tag": ("Overdue", "bad") if late else (row.get_state_display(), TONES[row.state]),
        "children": children_of(row.rapid.incident),
        "asked_anew": latest_words(row) if row.state == RequestState.QUERIED else "",
        "refused": may_write(row.state).sentence,
        "form": form,
        "conflict": conflict,
        "returns": returns_of(row),
        "draft": row.draft,
        "content": content_of(row.draft) if row.draft is not None else None,
        "comments": comments_of(row.draft, request=row) if row.draft is not None else [],
        "own_entries": ChronologyEntry.objects.filter(request=row, replaced_by__isnull=True).count(),
    }


def look(request: Any, row: AgencyRequest) -> None:
    """Write the look down in the case file, unless the one who looks is on its list: then the page around does."""
    if row.file_id not in request.acting.files:
        path, page = request.path, request.resolver_match.url_name
        record_reads(file_ids=[row.file_id], kind=ReadKind.PAGE, page=page, path=path, at=now())
