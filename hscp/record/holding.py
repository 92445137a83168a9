"""Legal holds: while one stands, the database lets nothing go that it covers (docs/adr/0011).

A hold is a row that is only added to; lifting it is another. Its own words may say what a case file is about, so they
stand in a row of their own that belongs to the file: whoever may not see the file sees the reference alone.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from hscp.lib.keeping import CLASS_CHOICES, RecordClass
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel


class Covers(models.TextChoices):
    """What a hold is put on."""

    FILE = "file", "A case file"
    MEETING = "meeting", "A meeting"
    PERSON = "person", "One person’s data"
    CLASS = "class", "A class of records"
    SPACE = "space", "Everything here"


KEYED = (Covers.FILE, Covers.MEETING, Covers.PERSON)


class LegalHold(SpaceModel):
    """That something is held, since when and by whom. ``of_key`` is the key of the file, meeting or person."""

    kept_as = RecordClass.SEAL
    fence = Fence(writes=Writes.INSERT_ONLY)
    covers = models.CharField(max_length=10, choices=Covers.choices)
    record_class = models.CharField(max_length=20, choices=CLASS_CHOICES, blank=True)
    of_key = models.BigIntegerField(null=True)
    of_words = models.CharField("what is held", max_length=200)
    starts_on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    seat = models.BigIntegerField("seat it was set from", null=True)

    class Meta(SpaceModel.Meta):
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["space", "covers", "of_key"], name="record_hold_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(covers__in=[each.value for each in KEYED], of_key__isnull=False, record_class="")
                | (Q(covers="class", of_key__isnull=True) & ~Q(record_class=""))
                | Q(covers="space", of_key__isnull=True, record_class=""),
                name="record_hold_covers_one",
            ),
        ]

    def __str__(self) -> str:
        return self.of_words


class HoldWords(SpaceModel):
    """What a hold is called, why it stands and who asked for it; of a case file, for the eyes of its list alone."""

    kept_as = RecordClass.SEAL
    file_column: ClassVar[str] = "of_file"
    fence = Fence(writes=Writes.INSERT_ONLY)
    hold = models.OneToOneField(LegalHold, on_delete=models.PROTECT, related_name="said")
    of_file = models.BigIntegerField(null=True)
    name = models.CharField(max_length=120)
    reason = models.TextField()
    asked_by = models.CharField("organisation or inquiry that asked", max_length=200)

    class Meta(SpaceModel.Meta):
        constraints = [models.CheckConstraint(condition=~Q(reason="") & ~Q(name=""), name="record_holdwords_said")]

    def __str__(self) -> str:
        return self.name


class HoldLifted(SpaceModel):
    """That a hold was lifted, and why. One for each hold, and it stands."""

    kept_as = RecordClass.SEAL
    fence = Fence(writes=Writes.INSERT_ONLY)
    hold = models.OneToOneField(LegalHold, on_delete=models.PROTECT, related_name="lifted")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    seat = models.BigIntegerField("seat it was lifted from", null=True)

    class Meta(SpaceModel.Meta):
        ordering = ["-at", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="record_holdlifted_reason")]

    def __str__(self) -> str:
        return f"Lifted: {self.hold}"
