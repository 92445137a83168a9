"""What is decided about keeping and letting go. Decisions are rows that are only added to."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from hscp.lib.keeping import CLASS_CHOICES, RecordClass
from hscp.record.history import History
from hscp.record.models import Job
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from keeping.enums import Kind
from partnership.models import Person, Seat


class PeriodChange(SpaceModel):
    """That the partnership keeps a class of record so long from now on, and why. The newest of a class holds."""

    kept_as = RecordClass.SEAL
    fence = Fence(writes=Writes.INSERT_ONLY)
    record_class = models.CharField(max_length=20, choices=CLASS_CHOICES)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField()
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["space", "record_class", "-at"], name="keeping_period_of")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="keeping_period_reason"),
            models.CheckConstraint(condition=Q(months__isnull=True) | Q(months__gt=0), name="keeping_period_some"),
        ]

    def __str__(self) -> str:
        return self.get_record_class_display()


class KeptLonger(SpaceModel):
    """That something whose period is over is kept until a day, and why. The newest of a thing holds."""

    kept_as = RecordClass.SEAL
    fence = Fence(writes=Writes.INSERT_ONLY)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    of_key = models.BigIntegerField()
    of_words = models.CharField(max_length=200)
    until = models.DateField()
    reason = models.TextField()
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["space", "kind", "of_key", "-at"], name="keeping_longer_of")]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="keeping_longer_reason")]

    def __str__(self) -> str:
        return self.of_words


class ErasureAsked(SpaceModel):
    """That somebody asked for the content of something to be erased. It lapses after 14 days."""

    kept_as = RecordClass.SEAL
    fence = Fence(writes=Writes.INSERT_ONLY)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    of_key = models.BigIntegerField()
    of_words = models.CharField(max_length=200)
    of_file = models.BigIntegerField("case file it belongs to", null=True)
    due = models.BooleanField("its period was over")
    reason = models.TextField()
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["space", "kind", "of_key", "-at"], name="keeping_asked_of"),
            models.Index(fields=["space", "-at"], name="keeping_asked_list"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="keeping_asked_reason")]

    def __str__(self) -> str:
        return self.of_words


class ErasureAnswer(SpaceModel):
    """What became of it: confirmed by another, or declined. One answer, once."""

    kept_as = RecordClass.SEAL
    fence = Fence(writes=Writes.INSERT_ONLY)
    asked = models.OneToOneField(ErasureAsked, on_delete=models.PROTECT, related_name="answer")
    confirmed = models.BooleanField()
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    job = models.ForeignKey(Job, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed=True, job__isnull=False) | Q(confirmed=False, job__isnull=True),
                name="keeping_answer_job",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked}: {'confirmed' if self.confirmed else 'declined'}"


class ErasureDone(SpaceModel):
    """That it was done: how many rows of what lost their words or went, and how many stored files were destroyed."""

    kept_as = RecordClass.SEAL
    words_that_stay = frozenset({"emptied", "erased"})
    fence = Fence(writes=Writes.INSERT_ONLY)
    asked = models.OneToOneField(ErasureAsked, on_delete=models.PROTECT, related_name="done")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    of_key = models.BigIntegerField()
    emptied = models.JSONField("rows that lost their words")
    erased = models.JSONField("rows erased by name")
    files = models.PositiveIntegerField("stored files destroyed", default=0)
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["space", "kind", "of_key", "-at"], name="keeping_done_of")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.of_key}"


class Clearing(SpaceModel):
    """One night's clearing of a class that goes by itself: how many rows, up to which moment."""

    kept_as = RecordClass.SEAL
    fence = Fence(writes=Writes.INSERT_ONLY)
    what = models.CharField(max_length=80)
    rows = models.PositiveIntegerField()
    before = models.DateTimeField()
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["space", "-at"], name="keeping_clearing_list")]

    def __str__(self) -> str:
        return f"{self.what}: {self.rows}"


class PersonExport(SpaceModel):
    """One person's data as a file, asked for by themself or by the team; it is destroyed after seven days."""

    DAYS: ClassVar[int] = 7
    kept_as = RecordClass.PEOPLE
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="exports")
    own = models.BooleanField("asked for by the person")
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    job = models.ForeignKey(Job, null=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField("bytes", default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    built_at = models.DateTimeField(null=True, blank=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-asked_at", "-id"]
        indexes = [models.Index(fields=["space", "person", "-asked_at"], name="keeping_export_of")]
        constraints = [
            models.CheckConstraint(condition=Q(own=True) | ~Q(reason=""), name="keeping_export_reason"),
            models.CheckConstraint(
                condition=Q(built_at__isnull=True, file_name="")
                | (Q(built_at__isnull=False) & (~Q(file_name="") | Q(destroyed_at__isnull=False))),
                name="keeping_export_file_when_built",
            ),
        ]

    def __str__(self) -> str:
        return f"Data of {self.person}"
