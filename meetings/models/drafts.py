"""What somebody is typing into the minutes of an item, kept for them until they save it."""

from datetime import timedelta

from django.conf import settings
from django.db import models

from hscp.lib.keeping import RecordClass
from meetings.models.meeting import AgendaItem
from partnership.models import Restrictable, Seat

PUT_AWAY_FOR = timedelta(days=7)  # what was put away can be taken back for so long


class MinutesDraft(Restrictable):
    """The text of one writer in one window, written upon ``version`` of the item's minutes. Only its writer reads it.

    It belongs to the case file of its item, if that belongs to one. It is no history: it changes every few seconds and
    goes when it is saved, or some days after it was put away (``put_away_at``). ``key`` is drawn by lot for each page
    that opens the item; ``count`` grows with each save, so that a request that was delayed changes nothing.
    """

    kept_as = RecordClass.MINUTES
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="drafts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=32)
    count = models.PositiveIntegerField()
    version = models.PositiveIntegerField("version of the minutes it was written on")
    text = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    put_away_at = models.DateTimeField("thrown away, or replaced by what was brought together", null=True, blank=True)

    class Meta(Restrictable.Meta):
        ordering = ["-saved_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["space", "item", "by", "key"], name="meetings_draft_window")]

    def __str__(self) -> str:
        return f"Draft of {self.saved_at:%H:%M:%S}"
