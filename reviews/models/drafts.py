"""Numbered drafts of a practice review's report, by sections and recommendations, and agencies' comments on them."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from meetings.models import Recommendation
from partnership.models import Seat
from reviews.enums import CameBy, Taken
from reviews.models.practice import OfPractice


class PracticeDraft(OfPractice):
    """One draft. It is worded until it is frozen; from then on it stays as it was read."""

    kept_as = RecordClass.CASE_FILES
    number = models.PositiveSmallIntegerField()
    because = models.TextField("what the draft is for", blank=True)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField(null=True, blank=True)
    frozen_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta(OfPractice.Meta):
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["space", "practice", "number"], name="reviews_draft_number"),
            models.UniqueConstraint(
                fields=["space", "practice"], condition=Q(frozen_at__isnull=True), name="reviews_draft_one_open"
            ),
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True, frozen_by__isnull=True)
                | Q(frozen_at__isnull=False, frozen_by__isnull=False),
                name="reviews_draft_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"Draft {self.number}"


class DraftSection(OfPractice):
    """A section of a draft. ``position`` is the same from draft to draft: what changed is read off it."""

    kept_as = RecordClass.CASE_FILES
    draft = models.ForeignKey(PracticeDraft, on_delete=models.PROTECT, related_name="sections")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfPractice.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["space", "draft", "position"], name="reviews_draftsection_position"),
        ]

    def __str__(self) -> str:
        return self.heading


class DraftRecommendation(OfPractice):
    """A recommendation of a draft and to whom it is addressed. ``became`` is what followed once the report was signed.

    One that is left out stays readable with the reason, and does not go into the next draft.
    """

    kept_as = RecordClass.CASE_FILES
    draft = models.ForeignKey(PracticeDraft, on_delete=models.PROTECT, related_name="recommendations")
    position = models.PositiveSmallIntegerField()
    text = models.TextField("what is recommended")
    addressed_to = models.CharField("to which agencies", max_length=300)
    why = models.TextField("what it follows from", blank=True)
    left_out_because = models.TextField("why it is left out", blank=True)
    became = models.ForeignKey(Recommendation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfPractice.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["space", "draft", "position"], name="reviews_draftrecommendation_position"),
        ]

    def __str__(self) -> str:
        return f"Recommendation {self.position}"


class DraftComment(OfPractice):
    """What an agency says is wrong in fact, and the author's answer.

    ``request`` is the agency's own form; without one it came otherwise and was entered for the agency.
    """

    kept_as = RecordClass.CASE_FILES
    draft = models.ForeignKey(PracticeDraft, on_delete=models.PROTECT, related_name="comments")
    request = models.ForeignKey(
        "reviews.AgencyRequest", null=True, blank=True, on_delete=models.PROTECT, related_name="comments"
    )
    agency = models.CharField(max_length=200)
    section = models.ForeignKey(DraftSection, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField("what is wrong, and what is right")
    came_by = models.CharField(max_length=10, choices=CameBy.choices, default=CameBy.HERE)
    came_words = models.CharField("from whom, when and how it came", max_length=300, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    taken = models.CharField("whether it is taken up", max_length=15, choices=Taken.choices, blank=True)
    answer = models.TextField("what follows, or why nothing does", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfPractice.Meta):
        ordering = ["added_at", "id"]
        indexes = [models.Index(fields=["space", "draft"], name="reviews_draftcomment_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken="", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(taken="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="reviews_draftcomment_answered",
            ),
            models.CheckConstraint(condition=Q(came_by="here") | ~Q(came_words=""), name="reviews_draftcomment_how"),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.text[:80]}"
