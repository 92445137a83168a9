"""That something of a case file was opened to the partnership after its review was published."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.spaces.guard import Fence, Writes
from meetings.models import Action, Recommendation
from partnership.models import Seat
from reviews.models.publishing import CopyVersion, OfCopy


class OpenedWords(OfCopy):
    """The words in which a recommendation or an action of the file was opened: by whom, when, held against what.

    ``version`` is what was public then. ``kept`` are the hits of the redaction check that stay, each with the reason;
    ``checked_words`` says how many protected words of the identity sheet it was held against.
    """

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    version = models.ForeignKey(CopyVersion, on_delete=models.PROTECT, related_name="+")
    recommendation = models.ForeignKey(
        Recommendation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField("in which words")
    kept = models.JSONField("what the check found and stays", default=list)
    checked_words = models.PositiveIntegerField("protected words it was checked against")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCopy.Meta):
        ordering = ["opened_at", "id"]
        indexes = [models.Index(fields=["space", "copy"], name="reviews_openedwords_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "recommendation"],
                condition=Q(recommendation__isnull=False),
                name="reviews_openedwords_recommendation",
            ),
            models.UniqueConstraint(
                fields=["space", "action"], condition=Q(action__isnull=False), name="reviews_openedwords_action"
            ),
            models.CheckConstraint(
                condition=Q(recommendation__isnull=False, action__isnull=True)
                | Q(recommendation__isnull=True, action__isnull=False),
                name="reviews_openedwords_one",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="reviews_openedwords_said"),
        ]

    def __str__(self) -> str:
        return f"Opened: {self.words[:80]}"
