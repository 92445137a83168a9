"""The meeting that hears the findings of a case's review, whom it invited; and leaders' reflection upon it."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.models import SpaceModel
from meetings.models import JointMeeting, Meeting
from partnership.models import CaseFile, Seat
from reviews.enums import FindingsCame
from reviews.models.hour import OfCase


class FindingsMeeting(OfCase):
    """Which meeting hears the findings: one of this space, one of a joint group as noted here, or one in words."""

    kept_as = RecordClass.CASE_FILES
    held_on = models.DateField()
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    joint_meeting = models.ForeignKey(JointMeeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField("which meeting", max_length=200, blank=True)
    heard = models.TextField("what was heard and said", blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfCase.Meta):
        ordering = ["held_on", "id"]
        indexes = [models.Index(fields=["space", "incident"], name="reviews_findings_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(meeting__isnull=True) | Q(joint_meeting__isnull=True), name="reviews_findings_one"
            ),
            models.CheckConstraint(
                condition=Q(meeting__isnull=False) | Q(joint_meeting__isnull=False) | ~Q(words=""),
                name="reviews_findings_named",
            ),
        ]

    def __str__(self) -> str:
        return f"Findings heard on {self.held_on}"


class FindingsGuest(SpaceModel):
    """A leader of an agency or a stakeholder invited to hear the findings: whether they came, their final views."""

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    findings = models.ForeignKey(FindingsMeeting, on_delete=models.PROTECT, related_name="guests")
    name = models.CharField("who", max_length=200)
    capacity = models.CharField("agency and post", max_length=200)
    invited_on = models.DateField()
    came = models.CharField(max_length=10, choices=FindingsCame.choices, default=FindingsCame.INVITED)
    views = models.TextField("final views", blank=True)
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["id"]
        indexes = [models.Index(fields=["space", "findings"], name="reviews_findingsguest_of")]
        constraints = [
            models.CheckConstraint(condition=Q(came__in=FindingsCame.values), name="reviews_findingsguest_came"),
        ]

    def __str__(self) -> str:
        return self.name


class LeadersReflection(OfCase):
    """That leaders reflected on practice: the day, who took part by post (a line each), what they take away."""

    kept_as = RecordClass.CASE_FILES
    on = models.DateField("day")
    led_by = models.CharField("who led it", max_length=200, blank=True)
    took_part = models.TextField("who took part, by post")
    takeaways = models.TextField("what they take away")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfCase.Meta):
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["space", "incident"], name="reviews_reflection_of")]

    def __str__(self) -> str:
        return f"Reflection of {self.on}"
