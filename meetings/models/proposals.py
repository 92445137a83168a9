"""Items that members propose, and that one group raises to another: one object, seen at both."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.models import StageRecord
from hscp.spaces.models import SpaceModel
from meetings.enums import ItemProposalState, ItemPurpose, ToldBy
from meetings.models.meeting import AgendaItem, Meeting
from partnership.models import Group, Seat


class ItemProposal(SpaceModel):
    """An item that is proposed to ``group``, never of a case file.

    ``meeting`` is the one that it was made for; ``after`` when the meeting began that put it off. Which meeting hears
    it is derived of these (`meetings.rules.proposals`). ``raised_from`` is the other group's item that it comes from,
    and ``item`` what it became on an agenda.
    """

    kept_as = RecordClass.MINUTES
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="item_proposals")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="item_proposals")
    after = models.DateTimeField("put off by a meeting of", null=True, blank=True)
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=10, choices=ItemPurpose.choices, default=ItemPurpose.DISCUSS)
    minutes_planned = models.PositiveSmallIntegerField("minutes asked for", null=True, blank=True)
    note = models.TextField("why it should be heard", blank=True)
    raised_from = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="raised_as"
    )
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=200)
    came_by = models.CharField(max_length=10, choices=ToldBy.choices, blank=True)
    entered_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ItemProposalState.choices, default=ItemProposalState.WAITING)
    answer = models.CharField("what was answered", max_length=300, blank=True)
    item = models.OneToOneField(AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="proposal")
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-proposed_at", "-id"]
        indexes = [models.Index(fields=["space", "group", "state"], name="meetings_proposal_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ItemProposalState.values), name="meetings_proposal_state_known"
            ),
            models.CheckConstraint(condition=Q(purpose__in=ItemPurpose.values), name="meetings_proposal_purpose_known"),
            models.CheckConstraint(
                condition=Q(state="accepted", item__isnull=False) | (~Q(state="accepted") & Q(item__isnull=True)),
                name="meetings_proposal_item_when_accepted",
            ),
            models.CheckConstraint(
                condition=~Q(came_by="") | Q(entered_by__isnull=True), name="meetings_proposal_entered"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ItemProposalStage(StageRecord):
    """Each move of a proposed item: proposed, put off, put on an agenda, declined, withdrawn."""

    kept_as = RecordClass.MINUTES
    proposal = models.ForeignKey(ItemProposal, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(StageRecord.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "proposal"], name="meetings_proposalstage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"
