"""That an owner was asked about an action before a meeting, by a link that counts once."""

from django.db import models

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from meetings.models.actions import Action
from meetings.models.meeting import Meeting
from partnership.models import Restrictable, Seat


class ActionAsk(Restrictable):
    """One asking: of whom, about which action, before which meeting. The link is signed; this says whether it counts.

    For an action of a case file the mail has no such link: it leads to sign-in.
    """

    kept_as = RecordClass.ACTIONS
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="asks")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="asks")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField("answered from the link", null=True, blank=True)
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["space", "meeting", "action", "seat"], name="meetings_ask_once"),
        ]

    def __str__(self) -> str:
        return f"{self.action.reference}, before {self.meeting}"
