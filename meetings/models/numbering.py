"""Numbers that are given once: actions of a year, recommendations, decisions of a meeting."""

from django.db import models

from hscp.lib.keeping import RecordClass
from hscp.spaces.models import SpaceModel


class Numbering(SpaceModel):
    """The last number given in one series of a space. Counted here and not in the rows themselves, for whoever gives a
    number may not see them all: those of a case file are hidden from most.

    It is bookkeeping that nobody changes by hand, so it keeps no history.
    """

    kept_as = RecordClass.MINUTES
    series = models.CharField(max_length=60)
    last = models.PositiveIntegerField(default=0)

    class Meta(SpaceModel.Meta):
        constraints = [models.UniqueConstraint(fields=["space", "series"], name="meetings_numbering_once")]

    def __str__(self) -> str:
        return f"{self.series}: {self.last}"
