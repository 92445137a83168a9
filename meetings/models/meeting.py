"""A meeting of a group and its agenda. Minutes are written per item."""

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.models import StageRecord
from hscp.spaces.models import SpaceModel
from meetings.enums import ItemPurpose, MeetingState, ToldBy
from partnership.models import Group, Post, Promise, Restrictable, Seat


class Meeting(SpaceModel):
    """One meeting. It is judged by the terms its group had on its day; once closed, the verdicts are frozen with it.

    ``version`` grows each time it is moved to another time or place. Of one whose new date is still to be fixed
    (postponed) ``starts_at`` keeps the date it had. An ``extraordinary`` one says who asked for it and why.
    """

    kept_as = RecordClass.MINUTES
    words_that_stay = frozenset({"file_ids", "quoracy"})
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField("planned start")
    ends_at = models.DateTimeField("planned end")
    place = models.CharField(max_length=200, blank=True)
    joining_link = models.URLField("link for joining by video", max_length=500, blank=True)
    series = models.ForeignKey(
        "meetings.MeetingSeries", null=True, blank=True, on_delete=models.PROTECT, related_name="meetings"
    )
    extraordinary = models.BooleanField("called beside the plan", default=False)
    called_by = models.CharField("who asked for it", max_length=200, blank=True)
    called_because = models.CharField("why it was called", max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED)
    opened_at = models.DateTimeField("began", null=True, blank=True)
    closed_at = models.DateTimeField("ended", null=True, blank=True)
    cancelled_because = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField("version of the plan", default=1)
    items_until = models.DateField("last day for items", null=True, blank=True)
    last_number = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="The last item number given; none is given twice."
    )
    file_ids = models.JSONField(
        default=list,
        editable=False,
        help_text="Bare ids of the case files that items belong to, so that a meeting is judged as a whole.",
    )
    quoracy = models.JSONField(
        null=True, blank=True, help_text="The timeline of verdicts, frozen when the meeting closed."
    )
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-starts_at"]
        indexes = [
            models.Index(fields=["space", "-starts_at"], name="meetings_meeting_list"),
            models.Index(fields=["space", "group", "-starts_at"], name="meetings_meeting_group"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MeetingState.values), name="meetings_meeting_state_known"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meetings_meeting_times"),
            models.CheckConstraint(
                condition=Q(
                    state__in=["planned", "postponed", "cancelled"], opened_at__isnull=True, closed_at__isnull=True
                )
                | Q(state="open", opened_at__isnull=False, closed_at__isnull=True)
                | Q(state="closed", opened_at__isnull=False, closed_at__gt=F("opened_at")),
                name="meetings_meeting_times_of_state",
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled") | Q(cancelled_because=""), name="meetings_meeting_cancelled_because"
            ),
            models.UniqueConstraint(
                fields=["space", "group", "starts_at"],
                condition=~Q(state__in=["cancelled", "postponed"]),
                name="meetings_meeting_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.starts_at:%d %B %Y}"


class MeetingStage(StageRecord):
    """Each move of a meeting: planned, moved to another time, postponed, opened, closed, cancelled; who was told."""

    kept_as = RecordClass.MINUTES
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(StageRecord.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "meeting"], name="meetings_meetingstage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"


class AgendaItem(Restrictable):
    """An item of an agenda, and what was said under it.

    ``version`` grows with each save of the minutes, ``worded`` with each of the item itself: who words an item and who
    writes its minutes do not stand in each other's way.
    ``returns`` is the provisional decision that comes back under it, to be taken again.
    ``template_key`` is the key of the line of its group's template that it was filled from; it is filled once.
    ``number`` is given once and never reused; items may be discussed out of order without being renumbered.
    ``owner`` is the post that answers for it. ``confidential`` keeps it from guests; what only named people may read
    belongs to a case file. A late item has the chair's reason, and ``late_came_by`` where somebody entered it for them.
    """

    kept_as = RecordClass.MINUTES
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=10, choices=ItemPurpose.choices, default=ItemPurpose.DISCUSS)
    minutes_planned = models.PositiveSmallIntegerField("minutes planned", null=True, blank=True)
    introduced_by = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="agenda_items")
    confidential = models.BooleanField("not for guests", default=False)
    late_because = models.CharField("late, the chair’s reason", max_length=300, blank=True)
    late_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    late_came_by = models.CharField(
        "how the chair’s reason came that was entered for them", max_length=10, choices=ToldBy.choices, blank=True
    )
    worded = models.PositiveIntegerField("version of the wording", default=1)
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.PROTECT, related_name="agenda_items")
    returns = models.ForeignKey(
        "meetings.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="returned_as"
    )
    template_key = models.PositiveSmallIntegerField("line of the template", null=True, blank=True, editable=False)
    minutes = models.TextField(blank=True, help_text="What was said, in Markdown.")
    version = models.PositiveIntegerField(default=1)
    minutes_at = models.DateTimeField("minutes last saved", null=True, blank=True)
    minutes_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_because = models.CharField(max_length=300, blank=True)
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["space", "meeting", "number"], name="meetings_item_number"),
            models.UniqueConstraint(fields=["space", "meeting", "returns"], name="meetings_item_returns_once"),
            models.UniqueConstraint(fields=["space", "meeting", "template_key"], name="meetings_item_filled_once"),
            models.CheckConstraint(condition=Q(purpose__in=ItemPurpose.values), name="meetings_item_purpose_known"),
            models.CheckConstraint(
                condition=Q(minutes_at__isnull=True, minutes_by__isnull=True)
                | Q(minutes_at__isnull=False, minutes_by__isnull=False),
                name="meetings_item_minutes_pair",
            ),
            models.CheckConstraint(
                condition=~Q(late_because="") | Q(late_by__isnull=True, late_came_by=""), name="meetings_item_late"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
