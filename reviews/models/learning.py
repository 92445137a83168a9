"""Learning where no review follows: options of the partnership's own, and those chosen for a case."""

from datetime import date

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.models import SpaceModel
from partnership.models import CaseDocument, Seat
from reviews.models.hour import OfCase
from reviews.rules import learning as rules


class LearningKind(SpaceModel):
    """An option that the partnership put on the list itself. One that is ended is offered no more."""

    kept_as = RecordClass.STRUCTURE
    name = models.CharField("what it is called", max_length=120)
    what = models.TextField("what it is")
    source = models.CharField("where it comes from", max_length=300)
    of_agency = models.BooleanField("one agency’s own", default=False)
    counts = models.BooleanField("who came is counted", default=True)
    ended_because = models.CharField("why it is offered no more", max_length=300, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["space", "name"], name="reviews_learningkind_name")]

    def __str__(self) -> str:
        return self.name


class LearningOption(OfCase):
    """What was chosen for a case in which no review follows: planned, delivered, evaluated, or dropped.

    ``kind`` is the key of `reviews.rules.learning`, or "own-" with the number of a `LearningKind`; ``name``,
    ``of_agency`` and ``counts`` are what it said on the day. ``attendance`` is
    ``[{"agency": "West Mercia Police", "came": 4}]``. ``document`` is what came of it, among the file's documents.
    """

    kept_as = RecordClass.CASE_FILES
    words_that_stay = frozenset({"kind"})
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    of_agency = models.BooleanField(default=False)
    counts = models.BooleanField(default=True)
    agency = models.CharField("whose it is", max_length=200, blank=True)
    because = models.TextField("why this is chosen")
    led_by = models.CharField("who leads", max_length=200)
    for_whom = models.CharField("for whom", max_length=300)
    planned_on = models.DateField("planned for")
    delivered_on = models.DateField(null=True, blank=True)
    how = models.TextField("what was done", blank=True)
    attendance = models.JSONField("who came", default=list, blank=True)
    document = models.ForeignKey(CaseDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    evaluated_on = models.DateField(null=True, blank=True)
    changed = models.TextField("what changed", blank=True)
    evidence = models.TextField(blank=True)
    known_by = models.TextField("how it is known", blank=True)
    dropped_because = models.TextField("why it was dropped", blank=True)
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfCase.Meta):
        ordering = ["planned_on", "id"]
        indexes = [models.Index(fields=["space", "incident"], name="reviews_learningoption_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(delivered_on__isnull=True, how="") | (Q(delivered_on__isnull=False) & ~Q(how="")),
                name="reviews_learningoption_delivered",
            ),
            models.CheckConstraint(
                condition=Q(evaluated_on__isnull=True, changed="", evidence="", known_by="")
                | (
                    Q(evaluated_on__isnull=False, delivered_on__isnull=False)
                    & ~Q(changed="")
                    & ~Q(evidence="")
                    & ~Q(known_by="")
                ),
                name="reviews_learningoption_evaluated",
            ),
            models.CheckConstraint(condition=Q(of_agency=False) | ~Q(agency=""), name="reviews_learningoption_agency"),
            models.CheckConstraint(
                condition=Q(dropped_because="") | Q(evaluated_on__isnull=True), name="reviews_learningoption_dropped"
            ),
        ]

    @property
    def called(self) -> str:
        """What it is called in a sentence, with whose it is."""
        return f"{self.name}, {self.agency}" if self.agency else self.name

    @property
    def people(self) -> int:
        """How many came, of all agencies."""
        return sum(row["came"] for row in self.attendance)

    @property
    def owed_on(self) -> date:
        """The day on which something of it is owed, while it is open."""
        return rules.owed_on(self.planned_on, self.delivered_on)

    def stands(self, today: date) -> rules.Standing:
        """How it stands on a day."""
        return rules.standing(
            planned_on=self.planned_on,
            delivered_on=self.delivered_on,
            evaluated_on=self.evaluated_on,
            dropped=bool(self.dropped_because),
            today=today,
        )

    def __str__(self) -> str:
        return self.called
