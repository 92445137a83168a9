"""The report of a practice review before the partners; delays of it, and who has it before it is published."""

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.guard import Fence, Writes
from partnership.models import CaseDocument, Seat, Signoff
from reviews.enums import CopyBody, DelayBody, ReportState
from reviews.models.drafts import PracticeDraft
from reviews.models.practice import OfPractice


class PracticeReport(OfPractice):
    """A draft put to the partners as the report. ``content`` is what they read and sign, for good.

    ``partners`` is how many statutory partners there were; ``pdf`` and ``word`` are built of the same content once it
    is signed.
    """

    kept_as = RecordClass.CASE_FILES
    words_that_stay = frozenset({"content_hash"})
    number = models.PositiveSmallIntegerField()
    draft = models.ForeignKey(PracticeDraft, on_delete=models.PROTECT, related_name="reports")
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    partners = models.PositiveSmallIntegerField()
    signoff = models.ForeignKey(Signoff, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.OPEN)
    put_at = models.DateTimeField()
    put_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField(null=True, blank=True)
    pdf = models.ForeignKey(CaseDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    word = models.ForeignKey(CaseDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta(OfPractice.Meta):
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["space", "practice", "number"], name="reviews_report_number"),
            models.UniqueConstraint(
                fields=["space", "practice"], condition=Q(state__in=["open", "signed"]), name="reviews_report_one"
            ),
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="reviews_report_state_known"),
            models.CheckConstraint(
                condition=~Q(state="signed") | Q(signed_on__isnull=False), name="reviews_report_signed"
            ),
        ]

    def __str__(self) -> str:
        return f"Report {self.number}"


class PracticeDelay(OfPractice):
    """That the review will be late: the day it was due, which stays, the day now expected, and why. Added to only."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    original_on = models.DateField("was due")
    expected_on = models.DateField("now expected")
    because = models.TextField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(OfPractice.Meta):
        ordering = ["noted_at", "id"]
        indexes = [models.Index(fields=["space", "practice"], name="reviews_delay_of")]
        constraints = [
            models.CheckConstraint(condition=Q(expected_on__gt=F("original_on")), name="reviews_delay_later"),
            models.CheckConstraint(condition=~Q(because=""), name="reviews_delay_reason"),
        ]

    def __str__(self) -> str:
        return f"Expected {self.expected_on}"


class DelayTold(OfPractice):
    """That the Panel or the Secretary of State was told of a delay: when, and what shows it. Added to only."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    delay = models.ForeignKey(PracticeDelay, on_delete=models.PROTECT, related_name="tellings")
    body = models.CharField("who was told", max_length=10, choices=DelayBody.choices)
    told_on = models.DateField()
    reference = models.CharField(max_length=200, blank=True)
    document = models.ForeignKey(CaseDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(OfPractice.Meta):
        ordering = ["told_on", "id"]
        indexes = [models.Index(fields=["space", "delay"], name="reviews_delaytold_of")]
        constraints = [
            models.CheckConstraint(condition=Q(body__in=DelayBody.values), name="reviews_delaytold_body"),
            models.CheckConstraint(
                condition=~Q(reference="") | Q(document__isnull=False), name="reviews_delaytold_shown"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_body_display()}, {self.told_on}"


class AdvanceCopy(OfPractice):
    """That somebody has the signed report before it is published: who, when and how. Added to only."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    report = models.ForeignKey(PracticeReport, on_delete=models.PROTECT, related_name="copies")
    body = models.CharField("who has it", max_length=10, choices=CopyBody.choices)
    to_whom = models.CharField("to whom there", max_length=200)
    sent_on = models.DateField()
    how = models.CharField("how, and which reference came back", max_length=300, blank=True)
    document = models.ForeignKey(CaseDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(OfPractice.Meta):
        ordering = ["sent_on", "id"]
        indexes = [models.Index(fields=["space", "report"], name="reviews_advancecopy_of")]
        constraints = [models.CheckConstraint(condition=Q(body__in=CopyBody.values), name="reviews_advancecopy_body")]

    def __str__(self) -> str:
        return f"{self.to_whom}, {self.sent_on}"
