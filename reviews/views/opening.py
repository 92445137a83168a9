"""After publication: what the review recommends is opened to the partnership, and its actions one by one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from meetings.models import RecommendationTheme
from meetings.queries.actions import owner_choices
from meetings.queries.following import facts_of, followed_reference
from meetings.rules.following import may_follow_action_on, may_follow_on
from partnership.access import acting_seat
from partnership.queries.themes import standing_tags, themes_in_use
from reviews.access import action_to_open, copy_for, recommendation_to_open
from reviews.forms.opening import OpenActionForm, OpenRecommendationForm, StayForm
from reviews.models import PublicCopy
from reviews.operations import opening as operations
from reviews.queries.opening import (
    as_read,
    hits_in,
    offered,
    public_version,
    signed_recommendations,
    state_of_opening,
    texts_of,
)
from reviews.rules.opening import WordHit, in_public, may_open_signed
from reviews.views.acts import act
from reviews.views.frame import frame
from reviews.views.publishing import leads_publication


@require_safe
@fresh_factor
def copy_opening(request: Any, pk: int) -> HttpResponse:
    """Each recommendation of the signed report: whether it stands in public, as what it is followed, its actions."""
    copy = copy_for(request.rights, pk)
    refused = state_of_opening(copy).sentence
    rows = offered(copy, today())
    context = frame(
        request,
        copy.incident,
        "public_copy",
        "Recommendations in the open",
        copy=copy,
        refused=refused,
        rows=rows,
        opened=any(each.opened for each in rows),
        back=here(request, "public_copy", pk),
    )
    context["leads"] = context["writes"] and not refused and leads_publication(request, copy)
    return render(request, "reviews/copy_opening.html", context)


def _looked_at(request: Any, field: str, first: str, copy: PublicCopy) -> tuple[list[WordHit], str]:
    """What the check finds in the words that the form has, or begins with; why it cannot be made, where it cannot."""
    words = request.POST.get(field, "") if request.method == "POST" else first
    try:
        return hits_in(words.strip(), copy)[0], ""
    except Refused as refusal:
        return [], str(refusal)


@fresh_factor
def opening_recommendation(request: Any, incident: int, pk: int) -> HttpResponse:
    """Open a recommendation of the signed report, in words that are published."""
    copy, signed = recommendation_to_open(request.rights, incident, pk)
    found, version = signed.became, public_version(copy)
    assert found is not None  # noqa: S101 - the door asked
    texts, words = texts_of(version), as_read(signed.text)
    stands = in_public(words, texts)
    hits, unchecked = _looked_at(request, "words", words if stands else "", copy)
    carried = [each.theme_id for each in standing_tags(RecommendationTheme, recommendation=found)]
    form = OpenRecommendationForm(
        request.POST or None,
        hits=hits,
        themes=themes_in_use(today(), besides=carried),
        initial={
            "words": words if stands else "",
            "themes": [str(each) for each in carried],
            "read_hash": version.content_hash if version is not None else "",
        },
    )
    stands_signed = may_open_signed(found.pk in {each.became_id for each in signed_recommendations(copy)}).sentence
    refused = state_of_opening(copy).sentence or may_follow_on(facts_of(found)).sentence or stands_signed or unchecked
    return act(
        request,
        copy.incident,
        form,
        "Open it to the partnership",
        lambda data: operations.open_recommendation(
            copy=copy, recommendation=found, seat=acting_seat(request), at=now(), **form.given()
        ),
        said="It is open to the partnership, and followed there from now on.",
        back=here(request, "copy_opening", incident),
        button="Open it",
        refused=refused,
        template="reviews/opening_recommendation.html",
        stands=stands,
        words=words,
        texts=[each for each in texts if each.strip()],
        position=signed.position,
    )


@fresh_factor
def opening_action(request: Any, incident: int, pk: int) -> HttpResponse:
    """Let an action in the file go on in the open, in words for everybody."""
    copy, found = action_to_open(request.rights, incident, pk)
    hits, unchecked = _looked_at(request, "text", found.text, copy)
    form = OpenActionForm(
        request.POST or None,
        hits=hits,
        owners=owner_choices(today()),
        initial={
            "text": found.text,
            "owner": found.owner_id,
            "due_on": found.due_on if found.due_on >= today() else None,
        },
    )
    return act(
        request,
        copy.incident,
        form,
        "Follow the action on in the open",
        lambda data: operations.open_action(
            copy=copy, action=found, seat=acting_seat(request), at=now(), **form.given()
        ),
        said="It goes on in the open. The one in the case file says so.",
        back=here(request, "copy_opening", incident),
        button="Follow it on in the open",
        refused=_action_refused(copy, found) or unchecked,
        lead_words=f"{found.reference} in the case file ends with it, and stays on record there. "
        "What is opened cannot be taken back.",
    )


def _action_refused(copy: PublicCopy, found: Any) -> str:
    refused = state_of_opening(copy).sentence
    followed = followed_reference(found.recommendation)
    return refused or may_follow_action_on(facts_of(found), state=found.state, source_followed=followed).sentence


@fresh_factor
def opening_stay(request: Any, incident: int, pk: int) -> HttpResponse:
    """Put on record that an action stays in the file."""
    copy, found = action_to_open(request.rights, incident, pk)
    return act(
        request,
        copy.incident,
        StayForm(request.POST or None),
        "It stays in the case file",
        lambda data: operations.keep_action(copy=copy, action=found, seat=acting_seat(request), at=now(), **data),
        said="That is on record in the case file.",
        back=here(request, "copy_opening", incident),
        button="It stays there",
        refused=_action_refused(copy, found),
        lead_words=f"{found.reference}: {found.text}",
    )
