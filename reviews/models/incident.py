"""A serious incident and the children concerned, under letters: who they are stands on the identity sheet alone."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.models import StageRecord
from hscp.spaces.models import SpaceModel
from partnership.models import CaseFile, GuidanceEdition, Seat
from reviews.enums import Abuse, Disabled, Harm, IncidentState, Place, Plan, Setting, Sex


class Incident(SpaceModel):
    """One incident, which is one notification whatever number of children it concerns; it has a case file of its own.

    ``reference`` is what the national service gave. ``edition`` is the guidance in force on the day the authority
    became aware: the case keeps it. Of one that was merged, ``merged_into`` is the incident that goes on.
    """

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=IncidentState.choices, default=IncidentState.CONSIDERING)
    state_because = models.TextField("why it stands so", blank=True)
    happened_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=10, choices=Place.choices)
    other_area = models.CharField("which area, or country", max_length=120, blank=True)
    setting = models.CharField(max_length=20, choices=Setting.choices, blank=True)
    summary = models.TextField(blank=True)
    agencies = models.TextField("agencies that knew the children", blank=True)
    made_safe = models.TextField("what was done to keep children safe", blank=True)
    edition = models.ForeignKey(GuidanceEdition, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField("national reference", max_length=60, blank=True)
    publishes_on = models.DateField("planned day of publication", null=True, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-opened_at", "-id"]
        indexes = [models.Index(fields=["space", "state", "-opened_at"], name="reviews_incident_list")]
        constraints = [
            models.UniqueConstraint(fields=["space", "file"], name="reviews_incident_file"),
            models.UniqueConstraint(
                fields=["space", "reference"], condition=~Q(reference=""), name="reviews_incident_reference"
            ),
            models.CheckConstraint(condition=Q(state__in=IncidentState.values), name="reviews_incident_state_known"),
            models.CheckConstraint(condition=Q(place__in=Place.values), name="reviews_incident_place_known"),
            models.CheckConstraint(
                condition=Q(setting__in=["", *Setting.values]), name="reviews_incident_setting_known"
            ),
            models.CheckConstraint(condition=Q(place="here") | ~Q(other_area=""), name="reviews_incident_area_said"),
            models.CheckConstraint(
                condition=~Q(state__in=["notified", "not_required"]) | ~Q(reference=""),
                name="reviews_incident_notified",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="reviews_incident_merged",
            ),
        ]

    def __str__(self) -> str:
        return f"Incident {self.pk}"


class IncidentStage(StageRecord):
    """Each move of an incident: considered, notified, not notified, merged."""

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(StageRecord.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "incident"], name="reviews_incidentstage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"


class Child(SpaceModel):
    """A child concerned, called by a letter. Neither name nor date of birth stands here."""

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="children")
    position = models.PositiveSmallIntegerField()
    age = models.PositiveSmallIntegerField("age in whole years at the time", null=True, blank=True)
    sex = models.CharField(max_length=10, choices=Sex.choices, blank=True)
    ethnicity = models.CharField(max_length=80, blank=True)
    disabled = models.CharField(max_length=10, choices=Disabled.choices, blank=True)
    plan = models.CharField("known to children’s services as", max_length=20, choices=Plan.choices, blank=True)
    harm = models.CharField(max_length=10, choices=Harm.choices)
    abuse = models.CharField("abuse or neglect", max_length=10, choices=Abuse.choices)
    lives_here = models.BooleanField("normally lives in this area", default=True)
    home_area = models.CharField("where else", max_length=120, blank=True)
    joined_at = models.DateTimeField("put on record")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["space", "incident", "position"], name="reviews_child_letter"),
            models.CheckConstraint(condition=Q(harm__in=Harm.values), name="reviews_child_harm_known"),
            models.CheckConstraint(condition=Q(abuse__in=Abuse.values), name="reviews_child_abuse_known"),
            models.CheckConstraint(condition=Q(age__isnull=True) | Q(age__lte=25), name="reviews_child_age"),
            models.CheckConstraint(condition=Q(lives_here=True) | ~Q(home_area=""), name="reviews_child_home_said"),
        ]

    @property
    def label(self) -> str:
        """ "Child A", "Child B" … "Child AA" for the twenty-seventh."""
        letters, left = "", self.position
        while left:
            left, rest = divmod(left - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"Child {letters}"

    def __str__(self) -> str:
        return self.label
