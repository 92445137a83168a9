"""A series of meetings: the rhythm that a group's dates are proposed by, so that it can be gone on with next year."""

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.models import SpaceModel
from meetings.enums import SeriesShift, SeriesUnit
from partnership.models import Group


class MeetingSeries(SpaceModel):
    """How a group's meetings recur. Its meetings are rows of their own: each is moved or cancelled by itself.

    ``first_on`` is the day its rhythm is counted from, whatever became of that meeting; ``runs_to`` is the last day up
    to which dates were proposed. Times are those of the clock on the wall. ``version`` grows as it is gone on with.
    """

    kept_as = RecordClass.STRUCTURE
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="series")
    every = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=6, choices=SeriesUnit.choices, default=SeriesUnit.WEEKS)
    shift = models.CharField(
        "where a date goes that is no working day", max_length=7, choices=SeriesShift.choices, default=SeriesShift.LATER
    )
    first_on = models.DateField("first day")
    runs_to = models.DateField("dates were proposed up to")
    starts_at = models.TimeField("start time")
    ends_at = models.TimeField("end time")
    place = models.CharField(max_length=200, blank=True)
    joining_link = models.URLField("link for joining by video", max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["group__position", "first_on", "id"]
        verbose_name = "series of meetings"
        verbose_name_plural = "series of meetings"
        indexes = [models.Index(fields=["space", "group"], name="meetings_series_group")]
        constraints = [
            models.CheckConstraint(condition=Q(unit__in=SeriesUnit.values), name="meetings_series_unit_known"),
            models.CheckConstraint(condition=Q(shift__in=SeriesShift.values), name="meetings_series_shift_known"),
            models.CheckConstraint(condition=Q(every__gte=1), name="meetings_series_every"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meetings_series_times"),
            models.CheckConstraint(condition=Q(runs_to__gte=F("first_on")), name="meetings_series_days"),
        ]

    def __str__(self) -> str:
        return f"{self.group}, every {self.every} {self.unit} from {self.first_on}"
