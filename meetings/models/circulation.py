"""A proposal sent round between meetings, to be answered by a day."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.models import StageRecord
from hscp.spaces.models import SpaceModel
from meetings.enums import CirculationState
from meetings.models.decisions import Decision
from partnership.models import Group, ReservedMatter, Seat


class Circulation(SpaceModel):
    """What is put to those whom the terms count, never of a case file. Their answers are kept by its sign-off.

    Once agreed there is a ``decision`` on the register, under an item of the meeting it is reported to.
    """

    kept_as = RecordClass.MINUTES
    words_that_stay = frozenset({"terms"})
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="circulations")
    title = models.CharField(max_length=150)
    text = models.TextField("proposal")
    options = models.TextField("options considered", blank=True)
    reasons = models.TextField(blank=True)
    reserved_matter = models.ForeignKey(
        ReservedMatter, null=True, blank=True, on_delete=models.PROTECT, related_name="circulations"
    )
    closes_on = models.DateField("last day for answers")
    terms = models.JSONField(help_text="The terms in force on the day it was sent, with the names they use.")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=CirculationState.choices, default=CirculationState.OPEN)
    sentence = models.TextField("how it stands", blank=True)
    decision = models.OneToOneField(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="circulation"
    )
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-sent_at", "-id"]
        indexes = [models.Index(fields=["space", "-sent_at"], name="meetings_circulation_list")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CirculationState.values), name="meetings_circulation_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="agreed", decision__isnull=False) | (~Q(state="agreed") & Q(decision__isnull=True)),
                name="meetings_circulation_decision_when_agreed",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CirculationStage(StageRecord):
    """Each move of a circulation: sent, answered, settled, withdrawn."""

    kept_as = RecordClass.MINUTES
    circulation = models.ForeignKey(Circulation, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(StageRecord.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "circulation"], name="meetings_circulation_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"
