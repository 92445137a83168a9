"""Dates that people are asked about before a meeting is moved, what they answered, and how it ended. Rows are added."""

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.record.models import Mail
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from meetings.enums import PollMailKind, ReplyCameBy
from meetings.models.meeting import Meeting
from partnership.models import Seat


class DatePoll(SpaceModel):
    """A question to everybody on a meeting's list: which of these dates suits you?

    It is about a meeting from ``for_start`` to ``for_end``: moved otherwise meanwhile, the question is over.
    """

    kept_as = RecordClass.ATTENDANCE
    fence = Fence(writes=Writes.INSERT_ONLY)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="date_polls")
    note = models.CharField("said in the mail", max_length=300, blank=True)
    for_start = models.DateTimeField()
    for_end = models.DateTimeField()
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "meeting"], name="meetings_datepoll_of")]

    def __str__(self) -> str:
        return f"Dates asked about on {self.at:%d %B %Y}"


class DatePollDate(SpaceModel):
    """One date that is offered."""

    kept_as = RecordClass.ATTENDANCE
    fence = Fence(writes=Writes.INSERT_ONLY)
    poll = models.ForeignKey(DatePoll, on_delete=models.PROTECT, related_name="dates")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["starts_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "starts_at", "ends_at"], name="meetings_datepoll_date_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meetings_datepoll_date_times"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%d %B %Y}"


class DatePollMail(SpaceModel):
    """One mail of a question to one line of the meeting's list: asked, asked again, told how it ended.

    ``line`` is the bare key of the line, as in `InvitationSent`.
    """

    kept_as = RecordClass.ATTENDANCE
    fence = Fence(writes=Writes.INSERT_ONLY)
    words_that_stay = frozenset({"capacity"})
    poll = models.ForeignKey(DatePoll, on_delete=models.PROTECT, related_name="mails")
    line = models.BigIntegerField("key of the line on the meeting's list")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    capacity = models.CharField(max_length=300)
    email = models.EmailField(max_length=254)
    kind = models.CharField(max_length=10, choices=PollMailKind.choices)
    mail = models.ForeignKey(Mail, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "poll"], name="meetings_datepoll_mail_of")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PollMailKind.values), name="meetings_datepoll_mail_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.get_kind_display()}"


class DatePollAnswer(SpaceModel):
    """What somebody said of each date, or the team for them. The newest of a line counts; older ones stay.

    ``said`` gives for the key of each date "yes", "maybe" (if need be) or "no". ``seat`` is whoever entered it after
    signing in; empty for the link in the mail. ``came_by`` says how it came unless its own sender entered it.
    """

    kept_as = RecordClass.ATTENDANCE
    fence = Fence(writes=Writes.INSERT_ONLY)
    words_that_stay = frozenset({"said"})
    poll = models.ForeignKey(DatePoll, on_delete=models.PROTECT, related_name="answers")
    line = models.BigIntegerField("key of the line on the meeting's list")
    replier = models.ForeignKey(
        Seat, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="whose seat the answer is for"
    )
    said = models.JSONField("what was said of each date, by its key")
    remarks = models.CharField(max_length=300, blank=True)
    came_by = models.CharField(max_length=10, choices=ReplyCameBy.choices, blank=True)
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "poll"], name="meetings_datepoll_answer_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(came_by__in=["", *ReplyCameBy.values]), name="meetings_datepoll_answer_came_by"
            ),
            models.CheckConstraint(
                condition=Q(seat__isnull=False) | Q(came_by="link"), name="meetings_datepoll_answer_seat_or_link"
            ),
        ]

    def __str__(self) -> str:
        return f"Answer of {self.at:%d %B %Y}"


class DatePollEnd(SpaceModel):
    """How a question ended: one of its dates was taken, or it was withdrawn (no ``date``), with the reason."""

    kept_as = RecordClass.ATTENDANCE
    fence = Fence(writes=Writes.INSERT_ONLY)
    poll = models.OneToOneField(DatePoll, on_delete=models.PROTECT, related_name="end")
    date = models.ForeignKey(DatePollDate, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=1000)
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return "Taken" if self.date_id else "Withdrawn"
