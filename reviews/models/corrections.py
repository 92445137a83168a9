"""Corrections of a published review that take out more than a small share of it: asked for by one, confirmed by two."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from partnership.models import CaseFile, Seat
from reviews.models.publishing import CopyVersion, OfCopy


class CorrectionAsk(OfCopy):
    """That somebody asked for a version to take the place of what is public, and how much of it that takes out.

    ``before`` is the version that it is counted against: the one that last went out with everybody's agreement. Both
    texts stay on record. ``removed`` and ``words`` count words; ``annexes_gone`` the annexes that go, too.
    """

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    before = models.ForeignKey(CopyVersion, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(CopyVersion, on_delete=models.PROTECT, related_name="+")
    public_words = models.TextField("what the public reads of it")
    removed = models.PositiveIntegerField("words that it takes out")
    words = models.PositiveIntegerField("of so many")
    annexes_gone = models.PositiveSmallIntegerField("annexes that go", default=0)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCopy.Meta):
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(public_words=""), name="reviews_correctionask_said"),
        ]

    def __str__(self) -> str:
        return f"To be corrected: {self.public_words[:80]}"


class CorrectionAnswer(SpaceModel):
    """What a second person answered: confirmed, or declined. Once."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    ask = models.OneToOneField(CorrectionAsk, on_delete=models.PROTECT, related_name="answer")
    confirmed = models.BooleanField()
    words = models.TextField("what they said", blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["answered_at"]

    def __str__(self) -> str:
        return "Confirmed" if self.confirmed else "Declined"
