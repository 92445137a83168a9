"""The log of all partners' referrals that the Joint Case Review group considers, notified or not (§15.7)."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.models import SpaceModel
from meetings.models import JointMeeting, Meeting
from partnership.models import Restrictable, Seat
from reviews.enums import ReferralOutcome, ReferralRoute
from reviews.models.incident import Incident


class CaseReferral(Restrictable):
    """What a partner referred, and what became of it. It carries no names.

    It has no case file of its own: one that is about an incident belongs to that incident's. The meeting that
    considered it is one of this space, or one of a joint group as it was noted here.
    """

    kept_as = RecordClass.CASE_FILES
    reference = models.CharField(max_length=40)
    agency = models.CharField(max_length=200)
    referred_by = models.CharField("who referred it", max_length=200, blank=True)
    referred_on = models.DateField()
    route = models.CharField(max_length=15, choices=ReferralRoute.choices)
    asked = models.TextField("what is asked")
    outcome = models.CharField(max_length=15, choices=ReferralOutcome.choices, default=ReferralOutcome.WAITING)
    because = models.TextField("why", blank=True)
    considered_on = models.DateField(null=True, blank=True)
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    joint_meeting = models.ForeignKey(JointMeeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-referred_on", "-id"]
        indexes = [models.Index(fields=["space", "-referred_on"], name="reviews_casereferral_list")]
        constraints = [
            models.UniqueConstraint(fields=["space", "reference"], name="reviews_casereferral_reference"),
            models.CheckConstraint(condition=Q(route__in=ReferralRoute.values), name="reviews_casereferral_route"),
            models.CheckConstraint(
                condition=Q(outcome__in=ReferralOutcome.values), name="reviews_casereferral_outcome"
            ),
            models.CheckConstraint(
                condition=Q(incident__isnull=True) | Q(file__isnull=False), name="reviews_casereferral_file"
            ),
            models.CheckConstraint(
                condition=Q(meeting__isnull=True) | Q(joint_meeting__isnull=True), name="reviews_casereferral_one"
            ),
            models.CheckConstraint(
                condition=Q(outcome="waiting", considered_on__isnull=True)
                | (~Q(outcome="waiting") & Q(considered_on__isnull=False) & ~Q(because="")),
                name="reviews_casereferral_considered",
            ),
        ]

    def __str__(self) -> str:
        return self.reference
