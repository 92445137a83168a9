"""The letter to an agency's line manager about an absence that nobody explained (§8)."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.models import Mail, StageRecord
from hscp.spaces.models import SpaceModel
from meetings.enums import LetterState
from meetings.models.presence import Attendee
from partnership.models import Organisation, Seat


class AbsenceLetter(SpaceModel):
    """One letter for one line of a meeting's list, drafted as the meeting closes and held until a person sends it.

    Whom it goes to is a contact of the organisation, who needs no account.
    """

    kept_as = RecordClass.ATTENDANCE
    line = models.OneToOneField(Attendee, on_delete=models.PROTECT, related_name="letter")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=LetterState.choices, default=LetterState.HELD)
    to_name = models.CharField("line manager", max_length=160, blank=True)
    to_email = models.EmailField("e-mail address", max_length=254, blank=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    mail = models.ForeignKey(Mail, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    version = models.PositiveIntegerField("version of the wording", default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-drafted_at", "id"]
        indexes = [models.Index(fields=["space", "state", "-drafted_at"], name="meetings_letter_list")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=LetterState.values), name="meetings_letter_state_known"),
        ]

    def __str__(self) -> str:
        return self.subject


class AbsenceLetterStage(StageRecord):
    """Each move of a letter: drafted, sent, set aside with the reason."""

    kept_as = RecordClass.ATTENDANCE
    letter = models.ForeignKey(AbsenceLetter, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(StageRecord.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "letter"], name="meetings_letterstage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"
