"""A case file was opened in an emergency: who is told of it, and that they have seen it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.models import Mail
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from partnership.enums import GlassTo
from partnership.models.cases import FileReference
from partnership.models.people import Seat


class GlassTold(SpaceModel):
    """That a seat is told of one breaking of the glass. It stands on the home page of whoever holds the seat until they
    say that they have seen it. It is read outside the file, so it names the reference and the moment alone.

    ``mail`` is what was written to them; none where they have no address. ``instead_of``: for whom, where somebody
    could not be told and this seat is told for them.
    """

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    reference = models.ForeignKey(FileReference, on_delete=models.PROTECT, related_name="told")
    at = models.DateTimeField()
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    told_as = models.CharField(max_length=12, choices=GlassTo.choices)
    instead_of = models.CharField(max_length=25, blank=True, help_text="Of the lead, the scrutineer: with commas.")
    mail = models.ForeignKey(Mail, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "reference"], name="partnership_glasstold_of")]
        constraints = [
            models.CheckConstraint(condition=Q(told_as__in=GlassTo.values), name="partnership_glasstold_known"),
            models.CheckConstraint(
                condition=Q(told_as="instead") ^ Q(instead_of=""), name="partnership_glasstold_instead"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} was opened in an emergency"


class GlassSeen(SpaceModel):
    """That whoever was told has seen it. Written by those who only read as well: the scrutineer is one of them."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.READ_LOG)
    told = models.OneToOneField(GlassTold, on_delete=models.PROTECT, related_name="seen")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.told}: seen"
