"""National rules as data, keyed by the edition of the guidance: clocks, report headings, one-off bank holidays.

What nobody has verified in the legislation carries its mark, so that a person can correct it in one place.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import CLASS_CHOICES
from hscp.lib.shared_writes import SharedWrites
from hscp.lib.words import plural
from hscp.record.sharing import EVERYWHERE, SharedManager, keeps_changes
from partnership.enums import Trust


@keeps_changes(EVERYWHERE)
class GuidanceEdition(models.Model):
    """An edition of Working Together to Safeguard Children, and the days it was in force."""

    shared_because: ClassVar[str] = "Statutory guidance is the same for every partnership in England."
    shared_writes: ClassVar[SharedWrites] = SharedWrites.LOADED

    key = models.SlugField(max_length=20, unique=True)
    title = models.CharField(max_length=200)
    short_title = models.CharField(max_length=40, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    citation = models.CharField(max_length=300, blank=True)
    is_verified = models.BooleanField("verified against the source", default=False)
    objects = SharedManager()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), name="partnership_edition_dates"
            ),
        ]

    def __str__(self) -> str:
        return self.title


@keeps_changes(EVERYWHERE)
class StatuteClock(models.Model):
    """A statutory time limit: what starts it, how long it is, what stops it, and who says so."""

    shared_because: ClassVar[str] = "Statutory time limits are the same for every partnership in England."
    shared_writes: ClassVar[SharedWrites] = SharedWrites.LOADED

    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    edition = models.ForeignKey(GuidanceEdition, on_delete=models.PROTECT, related_name="clocks")
    starts_on_event = models.CharField("starts on", max_length=200)
    length = models.SmallIntegerField()
    unit = models.CharField(max_length=20)
    direction = models.CharField(
        max_length=10, default="after", help_text="After its start, before it, or for its length."
    )
    stops_on_event = models.CharField("stops on", max_length=200, blank=True)
    other_starts = models.TextField("other readings of its start", blank=True)
    note = models.TextField(blank=True)
    citation = models.CharField(max_length=300)
    trust = models.CharField(max_length=10, choices=Trust.choices, default=Trust.CHECK)
    objects = SharedManager()

    class Meta:
        ordering = ["edition", "key"]
        constraints = [models.UniqueConstraint(fields=["edition", "key"], name="partnership_clock_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def words(self) -> str:
        """The limit in words: "5 working days after becoming aware", "for 1 year from publication"."""
        length = plural(self.length, self.unit.replace("_", " ").removesuffix("s"))
        start = self.starts_on_event.replace("-", " ")
        if self.direction == "for":
            return f"for {length} from {start}"
        return f"{length} {self.direction} {start}"


@keeps_changes(EVERYWHERE)
class ReportHeading(models.Model):
    """What the yearly report must contain under one edition of the guidance (§19.1)."""

    shared_because: ClassVar[str] = "What a yearly report must contain is the same for every partnership in England."
    shared_writes: ClassVar[SharedWrites] = SharedWrites.LOADED

    edition = models.ForeignKey(GuidanceEdition, on_delete=models.PROTECT, related_name="headings")
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    requirement = models.TextField()
    citation = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    trust = models.CharField(max_length=10, choices=Trust.choices, default=Trust.CHECK)
    objects = SharedManager()

    class Meta:
        ordering = ["edition", "position"]
        constraints = [models.UniqueConstraint(fields=["edition", "key"], name="partnership_heading_once")]

    def __str__(self) -> str:
        return self.title


@keeps_changes(EVERYWHERE)
class RetentionRule(models.Model):
    """How long a class of record is kept where a partnership has not decided otherwise; no ``months``: for good."""

    shared_because: ClassVar[str] = "What guidance says on keeping records is the same for every partnership."
    shared_writes: ClassVar[SharedWrites] = SharedWrites.LOADED

    record_class = models.CharField(max_length=20, choices=CLASS_CHOICES, unique=True)
    starts = models.CharField("counts from", max_length=200)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    citation = models.CharField(max_length=300)
    trust = models.CharField(max_length=10, choices=Trust.choices, default=Trust.CHECK)
    note = models.TextField(blank=True)
    objects = SharedManager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(months__isnull=True) | Q(months__gt=0), name="partnership_retention_some"
            )
        ]

    def __str__(self) -> str:
        return self.get_record_class_display()


@keeps_changes(EVERYWHERE)
class BankHoliday(models.Model):
    """A one-off bank holiday in England that the calendar library does not know, or a correction of it."""

    shared_because: ClassVar[str] = "Bank holidays are the same for every partnership in England."
    shared_writes: ClassVar[SharedWrites] = SharedWrites.LOADED

    day = models.DateField(unique=True)
    name = models.CharField(max_length=120)
    is_holiday = models.BooleanField(default=True, help_text="Off: the calendar has it, but it was not proclaimed.")
    source = models.CharField(max_length=300, blank=True)
    objects = SharedManager()

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.name}, {self.day}"
