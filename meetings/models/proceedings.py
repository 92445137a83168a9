"""Which items the chair lets proceed while a meeting is inquorate, where the terms leave that to the chair."""

from django.db import models

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from meetings.models.meeting import AgendaItem
from partnership.models import Restrictable, Seat


class ItemProceeding(Restrictable):
    """That whoever presided said at a moment whether an item proceeds, and why. The last one that was said counts.

    It is as restricted as its item. ``capacity`` is that of the chair or vice-chair who said it.
    """

    kept_as = RecordClass.MINUTES
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="proceedings")
    proceeds = models.BooleanField()
    reason = models.CharField(max_length=300)
    said_at = models.DateTimeField()
    capacity = models.CharField(max_length=300)
    recorded_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["space", "item", "said_at"], name="meetings_proceeding_once"),
        ]

    def __str__(self) -> str:
        return f"Item {self.item.number} {'proceeds' if self.proceeds else 'does not proceed'}"
