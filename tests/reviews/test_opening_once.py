"""What is followed of a review has its words and its reference once, the register tells nobody what a file holds."""

from datetime import timedelta
from typing import Any

import pytest

from hscp.lib.verdicts import Refused
from meetings.models import Recommendation
from meetings.operations.recommendations import add_recommendation
from partnership.models import Seat
from reviews.models import DraftRecommendation
from reviews.operations.opening import open_recommendation
from reviews.queries.opening import signed_recommendations
from tests.conftest import TODAY
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


def test_the_register_tells_by_no_reference_what_a_case_file_holds_and_takes_none_from_it(case: Copy) -> None:
    with case.inside():
        origin = case.origin().reference
    reference = origin.removesuffix(" R1")
    assert reference != origin
    with outside(case):
        by: dict[str, Any] = {"seat": Seat.objects.get(pk=case.seat.pk), "at": LATER}
        said: dict[str, Any] = {"source": "audit", "source_title": "An audit", "text": "x", "made_on": TODAY}
        for number in (1, 99):  # one that is there, one that is not yet: the answer is the same
            with pytest.raises(Refused, match="References that begin with that of a case file are given there") as no:
                add_recommendation(reference=f" {reference} R{number} ", **said, **by)
            assert no.value.verdict.codes == ("of_file",)
        assert add_recommendation(reference=f"About {reference} R99", **said, **by).reference.startswith("About")
    sent = {"reference": origin, "source": "audit", "source_title": "An audit", "text": "x"}
    sent |= {"made_on": "2026-05-02"}
    told = text_of(page(case, "team", "recommendation_add", sent=sent))
    assert "are given there" in told and "already" not in told.split('id="main-content"')[-1]
