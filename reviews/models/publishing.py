"""The public copy of a practice review: a text of its own in the case file, its frozen versions, its check and day."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.models import StageRecord
from hscp.record.stored import StoredFile
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from partnership.models import CaseFile, Seat
from reviews.enums import CopyState, HitAnswer, HitKept
from reviews.models.incident import Incident
from reviews.models.published import PublishedReview


class PublicCopy(SpaceModel):
    """One for each case: what the public is to read, begun from the text that the partners signed (``begun_hash``).

    ``happened``, ``learned``, ``differently`` and ``questions`` are the practice briefing. ``published`` is what has
    become of it in public.
    """

    kept_as = RecordClass.CASE_FILES
    words_that_stay = frozenset({"begun_hash"})
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="public_copies")
    state = models.CharField(max_length=15, choices=CopyState.choices, default=CopyState.WRITING)
    title = models.CharField(max_length=200, blank=True)
    happened = models.TextField("what happened", blank=True)
    learned = models.TextField("what we learned", blank=True)
    differently = models.TextField("what to do differently", blank=True)
    questions = models.TextField("questions for your team", blank=True)
    begun_hash = models.CharField("signed text it was begun from", max_length=64, blank=True)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    published = models.ForeignKey(PublishedReview, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["space", "incident"], name="reviews_publiccopy_once"),
            models.CheckConstraint(condition=Q(state__in=CopyState.values), name="reviews_publiccopy_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "withdrawn"]) | Q(published__isnull=False),
                name="reviews_publiccopy_published",
            ),
        ]

    def __str__(self) -> str:
        return f"Public copy {self.pk}"


class OfCopy(SpaceModel):
    """Base of what belongs to a public copy."""

    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    copy = models.ForeignKey(PublicCopy, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        abstract = True


class PublicCopyStage(StageRecord):
    """Each move of a public copy, and what else happened to it: a version made, checked, a turn that held it back."""

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    copy = models.ForeignKey(PublicCopy, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(StageRecord.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "copy"], name="reviews_publiccopystage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"


class CopySection(OfCopy):
    """A section of a public copy. One that is left out stays on record."""

    kept_as = RecordClass.CASE_FILES
    position = models.PositiveSmallIntegerField("place in the order")
    heading = models.CharField(max_length=200)
    text = models.TextField()
    left_out = models.BooleanField("not in the public copy", default=False)
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfCopy.Meta):
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["space", "copy", "position"], name="reviews_copysection_of")]

    def __str__(self) -> str:
        return self.heading


class CopyVersion(OfCopy):
    """A public copy as it stood, frozen: what is checked, built and published is a version, by its hash."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    words_that_stay = frozenset({"content_hash"})
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCopy.Meta):
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["space", "copy", "number"], name="reviews_copyversion_number")]

    def __str__(self) -> str:
        return f"Version {self.number}"


class CopyBuild(SpaceModel):
    """The PDFs of a version: the report and the practice briefing, private until they are published."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(CopyVersion, on_delete=models.PROTECT, related_name="builds")
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    pages = models.PositiveSmallIntegerField()
    briefing = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    briefing_pages = models.PositiveSmallIntegerField()
    built_at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        constraints = [models.UniqueConstraint(fields=["space", "version"], name="reviews_copybuild_once")]

    def __str__(self) -> str:
        return f"PDFs of version {self.version_id}"


class RedactionCheck(SpaceModel):
    """That a version was checked against the identity sheet: with how many words, and how much was found.

    Words of the sheet that were found are counted and not written down: what the sheet says stands on the sheet alone.
    """

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(CopyVersion, on_delete=models.PROTECT, related_name="checks")
    words = models.PositiveIntegerField("protected words it was checked against")
    protected = models.PositiveIntegerField("of which stood in it")
    others = models.PositiveIntegerField("other hits")
    checked_at = models.DateTimeField()
    checked_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["-checked_at", "-id"]
        indexes = [models.Index(fields=["space", "version"], name="reviews_redactioncheck_of")]

    def __str__(self) -> str:
        return f"Check of version {self.version_id}"


class RedactionHit(SpaceModel):
    """Something in a version that could tell who somebody is, words of the sheet apart; and what a person answered."""

    kept_as = RecordClass.CASE_FILES
    words_that_stay = frozenset({"fingerprint", "place"})
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(CopyVersion, on_delete=models.PROTECT, related_name="hits")
    fingerprint = models.CharField(max_length=64)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=HitKept.choices)
    place = models.CharField(max_length=40)
    place_words = models.CharField("where", max_length=250)
    before = models.TextField(blank=True)
    written = models.TextField()
    after = models.TextField(blank=True)
    answer = models.CharField(max_length=10, choices=HitAnswer.choices, blank=True)
    because = models.TextField("why it can stay", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["space", "version", "fingerprint"], name="reviews_redactionhit_once"),
            models.CheckConstraint(condition=Q(kind__in=HitKept.values), name="reviews_redactionhit_kind_known"),
            models.CheckConstraint(
                condition=Q(answer="", because="", answered_at__isnull=True, answered_by__isnull=True)
                | (Q(answer="kept", answered_at__isnull=False, answered_by__isnull=False) & ~Q(because=""))
                | Q(answer="changed", answered_at__isnull=False, answered_by__isnull=False),
                name="reviews_redactionhit_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.written[:60]}"

    @property
    def in_annex(self) -> bool:
        """Whether it stands in an annex, which is another file, and not in the text."""
        return self.place.startswith("annex-")


class PublicationDay(OfCopy):
    """The day set for a publication, and of which version. The first is the original one and stays on record."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    version = models.ForeignKey(CopyVersion, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    because = models.TextField("why another", blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCopy.Meta):
        ordering = ["set_at", "id"]
        indexes = [models.Index(fields=["space", "copy"], name="reviews_publicationday_of")]

    def __str__(self) -> str:
        return f"To be published on {self.on}"


class NotPublishing(OfCopy):
    """That a review is not published at all: the justification, who decided it, whom that told."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    because = models.TextField("the justification")
    decided_by = models.CharField("who decided", max_length=300)
    decided_on = models.DateField()
    told = models.TextField("whom that was told")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCopy.Meta):
        ordering = ["noted_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(because="") & ~Q(decided_by="") & ~Q(told=""), name="reviews_notpublishing_said"
            ),
        ]

    def __str__(self) -> str:
        return f"Not published: {self.because[:80]}"


class WithdrawalAsk(OfCopy):
    """That somebody asked for a published review to be withdrawn: why, and what the public will read."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    reason = models.TextField()
    public_title = models.CharField(max_length=200)
    public_words = models.TextField("what the public reads")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCopy.Meta):
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason="") & ~Q(public_words=""), name="reviews_withdrawalask_said"),
        ]

    def __str__(self) -> str:
        return f"To be withdrawn: {self.reason[:80]}"


class WithdrawalAnswer(SpaceModel):
    """What a second person answered: confirmed, or declined. Once."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    ask = models.OneToOneField(WithdrawalAsk, on_delete=models.PROTECT, related_name="answer")
    confirmed = models.BooleanField()
    words = models.TextField("what they said", blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["answered_at"]

    def __str__(self) -> str:
        return "Confirmed" if self.confirmed else "Declined"
