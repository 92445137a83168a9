"""The sheet before a paper: why it comes, what is asked of the meeting, who wrote it, who was consulted."""

from django.db import models

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from meetings.models.papers import Paper
from partnership.models import Restrictable, Seat


class FrontSheet(Restrictable):
    """The front sheet of one paper; it belongs to the paper's case file, if that belongs to one.

    ``version`` grows with each save, so that two who write it at once see both.
    """

    kept_as = RecordClass.MINUTES
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="front_sheets")
    purpose = models.TextField("why this comes to the meeting", blank=True)
    ask = models.TextField("what the meeting is asked to do", blank=True)
    author = models.CharField("written by", max_length=200, blank=True)
    consultation = models.TextField("who was consulted, and what they said", blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField("last saved")
    saved_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["paper"]
        constraints = [models.UniqueConstraint(fields=["space", "paper"], name="meetings_frontsheet_once")]

    def __str__(self) -> str:
        return f"Front sheet of {self.paper}"
