"""The local child safeguarding practice review of a case, once the partners decided for one."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.models import StageRecord
from hscp.spaces.models import SpaceModel
from partnership.models import CaseFile, Person, Seat
from reviews.enums import PracticeState
from reviews.models.deciding import ReviewDecision
from reviews.models.incident import Incident


class PracticeReview(SpaceModel):
    """One for each case. ``decision`` is the partners' decision that it was begun from.

    ``commissioned_on`` is the day since which it is under way (the latest, where it went back to commissioning);
    ``edited_by`` changed the words of its report last, and so does not sign.
    """

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="practice_reviews")
    decision = models.ForeignKey(ReviewDecision, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=PracticeState.choices, default=PracticeState.COMMISSIONING)
    commissioned_on = models.DateField("under way since", null=True, blank=True)
    edited_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["space", "incident"], name="reviews_practice_once"),
            models.CheckConstraint(condition=Q(state__in=PracticeState.values), name="reviews_practice_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=["commissioning", "stopped"]) | Q(commissioned_on__isnull=False),
                name="reviews_practice_commissioned",
            ),
        ]

    def __str__(self) -> str:
        return f"Practice review {self.pk}"


class OfPractice(SpaceModel):
    """Base of what belongs to a practice review."""

    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    practice = models.ForeignKey(PracticeReview, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        abstract = True


class PracticeStage(StageRecord):
    """Each move of a practice review, and what else happened to it: a lead reviewer engaged, terms agreed."""

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    practice = models.ForeignKey(PracticeReview, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(StageRecord.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "practice"], name="reviews_practicestage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"
