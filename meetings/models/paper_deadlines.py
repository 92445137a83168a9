"""Who owes the paper of an item, and who was reminded of it."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.guard import Fence, Writes
from meetings.enums import NudgeStep
from meetings.models.meeting import AgendaItem
from partnership.models import Post, Restrictable, Seat


class PaperOwed(Restrictable):
    """Whether an item wants a paper, and the post that owes it. Without a row an item for a decision wants one."""

    kept_as = RecordClass.MINUTES
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="owed")
    expected = models.BooleanField(default=True)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["item"]
        constraints = [
            models.UniqueConstraint(fields=["space", "item"], name="meetings_paperowed_once"),
            models.CheckConstraint(
                condition=Q(expected=True) | Q(owner__isnull=True), name="meetings_paperowed_owner_if_expected"
            ),
        ]

    def __str__(self) -> str:
        return f"Paper of {self.item}"


class PaperNudge(Restrictable):
    """That one who holds the post that owes a paper was reminded: once for each step."""

    fence = Fence(writes=Writes.INSERT_ONLY)
    kept_as = RecordClass.MINUTES
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="paper_nudges")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=10, choices=NudgeStep.choices)
    due_on = models.DateField("deadline that was named")
    sent_at = models.DateTimeField()

    class Meta(Restrictable.Meta):
        ordering = ["sent_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "item", "seat", "step", "due_on"], name="meetings_papernudge_once"
            ),
            models.CheckConstraint(condition=Q(step__in=NudgeStep.values), name="meetings_papernudge_step_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.item}"
