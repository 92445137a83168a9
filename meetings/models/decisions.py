"""Decisions, each with the quoracy of its own moment and who was in the room in which capacity."""

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from meetings.enums import DecisionKind, Outcome
from meetings.models.meeting import AgendaItem, Meeting
from partnership.models import ReservedMatter, Restrictable, RestrictableStage, Seat


class Decision(Restrictable):
    """What was decided. Outcome, quoracy and room are stamped by the rule when it is recorded, never typed.

    Taken while inquorate it is provisional; ``taken_again_as`` is then the decision of a later, quorate meeting. The
    link stays when a correction of presence finds that the first one had been quorate after all.
    """

    kept_as = RecordClass.MINUTES
    words_that_stay = frozenset({"outcome_sentence", "quoracy", "room", "terms"})
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    options = models.TextField("options considered", blank=True)
    reasons = models.TextField(blank=True)
    kind = models.CharField(max_length=10, choices=DecisionKind.choices, default=DecisionKind.AGREE)
    reserved_matter = models.ForeignKey(
        ReservedMatter, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    at = models.DateTimeField("taken at")
    outcome = models.CharField(max_length=15, choices=Outcome.choices)
    outcome_sentence = models.TextField()
    quoracy = models.JSONField(help_text="The verdict at its moment (`meetings.rules.verdict_data`).")
    room = models.JSONField(help_text="Who was present at its moment: capacity, body, name, remotely or not.")
    terms = models.JSONField(help_text="The terms in force on the day.")
    taken_again_as = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_before_as"
    )
    recorded_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField("version of the wording", default=1)
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["-at", "-number"]
        indexes = [
            models.Index(fields=["space", "-at"], name="meetings_decision_list"),
            models.Index(fields=["space", "outcome", "-at"], name="meetings_decision_outcome"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["space", "meeting", "number"], name="meetings_decision_number"),
            models.CheckConstraint(condition=Q(kind__in=DecisionKind.values), name="meetings_decision_kind_known"),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="meetings_decision_outcome_known"),
            models.CheckConstraint(condition=~Q(taken_again_as=F("id")), name="meetings_decision_again"),
        ]

    def __str__(self) -> str:
        return f"Decision {self.number}: {self.text[:80]}"


class DecisionStage(RestrictableStage):
    """Each move of a decision: taken, judged again after a correction of presence, ratified afterwards, taken again."""

    kept_as = RecordClass.MINUTES
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(RestrictableStage.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "decision"], name="meetings_decisionstage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"
