"""The rapid review of a notified incident: what the panel judges, and who stepped aside."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.models import StageRecord
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from meetings.models import Decision
from partnership.models import CaseFile, Organisation, Person, Seat
from reviews.enums import AtOnceKind, Met, RapidState, ReviewOutcome
from reviews.models.incident import Incident


class RapidReview(SpaceModel):
    """One for each notified incident. ``edited_by`` changed its words last, and so does not sign.

    ``finalised_as`` is the decision of the group's quorate meeting where that is on record here; else
    ``finalised_words`` say which meeting it was.
    """

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="rapid_reviews")
    state = models.CharField(max_length=15, choices=RapidState.choices, default=RapidState.GATHERING)
    panel_on = models.DateField("day of the panel", null=True, blank=True)
    family = models.TextField("the family’s context", blank=True)
    racism = models.TextField("race and racism", blank=True)
    disability = models.TextField("disability", blank=True)
    inequalities = models.TextField("other inequalities", blank=True)
    nothing_at_once = models.TextField("why nothing had to be done at once", blank=True)
    recommendation = models.CharField("what is recommended", max_length=10, choices=ReviewOutcome.choices, blank=True)
    recommendation_because = models.TextField("why that is recommended", blank=True)
    edited_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    finalised_on = models.DateField(null=True, blank=True)
    finalised_as = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    finalised_words = models.TextField("which meeting finalised it", blank=True)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["space", "incident"], name="reviews_rapid_once"),
            models.CheckConstraint(condition=Q(state__in=RapidState.values), name="reviews_rapid_state_known"),
            models.CheckConstraint(
                condition=Q(recommendation__in=["", *ReviewOutcome.values]), name="reviews_rapid_recommended_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["gathering", "drafted"])
                | (Q(finalised_on__isnull=False) & ~Q(recommendation="")),
                name="reviews_rapid_finalised",
            ),
        ]

    def __str__(self) -> str:
        return f"Rapid review {self.pk}"


class RapidStage(StageRecord):
    """Each move of a rapid review: drafted, recommended, decided, sent, answered; and answers of the partners."""

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    rapid = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(StageRecord.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "rapid"], name="reviews_rapidstage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"


class CriterionJudged(SpaceModel):
    """How a criterion of reg 11 is judged, and why. ``criterion`` is its key in `reviews.rules.criteria`."""

    kept_as = RecordClass.CASE_FILES
    words_that_stay = frozenset({"criterion"})
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    rapid = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="criteria")
    criterion = models.CharField(max_length=40)
    met = models.CharField("how it is judged", max_length=10, choices=Met.choices)
    because = models.TextField("why")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["space", "rapid", "criterion"], name="reviews_criterion_once"),
            models.CheckConstraint(condition=Q(met__in=Met.values), name="reviews_criterion_met_known"),
            models.CheckConstraint(condition=~Q(because=""), name="reviews_criterion_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_met_display()}"


class AtOnce(SpaceModel):
    """What was done to keep children safe, or shared as learning, before the review was finished: to whom, and when."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    rapid = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="at_once")
    kind = models.CharField(max_length=10, choices=AtOnceKind.choices)
    what = models.TextField()
    to_whom = models.CharField("by or to whom", max_length=300)
    on = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["space", "rapid"], name="reviews_atonce_of")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=AtOnceKind.values), name="reviews_atonce_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.what[:80]}"


class Recusal(SpaceModel):
    """A conflict of interest of a person or an agency. Who steps aside does not decide; a person no longer opens it."""

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    rapid = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="recusals")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    interest = models.TextField("what the interest is")
    steps_aside = models.BooleanField(default=True)
    declared_at = models.DateTimeField()
    declared_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    ended_because = models.TextField(blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["declared_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation__isnull=True)
                | Q(person__isnull=True, organisation__isnull=False),
                name="reviews_recusal_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.organisation}"
