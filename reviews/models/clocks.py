"""What clocks are read off: events, each with the day it happened; and what is said of a clock. All only added to."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from partnership.models import CaseFile, Seat
from reviews.enums import ClockNoteKind
from reviews.models.incident import Incident
from reviews.rules.clocks import Event


class CaseEvent(SpaceModel):
    """The day on which something happened in a case; the latest row of an event counts.

    A correction is a further row with the reason (``because``); without a day (``on``) it takes back what was recorded
    by mistake. So each start that a clock ever had stays on record.
    """

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    words_that_stay = frozenset({"event"})
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="events")
    event = models.CharField(max_length=60)
    on = models.DateField(null=True, blank=True)
    because = models.TextField(blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["noted_at", "id"]
        indexes = [models.Index(fields=["space", "incident", "event"], name="reviews_caseevent_of")]
        constraints = [
            models.CheckConstraint(condition=Q(on__isnull=False) | ~Q(because=""), name="reviews_caseevent_taken_back"),
            models.CheckConstraint(
                condition=Q(event__in=[each.value for each in Event]) | Q(event__startswith="step-"),
                name="reviews_caseevent_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.on}"


class DueMove(SpaceModel):
    """That a clock's due date was first seen, or moved while it ran, and why. It judges nothing: due dates are derived.

    Of a clock that has stopped the last row says by which date it was judged.
    """

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    words_that_stay = frozenset({"clock"})
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="due_moves")
    clock = models.CharField(max_length=60)
    due_on = models.DateField()
    before = models.DateField(null=True, blank=True)
    because = models.TextField()
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "incident", "clock"], name="reviews_duemove_of")]

    def __str__(self) -> str:
        return f"{self.clock}: {self.due_on}"


class ClockNote(SpaceModel):
    """What somebody says of a clock: why it no longer runs, that it does after all, or why its day was missed."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    words_that_stay = frozenset({"clock"})
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="clock_notes")
    clock = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=ClockNoteKind.choices)
    because = models.TextField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["noted_at", "id"]
        indexes = [models.Index(fields=["space", "incident", "clock"], name="reviews_clocknote_of")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ClockNoteKind.values), name="reviews_clocknote_kind_known"),
            models.CheckConstraint(condition=~Q(because=""), name="reviews_clocknote_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.clock}: {self.get_kind_display()}"


class ClockReminder(SpaceModel):
    """That whoever works on a case was reminded of a clock, once for each due date and step."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    words_that_stay = frozenset({"clock", "step"})
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="reminders")
    clock = models.CharField(max_length=60)
    due_on = models.DateField()
    step = models.CharField(max_length=5)
    at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["space", "incident", "clock", "due_on", "step"], name="reviews_clockreminder_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.clock}: {self.step}"
