"""The record of an account: what was changed about how it signs in, by whom, when; and how it stood after that."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from hscp.lib.shared_writes import SharedWrites


def bound_to(event: Any) -> str:
    """What the seal of an event's state is bound to: all that the row says."""
    said = (event.account_id, event.number, event.at.timestamp(), event.kind, event.what, event.by_id, event.on_page)
    return "account-event:" + ":".join(map(str, said))


class AccountEventKind(models.TextChoices):
    """What happened to an account."""

    TAKEN_OVER = "taken-over", "Taken over as it stood"
    MADE = "made", "Account made"
    ADDRESS = "address", "Address changed"
    PASSWORD = "password", "Password set"
    CLOSED = "closed", "Account closed"
    REOPENED = "reopened", "Account opened again"
    FACTOR_ADDED = "factor-added", "Second step set up"
    FACTOR_CHANGED = "factor-changed", "Second step changed"
    FACTOR_REMOVED = "factor-removed", "Second step removed"
    RESET = "reset", "Second step reset by two people"
    TIE_ADDED = "tie-added", "Tied to an organisation’s sign-in"
    TIE_REMOVED = "tie-removed", "Tie to an organisation’s sign-in removed"
    SESSIONS_ENDED = "sessions-ended", "Every session ended"
    SEALED_ANEW = "sealed-anew", "Sealed under a new key"


class AccountEvent(models.Model):
    """One change of an account. Only added to; ``state`` is sealed to the row, so that none can be made up by SQL."""

    shared_because: ClassVar[str] = "An account may hold seats in several spaces; shown to its holder only."
    shared_writes: ClassVar[SharedWrites] = SharedWrites.ADDED_TO

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField(help_text="From 1, without a gap for each account.")
    at = models.DateTimeField()
    kind = models.CharField(max_length=20, choices=AccountEventKind.choices)
    what = models.CharField(max_length=100, blank=True, help_text="Of what kind the second step is, say.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    on_page = models.BooleanField(help_text="Done on a page; else by a command or the timetable.")
    state = models.TextField(help_text="How the account stands after it, sealed.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "number"], name="identity_accountevent_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.at:%Y-%m-%d %H:%M}"

    def by_words(self, reader: Any) -> str:
        """Who did it, for whoever reads it."""
        if not self.on_page:
            return "Whoever runs HSCP, or the timetable"
        if self.by is None:
            return "Somebody not signed in: at sign-in, or by a link in a mail"
        return "You" if self.by == reader else str(self.by)

    @property
    def sealed_to(self) -> str:
        """What the state's seal is bound to: the whole row."""
        return bound_to(self)
