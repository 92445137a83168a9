"""Documents in a case file."""

from django.db import models

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.stored import StoredFile
from hscp.spaces.models import SpaceModel
from partnership.models.cases import CaseFile
from partnership.models.people import Seat


class CaseDocument(SpaceModel):
    """A document that was put into a case file. Whoever is on the file's list may take it away, and nobody else."""

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="documents")
    title = models.CharField(max_length=200)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_because = models.CharField(max_length=300, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["added_at", "id"]
        indexes = [models.Index(fields=["space", "file", "added_at"], name="partnership_casedocument_of")]
        constraints = [models.UniqueConstraint(fields=["space", "stored"], name="partnership_casedocument_file")]

    def __str__(self) -> str:
        return self.title
