"""What keeps faith: who moved what, work that waits to be done, mail that waits to be sent, the timetable's ticks."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from hscp.lib.keeping import RecordClass
from hscp.record import entries as entries  # models of the chain, for Django to find them
from hscp.record import holding as holding  # models of legal holds, likewise
from hscp.record import restorations as restorations  # of backups that were restored
from hscp.record import sharing as sharing  # of changes of what belongs to no space
from hscp.record import stored as stored  # and of stored files
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel


class StageRecord(SpaceModel):
    """Base of each app's stage table: a move of a state, once made, stands. Application logic reads these, not history.

    The concrete table adds the key to what was moved and the seat it was moved from.
    """

    words_that_stay = frozenset({"move", "from_state", "to_state"})
    fence = Fence(writes=Writes.INSERT_ONLY)
    move = models.CharField(max_length=40)
    from_state = models.CharField(max_length=30, blank=True)
    to_state = models.CharField(max_length=30)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta(SpaceModel.Meta):
        abstract = True


class JobState(models.TextChoices):
    QUEUED = "queued", "Waiting"
    RUNNING = "running", "In progress"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"


class Job(SpaceModel):
    """A row of the outbox: written in the transaction that wants the work, done exactly once (docs/adr/0003).

    It carries ids only. ``key`` is unique within the space: asking twice for the same work yields the same row.
    ``fence_token`` grows with each claim, so that a worker that was thought dead cannot finish over its successor.
    """

    kept_as = RecordClass.MACHINERY
    fence = Fence(worker=True)
    task = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True)
    fence_token = models.PositiveIntegerField(default=0)
    steps_done = models.PositiveIntegerField(default=0)
    steps_total = models.PositiveIntegerField(default=0)
    step = models.CharField(max_length=200, blank=True)
    problem = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["space", "key"], name="record_job_once"),
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="record_job_state_known"),
            models.CheckConstraint(condition=Q(steps_done__lte=F("steps_total")), name="record_job_steps"),
            models.CheckConstraint(
                condition=Q(state__in=["done", "failed"], ended_at__isnull=False)
                | Q(state__in=["queued", "running"], ended_at__isnull=True),
                name="record_job_ended_when_over",
            ),
        ]
        indexes = [
            models.Index(fields=["not_before"], name="record_job_open", condition=Q(state__in=["queued", "running"])),
        ]

    def __str__(self) -> str:
        return f"{self.task} ({self.get_state_display()})"

    @property
    def is_over(self) -> bool:
        return self.state in (JobState.DONE, JobState.FAILED)


class MailState(models.TextChoices):
    QUEUED = "queued", "Waiting"
    SENDING = "sending", "Being handed over"
    SENT = "sent", "Handed over"
    UNKNOWN = "unknown", "Outcome unknown"
    FAILED = "failed", "Failed"
    RETURNED = "returned", "Came back"
    HELD = "held", "Held after a restore"
    DROPPED = "dropped", "Not sent"
    SETTLED = "settled", "Settled"


def _message_id() -> str:
    return f"<{uuid.uuid4()}@{settings.SITE_URL.split('//')[-1].split(':')[0]}>"


class Mail(SpaceModel):
    """One mail to one address. Its Message-ID is fixed before the first attempt; a doubtful outcome is shown."""

    kept_as = RecordClass.MAIL
    cleared = ("text", "calendar")
    fence = Fence(worker=True)
    to = models.EmailField(max_length=254)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    calendar = models.TextField("calendar entry that goes with it (RFC 5545)", blank=True, default="")
    message_id = models.CharField(max_length=200, unique=True, default=_message_id, editable=False)
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.QUEUED)
    problem = models.TextField(blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    class Meta(SpaceModel.Meta):
        ordering = ["-written_at"]
        indexes = [models.Index(fields=["space", "-written_at"], name="record_mail_list")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MailState.values), name="record_mail_state_known"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | Q(state="returned")  # from handed over, or from an outcome that nobody knew
                | (~Q(state__in=["sent", "returned"]) & Q(sent_at__isnull=True)),
                name="record_mail_sent_when_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} to {self.to}"


class SentForm(SpaceModel):
    """A form that somebody sent and what it led to: sent again as it stands, it leads to the same and acts no more.

    ``digest`` is of the address, the form's own key and everything typed: SHA-256, hexadecimal.
    """

    kept_as = RecordClass.MACHINERY
    fence = Fence(worker=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    led_to = models.CharField(max_length=2000, blank=True)

    class Meta(SpaceModel.Meta):
        constraints = [models.UniqueConstraint(fields=["space", "by", "digest"], name="record_sentform_once")]
        indexes = [models.Index(fields=["sent_at"], name="record_sentform_old")]  # forgotten in all spaces at once

    def __str__(self) -> str:
        return f"Sent at {self.sent_at:%Y-%m-%d %H:%M}"


class Tick(models.Model):
    """A turn of the timetable that has been taken: unique, so that two schedulers do no harm."""

    shared_because: ClassVar[str] = "Says only that a turn of the timetable was taken; it holds nobody's content."

    task = models.CharField(max_length=80)
    slot = models.DateTimeField()
    taken_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "slot"], name="record_tick_once")]

    def __str__(self) -> str:
        return f"{self.task} at {self.slot:%Y-%m-%d %H:%M}"
