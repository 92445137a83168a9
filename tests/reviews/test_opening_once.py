"""The same published words are followed once, however many recommendations of the signed report they could be."""

from datetime import timedelta
from typing import Any

import pytest

from hscp.lib.verdicts import Refused
from meetings.models import Recommendation
from reviews.models import DraftRecommendation
from reviews.operations.opening import open_recommendation
from reviews.queries.opening import signed_recommendations
from tests.reviews.test_opening import LATER, WORDS, Copy, case, on_the_day, outside, page, text_of

__all__ = ["case", "on_the_day"]


def second_signed(case: Copy) -> DraftRecommendation:
    """Another recommendation of the signed report in the same words, as after it was signed again; called inside."""
    row = Recommendation.objects.get(pk=case.origin().pk)
    row.pk, row.reference, row.followed_as, row._state.adding = None, "X2", None, True
    row.save()
    draft = signed_recommendations(case.copy())[0]
    draft.pk, draft.position, draft.became, draft._state.adding = None, 52, row, True
    draft.save()
    return draft


def test_published_words_that_are_followed_are_not_opened_a_second_time(case: Copy) -> None:
    case.publish(LATER)
    made = case.open()
    with case.inside():
        second = second_signed(case)
        hash_ = case.copy().published.content_hash  # type: ignore[union-attr]
    for words in (WORDS, WORDS.rstrip("."), f"  {WORDS}\n"):
        with case.with_sheet(), pytest.raises(Refused, match=f"followed in the open already, as {made.reference}"):
            by: dict[str, Any] = {"seat": case.seat, "at": LATER + timedelta(days=1), "read_hash": hash_}
            again: Any = second.became
            open_recommendation(copy=case.copy(), recommendation=again, words=words, themes=[], answers={}, **by)
    sent = {"words": WORDS, "read_hash": hash_}
    told = text_of(page(case, "team", "opening_recommendation", case.incident.pk, second.pk, sent=sent))
    assert f"These words are followed in the open already, as {made.reference}" in told
    with outside(case):
        assert [each.pk for each in Recommendation.objects.all()] == [made.pk]
