"""Commissioning a practice review: who leads it, who was told, what it is to answer and what the group agreed."""

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.guard import Fence, Writes
from meetings.models import Decision
from partnership.models import CaseDocument, Seat
from reviews.enums import InterestJudged
from reviews.models.practice import OfPractice
from reviews.rules.commission import TOLD

BODIES = [(each.key, each.words) for each in TOLD]


class LeadReviewer(OfPractice):
    """Who is to lead a practice review: proposed, their interests looked at, engaged under contract, and ended.

    ``judged`` is empty until somebody has looked at what they declared. ``days`` and ``fee`` (pounds) may stay empty.
    """

    kept_as = RecordClass.CASE_FILES
    name = models.CharField(max_length=200)
    organisation = models.CharField("where they work", max_length=200, blank=True)
    suitability = models.TextField("what makes them suitable", blank=True)
    why_chosen = models.TextField("why they were chosen", blank=True)
    interest = models.TextField("what they declared", blank=True)
    declared_on = models.DateField(null=True, blank=True)
    judged = models.CharField("what was made of it", max_length=10, choices=InterestJudged.choices, blank=True)
    judged_because = models.TextField("why, and how it is managed", blank=True)
    judged_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    contract_from = models.DateField(null=True, blank=True)
    contract_to = models.DateField(null=True, blank=True)
    days = models.DecimalField("days agreed", max_digits=6, decimal_places=1, null=True, blank=True)
    fee = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    engaged_on = models.DateField(null=True, blank=True)
    engaged_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfPractice.Meta):
        ordering = ["proposed_at", "id"]
        indexes = [models.Index(fields=["space", "practice"], name="reviews_reviewer_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(judged__in=["", *InterestJudged.values]), name="reviews_reviewer_judged_known"
            ),
            models.CheckConstraint(
                condition=Q(judged="", judged_by__isnull=True) | (~Q(judged="") & Q(judged_by__isnull=False)),
                name="reviews_reviewer_judged_by",
            ),
            models.CheckConstraint(
                condition=Q(engaged_on__isnull=True, engaged_by__isnull=True)
                | Q(engaged_on__isnull=False, engaged_by__isnull=False, judged__in=["none", "managed"]),
                name="reviews_reviewer_engaged",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_because="")
                | (Q(ended_on__isnull=False) & ~Q(ended_because="")),
                name="reviews_reviewer_ended",
            ),
            models.CheckConstraint(
                condition=Q(contract_to__isnull=True) | Q(contract_to__gte=F("contract_from")),
                name="reviews_reviewer_contract",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ReviewerTold(OfPractice):
    """That a body was told who was commissioned: when, how, and the copy among the documents of the case file."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    reviewer = models.ForeignKey(LeadReviewer, on_delete=models.PROTECT, related_name="tellings")
    body = models.CharField(max_length=20, choices=BODIES)
    told_on = models.DateField()
    how = models.CharField("how, and which reference", max_length=300, blank=True)
    document = models.ForeignKey(CaseDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(OfPractice.Meta):
        ordering = ["told_on", "id"]
        indexes = [models.Index(fields=["space", "reviewer"], name="reviews_reviewertold_of")]

    def __str__(self) -> str:
        return f"{self.get_body_display()}, {self.told_on}"


class ReviewScope(OfPractice):
    """A version of the terms of reference and the methodology; the latest stands, once the group agreed it."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    number = models.PositiveSmallIntegerField("version")
    span_from = models.DateField("looks at the time from")
    span_to = models.DateField("until", null=True, blank=True)
    questions = models.TextField("what the review is to answer")
    themes = models.TextField(blank=True)
    agencies = models.TextField("agencies concerned", blank=True)
    methodology = models.TextField()
    because = models.TextField("why it changes", blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(OfPractice.Meta):
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["space", "practice", "number"], name="reviews_scope_number"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(because=""), name="reviews_scope_reason"),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"


class ScopeAgreed(OfPractice):
    """That the group agreed a version at a quorate meeting: its decision here, or which meeting it was."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    scope = models.OneToOneField(ReviewScope, on_delete=models.PROTECT, related_name="agreed")
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    words = models.TextField("which meeting it was, and who was there", blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(OfPractice.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(decision__isnull=False) | ~Q(words=""), name="reviews_scopeagreed_where"
            ),
        ]

    def __str__(self) -> str:
        return f"Agreed {self.on}"
