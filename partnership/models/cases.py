"""Case files: need-to-know. A row tied to a file is seen only by those whom the file's own list names."""

from django.db import models

from hscp.record.history import History
from hscp.record.models import StageRecord
from hscp.spaces.models import SpaceModel
from partnership.models.people import Seat


class CaseFile(SpaceModel):
    """A restricted matter. Outside it only its reference appears: never a name, never a title."""

    file_column = "id"
    reference = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    lead = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-opened_at"]
        constraints = [models.UniqueConstraint(fields=["space", "reference"], name="partnership_casefile_reference")]
        permissions = [("open_file", "Read and write inside this case file")]

    def __str__(self) -> str:
        return self.reference


class Restrictable(SpaceModel):
    """A row that may belong to a case file; without one it is open to the space."""

    file = models.ForeignKey(CaseFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        abstract = True


class RestrictableStage(Restrictable, StageRecord):
    """Base of the stage table of something that may belong to a case file: a move says as much as the thing itself."""

    class Meta(StageRecord.Meta):
        abstract = True
