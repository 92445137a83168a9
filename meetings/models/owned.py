"""Items of joint meetings that belong to one of the partnerships: a place on the joint agenda, a record at home."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.models import Space, SpaceModel
from meetings.enums import MeetingState
from meetings.models.meeting import Meeting
from partnership.models import Seat


class OwnedSlot(SpaceModel):
    """In a joint space: a place on a meeting's agenda that belongs to ``owner``. Nothing of what it is about is here.

    ``number`` is one of the meeting's item numbers, given once like every other.
    """

    kept_as = RecordClass.MINUTES
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="owned_slots")
    number = models.PositiveSmallIntegerField()
    owner = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="+")
    minutes_planned = models.PositiveSmallIntegerField("minutes planned", null=True, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_because = models.CharField(max_length=300, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["space", "meeting", "number"], name="meetings_slot_number")]

    def __str__(self) -> str:
        return f"Item {self.number}"


class OwnedItem(SpaceModel):
    """In an owner's space: what its place on a joint agenda is about, what was said and decided, for its people alone.

    ``joint``, ``group`` (its key there) and ``slot`` (the place's number there) say which place is meant, and lead
    nowhere; with ``number``, ``held_on`` and ``state`` they are noted by the product as the joint space tells them. The
    rest is written here. Like ``JointMeeting`` it is a declared way in which a row of one space names something in
    another.
    """

    kept_as = RecordClass.MINUTES
    words_that_stay = frozenset({"group"})
    joint = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="+")
    group = models.SlugField("key of the group in the joint space", max_length=80)
    slot = models.BigIntegerField("number of the place in the joint space")
    number = models.PositiveSmallIntegerField("item number")
    held_on = models.DateField("day of the meeting")
    state = models.CharField("state of the meeting", max_length=10, choices=MeetingState.choices)
    withdrawn = models.BooleanField("taken off the joint agenda", default=False)
    title = models.CharField(max_length=200, blank=True)
    about = models.TextField("what it is about", blank=True)
    said = models.TextField("minutes", blank=True)
    decided = models.TextField("what was decided", blank=True)
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-held_on", "number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["space", "joint", "slot"], name="meetings_owned_once"),
            models.CheckConstraint(condition=Q(state__in=MeetingState.values), name="meetings_owned_state_known"),
        ]

    def __str__(self) -> str:
        return self.title or f"Item {self.number}, {self.held_on:%d %B %Y}"
