"""How a meeting was conducted: when each item was taken, who declared what, when it was adjourned, who presided."""

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.models import SpaceModel
from meetings.models.meeting import AgendaItem, Meeting
from meetings.models.presence import Attendee
from partnership.models import Restrictable, Seat


class ItemTime(Restrictable):
    """A stretch [began, ended) in which an item was taken. An item that is taken up again has two.

    Numbers of items do not follow it: out of order is how meetings go.
    """

    kept_as = RecordClass.MINUTES
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="times")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["began_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gt=F("began_at")), name="meetings_itemtime_times"
            ),
            models.UniqueConstraint(
                fields=["space", "item"], condition=Q(ended_at__isnull=True), name="meetings_itemtime_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: from {self.began_at:%H:%M}"


class Declaration(Restrictable):
    """An interest that somebody declared in an item, and whether they are recused from it.

    Whoever is recused counts towards nothing under the item. ``version`` grows with each correction; one that was made
    by mistake is taken back with the reason, and stays to be read.
    """

    kept_as = RecordClass.MINUTES
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="declarations")
    attendee = models.ForeignKey(Attendee, on_delete=models.PROTECT, related_name="declarations")
    interest = models.TextField(blank=True)
    recused = models.BooleanField(default=True)
    declared_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField("version of the wording", default=1)
    withdrawn_because = models.CharField(max_length=300, blank=True)
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["declared_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "item", "attendee"],
                condition=Q(withdrawn_because=""),
                name="meetings_declaration_once",
            ),
        ]

    def __str__(self) -> str:
        return f"Interest declared under item {self.item.number}"


class Adjournment(SpaceModel):
    """A stretch [adjourned, resumed) in which the meeting did not sit: no quoracy, no decision, no item."""

    kept_as = RecordClass.MINUTES
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="adjournments")
    adjourned_at = models.DateTimeField()
    resumed_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["adjourned_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resumed_at__isnull=True) | Q(resumed_at__gt=F("adjourned_at")),
                name="meetings_adjournment_times",
            ),
            models.UniqueConstraint(
                fields=["space", "meeting"], condition=Q(resumed_at__isnull=True), name="meetings_adjournment_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"Adjourned at {self.adjourned_at:%H:%M}"


class PresidingChoice(SpaceModel):
    """That those present chose somebody to preside from a moment on, neither chair nor vice-chair being there."""

    kept_as = RecordClass.MINUTES
    attendee = models.ForeignKey(Attendee, on_delete=models.PROTECT, related_name="chosen")
    chosen_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["chosen_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["space", "attendee", "chosen_at"], name="meetings_presiding_once"),
        ]

    def __str__(self) -> str:
        return f"Chosen to preside at {self.chosen_at:%H:%M}"
