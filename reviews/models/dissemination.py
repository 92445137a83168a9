"""What was learned: in a case file as the case says it; outside in words of its own, sent to agencies and confirmed."""

from datetime import date

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.lib.workdays import uk_date
from hscp.record.history import History
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from partnership.models import Seat
from reviews.enums import ConfirmedBy, LearnedFrom, LearningOf
from reviews.models.hour import OfCase
from reviews.models.learning import LearningOption
from reviews.rules import dissemination as rules


class Learning(SpaceModel):
    """Learning as everybody of the partnership may read it. Nothing of it leads to a case: its reference is drawn."""

    kept_as = RecordClass.REPORTS
    reference = models.CharField(max_length=40)
    of = models.CharField("what it comes from", max_length=10, choices=LearningOf.choices)
    title = models.CharField(max_length=200)
    words = models.TextField("what was learned")
    where = models.URLField("where more is published", max_length=300, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-written_at", "-id"]
        indexes = [models.Index(fields=["space", "-written_at"], name="reviews_learning_list")]
        constraints = [
            models.UniqueConstraint(fields=["space", "reference"], name="reviews_learning_reference"),
            models.CheckConstraint(condition=Q(of__in=LearningOf.values), name="reviews_learning_of_known"),
        ]

    def __str__(self) -> str:
        return self.title


class CaseLearning(OfCase):
    """What was learned in a case, as the case says it. ``learning`` is what of it is shared outside, where it is.

    ``checked``: the words shared were looked through for those on the identity sheet, which opened to whoever shared.
    """

    kept_as = RecordClass.CASE_FILES
    learned_from = models.CharField("what it comes from", max_length=10, choices=LearnedFrom.choices)
    option = models.ForeignKey(LearningOption, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField("what was learned")
    learning = models.ForeignKey(Learning, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    shared_because = models.TextField("why it may be shared", blank=True)
    checked = models.BooleanField("looked through for the words on the identity sheet", default=False)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfCase.Meta):
        ordering = ["noted_at", "id"]
        indexes = [models.Index(fields=["space", "incident"], name="reviews_caselearning_case")]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "learning"], condition=Q(learning__isnull=False), name="reviews_caselearning_once"
            ),
            models.CheckConstraint(
                condition=Q(learned_from__in=LearnedFrom.values), name="reviews_caselearning_from_known"
            ),
            models.CheckConstraint(
                condition=Q(learned_from="option") | Q(option__isnull=True), name="reviews_caselearning_option"
            ),
            models.CheckConstraint(
                condition=Q(learning__isnull=True, shared_because="")
                | (Q(learning__isnull=False) & ~Q(shared_because="")),
                name="reviews_caselearning_shared",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_learned_from_display()}: {self.text[:60]}"


class LearningSent(SpaceModel):
    """That learning was sent to an agency, and that the agency confirmed it: when, who, how it reached staff, how many.

    ``seat`` is whose post stands for the agency, where it has one. ``confirmed_by`` put it on record for the agency;
    None where it came by the link in its mail.
    """

    kept_as = RecordClass.REPORTS
    learning = models.ForeignKey(Learning, on_delete=models.PROTECT, related_name="sent")
    agency = models.CharField(max_length=200)
    contact = models.CharField("whom there", max_length=200)
    email = models.EmailField("e-mail address", max_length=254)
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField("to be confirmed by")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_from = models.CharField("who confirmed", max_length=200, blank=True)
    how = models.TextField("how it reached staff", blank=True)
    reached = models.PositiveIntegerField("how many it reached", null=True, blank=True)
    came_by = models.CharField(max_length=10, choices=ConfirmedBy.choices, blank=True)
    confirmed_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_because = models.CharField(max_length=300, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["agency", "id"]
        indexes = [models.Index(fields=["space", "learning"], name="reviews_learningsent_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "learning", "agency"],
                condition=Q(withdrawn_because=""),
                name="reviews_learningsent_once",
            ),
            models.CheckConstraint(
                condition=Q(came_by__in=["", *ConfirmedBy.values]), name="reviews_learningsent_way_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    confirmed_on__isnull=True,
                    confirmed_from="",
                    how="",
                    reached__isnull=True,
                    came_by="",
                    confirmed_by__isnull=True,
                )
                | (
                    Q(confirmed_on__isnull=False, reached__isnull=False)
                    & ~Q(confirmed_from="")
                    & ~Q(how="")
                    & ~Q(came_by="")
                ),
                name="reviews_learningsent_confirmed",
            ),
        ]

    @property
    def sent_on(self) -> date:
        """The day on which it was sent."""
        return uk_date(self.sent_at)

    def stands(self, today: date) -> rules.Standing:
        """How it stands on a day; with what was withdrawn as a whole, nothing is asked any more."""
        return rules.standing(
            confirmed_on=self.confirmed_on,
            withdrawn=bool(self.withdrawn_because or self.learning.withdrawn_because),
            due_on=self.due_on,
            today=today,
        )

    def __str__(self) -> str:
        return self.agency


class LearningChase(SpaceModel):
    """That an agency was reminded by mail to confirm what it was sent, on a day."""

    kept_as = RecordClass.REPORTS
    fence = Fence(writes=Writes.INSERT_ONLY)
    sent = models.ForeignKey(LearningSent, on_delete=models.PROTECT, related_name="chases")
    on = models.DateField()
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["on", "id"]
        constraints = [models.UniqueConstraint(fields=["space", "sent", "on"], name="reviews_learningchase_once")]

    def __str__(self) -> str:
        return f"Reminder of {self.on}"
