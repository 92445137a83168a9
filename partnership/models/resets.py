"""Taking away a lost second factor: one asks, another confirms. Both are rows that nobody changes."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from partnership.models.people import Person, Seat


class FactorReset(SpaceModel):
    """That somebody asked for a person's second factors to be taken away, and why. It lapses after a day."""

    kept_as = RecordClass.INVITATIONS
    fence = Fence(writes=Writes.INSERT_ONLY)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="factor_resets")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["space", "person", "-at"], name="partnership_factorreset_of")]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="partnership_factorreset_reason")]

    def __str__(self) -> str:
        return f"Reset asked for {self.person}"


class FactorResetAnswer(SpaceModel):
    """What became of it: confirmed by another, or declined. One answer, once."""

    kept_as = RecordClass.INVITATIONS
    fence = Fence(writes=Writes.INSERT_ONLY)
    reset = models.ForeignKey(FactorReset, on_delete=models.PROTECT, related_name="answers")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    confirmed = models.BooleanField()
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["space", "reset"], name="partnership_factorreset_answered_once")]

    def __str__(self) -> str:
        return f"{self.reset}: {'confirmed' if self.confirmed else 'declined'}"
