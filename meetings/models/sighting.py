"""That a meeting had an action before it: asked for, left out, or sighted. The action itself stays one."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from meetings.models.actions import Action
from meetings.models.meeting import Meeting
from partnership.models import Restrictable, Seat


class Sighting(Restrictable):
    """One row for a meeting and an action. ``overdue`` is of the meeting's day, stamped when the action is sighted."""

    kept_as = RecordClass.ACTIONS
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="sightings")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="sightings")
    asked_because = models.CharField("asked for, because", max_length=300, blank=True)
    asked_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    left_out_because = models.CharField(max_length=300, blank=True)
    left_out_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sighted_at = models.DateTimeField(null=True, blank=True)
    sighted_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField("what was said", blank=True)
    overdue = models.BooleanField("overdue on the day of the meeting", default=False)
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["space", "meeting", "action"], name="meetings_sighting_once"),
            models.CheckConstraint(
                condition=Q(sighted_at__isnull=True, overdue=False) | Q(sighted_at__isnull=False, left_out_because=""),
                name="meetings_sighting_sighted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action.reference} in {self.meeting}"
