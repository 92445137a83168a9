"""Object grants in django-guardian's direct form: written from seats by one operation, counted while these are live."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from guardian.managers import UserObjectPermissionManager
from guardian.models import UserObjectPermissionBase

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.guard import Fence, GuardedQuerySet, narrowed
from hscp.spaces.models import SpaceModel
from partnership.models.arrangements import Partnership
from partnership.models.cases import CaseFile
from partnership.models.groups import Chairing, Group
from partnership.models.people import Seat


class GrantManager(UserObjectPermissionManager.from_queryset(GuardedQuerySet)):  # type: ignore[misc]
    """The packaged manager, narrowed to what the context reaches and to one's own grants; no verb without history."""

    def get_queryset(self) -> Any:
        return narrowed(super().get_queryset(), self.model)


class Grant(UserObjectPermissionBase, SpaceModel):
    """What the three grant tables share. ``user`` may read their own while no space is open: so one is entered."""

    fence = Fence(own="user_id")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="%(class)ss")
    objects: ClassVar[Any] = GrantManager()

    class Meta(SpaceModel.Meta):
        abstract = True


def _once(name: str) -> list[Any]:
    return [models.UniqueConstraint(fields=["space", "user", "permission", "content_object", "seat"], name=name)]


def _own(name: str) -> list[models.Index]:
    return [models.Index(fields=["user"], name=name)]


class PartnershipGrant(Grant):
    """A right in the whole partnership, from the role of a post."""

    kept_as = RecordClass.PEOPLE
    content_object = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="grants")
    history = History()

    class Meta(Grant.Meta):
        constraints = _once("partnership_partnershipgrant_once")
        indexes = _own("partnership_pgrant_own")


class GroupGrant(Grant):
    """A right in one group, from chairing or vice-chairing it."""

    kept_as = RecordClass.PEOPLE
    content_object = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="grants")
    chairing = models.ForeignKey(Chairing, on_delete=models.PROTECT, related_name="grants")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta(Grant.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["space", "user", "permission", "seat", "chairing"], name="partnership_groupgrant_once"
            )
        ]
        indexes = _own("partnership_ggrant_own")


class FileGrant(Grant):
    """A place on the named list of a case file: who (a seat), how far (the right), why and until when.

    Except for the lead's, it stops counting 90 days after it was last confirmed. ``ends_at`` is the moment it was given
    for, ``ended_at`` when somebody ended it. ``break_glass``: taken in an emergency and not given.
    """

    kept_as = RecordClass.CASE_FILES
    file_column = "content_object_id"
    content_object = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="grants")
    reason = models.CharField(max_length=300)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)
    break_glass = models.BooleanField(default=False)
    version = models.PositiveIntegerField("version of its terms", default=1)
    history = History()

    class Meta(Grant.Meta):
        indexes = _own("partnership_fgrant_own")
        constraints = [
            models.UniqueConstraint(
                fields=["space", "content_object", "seat"],
                condition=Q(ended_at__isnull=True, break_glass=False),
                name="partnership_filegrant_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_because="")
                | (Q(ended_at__isnull=False) & ~Q(ended_because="")),
                name="partnership_filegrant_ended",
            ),
            models.CheckConstraint(
                condition=Q(break_glass=False) | Q(ends_at__isnull=False), name="partnership_filegrant_glass_ends"
            ),
        ]
