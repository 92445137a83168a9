"""The unit of isolation. One space per partnership, one per group that several partnerships share."""

from typing import ClassVar

from django.db import models

from hscp.lib.shared_writes import SharedWrites
from hscp.spaces.guard import Guarded


class SpaceKind(models.TextChoices):
    PARTNERSHIP = "partnership", "Partnership"
    JOINT = "joint", "Joint group"


class Space(models.Model):
    """One partnership's room, or one joint group's. Named globally: that a partnership exists is public knowledge."""

    shared_because: ClassVar[str] = "That a partnership exists is public; nothing inside it is."
    shared_writes: ClassVar[SharedWrites] = SharedWrites.LOADED

    slug = models.SlugField("address", max_length=60, unique=True, help_text="Stands in every address of the space.")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=SpaceKind.choices, default=SpaceKind.PARTNERSHIP)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=SpaceKind.values), name="spaces_space_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name


class SpaceModel(Guarded):
    """A row that belongs to one space for life. Indexes and unique keys of such tables begin with the space."""

    # The pair (space, id) is indexed by the fence, so a second index on the space alone would be waste.
    space = models.ForeignKey(Space, on_delete=models.PROTECT, editable=False, related_name="+", db_index=False)

    class Meta(Guarded.Meta):
        abstract = True


class JointSpace(models.Model):
    """The declared link from a joint space to each partnership that shares it. Read by name, from anywhere."""

    shared_because: ClassVar[str] = "Which partnerships share a joint group is part of their published arrangements."
    shared_writes: ClassVar[SharedWrites] = SharedWrites.LOADED

    joint = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="owner_links")
    owner = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="joint_links")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["joint", "owner"], name="spaces_jointspace_once"),
            models.CheckConstraint(condition=~models.Q(joint=models.F("owner")), name="spaces_jointspace_two"),
        ]

    def __str__(self) -> str:
        return f"{self.joint} shared by {self.owner}"
