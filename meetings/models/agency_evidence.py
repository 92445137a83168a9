"""What single agencies show of the impact of improvements after reviews (§3.4c), and that they were asked for it."""

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.guard import Fence, Writes
from meetings.enums import EvidenceAskState, EvidenceKind, ToldBy
from meetings.models.actions import Recommendation
from meetings.rules.agency_evidence import seen_words
from partnership.models import Organisation, Restrictable, RestrictableStage, Seat


class EvidenceAsk(Restrictable):
    """That an agency was asked what it shows of a recommendation, by a day. It lies in the recommendation's case file.

    At most one is open for each agency; whether it is late depends on the day and is not stored.
    """

    kept_as = RecordClass.ACTIONS
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="evidence_asks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="agency")
    words = models.TextField("what is asked", blank=True)
    due_on = models.DateField("owed by")
    state = models.CharField(max_length=10, choices=EvidenceAskState.choices, default=EvidenceAskState.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["space", "state", "due_on"], name="meetings_evidenceask_list")]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "recommendation", "organisation"],
                condition=Q(state="asked"),
                name="meetings_evidenceask_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=EvidenceAskState.values), name="meetings_evidenceask_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Evidence asked of {self.organisation.called}"


class EvidenceAskStage(RestrictableStage):
    """Each move of such a request: asked, reminded, answered, withdrawn."""

    kept_as = RecordClass.ACTIONS
    ask = models.ForeignKey(EvidenceAsk, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(RestrictableStage.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "ask"], name="meetings_evidenceaskstage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"


class AgencyImprovement(Restrictable):
    """What an agency improved after a recommendation, and what shows that it made a difference. Added to, not changed.

    ``seat`` is who wrote it down: of the agency itself, or of who keeps the record, on its behalf; then ``came_by``
    says how it came. A correction is an entry that ``replaces`` another; both stay, and the newest counts.
    """

    kept_as = RecordClass.ACTIONS
    fence = Fence(writes=Writes.INSERT_ONLY)
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="improvements")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="agency")
    ask = models.ForeignKey(EvidenceAsk, null=True, blank=True, on_delete=models.PROTECT, related_name="answers")
    improved = models.TextField("what was improved")
    impact = models.TextField("what shows that it made a difference")
    kind = models.CharField("how it is known", max_length=10, choices=EvidenceKind.choices)
    seen_from = models.DateField("seen on, or from")
    seen_to = models.DateField("seen until", null=True, blank=True)
    came_by = models.CharField("how the agency told it", max_length=10, choices=ToldBy.choices, blank=True)
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    at = models.DateTimeField()
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Restrictable.Meta):
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["space", "recommendation", "organisation", "-at"], name="meetings_improvement_of")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "replaces"],
                condition=Q(replaces__isnull=False),
                name="meetings_improvement_replaced_once",
            ),
            models.CheckConstraint(condition=Q(kind__in=EvidenceKind.values), name="meetings_improvement_kind_known"),
            models.CheckConstraint(
                condition=Q(came_by__in=["", *ToldBy.values]), name="meetings_improvement_came_known"
            ),
            models.CheckConstraint(
                condition=Q(seen_to__isnull=True) | Q(seen_to__gte=F("seen_from")), name="meetings_improvement_seen"
            ),
            models.CheckConstraint(
                condition=~Q(improved="") & ~Q(impact=""), name="meetings_improvement_says_something"
            ),
        ]

    @property
    def seen(self) -> str:
        """When it was seen, in words."""
        return seen_words(self.seen_from, self.seen_to)

    def __str__(self) -> str:
        return self.improved[:80]
