"""What a restore leaves behind: that it happened, and what people said of the mail that it held back."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel


class Restoration(SpaceModel):
    """That the record was restored from a backup. What was recorded between the two moments is not in it any more.

    ``number`` and ``head`` are those of the chain's newest entry in the backup (0 and empty while nothing was sealed):
    a head given out between the two moments belongs to entries that are gone.
    """

    fence = Fence(writes=Writes.INSERT_ONLY)
    kept_as = RecordClass.SEAL
    taken_at = models.DateTimeField("when the backup was made")
    at = models.DateTimeField("when it was restored")
    product = models.CharField("version that made the backup", max_length=40)
    number = models.PositiveBigIntegerField("entries of the chain in the backup")
    head = models.CharField(max_length=64, blank=True)

    class Meta(SpaceModel.Meta):
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["space", "-at"], name="record_restoration_list")]

    def __str__(self) -> str:
        return f"Restored at {self.at:%Y-%m-%d %H:%M} from a backup of {self.taken_at:%Y-%m-%d %H:%M}"


class MailWord(SpaceModel):
    """What somebody said of a mail that waited for them, or that mail may go out again after a restore."""

    class Word(models.TextChoices):
        SEND = "send", "Sent again"
        DROP = "drop", "Not sent"
        SETTLE = "settle", "Settled"
        LET_GO = "let_go", "Mail let out again"

    fence = Fence(writes=Writes.INSERT_ONLY)
    kept_as = RecordClass.MAIL
    word = models.CharField(max_length=10, choices=Word.choices)
    mail_key = models.BigIntegerField("mail", null=True, blank=True)  # no key: mail may be let go of, its word stays
    restoration = models.ForeignKey(Restoration, null=True, blank=True, on_delete=models.PROTECT, related_name="words")
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    seat = models.BigIntegerField("seat it was said from", null=True)

    class Meta(SpaceModel.Meta):
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["space", "-at"], name="record_mailword_list")]
        constraints = [
            models.CheckConstraint(
                condition=Q(word="let_go", restoration__isnull=False, mail_key__isnull=True)
                | Q(word__in=["send", "drop", "settle"], restoration__isnull=True, mail_key__isnull=False),
                name="record_mailword_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(word__in=["send", "let_go"]) | ~Q(reason=""), name="record_mailword_reason"
            ),
            models.UniqueConstraint(fields=["space", "restoration"], name="record_mailword_let_go_once"),
        ]

    def __str__(self) -> str:
        return str(self.get_word_display())
