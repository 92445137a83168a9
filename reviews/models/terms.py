"""How a partnership runs its reviews where guidance and arrangements leave it a choice."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.models import SpaceModel
from partnership.models import Seat
from reviews.enums import DecidedBy, Trigger
from reviews.rules.checks import USUAL_WEEKS


class ReviewTerms(SpaceModel):
    """The partnership's choices, in force from a day: what the rapid review is counted from, who decides, which steps.

    ``steps`` are the internal steps of a rapid review: ``[{"key": "step-1", "title": …, "days": 10}]``, in working
    days after its trigger.
    """

    kept_as = RecordClass.STRUCTURE
    starts_on = models.DateField("in force from")
    trigger = models.CharField("rapid review counted from", max_length=30, choices=Trigger.choices)
    decided_by = models.CharField(max_length=10, choices=DecidedBy.choices)
    steps = models.JSONField(default=list)
    check_weeks = models.PositiveSmallIntegerField("weeks between checks of a practice review", default=USUAL_WEEKS)
    because = models.TextField("why")
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["space", "-starts_on"], name="reviews_reviewterms_list")]
        constraints = [
            models.CheckConstraint(condition=Q(trigger__in=Trigger.values), name="reviews_reviewterms_trigger_known"),
            models.CheckConstraint(
                condition=Q(decided_by__in=DecidedBy.values), name="reviews_reviewterms_decided_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Review terms from {self.starts_on}"
