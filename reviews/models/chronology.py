"""The chronology of a case, merged from agencies' records. Entries and what is said of them are added to only."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from partnership.models import CaseFile, Seat
from reviews.models.incident import Child
from reviews.models.rapid import RapidReview
from reviews.models.requests import AgencyRequest


class ChronologyEntry(SpaceModel):
    """What one agency's record says of a day. ``child`` is empty where it is of all children.

    A correction is a further entry that ``replaces`` the first: both stay on record, the first is no longer shown.
    """

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    rapid = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="chronology")
    request = models.ForeignKey(AgencyRequest, null=True, on_delete=models.PROTECT, related_name="entries")
    on = models.DateField("day")
    at = models.TimeField("time", null=True, blank=True)
    child = models.ForeignKey(Child, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agency = models.CharField(max_length=120)
    what = models.TextField("what happened")
    source = models.CharField(max_length=200, blank=True)
    significance = models.TextField(blank=True)
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    because = models.CharField("why it is corrected", max_length=300, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["on", "at", "id"]
        indexes = [models.Index(fields=["space", "rapid", "on"], name="reviews_entry_list")]
        constraints = [
            models.CheckConstraint(
                condition=Q(replaces__isnull=True, because="") | (Q(replaces__isnull=False) & ~Q(because="")),
                name="reviews_entry_corrected",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.what[:80]}"


class ChronologyResolved(SpaceModel):
    """How a person resolved accounts of one day that differ, and why. ``entries`` are the keys that were compared.

    ``stands`` is the account that stands; empty where all do, because they tell of different things.
    """

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    rapid = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="resolved")
    on = models.DateField()
    child = models.ForeignKey(Child, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    entries = models.JSONField()
    stands = models.ForeignKey(ChronologyEntry, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    because = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "rapid"], name="reviews_resolved_of")]
        constraints = [models.CheckConstraint(condition=~Q(because=""), name="reviews_resolved_reason")]

    def __str__(self) -> str:
        return f"Resolved: {self.on}"
