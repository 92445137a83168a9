"""What has been published of practice reviews. Anybody may read it, and it says nothing of a case file."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.guard import Fence
from hscp.spaces.models import SpaceModel


class PublishedReview(SpaceModel):
    """A practice review and its briefing as the public reads them, under ``key`` ("2027-1").

    ``notes`` are those of corrections, each its words. Once it is withdrawn its text and its files are gone from here,
    and the note on why stays.
    """

    kept_as = RecordClass.REPORTS
    words_that_stay = frozenset({"key", "sha256", "briefing_sha256", "content_hash"})
    fence = Fence(public=True)
    key = models.SlugField(max_length=20)
    title = models.CharField(max_length=200)
    partnership_name = models.CharField(max_length=200)
    html = models.TextField(blank=True)
    briefing_html = models.TextField(blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField(default=0)
    size = models.PositiveIntegerField("bytes", default=0)
    briefing_file_name = models.CharField(max_length=200, blank=True)
    briefing_sha256 = models.CharField(max_length=64, blank=True)
    briefing_size = models.PositiveIntegerField("bytes of the briefing", default=0)
    content_hash = models.CharField(max_length=64)
    published_on = models.DateField()
    notes = models.JSONField(default=list)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_note = models.TextField(blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-published_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["space", "key"], name="reviews_publishedreview_key"),
            models.CheckConstraint(
                condition=(Q(withdrawn_on__isnull=True, withdrawn_note="") & ~Q(html="") & ~Q(file_name=""))
                | (
                    Q(withdrawn_on__isnull=False, html="", briefing_html="", file_name="", briefing_file_name="")
                    & ~Q(withdrawn_note="")
                ),
                name="reviews_publishedreview_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return self.title
