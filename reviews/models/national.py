"""National reviews and their recommendations, the same for every partnership; and what each partnership answers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.lib.shared_writes import SharedWrites
from hscp.record.history import History
from hscp.record.sharing import EVERYWHERE, SharedManager, keeps_changes
from hscp.spaces.models import SpaceModel
from meetings.models import Recommendation
from partnership.models import Seat
from reviews.enums import NationalAnswerKind


@keeps_changes(EVERYWHERE)
class NationalReview(models.Model):
    """A national child safeguarding practice review, with its source."""

    shared_because: ClassVar[str] = "National reviews are published, and the same for every partnership in England."
    shared_writes: ClassVar[SharedWrites] = SharedWrites.LOADED

    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    published_on = models.DateField()
    citation = models.CharField(max_length=300)
    source = models.URLField(max_length=300)
    is_verified = models.BooleanField("its words were read in the report", default=False)
    objects = SharedManager()

    class Meta:
        ordering = ["-published_on", "key"]

    def __str__(self) -> str:
        return self.title


@keeps_changes(EVERYWHERE)
class NationalRecommendation(models.Model):
    """A recommendation of a national review. ``for_partners``: it is asked of local safeguarding partners."""

    shared_because: ClassVar[str] = "National reviews are published, and the same for every partnership in England."
    shared_writes: ClassVar[SharedWrites] = SharedWrites.LOADED

    review = models.ForeignKey(NationalReview, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    for_partners = models.BooleanField(default=True)
    objects = SharedManager()

    class Meta:
        ordering = ["review", "number"]
        constraints = [models.UniqueConstraint(fields=["review", "number"], name="reviews_national_number")]

    def __str__(self) -> str:
        return f"{self.review.title}, recommendation {self.number}"

    @property
    def key(self) -> str:
        """What it is called in an address and a reference."""
        return f"{self.review.key}-{self.number}"


class NationalAnswer(SpaceModel):
    """What a partnership answers to a national recommendation; ``thread`` is where its actions are followed."""

    kept_as = RecordClass.ACTIONS
    recommendation = models.ForeignKey(NationalRecommendation, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=15, choices=NationalAnswerKind.choices)
    because = models.TextField("why")
    led_by = models.CharField("who leads", max_length=200, blank=True)
    reviewed_on = models.DateField("last looked at")
    thread = models.ForeignKey(Recommendation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["space", "recommendation"], name="reviews_nationalanswer_once"),
            models.CheckConstraint(
                condition=Q(answer__in=NationalAnswerKind.values), name="reviews_nationalanswer_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_answer_display()}: {self.because[:60]}"
