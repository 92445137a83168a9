"""What has been published. Anybody may read it; it is the one table that a visitor without an account can see."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.guard import Fence
from hscp.spaces.models import SpaceModel
from reporting.models.report import YearlyReport


class Publication(SpaceModel):
    """A signed yearly report as the public reads it: page and PDF as they were on the day, whatever changes later."""

    kept_as = RecordClass.REPORTS
    fence = Fence(public=True)
    report = models.ForeignKey(YearlyReport, on_delete=models.PROTECT, related_name="publications")
    year = models.CharField(max_length=9)
    title = models.CharField(max_length=200)
    partnership_name = models.CharField(max_length=200)
    html = models.TextField()
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField()
    size = models.PositiveIntegerField("bytes")
    content_hash = models.CharField(max_length=64)
    signatures = models.JSONField(help_text="Capacity and day of each signature.")
    published_at = models.DateTimeField()
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-published_at"]
        constraints = [
            models.UniqueConstraint(fields=["space", "year"], name="reporting_publication_once"),
            models.CheckConstraint(condition=~Q(content_hash=""), name="reporting_publication_signed"),
        ]

    def __str__(self) -> str:
        return self.title
