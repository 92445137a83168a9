"""Assurance and challenge sessions: items with a shape of their own."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from meetings.enums import Assurance, Came
from meetings.models.meeting import AgendaItem
from partnership.models import Organisation, Restrictable, Seat


class AssuranceSession(Restrictable):
    """What an item becomes under which somebody gives evidence and is challenged. It belongs to its item's case file.

    Who was invited are its ``invitees``; what is to be done are the item's actions; papers are the item's.
    """

    kept_as = RecordClass.MINUTES
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="assurance")
    asked = models.TextField("what assurance is asked for")
    evidence = models.TextField("what evidence was given", blank=True)
    challenge = models.TextField("how it was challenged", blank=True)
    outcome = models.CharField(max_length=10, choices=Assurance.choices, blank=True)
    follows = models.TextField("what follows", blank=True)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["-item__meeting__starts_at", "item__number"]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=["", *Assurance.values]), name="meetings_assurance_known"),
        ]

    def __str__(self) -> str:
        return "Assurance and challenge"


class Invitee(Restrictable):
    """Somebody who is invited to give evidence in a session: by name and capacity; a contact needs no account."""

    kept_as = RecordClass.MINUTES
    session = models.ForeignKey(AssuranceSession, on_delete=models.PROTECT, related_name="invitees")
    name = models.CharField(max_length=160)
    capacity = models.CharField("as whom", max_length=200)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="agency"
    )
    invited_on = models.DateField("invited on")
    came = models.CharField(max_length=5, choices=Came.choices, blank=True)
    note = models.CharField("who came in their place, or why not", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(came__in=["", *Came.values]), name="meetings_invitee_came_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.capacity}"
