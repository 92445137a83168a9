"""Who of the family and of the practitioners was offered to take part, and what support staff were offered (§15.8)."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.guard import Fence, Writes
from partnership.models import Seat
from reviews.enums import InvolvedAnswer, InvolvedKind
from reviews.models.practice import OfPractice


class Involvement(OfPractice):
    """That somebody, by their role, was offered to take part; what they answered, contributed, and said of it."""

    kept_as = RecordClass.CASE_FILES
    kind = models.CharField(max_length=15, choices=InvolvedKind.choices)
    role = models.CharField("who, by their role", max_length=120)
    offered_on = models.DateField()
    offered_how = models.CharField("how it was offered", max_length=300)
    offered_by = models.CharField("who offered it", max_length=200)
    answer = models.CharField(max_length=10, choices=InvolvedAnswer.choices, default=InvolvedAnswer.WAITING)
    answered_on = models.DateField(null=True, blank=True)
    contributed = models.TextField("what they contributed", blank=True)
    feedback = models.TextField("what they said of the process", blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfPractice.Meta):
        ordering = ["offered_on", "id"]
        indexes = [models.Index(fields=["space", "practice"], name="reviews_involvement_of")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=InvolvedKind.values), name="reviews_involvement_kind_known"),
            models.CheckConstraint(
                condition=Q(answer__in=InvolvedAnswer.values), name="reviews_involvement_answer_known"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["accepted", "declined"], answered_on__isnull=False)
                | Q(answer__in=["waiting", "no_answer"], answered_on__isnull=True),
                name="reviews_involvement_answered",
            ),
        ]

    def __str__(self) -> str:
        return self.role


class StaffSupport(OfPractice):
    """What support an agency offered its staff who are involved. Added to only."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    agency = models.CharField(max_length=200)
    whom = models.CharField("whom, by their role", max_length=200)
    what = models.TextField("what was offered")
    offered_on = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(OfPractice.Meta):
        ordering = ["offered_on", "id"]
        indexes = [models.Index(fields=["space", "practice"], name="reviews_staffsupport_of")]

    def __str__(self) -> str:
        return f"{self.agency}: {self.what[:80]}"
