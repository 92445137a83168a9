"""Referrals of items to other boards, followed to their answer."""

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from meetings.enums import ReferralState, SentBy
from meetings.models.meeting import AgendaItem
from partnership.models import Restrictable, RestrictableStage, Seat, StrategicLink


class Referral(Restrictable):
    """That something was asked of another board's agenda, under an item; it belongs to its item's case file.

    ``board`` is one of those that the arrangements name, with its paragraph; ``to`` its name when it was asked. The
    board answers outside: what it said is entered for it, and ``answer_by`` is who entered it.
    """

    kept_as = RecordClass.MINUTES
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="referrals")
    board = models.ForeignKey(StrategicLink, on_delete=models.PROTECT, related_name="referrals")
    to = models.CharField("board", max_length=200)
    section = models.CharField("paragraph", max_length=20, blank=True)
    contact = models.CharField("to whom there", max_length=200, blank=True)
    asked = models.TextField("what is asked")
    sent_on = models.DateField()
    sent_how = models.CharField(max_length=10, choices=SentBy.choices)
    sent_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField("answer due")
    state = models.CharField(max_length=10, choices=ReferralState.choices, default=ReferralState.SENT)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer_from = models.CharField("who answered there", max_length=200, blank=True)
    answer_how = models.CharField(max_length=10, choices=SentBy.choices, blank=True)
    answer_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["space", "state", "due_on"], name="meetings_referral_list")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReferralState.values), name="meetings_referral_state_known"),
            models.CheckConstraint(condition=Q(sent_how__in=SentBy.values), name="meetings_referral_sent_known"),
            models.CheckConstraint(condition=Q(due_on__gte=F("sent_on")), name="meetings_referral_dates"),
            models.CheckConstraint(
                condition=(Q(state="answered", answered_on__isnull=False) & ~Q(answer=""))
                | (~Q(state="answered") & Q(answered_on__isnull=True)),
                name="meetings_referral_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"Referral to {self.to}"


class ReferralStage(RestrictableStage):
    """Each move of a referral: sent, reminded, answered, asked again, withdrawn."""

    kept_as = RecordClass.MINUTES
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(RestrictableStage.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "referral"], name="meetings_referralstage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"
