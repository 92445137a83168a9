"""An invitation by mail to set a password: used once, expires, and belongs to one person of one space."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.models import SpaceModel
from partnership.models.people import Person


class Invitation(SpaceModel):
    """That a person was asked to sign in. The link in the mail is signed; this row says whether it still counts.

    A newer invitation withdraws the one before it: one at a time is open for each person.
    """

    kept_as = RecordClass.INVITATIONS
    DAYS: ClassVar[int] = 14
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField(max_length=254)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-sent_at"]
        indexes = [models.Index(fields=["space", "person", "-sent_at"], name="partnership_invitation_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="partnership_invitation_one_end",
            ),
            models.UniqueConstraint(
                fields=["space", "person"],
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="partnership_invitation_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation to {self.email}"
