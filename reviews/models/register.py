"""Reviews of other kinds under their owner's space: on the register and on the Joint Case Review agenda, no case."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from meetings.models import OwnedItem
from partnership.models import Seat
from reviews.enums import OtherReviewKind, OtherReviewState


class OtherReview(SpaceModel):
    """A domestic homicide review, a safeguarding adults review or another, in the space of the board that owns it.

    Only that space's people see it. It names nobody; what it means for children is why it stands here.
    """

    kept_as = RecordClass.CASE_FILES
    kind = models.CharField(max_length=10, choices=OtherReviewKind.choices)
    title = models.CharField("what it is called", max_length=200)
    owner_board = models.CharField("board that owns it", max_length=200)
    reference = models.CharField(max_length=60)
    state = models.CharField(max_length=15, choices=OtherReviewState.choices)
    because = models.TextField("why it is not held", blank=True)
    commissioned_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    where = models.URLField("where it is published", max_length=300, blank=True)
    for_children = models.TextField("what it means for children", blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-added_at", "-id"]
        indexes = [models.Index(fields=["space", "-added_at"], name="reviews_otherreview_list")]
        constraints = [
            models.UniqueConstraint(fields=["space", "reference"], name="reviews_otherreview_reference"),
            models.CheckConstraint(condition=Q(kind__in=OtherReviewKind.values), name="reviews_otherreview_kind"),
            models.CheckConstraint(condition=Q(state__in=OtherReviewState.values), name="reviews_otherreview_state"),
            models.CheckConstraint(
                condition=Q(state="published", published_on__isnull=False)
                | (~Q(state="published") & Q(published_on__isnull=True)),
                name="reviews_otherreview_published",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_held") | ~Q(because=""), name="reviews_otherreview_not_held"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class OtherReviewItem(SpaceModel):
    """That a review was put under an own item of a joint agenda (docs/adr/0021)."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    review = models.ForeignKey(OtherReview, on_delete=models.PROTECT, related_name="items")
    item = models.ForeignKey(OwnedItem, on_delete=models.PROTECT, related_name="+")
    put_at = models.DateTimeField()
    put_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["put_at", "id"]
        constraints = [models.UniqueConstraint(fields=["space", "item"], name="reviews_otherreviewitem_once")]

    def __str__(self) -> str:
        return f"{self.review} at {self.item}"
