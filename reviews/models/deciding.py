"""What the partners are asked to decide on a review, frozen with its content; and letters to and from the Panel."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from partnership.models import CaseDocument, CaseFile, Seat, Signoff
from reviews.enums import DecidedBy, DecisionState, LetterKind, ReviewOutcome, ScrutinyKind, Taken
from reviews.models.rapid import RapidReview


class ReviewDecision(SpaceModel):
    """One content put to the partners (`partnership` keeps the signatures). ``content`` is what they read, for good.

    ``partners`` is how many statutory partners there were; ``pdf`` and ``word`` are the document for the Panel, built
    of the same content once it is decided.
    """

    kept_as = RecordClass.CASE_FILES
    words_that_stay = frozenset({"content_hash"})
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    rapid = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=10, choices=ReviewOutcome.choices)
    because = models.TextField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    decided_by = models.CharField(max_length=10, choices=DecidedBy.choices)
    partners = models.PositiveSmallIntegerField()
    signoff = models.ForeignKey(Signoff, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=DecisionState.choices, default=DecisionState.OPEN)
    put_at = models.DateTimeField()
    put_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    pdf = models.ForeignKey(CaseDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    word = models.ForeignKey(CaseDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["space", "rapid", "number"], name="reviews_decision_number"),
            models.UniqueConstraint(
                fields=["space", "rapid"], condition=Q(state="open"), name="reviews_decision_one_open"
            ),
            models.CheckConstraint(condition=Q(outcome__in=ReviewOutcome.values), name="reviews_decision_outcome"),
            models.CheckConstraint(condition=Q(decided_by__in=DecidedBy.values), name="reviews_decision_by_known"),
            models.CheckConstraint(condition=Q(state__in=DecisionState.values), name="reviews_decision_state_known"),
            models.CheckConstraint(
                condition=Q(state="decided", decided_on__isnull=False)
                | (~Q(state="decided") & Q(decided_on__isnull=True)),
                name="reviews_decision_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"Decision {self.number}"


class PanelLetter(SpaceModel):
    """What was sent to the Panel or came from it: the day, and what it says. Added to only."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    rapid = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=12, choices=LetterKind.choices)
    on = models.DateField()
    words = models.TextField(blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["space", "rapid"], name="reviews_panelletter_of")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=LetterKind.values), name="reviews_panelletter_kind_known"),
            models.CheckConstraint(condition=~Q(kind="challenges") | ~Q(words=""), name="reviews_panelletter_reasons"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.on}"


class ScrutinyComment(SpaceModel):
    """What the scrutineer says of an outcome and its decision, in their own name: they read alone, and add this."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.READ_LOG)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(ReviewDecision, on_delete=models.PROTECT, related_name="comments")
    kind = models.CharField(max_length=15, choices=ScrutinyKind.choices)
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "decision"], name="reviews_scrutiny_of")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ScrutinyKind.values), name="reviews_scrutiny_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:80]}"


class ScrutinyAnswer(SpaceModel):
    """What the delegated partners answer to the scrutineer. ``for_partners``: entered for them by the team."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    comment = models.ForeignKey(ScrutinyComment, on_delete=models.PROTECT, related_name="answers")
    taken = models.CharField(max_length=15, choices=Taken.choices)
    text = models.TextField()
    for_partners = models.BooleanField(default=False)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["answered_at", "id"]
        indexes = [models.Index(fields=["space", "comment"], name="reviews_scrutinyanswer_of")]
        constraints = [
            models.CheckConstraint(condition=Q(taken__in=Taken.values), name="reviews_scrutinyanswer_taken"),
        ]

    def __str__(self) -> str:
        return f"{self.get_taken_display()}: {self.text[:80]}"
