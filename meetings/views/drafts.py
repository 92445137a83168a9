"""What is typed into minutes is kept meanwhile: the address a page sends it to, throwing it away and taking it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now
from meetings.access import desk_for, draft_for
from meetings.forms.minutes import DraftForm
from meetings.operations import drafts as operations
from meetings.queries.drafts import others_writing
from meetings.rules.minutes import may_write_minutes
from meetings.views.addresses import here
from partnership.access import acting_seat


def minutes_draft(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Keep what is typed, and say when it was kept, by our clock, and who else is writing. For the page's script.

    Asked for without anything to keep, it gives the token that forms carry: after signing in again it is another.
    """
    desk, moment = desk_for(request.rights, meeting, pk), now()
    said: dict[str, Any] = {"token": get_token(request)}
    if request.method == "POST":
        form = DraftForm(request.POST)
        if not form.is_valid():
            return JsonResponse(
                {**said, "refused": "What the page sent could not be read. Copy your text."}, status=400
            )
        try:
            typed = form.typed(form.cleaned_data["minutes"])
            kept = operations.keep_draft(desk=desk, typed=typed, seat=acting_seat(request), at=moment)
        except Refused as refusal:
            return JsonResponse({**said, "refused": str(refusal)}, status=409)
        said["saved"] = f"{localtime(kept.at):%H:%M:%S}"
    said["others"] = others_writing(desk.pk, request.user.pk, moment)
    said["over"] = may_write_minutes(desk.state, desk.minutes_state).sentence
    return JsonResponse(said)


@require_POST
def minutes_draft_throw(request: Any, meeting: int, item: int, pk: int) -> HttpResponse:
    """Throw one's own draft away; the page it leads to offers to take it back."""
    draft = draft_for(request.rights, request.user.pk, meeting, item, pk)
    operations.throw_away(draft=draft, at=now())
    messages.success(request, "Your draft is thrown away. You can take it back below.")
    return redirect(here(request, "minutes_edit", meeting, item))


@require_POST
def minutes_draft_take_back(request: Any, meeting: int, item: int, pk: int) -> HttpResponse:
    """Take one's own draft back that was put away."""
    draft = draft_for(request.rights, request.user.pk, meeting, item, pk)
    operations.take_back(draft=draft)
    messages.success(request, "Your draft is back.")
    return redirect(f"{here(request, 'minutes_edit', meeting, item)}?draft={draft.pk}")
