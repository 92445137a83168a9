"""The annual report on child deaths, its themes, and what of the golden thread answers it. No case data."""

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.stored import StoredFile
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from meetings.models import Action, JointMeeting, Meeting, Recommendation
from partnership.models import Seat
from reviews.enums import ThemeFor


class ChildDeathReport(SpaceModel):
    """The report of one panel for one year: when it came, which meeting considered it, what was decided."""

    kept_as = RecordClass.REPORTS
    panel = models.CharField("which panel", max_length=200)
    starts_on = models.DateField("year from")
    ends_on = models.DateField("year to")
    received_on = models.DateField()
    received_from = models.CharField("from whom", max_length=200, blank=True)
    summary = models.TextField("what it says", blank=True)
    stored = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    considered_on = models.DateField(null=True, blank=True)
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    joint_meeting = models.ForeignKey(JointMeeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField("which meeting", max_length=200, blank=True)
    considered = models.TextField("what was decided", blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-starts_on", "panel"]
        constraints = [
            models.UniqueConstraint(fields=["space", "panel", "starts_on"], name="reviews_childdeath_once"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="reviews_childdeath_year"),
            models.CheckConstraint(
                condition=Q(meeting__isnull=True) | Q(joint_meeting__isnull=True), name="reviews_childdeath_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.panel}, {self.starts_on.year} to {self.ends_on.year}"


class ChildDeathTheme(SpaceModel):
    """A theme of a report, and what it is considered for."""

    kept_as = RecordClass.REPORTS
    report = models.ForeignKey(ChildDeathReport, on_delete=models.PROTECT, related_name="themes")
    theme = models.CharField(max_length=120)
    words = models.TextField("what was found")
    considered_for = models.CharField(max_length=10, choices=ThemeFor.choices)
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["id"]
        indexes = [models.Index(fields=["space", "report"], name="reviews_childdeaththeme_of")]
        constraints = [
            models.CheckConstraint(condition=Q(considered_for__in=ThemeFor.values), name="reviews_childdeaththeme_for"),
        ]

    def __str__(self) -> str:
        return self.theme


class ChildDeathAnswer(SpaceModel):
    """That an action or a recommendation of the golden thread answers a report."""

    kept_as = RecordClass.REPORTS
    fence = Fence(writes=Writes.INSERT_ONLY)
    report = models.ForeignKey(ChildDeathReport, on_delete=models.PROTECT, related_name="answers")
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recommendation = models.ForeignKey(
        Recommendation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["linked_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["space", "report", "action"], name="reviews_childdeathanswer_action"),
            models.UniqueConstraint(
                fields=["space", "report", "recommendation"], name="reviews_childdeathanswer_recommendation"
            ),
            models.CheckConstraint(
                condition=Q(action__isnull=False, recommendation__isnull=True)
                | Q(action__isnull=True, recommendation__isnull=False),
                name="reviews_childdeathanswer_one",
            ),
        ]

    def __str__(self) -> str:
        return str(self.action or self.recommendation)
