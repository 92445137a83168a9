"""Packs of a meeting's papers: numbered versions and supplements, kept in parts that open as their items do."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.models import Job
from hscp.record.stored import StoredFile
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from meetings.models.meeting import AgendaItem, Meeting
from meetings.models.presence import Attendee
from meetings.rules.packs import pack_called
from partnership.models import Restrictable, Seat


class Pack(SpaceModel):
    """One version of a meeting's pack, or a supplement to it; asked for, built by a job, issued to its readers.

    ``number`` counts the meeting's packs, ``supplement`` those that follow one (0 is the pack itself). Until it is
    issued only those who write the agenda see it.
    """

    kept_as = RecordClass.MINUTES
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="packs")
    number = models.PositiveSmallIntegerField()
    supplement = models.PositiveSmallIntegerField(default=0)
    brings = models.CharField("what it brings", max_length=300, blank=True)
    job = models.ForeignKey(Job, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    built_at = models.DateTimeField(null=True, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-number", "-supplement"]
        constraints = [
            models.UniqueConstraint(fields=["space", "meeting", "number", "supplement"], name="meetings_pack_once"),
            models.CheckConstraint(
                condition=Q(issued_at__isnull=True, issued_by__isnull=True)
                | Q(issued_at__isnull=False, issued_by__isnull=False, built_at__isnull=False),
                name="meetings_pack_issued_when_built",
            ),
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """ "Pack 2, supplement 1"."""
        return pack_called(self.number, self.supplement)


class PackPart(Restrictable):
    """What of a pack opens together: everything open, or one item of a case file, which opens as that file does.

    ``plan`` says item by item which papers are in it, where they stand and how each was taken
    (`meetings.queries.packs.Entry`); ``stored`` holds their pages, stamped. It stands as it was built.
    """

    fence = Fence(writes=Writes.INSERT_ONLY)
    kept_as = RecordClass.MINUTES
    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="parts")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.PROTECT, related_name="+")
    plan = models.JSONField()
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    pages = models.PositiveIntegerField()

    class Meta(Restrictable.Meta):
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "pack"], condition=Q(item__isnull=True), name="meetings_packpart_open_once"
            ),
            models.UniqueConstraint(
                fields=["space", "pack", "item"], condition=Q(item__isnull=False), name="meetings_packpart_item_once"
            ),
            models.UniqueConstraint(fields=["space", "stored"], name="meetings_packpart_file"),
            models.CheckConstraint(
                condition=Q(file__isnull=True, item__isnull=True) | Q(file__isnull=False, item__isnull=False),
                name="meetings_packpart_of_file_has_item",
            ),
        ]

    def __str__(self) -> str:
        return f"Part of {self.pack}"


class GuestItem(SpaceModel):
    """That a guest is invited to an item: their copy of the pack has its papers, and no others."""

    kept_as = RecordClass.ATTENDANCE
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="guests")
    guest = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="invited_to")
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["space", "item", "guest"], name="meetings_guestitem_once")]

    def __str__(self) -> str:
        return f"{self.guest}: {self.item}"
