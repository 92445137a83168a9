"""What a partnership knows of the meetings of the joint groups that it shares: that they were held, and no more."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import Space, SpaceModel
from meetings.enums import QuorateFor


class JointMeeting(SpaceModel):
    """That a joint group held a meeting, noted in the space of each partnership that shares the group.

    The meeting itself – agenda, minutes, decisions, whoever else came – stays in the joint space; ``joint``, ``group``
    (its key there) and ``number`` (the meeting's) say which one is meant, and lead nowhere. ``posts`` are the posts of
    this partnership alone whose holders have a seat there: key, role, and whether anybody came for it who counts.
    A row stands. A correction is another with the next ``edition``; the last one holds.
    """

    kept_as = RecordClass.MINUTES
    fence = Fence(writes=Writes.INSERT_ONLY)
    words_that_stay = frozenset({"group", "posts"})
    joint = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="+")
    group = models.SlugField("key of the group in the joint space", max_length=80)
    number = models.BigIntegerField("number of the meeting in the joint space")
    edition = models.PositiveSmallIntegerField(default=1)
    held_on = models.DateField()
    quorate = models.CharField(max_length=10, choices=QuorateFor.choices)
    posts = models.JSONField("who came for this partnership", default=list)
    noted_at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["-held_on", "-edition", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["space", "joint", "number", "edition"], name="meetings_joint_once"),
            models.CheckConstraint(condition=Q(quorate__in=QuorateFor.values), name="meetings_joint_quorate_known"),
            models.CheckConstraint(condition=Q(edition__gte=1), name="meetings_joint_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.held_on:%d %B %Y}"
