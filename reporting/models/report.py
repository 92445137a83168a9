"""The yearly report (§19): sections with narrative, one frozen content that is signed, and the PDFs built of it."""

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.lib.years import year_words
from hscp.record.history import History
from hscp.record.models import Job, StageRecord
from hscp.spaces.models import SpaceModel
from meetings.models import Recommendation
from partnership.models import GuidanceEdition, Person, Seat
from reporting.enums import ReportState
from reporting.models.priorities import Priority


class YearlyReport(SpaceModel):
    """The report of one year, 1 April to 31 March: [starts_on, ends_on).

    While it is being written its figures follow the record. Frozen, ``content`` holds every word and figure that is
    signed, and ``content_hash`` their hash; an edit thaws it and makes the signatures void.
    """

    kept_as = RecordClass.REPORTS
    starts_on = models.DateField("year from")
    ends_on = models.DateField("year to")
    title = models.CharField(max_length=200)
    edition = models.ForeignKey(GuidanceEdition, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.DRAFTING)
    content = models.JSONField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    last_editor = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    history = History()  # a text that was signed or sent back stays readable after it is thawed

    class Meta(SpaceModel.Meta):
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["space", "starts_on"], name="reporting_report_once"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="reporting_report_dates"),
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="reporting_report_state_known"),
            models.CheckConstraint(
                condition=Q(state="drafting", content__isnull=True, content_hash="", frozen_at__isnull=True)
                | (
                    Q(state__in=["signing", "approved", "published"], content__isnull=False, frozen_at__isnull=False)
                    & ~Q(content_hash="")
                ),
                name="reporting_report_frozen_when_sent",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def year(self) -> str:
        """The year as people write it: 2025-26."""
        return year_words(self.starts_on)

    @property
    def subject(self) -> str:
        """How the sign-off knows this report."""
        return f"reporting.yearlyreport:{self.pk}"


class ReportSection(SpaceModel):
    """One heading of the report: what the guidance asks, and the partnership's own words. Evidence is collected."""

    kept_as = RecordClass.REPORTS
    report = models.ForeignKey(YearlyReport, on_delete=models.PROTECT, related_name="sections")
    key = models.SlugField(max_length=80)
    heading = models.SlugField("national heading it answers", max_length=80, blank=True)
    title = models.CharField(max_length=300)
    requirement = models.TextField(blank=True)
    citation = models.CharField(max_length=300, blank=True)
    needs_check = models.BooleanField("requirement not verified against the source", default=False)
    position = models.PositiveSmallIntegerField(default=0)
    narrative = models.TextField(blank=True, help_text="In Markdown.")
    nothing_because = models.TextField("why there is nothing to report", blank=True)
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["space", "report", "key"], name="reporting_section_once")]

    def __str__(self) -> str:
        return self.title


class ReportExplanation(SpaceModel):
    """Why a recommendation or a priority shows little or no progress (§19.1b). No report is sent without it."""

    kept_as = RecordClass.REPORTS
    report = models.ForeignKey(YearlyReport, on_delete=models.PROTECT, related_name="explanations")
    recommendation = models.ForeignKey(
        Recommendation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    priority = models.ForeignKey(Priority, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField("what the partners say about it")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(recommendation__isnull=False, priority__isnull=True)
                | Q(recommendation__isnull=True, priority__isnull=False),
                name="reporting_explanation_of_one",
            ),
            models.UniqueConstraint(
                fields=["space", "report", "recommendation"],
                condition=Q(recommendation__isnull=False),
                name="reporting_explanation_of_recommendation",
            ),
            models.UniqueConstraint(
                fields=["space", "report", "priority"],
                condition=Q(priority__isnull=False),
                name="reporting_explanation_of_priority",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class ReportStage(StageRecord):
    """Each move of a report: begun, sent for signature, thawed by an edit, approved, published."""

    kept_as = RecordClass.REPORTS
    report = models.ForeignKey(YearlyReport, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(StageRecord.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "report"], name="reporting_reportstage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"


class ReportBuild(SpaceModel):
    """One PDF of a report: asked for, built by a job, kept as a private file. A draft's pages say that it is one."""

    kept_as = RecordClass.REPORTS
    report = models.ForeignKey(YearlyReport, on_delete=models.PROTECT, related_name="builds")
    job = models.ForeignKey(Job, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    content_hash = models.CharField(max_length=64, blank=True)
    is_draft = models.BooleanField(default=True)
    file_name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(default=0)
    size = models.PositiveIntegerField("bytes", default=0)
    built_at = models.DateTimeField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-asked_at", "-id"]
        indexes = [models.Index(fields=["space", "report", "-asked_at"], name="reporting_build_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(built_at__isnull=True, file_name="")
                | (Q(built_at__isnull=False, pages__gt=0) & ~Q(file_name="") & ~Q(sha256="")),
                name="reporting_build_complete_when_built",
            ),
        ]

    def __str__(self) -> str:
        return f"PDF of {self.report}"
