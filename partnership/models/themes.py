"""The thematic learning framework (§15.2): what learning is about, the same over reviews, audits and figures."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.lib.shared_writes import SharedWrites
from hscp.record.history import History
from hscp.record.sharing import EVERYWHERE, SharedManager, keeps_changes
from hscp.spaces.models import SpaceModel
from partnership.enums import Trust
from partnership.models.cases import Restrictable
from partnership.models.people import Seat


@keeps_changes(EVERYWHERE)
class UsualTheme(models.Model):
    """A theme that a partnership without a framework of its own is offered. It takes it or leaves it."""

    shared_because: ClassVar[str] = "What national reports name as themes is the same for every partnership."
    shared_writes: ClassVar[SharedWrites] = SharedWrites.LOADED

    key = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    meaning = models.TextField()
    citation = models.CharField(max_length=300)
    trust = models.CharField(max_length=10, choices=Trust.choices, default=Trust.CHECK)
    position = models.PositiveSmallIntegerField(default=0)
    objects = SharedManager()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class Theme(SpaceModel):
    """A theme of a partnership's framework, in force on [``starts_on``, ``ends_on``). What carries it keeps it."""

    kept_as = RecordClass.STRUCTURE
    name = models.CharField(max_length=120)
    meaning = models.TextField("what it means")
    source = models.CharField("where it comes from", max_length=300, blank=True)
    starts_on = models.DateField("in use from")
    ends_on = models.DateField("no longer in use from", null=True, blank=True)
    ended_because = models.TextField("why it ended", blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["space", "name"], name="partnership_theme_name"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True, ended_because="")
                | (Q(ends_on__gte=F("starts_on")) & ~Q(ended_because="")),
                name="partnership_theme_ended",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ThemeTag(Restrictable):
    """Base of the tables that say what is about which theme. A row lies in the case file of what it is said of.

    One is never taken away: it ends, and both who said so stay. Each such table adds one key, to what carries it, and
    allows one row of each theme that goes on.
    """

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    tagged_at = models.DateTimeField()
    tagged_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Restrictable.Meta):
        abstract = True
        ordering = ["tagged_at", "id"]

    def __str__(self) -> str:
        return str(self.theme)


ENDED_PAIR = Q(ended_at__isnull=True, ended_by__isnull=True) | Q(ended_at__isnull=False, ended_by__isnull=False)
