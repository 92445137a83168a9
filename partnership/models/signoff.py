"""Sign-off: several named seats approve one frozen content. This app knows its hash, never what it says."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.models import StageRecord
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from partnership.enums import Answer, SignoffState
from partnership.models.people import Person, Post, Seat


class Signoff(SpaceModel):
    """One content put to named posts. Any edit is a new content, and so a new sign-off: this one becomes void.

    Where not all must sign, answers are collected: one refusal ends nothing, and the app that owns the content closes
    it once its own rule has enough.
    """

    kept_as = RecordClass.REPORTS
    subject = models.CharField(max_length=80, help_text="What is signed, as the app that owns it names it.")
    title = models.CharField(max_length=200)
    content_hash = models.CharField(max_length=64)
    last_editor = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    needs_all = models.BooleanField("all must sign", default=True)
    state = models.CharField(max_length=10, choices=SignoffState.choices, default=SignoffState.OPEN)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-opened_at"]
        indexes = [models.Index(fields=["space", "subject", "-opened_at"], name="partnership_signoff_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "subject"], condition=Q(state="open"), name="partnership_signoff_one_open"
            ),
            models.CheckConstraint(condition=Q(state__in=SignoffState.values), name="partnership_signoff_state_known"),
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True) | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="partnership_signoff_closed_when_over",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SignoffRequest(SpaceModel):
    """A post that is asked to sign. The post, not the person: a successor inherits the request."""

    kept_as = RecordClass.REPORTS
    signoff = models.ForeignKey(Signoff, on_delete=models.PROTECT, related_name="requests")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="signoff_requests")
    history = History()

    class Meta(SpaceModel.Meta):
        constraints = [models.UniqueConstraint(fields=["space", "signoff", "post"], name="partnership_request_once")]
        indexes = [models.Index(fields=["space", "post"], name="partnership_request_post")]

    def __str__(self) -> str:
        return f"{self.post}: {self.signoff}"


class Signature(SpaceModel):
    """An answer, once given: from which seat, in which capacity, to which content. Never changed."""

    kept_as = RecordClass.REPORTS
    fence = Fence(writes=Writes.INSERT_ONLY)
    signoff = models.ForeignKey(Signoff, on_delete=models.PROTECT, related_name="signatures")
    request = models.ForeignKey(SignoffRequest, on_delete=models.PROTECT, related_name="signatures")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="signatures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=300)
    answer = models.CharField(max_length=10, choices=Answer.choices)
    reason = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "signoff", "request", "answer"], name="partnership_signature_once"
            ),
            models.UniqueConstraint(
                fields=["space", "signoff", "person"],
                condition=Q(answer="signed"),
                name="partnership_signature_distinct",
            ),
            models.CheckConstraint(
                condition=Q(answer="signed") | (Q(answer="rejected") & ~Q(reason="")),
                name="partnership_signature_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.capacity}: {self.get_answer_display()}"


class SignoffStage(StageRecord):
    """Each move of a sign-off: opened, approved, sent back, made void."""

    kept_as = RecordClass.REPORTS
    signoff = models.ForeignKey(Signoff, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(StageRecord.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "signoff"], name="partnership_signoffstage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"
