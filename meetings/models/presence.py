"""Who was there, in which capacity, from when until when."""

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.models import SpaceModel
from meetings.enums import Attendance, Mode, ToldBy
from meetings.models.meeting import Meeting
from partnership.models import Organisation, Post, Seat


class Attendee(SpaceModel):
    """One person in one capacity at one meeting: from a seat, or a guest by name; or a post that was vacant that day.

    Capacity, body, standing and office are written down as they were on the day, so that later appointments change
    nothing: what the quoracy rule counts (`meetings.queries.quoracy_facts`) is read from these rows alone. A vacancy is
    a row with a post and no seat: its body stays expected, and unrepresented.
    """

    kept_as = RecordClass.ATTENDANCE
    words_that_stay = frozenset({"capacity", "counts_as"})
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendees")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="attendances")
    guest_name = models.CharField(max_length=160, blank=True)
    capacity = models.CharField(max_length=300)
    represents = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    counts_as = models.CharField(max_length=30, blank=True, help_text="What its body counts as under the terms.")
    is_member = models.BooleanField(default=False)
    is_chair = models.BooleanField(default=False)
    is_vice_chair = models.BooleanField(default=False)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.IN_PERSON)
    attendance = models.CharField(max_length=10, choices=Attendance.choices, default=Attendance.EXPECTED)
    absence_reason = models.CharField(max_length=300, blank=True)
    apologies_by = models.CharField(
        "how apologies came that were entered for their sender", max_length=10, choices=ToldBy.choices, blank=True
    )
    deputising_for = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    delegated_from = models.DateField(null=True, blank=True)
    delegated_to = models.DateField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-is_chair", "-is_member", "capacity", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "meeting", "seat"],
                condition=Q(seat__isnull=False, deputising_for__isnull=True),
                name="meetings_attendee_once",
            ),
            models.UniqueConstraint(
                fields=["space", "meeting", "seat", "deputising_for"],
                condition=Q(seat__isnull=False, deputising_for__isnull=False),
                name="meetings_deputy_once",
            ),
            models.UniqueConstraint(
                fields=["space", "meeting", "post"],
                condition=Q(seat__isnull=True, post__isnull=False),
                name="meetings_vacancy_once",
            ),
            models.CheckConstraint(
                condition=Q(post__isnull=False, guest_name="")
                | (Q(post__isnull=True, seat__isnull=True) & ~Q(guest_name="")),
                name="meetings_attendee_post_or_guest",
            ),
            models.CheckConstraint(
                condition=Q(is_member=False) | Q(post__isnull=False, deputising_for__isnull=True),
                name="meetings_member_has_post",
            ),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="meetings_attendee_mode_known"),
            models.CheckConstraint(condition=Q(attendance__in=Attendance.values), name="meetings_attendance_known"),
            models.CheckConstraint(
                condition=Q(apologies_by__in=["", *ToldBy.values]), name="meetings_attendee_apologies_by"
            ),
            models.CheckConstraint(
                condition=Q(deputising_for__isnull=False) | Q(delegated_from__isnull=True, delegated_to__isnull=True),
                name="meetings_attendee_delegation",
            ),
        ]

    def __str__(self) -> str:
        return self.capacity


class Presence(SpaceModel):
    """One stay in the room or on the call: [arrived, left). Somebody who returns has two."""

    kept_as = RecordClass.ATTENDANCE
    attendee = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="presences")
    arrived_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["arrived_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gt=F("arrived_at")), name="meetings_presence_times"
            ),
            models.UniqueConstraint(
                fields=["space", "attendee"], condition=Q(left_at__isnull=True), name="meetings_presence_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attendee}: from {self.arrived_at:%H:%M}"
