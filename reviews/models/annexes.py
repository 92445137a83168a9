"""Annexes of a public copy: files of the case that are published with it, what was read in them, what is public."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.stored import StoredFile
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from partnership.models import CaseFile, Seat
from reviews.enums import AnnexKind
from reviews.models.published import PublishedReview
from reviews.models.publishing import OfCopy


class CopyAnnex(OfCopy):
    """A file that is published with a public copy: a PDF, made clean, or a Word file as it came.

    ``stored`` is what was brought, ``bare`` what is published of a PDF. One that was taken out stays on record.
    ``looked`` is the word of a person who looked at every page of what cannot be read as text.
    """

    kept_as = RecordClass.CASE_FILES
    position = models.PositiveSmallIntegerField("place in the order")
    title = models.CharField(max_length=200)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    bare = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField("every page looked at", null=True, blank=True)
    looked_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    out_at = models.DateTimeField("taken out", null=True, blank=True)
    out_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    out_because = models.TextField("why it was taken out", blank=True)
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfCopy.Meta):
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["space", "copy", "position"], name="reviews_copyannex_of")]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="reviews_copyannex_titled"),
            models.CheckConstraint(
                condition=Q(looked_at__isnull=True, looked_by__isnull=True)
                | Q(looked_at__isnull=False, looked_by__isnull=False),
                name="reviews_copyannex_looked",
            ),
            models.CheckConstraint(
                condition=Q(out_at__isnull=True, out_by__isnull=True, out_because="")
                | (Q(out_at__isnull=False, out_by__isnull=False) & ~Q(out_because="")),
                name="reviews_copyannex_out",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def published_as(self) -> StoredFile:
        """The file that the public gets."""
        return self.bare or self.stored


class AnnexRead(SpaceModel):
    """What was read in an annex as it came: ``parts`` ``[{"key", "where", "text", "sort"}]``, what nobody can read.

    ``unread`` are sentences: pages at which a person must look. ``taken_off`` is what was taken off a PDF.
    """

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    annex = models.OneToOneField(CopyAnnex, on_delete=models.PROTECT, related_name="read")
    parts = models.JSONField(default=list)
    unread = models.JSONField(default=list)
    taken_off = models.JSONField(default=list)
    pages = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["read_at", "id"]

    def __str__(self) -> str:
        return f"Text of annex {self.annex_id}"


class PublishedAnnex(SpaceModel):
    """An annex as anybody may have it. Once it is corrected away or withdrawn its title and its file are gone."""

    kept_as = RecordClass.REPORTS
    words_that_stay = frozenset({"sha256", "kind"})
    fence = Fence(public=True)
    review = models.ForeignKey(PublishedReview, on_delete=models.PROTECT, related_name="annexes")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=8, choices=AnnexKind.choices)
    file_name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField("bytes", default=0)
    gone_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "review", "number"],
                condition=Q(gone_on__isnull=True),
                name="reviews_publishedannex_once",
            ),
            models.CheckConstraint(condition=Q(kind__in=AnnexKind.values), name="reviews_publishedannex_kind_known"),
            models.CheckConstraint(
                condition=(Q(gone_on__isnull=True) & ~Q(title="") & ~Q(file_name=""))
                | Q(gone_on__isnull=False, title="", file_name="", sha256="", size=0),
                name="reviews_publishedannex_gone",
            ),
        ]

    def __str__(self) -> str:
        return f"Annex {self.number}: {self.title}"
