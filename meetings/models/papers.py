"""Papers on an item of an agenda. Each version is kept beside those after it."""

from django.db import models

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.stored import StoredFile
from hscp.spaces.guard import Fence, Writes
from meetings.models.meeting import AgendaItem
from partnership.models import Restrictable, Seat


class Paper(Restrictable):
    """A paper that goes with an item; ``number`` is its place among the item's papers, given once.

    It belongs to the case file of its item, if that belongs to one.
    """

    kept_as = RecordClass.MINUTES
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="papers")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    author = models.CharField(max_length=200, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["space", "item", "number"], name="meetings_paper_number")]

    def __str__(self) -> str:
        return self.title


class PaperVersion(Restrictable):
    """One version of a paper: the file, who added it and when. It stands as it is."""

    fence = Fence(writes=Writes.INSERT_ONLY)
    kept_as = RecordClass.MINUTES
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Restrictable.Meta):
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["space", "paper", "number"], name="meetings_paperversion_number"),
            models.UniqueConstraint(fields=["space", "stored"], name="meetings_paperversion_file"),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"
