"""The priorities that the partners have agreed, and how far each has come."""

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from meetings.models import Decision
from partnership.models import Post, Seat
from reporting.enums import Judgement


class Priority(SpaceModel):
    """An agreed priority (§3.1, §19.1b), for as long as it is one."""

    kept_as = RecordClass.REPORTS
    title = models.CharField(max_length=200)
    aim = models.TextField(blank=True)
    lead = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["starts_on", "title"]
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(fields=["space", "title", "starts_on"], name="reporting_priority_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), name="reporting_priority_dates"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PriorityProgress(SpaceModel):
    """What was said of a priority on a day. Added to, never changed: the latest of a year is the year's."""

    kept_as = RecordClass.REPORTS
    fence = Fence(writes=Writes.INSERT_ONLY)
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="progress")
    on = models.DateField()
    judgement = models.CharField(max_length=10, choices=Judgement.choices)
    text = models.TextField("what was done")
    impact = models.TextField("what difference it made to children", blank=True)
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["space", "priority", "-on"], name="reporting_progress_of")]
        constraints = [
            models.CheckConstraint(condition=Q(judgement__in=Judgement.values), name="reporting_progress_judgement"),
        ]

    def __str__(self) -> str:
        return f"{self.priority}: {self.get_judgement_display()}"
