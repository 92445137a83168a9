"""Practice reviews in any state, made by walking the real operations."""

from datetime import timedelta
from typing import Any

from hscp.spaces.clock import now
from partnership.models import Seat
from reviews.models import Incident, PracticeReview, ReviewDecision
from reviews.operations.practice import begin_practice, note
from tests.conftest import NOW, TODAY
from tests.factories.fixtures import World
from tests.reviews.test_deciding import BODIES, Case


class Practice(Case):
    """A case of three partners who have decided for a practice review, which has begun."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.sign(self.put("review"), *BODIES)
        with self.inside():
            self.practice: PracticeReview = begin_practice(incident=self.incident, seat=self.seat, at=NOW)

    def now(self) -> PracticeReview:
        """The practice review as it is by now; to be called inside the case."""
        return PracticeReview.objects.select_related("incident__file").get(pk=self.practice.pk)

    def by(self, days: int = 0) -> dict[str, Any]:
        """Who acts, and when."""
        return {"seat": self.seat, "at": NOW + timedelta(days=days)}


def hang_practice_on(incident: Incident, seat: Seat) -> PracticeReview:
    """The practice review of a case whose file is open, under way: one row of each of its tables."""
    decision = ReviewDecision.objects.filter(rapid__incident=incident).earliest("pk")
    made = PracticeReview(incident=incident, file_id=incident.file_id, decision=decision, begun_at=now(), begun_by=seat)
    made.state, made.commissioned_on = "under_way", TODAY
    made.save()
    note(made, "begin", "", seat=seat, at=now())
    return made
