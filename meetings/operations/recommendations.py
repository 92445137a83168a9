"""Recommendations: written down, answered, followed by actions, closed by evidence of impact and nothing less."""

import re
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.record.versions import save_upon
from hscp.spaces.acting import current
from meetings.enums import ActionState
from meetings.models import Action, Recommendation, RecommendationStage, RecommendationTheme
from meetings.queries.following import followed_reference
from meetings.rules.following import still_here
from meetings.rules.progress import may_close_recommendation
from partnership.models import CaseFile, FileReference, Seat, Theme
from partnership.operations.themes import choose_themes


@transaction.atomic
def add_recommendation(
    *,
    reference: str,
    source: str,
    source_title: str,
    text: str,
    made_on: date,
    file: CaseFile | None = None,
    themes: Collection[Theme] = (),
    seat: Seat | None,
    at: datetime,
    said: str = "",
) -> Recommendation:
    """Write down what was recommended, under the reference its source gave it, and the themes that it is about.

    Side effect: a stage record, with ``said``. Raises ``Refused`` without words, for a day that has not come, a
    reference that is taken, or in the open one that is for a case file to give.
    """
    reference, text = reference.strip(), text.strip()
    if not text or not reference:
        no("empty", "Give the recommendation its reference and its words.").require()
    if made_on > uk_date(at):
        no("future", f"{date_words(made_on, weekday=False)} has not come yet.").require()
    if file is None:
        _not_of_a_file(reference)
    made = Recommendation(
        reference=reference, source=source, source_title=source_title.strip(), text=text, made_on=made_on, file=file
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise Refused(no("taken", f"There is a recommendation with the reference {reference} already.")) from None
    record_recommendation_stage(made, "add", "", seat=seat, at=at, reason=said)
    if themes and seat is not None:
        tag_recommendation(recommendation=made, themes=themes, shown=(), seat=seat, at=at)
    return made


def _not_of_a_file(reference: str) -> None:
    """Whether there is one within the file or not: "taken" would tell what it holds, and the file could not give it."""
    numbered = re.fullmatch(r"(.+?) R\d+", reference)
    if numbered is not None and FileReference.objects.filter(reference=numbered[1]).exists():
        no(
            "of_file",
            "References that begin with that of a case file are given there. Give the one that the source uses.",
        ).require()


@transaction.atomic
def tag_recommendation(
    *, recommendation: Recommendation, themes: Collection[Theme], shown: Collection[int], seat: Seat, at: datetime
) -> None:
    """Say which themes a recommendation is about, a closed one too.

    Raises as ``choose_themes``, and ``Refused`` for one that is followed in the open: its themes are chosen there.
    """
    _still_here(recommendation)
    chosen: dict[str, Any] = {"themes": themes, "shown": shown, "seat": seat, "at": at}
    choose_themes(row=recommendation, tag=RecommendationTheme, column="recommendation", **chosen)


@transaction.atomic
def respond(
    *, recommendation: Recommendation, response: str, version: int, seat: Seat | None, at: datetime
) -> Recommendation:
    """Write what the partners decided about it, seen in ``version``; not once it is closed, or followed in the open.

    Side effect: a stage record with the words. The same words once more change nothing. Raises ``EditConflict`` when
    somebody else wrote an answer since.
    """
    recommendation = held_recommendation(recommendation)
    _still_here(recommendation)
    _not_closed(recommendation)
    if not response.strip():
        no("response", "Say what the partners decided about it.").require()
    if recommendation.response == response.strip():
        return recommendation
    save_upon(recommendation, version, response=response.strip())
    record_recommendation_stage(recommendation, "respond", "open", seat=seat, at=at, reason=recommendation.response)
    return recommendation


@transaction.atomic
def close_recommendation(
    *, recommendation: Recommendation, impact: str, seat: Seat | None, at: datetime
) -> Recommendation:
    """Close it with the evidence of its impact.

    Side effect: a stage record. Raises ``Refused`` without evidence, while one of its actions is open, or where it is
    followed in the open.
    """
    recommendation = held_recommendation(recommendation)
    _still_here(recommendation)
    may_close_recommendation(
        closed=recommendation.closed_on is not None,
        impact=impact,
        unfinished=list(
            Action.objects.filter(recommendation=recommendation, state=ActionState.OPEN)
            .order_by("reference")
            .values_list("reference", flat=True)
        ),
    ).require()
    recommendation.impact, recommendation.closed_on = impact.strip(), uk_date(at)
    recommendation.save(update_fields=["impact", "closed_on"])
    record_recommendation_stage(recommendation, "close", "open", seat=seat, at=at, reason=recommendation.impact)
    return recommendation


@transaction.atomic
def reopen_recommendation(
    *, recommendation: Recommendation, reason: str, seat: Seat | None, at: datetime
) -> Recommendation:
    """Open one again that was closed too soon, with the reason. The evidence it was closed with stays to be read.

    Side effect: a stage record.
    """
    recommendation = held_recommendation(recommendation)
    if recommendation.closed_on is None:
        no("open", "This recommendation is open.").require()
    if not reason.strip():
        no("reason", "Say why it is opened again.").require()
    recommendation.closed_on = None
    recommendation.save(update_fields=["closed_on"])
    record_recommendation_stage(recommendation, "reopen", "closed", seat=seat, at=at, reason=reason.strip())
    return recommendation


def _still_here(recommendation: Recommendation) -> None:
    still_here(recommendation.reference, followed_reference(recommendation)).require()


def _not_closed(recommendation: Recommendation) -> None:
    if recommendation.closed_on is not None:
        no("closed", "This recommendation is closed. Open it again to change it.").require()


def held_recommendation(recommendation: Recommendation) -> Recommendation:
    """The recommendation as it stands now, held until the transaction ends."""
    found: Recommendation = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
    return found


def record_recommendation_stage(
    recommendation: Recommendation, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str = ""
) -> None:
    """Write down one move of a recommendation; the state is the one it has now."""
    RecommendationStage(
        recommendation=recommendation,
        file_id=recommendation.file_id,
        move=move,
        from_state=before,
        to_state="closed" if recommendation.closed_on else "open",
        at=at,
        by_id=current().user_id,
        seat=seat,
        reason=reason,
    ).save()
