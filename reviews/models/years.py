"""The picture of the system over years: exact figures, counted by the timetable. Nothing in it names a case."""

from django.db import models

from hscp.lib.keeping import RecordClass
from hscp.spaces.models import SpaceModel


class ReviewYear(SpaceModel):
    """The figures of one year, April to March, as they were last counted (`reviews.rules.years.figures_of`)."""

    kept_as = RecordClass.REPORTS
    starts_on = models.DateField()
    figures = models.JSONField()
    counted_at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["-starts_on"]
        constraints = [models.UniqueConstraint(fields=["space", "starts_on"], name="reviews_year_once")]

    def __str__(self) -> str:
        return f"Figures of the year from {self.starts_on}"
