"""That the chair approved an agenda, and which one."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.models import SpaceModel
from meetings.enums import ToldBy
from meetings.models.meeting import Meeting
from partnership.models import Seat


class AgendaApproval(SpaceModel):
    """The agenda as a chair approved it: ``number`` is its version, ``content`` what stood on it then.

    Of an item of a case file ``content`` holds the number alone. Whether the approval still holds is derived from what
    stands on the agenda now (`meetings.rules.agenda`), but for an agenda that was returned to draft, with the reason.
    ``approved_by`` is the chair's seat; where somebody entered it for them, ``came_by`` says how it came.
    """

    kept_as = RecordClass.MINUTES
    words_that_stay = frozenset({"content_hash"})
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agenda_approvals")
    number = models.PositiveSmallIntegerField("version")
    content = models.JSONField(default=list)
    content_hash = models.CharField(max_length=64)
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=200)
    came_by = models.CharField(max_length=10, choices=ToldBy.choices, blank=True)
    entered_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField("returned to draft", null=True, blank=True)
    returned_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    returned_because = models.CharField(max_length=300, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["space", "meeting", "number"], name="meetings_agenda_version"),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True, returned_by__isnull=True, returned_because="")
                | (Q(returned_at__isnull=False) & ~Q(returned_because="")),
                name="meetings_agenda_returned",
            ),
            models.CheckConstraint(
                condition=~Q(came_by="") | Q(entered_by__isnull=True), name="meetings_agenda_entered"
            ),
        ]

    def __str__(self) -> str:
        return f"Agenda, version {self.number}"
