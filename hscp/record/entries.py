"""What seals the record: the chain's entries, named erasures, and what the nightly check found."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from hscp.lib.keeping import RecordClass
from hscp.lib.shared_writes import SharedWrites
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel


class ChainShape(models.Model):
    """Which columns a table had when its entries were made: one added later is not part of the older digests."""

    shared_because: ClassVar[str] = "Names of our tables and columns; it holds nobody's content."
    shared_writes: ClassVar[SharedWrites] = SharedWrites.BY_OWNER

    of_table = models.CharField(max_length=80)
    columns = models.TextField(help_text="In the order of the alphabet, with commas between them.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of_table", "columns"], name="record_chainshape_once")]

    def __str__(self) -> str:
        return f"{self.of_table}: {self.columns}"


class ChainEntry(SpaceModel):
    """One row of an append-only table, sealed. Only the database's triggers write here (docs/adr/0008)."""

    kept_as = RecordClass.SEAL
    fence = Fence(writes=Writes.BY_DATABASE)
    number = models.PositiveBigIntegerField()
    of_table = models.CharField(max_length=80)
    row_key = models.BigIntegerField()
    shape = models.PositiveIntegerField()
    salt = models.CharField(max_length=32, blank=True, help_text="Empty once the row has been erased.")
    digest = models.CharField(max_length=64)
    head = models.CharField(max_length=64)

    class Meta(SpaceModel.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["space", "number"], name="record_chainentry_number"),
            models.UniqueConstraint(fields=["space", "of_table", "row_key"], name="record_chainentry_row"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.of_table} {self.row_key}"


class Erasure(SpaceModel):
    """That one sealed row was erased, and why. The chain accepts its absence, and nothing else, on the word of this."""

    kept_as = RecordClass.SEAL
    fence = Fence(writes=Writes.INSERT_ONLY)
    of_table = models.CharField(max_length=80)
    row_key = models.BigIntegerField()
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    seat = models.BigIntegerField("seat it was done from", null=True)

    class Meta(SpaceModel.Meta):
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["space", "of_table", "row_key"], name="record_erasure_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="record_erasure_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.of_table} {self.row_key}"


class RecordCheck(SpaceModel):
    """One night's look at the record: how much was compared, how far the chain reaches, what is wrong with either."""

    kept_as = RecordClass.SEAL
    fence = Fence(writes=Writes.INSERT_ONLY)
    at = models.DateTimeField()
    compared = models.PositiveIntegerField("objects compared with their history")
    differing = models.PositiveIntegerField("objects that differ from it")
    entries = models.PositiveBigIntegerField("entries of the chain")
    head = models.CharField(max_length=64, blank=True)
    fault = models.TextField("what is wrong with the chain", blank=True)

    class Meta(SpaceModel.Meta):
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["space", "-at"], name="record_check_list")]

    def __str__(self) -> str:
        return f"Check of {self.at:%Y-%m-%d %H:%M}"


class DifferenceKind(models.TextChoices):
    CHANGED = "changed", "It is not as its history last says"
    UNRECORDED = "unrecorded", "It is there without any history"
    VANISHED = "vanished", "It is gone, and its history does not say so"
    RETURNED = "returned", "It is there, although its history says that it was deleted"


class Difference(SpaceModel):
    """A change without its row of history, as a check found it. Names fields, never what stands in them."""

    kept_as = RecordClass.SEAL
    fence = Fence(writes=Writes.INSERT_ONLY)
    check_made = models.ForeignKey(RecordCheck, on_delete=models.PROTECT, related_name="differences")
    model = models.CharField(max_length=80, help_text="As app.Model.")
    row_key = models.BigIntegerField()
    kind = models.CharField(max_length=12, choices=DifferenceKind.choices)
    fields = models.TextField(blank=True, help_text="Names of the fields that differ, with commas between them.")

    class Meta(SpaceModel.Meta):
        ordering = ["model", "row_key"]
        constraints = [
            models.UniqueConstraint(fields=["space", "check_made", "model", "row_key"], name="record_difference_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=DifferenceKind.values), name="record_difference_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.row_key}: {self.get_kind_display()}"
