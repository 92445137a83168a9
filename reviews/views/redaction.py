"""The redaction check of a case: run against the identity sheet, each hit shown in its sentence and answered."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import copy_for, hit_for
from reviews.forms.publishing import KeepForm
from reviews.models import CopyVersion, PublicCopy
from reviews.operations import redaction as operations
from reviews.queries.publishing import hits_of, last_check, latest_of
from reviews.queries.redaction import look_at
from reviews.rules.redaction import HIT_WORDS, NEVER_KEPT, HitKind, may_keep
from reviews.views.acts import act
from reviews.views.frame import frame


@require_safe
@fresh_factor
def redaction(request: Any, pk: int) -> HttpResponse:
    """What the check of the latest version found, each hit in its sentence.

    Words of the sheet are shown to whoever it opens to. Nobody else is told which words of the text are names.
    """
    copy = copy_for(request.rights, pk)
    version = latest_of(copy)
    context = frame(
        request, copy.incident, "", "Redaction check", version=version, back=here(request, "public_copy", pk)
    )
    if version is not None:
        context |= _found(request, copy, version)
    return render(request, "reviews/redaction.html", context)


@require_POST
@fresh_factor
def redaction_check(request: Any, pk: int) -> HttpResponse:
    """Check the latest version against the identity sheet."""
    copy = copy_for(request.rights, pk, to=Right.WRITE_FILE)
    version = latest_of(copy)
    if version is None:
        messages.error(request, "There is no version of the public copy yet. Make one, then check it.")
        return redirect(here(request, "public_copy", pk))
    version.copy = copy
    try:
        operations.check_version(version=version, seat=acting_seat(request), at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{version} is checked.")
    return redirect(here(request, "redaction", pk))


def _found(request: Any, copy: PublicCopy, version: CopyVersion) -> dict[str, Any]:
    """The hits that were written down and, for whoever the sheet opens to, the words of the sheet as they stand."""
    refused, protected = "", []
    try:
        found, _ = look_at(version.content, copy.incident)
        protected = [(each, _page(request, copy, each.place)) for each in found if each.kind is HitKind.SHEET]
    except Refused as refusal:
        refused = str(refusal)
    hits = hits_of(version)
    return {
        "refused": refused,
        "last_check": last_check(version),
        "protected": protected,
        "hits": [
            (each, HIT_WORDS[each.kind], each.kind not in NEVER_KEPT, _page(request, copy, each.place)) for each in hits
        ],
        "unanswered": sum(not each.answer for each in hits),
    }


def _page(request: Any, copy: PublicCopy, place: str) -> str:
    """The page on which a place of the text is changed."""
    kind, _, key = place.partition("-")
    if kind == "annex":
        return here(request, "copy_annex", copy.incident_id, int(key.partition("-")[0]))
    if kind == "section" and key.isdecimal():
        return here(request, "copy_section", copy.incident_id, int(key))
    return here(request, "copy_word", copy.incident_id)


@fresh_factor
def redaction_keep(request: Any, incident: int, pk: int) -> HttpResponse:
    """Say that a hit may stay, and why."""
    hit = hit_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    refused = "This has been answered." if hit.answer else may_keep(hit.kind, "asked for below").sentence
    return act(
        request,
        hit.version.copy.incident,
        KeepForm(request.POST or None),
        "It can stay",
        lambda data: operations.keep_hit(hit=hit, seat=acting_seat(request), at=now(), **data),
        said="The answer is on record.",
        back=here(request, "redaction", incident),
        button="It can stay",
        refused=refused,
        template="reviews/redaction_keep.html",
        hit=hit,
        hit_words=HIT_WORDS[hit.kind],
    )
