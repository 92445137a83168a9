"""Invitations to meetings as they went out, what was answered, and the keys of calendar feeds. Rows are only added."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.models import Mail
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from meetings.enums import ReplyAnswer, ReplyCameBy, SendingKind
from meetings.models.meeting import Meeting
from partnership.models import Seat


class InvitationSent(SpaceModel):
    """One mail about a meeting to one person in one capacity: invited, told of a change, or no longer asked to come.

    ``line`` is the bare key of the line on the meeting's list: lines come and go with seats, what was sent stays.
    ``asked_from`` and ``asked_to`` are set where somebody is asked for a part of the meeting.
    """

    kept_as = RecordClass.ATTENDANCE
    fence = Fence(writes=Writes.INSERT_ONLY)
    words_that_stay = frozenset({"capacity"})
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="invitations")
    line = models.BigIntegerField("key of the line on the meeting's list")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    capacity = models.CharField(max_length=300)
    email = models.EmailField(max_length=254)
    kind = models.CharField(max_length=10, choices=SendingKind.choices)
    version = models.PositiveIntegerField("version of the meeting's plan")
    sequence = models.PositiveIntegerField("number of the calendar entry")
    asked_from = models.DateTimeField(null=True)
    asked_to = models.DateTimeField(null=True)
    mail = models.ForeignKey(Mail, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    sent_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "meeting"], name="meetings_invitation_of")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=SendingKind.values), name="meetings_invitation_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.get_kind_display()}"


class MeetingReply(SpaceModel):
    """What somebody answered to an invitation, or the team for them. The newest of a line counts; older ones stay.

    It was given for a meeting from ``for_start`` to ``for_end``: moved to other times, it counts no more. ``seat`` is
    whoever entered it after signing in; empty for the link in the mail. ``came_by`` says how it came unless its own
    sender entered it. ``deputy_line`` is the bare key of the deputy's line on the list, ``deputy_added`` whether this
    answer put it there: the team may have before. ``suits`` are days, as ISO dates, on which they could come instead.
    """

    kept_as = RecordClass.ATTENDANCE
    fence = Fence(writes=Writes.INSERT_ONLY)
    words_that_stay = frozenset({"suits"})
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="replies")
    line = models.BigIntegerField("key of the line on the meeting's list")
    replier = models.ForeignKey(
        Seat, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="whose seat the answer is for"
    )
    answer = models.CharField(max_length=10, choices=ReplyAnswer.choices)
    reason = models.CharField(max_length=300, blank=True)
    comes_at = models.DateTimeField(null=True)
    leaves_at = models.DateTimeField(null=True)
    deputy_name = models.CharField(max_length=160, blank=True)
    deputy_line = models.BigIntegerField("key of the deputy's line", null=True)
    deputy_added = models.BooleanField("this answer put the deputy on the list", default=False)
    suits = models.JSONField("days that would suit instead", default=list)
    remarks = models.CharField(max_length=1000, blank=True)
    for_start = models.DateTimeField()
    for_end = models.DateTimeField()
    came_by = models.CharField(max_length=10, choices=ReplyCameBy.choices, blank=True)
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "meeting"], name="meetings_reply_of")]
        constraints = [
            models.CheckConstraint(condition=Q(answer__in=ReplyAnswer.values), name="meetings_reply_known"),
            models.CheckConstraint(condition=Q(came_by__in=["", *ReplyCameBy.values]), name="meetings_reply_came_by"),
            models.CheckConstraint(
                condition=Q(seat__isnull=False) | Q(came_by="link"), name="meetings_reply_seat_or_link"
            ),
            models.CheckConstraint(
                condition=Q(comes_at__isnull=True) | Q(leaves_at__isnull=True) | Q(leaves_at__gt=models.F("comes_at")),
                name="meetings_reply_times",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_answer_display())


class CalendarFeed(SpaceModel):
    """The key under which an account's calendar reads its meetings here; the newest row counts, an empty one is off.

    Only the digest of the key is kept. Whoever only reads may have one too.
    """

    kept_as = RecordClass.MACHINERY
    fence = Fence(writes=Writes.READ_LOG)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField("SHA-256 of the key, hexadecimal", max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["space", "by", "-at"], name="meetings_feed_of"),
            models.Index(fields=["space", "digest"], name="meetings_feed_key"),
        ]

    def __str__(self) -> str:
        return f"Calendar feed of {self.at:%d %B %Y}" if self.digest else "Calendar feed switched off"
