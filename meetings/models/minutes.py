"""The minutes of a closed meeting as a whole: how they stand, comments on them, corrections of them."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.models import StageRecord
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from meetings.enums import CommentAnswer, MinutesState, ToldBy
from meetings.models.decisions import Decision
from meetings.models.meeting import AgendaItem, Meeting
from meetings.models.presence import Attendee
from partnership.models import Restrictable, Seat


class Minutes(SpaceModel):
    """How the minutes of one meeting stand, from when they are first circulated. Before that they are a draft.

    ``approval_item`` is where the group is asked to approve them, ``decision`` what it decided there last.
    """

    kept_as = RecordClass.MINUTES
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="life")
    state = models.CharField(max_length=10, choices=MinutesState.choices, default=MinutesState.DRAFT)
    comments_until = models.DateField("comments until the end of", null=True, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approval_item = models.OneToOneField(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="approves"
    )
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["meeting"]
        verbose_name_plural = "minutes"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MinutesState.values), name="meetings_minutes_state_known"),
            models.CheckConstraint(
                condition=Q(
                    state="draft", comments_until__isnull=True, issued_at__isnull=True, approved_at__isnull=True
                )
                | Q(state="circulated", comments_until__isnull=False, issued_at__isnull=True, approved_at__isnull=True)
                | Q(state="issued", issued_at__isnull=False, approved_at__isnull=True)
                | Q(state="approved", issued_at__isnull=False, approved_at__isnull=False, decision__isnull=False),
                name="meetings_minutes_times_of_state",
            ),
        ]

    def __str__(self) -> str:
        return f"Minutes of {self.meeting}"


class MinutesStage(StageRecord):
    """Each move of a meeting's minutes: circulated, issued, approved or not, corrected.

    ``seal`` is the digest at the head of the record's chain when they were issued or approved: it is printed on them.
    """

    kept_as = RecordClass.MINUTES
    words_that_stay = StageRecord.words_that_stay | {"seal"}
    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    seal = models.CharField(max_length=64, blank=True)

    class Meta(StageRecord.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "minutes"], name="meetings_minutesstage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"


class MinutesComment(Restrictable):
    """What somebody who was there or expected says of an item's minutes, and what the minute-taker made of it.

    ``line`` is whose comment it is. ``seat`` is who wrote it down, where that is somebody else ``came_by`` says how.
    """

    kept_as = RecordClass.MINUTES
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="comments")
    line = models.ForeignKey(Attendee, on_delete=models.PROTECT, related_name="comments")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    came_by = models.CharField("how it came", max_length=10, choices=ToldBy.choices, blank=True)
    at = models.DateTimeField()
    text = models.TextField()
    answer = models.CharField(max_length=15, choices=CommentAnswer.choices, blank=True)
    answer_because = models.TextField("why", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField("version of the answer", default=1)
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "item"], name="meetings_minutescomment_of")]
        constraints = [
            models.CheckConstraint(condition=Q(came_by__in=["", *ToldBy.values]), name="meetings_comment_came_known"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | Q(answer__in=CommentAnswer.values, answered_at__isnull=False, answered_by__isnull=False),
                name="meetings_comment_answered",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class MinutesCorrection(Restrictable):
    """What stood in an item's issued minutes, what stands since, and why. Added to, never changed."""

    kept_as = RecordClass.MINUTES
    fence = Fence(writes=Writes.INSERT_ONLY)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="corrections")
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(Restrictable.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "item"], name="meetings_minutescorrection_of")]

    def __str__(self) -> str:
        return self.reason
