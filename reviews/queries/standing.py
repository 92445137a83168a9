"""Where the reviews of incidents stand. Five queries of bare values, however many there are: no look into a file."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from reviews.enums import DecisionState
from reviews.models import PracticeDraft, PracticeReview, PublicCopy, RapidReview, ReviewDecision
from reviews.rules.standing import ReviewFacts, Stands, stands


def stands_of(incidents: Collection[int]) -> dict[int, Stands]:
    """Where the review of each of these incidents stands."""
    keys = list(incidents)
    rapid = _states(RapidReview.objects.filter(incident__in=keys))
    practice = _states(PracticeReview.objects.filter(incident__in=keys))
    copies = _states(PublicCopy.objects.filter(incident__in=keys))
    decided = ReviewDecision.objects.filter(rapid__incident__in=keys, state=DecisionState.DECIDED)
    outcomes: dict[int, str] = dict(decided.order_by("number").values_list("rapid__incident_id", "outcome"))
    drafts = PracticeDraft.objects.filter(practice__incident__in=keys).order_by()
    drafted = set(drafts.values_list("practice__incident_id", flat=True))
    return {
        key: stands(
            ReviewFacts(
                rapid=rapid.get(key, ""),
                outcome=outcomes.get(key, ""),
                practice=practice.get(key, ""),
                drafted=key in drafted,
                copy=copies.get(key, ""),
            )
        )
        for key in keys
    }


def _states(rows: "QuerySet[Any]") -> dict[int, str]:
    return dict(rows.order_by().values_list("incident_id", "state"))
