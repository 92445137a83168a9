"""Regular checks of a practice review's time and quality (SI 2018/789 reg 14)."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from partnership.models import Seat
from reviews.enums import CheckMended, CheckQuality, CheckTime
from reviews.models.practice import OfPractice, PracticeReview


class ProgressCheck(OfPractice):
    """One check: how the review stands in time and in quality, what is asked to be mended, and whether it was."""

    kept_as = RecordClass.CASE_FILES
    practice = models.ForeignKey(PracticeReview, on_delete=models.PROTECT, related_name="checks")
    number = models.PositiveSmallIntegerField()
    checked_on = models.DateField()
    time = models.CharField(max_length=10, choices=CheckTime.choices)
    time_words = models.TextField("how it stands in time")
    quality = models.CharField(max_length=10, choices=CheckQuality.choices)
    quality_words = models.TextField("what was looked at, and what was found")
    asked = models.TextField("what is asked to be mended", blank=True)
    mend_by = models.DateField(null=True, blank=True)
    mended = models.CharField("whether it was mended", max_length=10, choices=CheckMended.choices, blank=True)
    mended_on = models.DateField(null=True, blank=True)
    mended_words = models.TextField("what was mended, and what is left", blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfPractice.Meta):
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["space", "practice", "number"], name="reviews_check_number"),
            models.CheckConstraint(condition=Q(time__in=CheckTime.values), name="reviews_check_time_known"),
            models.CheckConstraint(condition=Q(quality__in=CheckQuality.values), name="reviews_check_quality_known"),
            models.CheckConstraint(
                condition=Q(mended="", mended_on__isnull=True)
                | (Q(mended__in=CheckMended.values, mended_on__isnull=False) & ~Q(asked="")),
                name="reviews_check_mended",
            ),
        ]

    def __str__(self) -> str:
        return f"Check {self.number}"
