"""Who was there, in which capacity, from when until when."""

from django.db import models
from django.db.models import F, Q

from hscp.record.history import History
from hscp.spaces.models import SpaceModel
from meetings.enums import Attendance, Mode
from meetings.models.meeting import Meeting
from partnership.models import Organisation, Post, Seat


class Attendee(SpaceModel):
    """One person in one capacity at one meeting: from a seat, or a guest by name.

    Capacity, body and office are written down as they were on the day, so that later appointments change nothing.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendees")
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="attendances")
    guest_name = models.CharField(max_length=160, blank=True)
    capacity = models.CharField(max_length=300)
    represents = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_member = models.BooleanField(default=False)
    is_chair = models.BooleanField(default=False)
    is_vice_chair = models.BooleanField(default=False)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.IN_PERSON)
    attendance = models.CharField(max_length=10, choices=Attendance.choices, default=Attendance.EXPECTED)
    absence_reason = models.CharField(max_length=300, blank=True)
    deputising_for = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    delegated_from = models.DateField(null=True, blank=True)
    delegated_to = models.DateField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-is_chair", "-is_member", "capacity", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "meeting", "seat"], condition=Q(seat__isnull=False), name="meetings_attendee_once"
            ),
            models.CheckConstraint(
                condition=Q(seat__isnull=False, guest_name="") | (Q(seat__isnull=True) & ~Q(guest_name="")),
                name="meetings_attendee_seat_or_guest",
            ),
            models.CheckConstraint(
                condition=Q(seat__isnull=False) | Q(is_member=False), name="meetings_guest_no_member"
            ),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="meetings_attendee_mode_known"),
            models.CheckConstraint(condition=Q(attendance__in=Attendance.values), name="meetings_attendance_known"),
            models.CheckConstraint(
                condition=Q(deputising_for__isnull=False) | Q(delegated_from__isnull=True, delegated_to__isnull=True),
                name="meetings_attendee_delegation",
            ),
        ]

    def __str__(self) -> str:
        return self.capacity


class Presence(SpaceModel):
    """One stay in the room or on the call: [arrived, left). Somebody who returns has two."""

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
