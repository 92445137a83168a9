"""The same hour: records secured, parallel processes, the media line, who deputises."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from partnership.models import CaseFile, Seat
from reviews.enums import ProcessKind, ProcessState
from reviews.models.incident import Incident


class InstructionText(SpaceModel):
    """The partnership's own words of the instruction to secure records; the latest row counts."""

    kept_as = RecordClass.STRUCTURE
    fence = Fence(writes=Writes.INSERT_ONLY)
    text = models.TextField()
    because = models.TextField("why")
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["-set_at", "-id"]
        indexes = [models.Index(fields=["space", "-set_at"], name="reviews_instructiontext_list")]

    def __str__(self) -> str:
        return f"Instruction of {self.set_at:%Y-%m-%d}"


class OfCase(SpaceModel):
    """Base of what belongs to a case."""

    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        abstract = True


class SecureAsk(OfCase):
    """That an agency was told to secure its records: whom, in which words, and that it was confirmed.

    ``confirmed_from`` says who in the agency confirmed, ``confirmed_by`` from which seat that was put on record. The
    mail goes to ``email``; without one it was said otherwise, as ``contact`` tells.
    """

    kept_as = RecordClass.CASE_FILES
    agency = models.CharField(max_length=200)
    contact = models.CharField("whom", max_length=200)
    email = models.EmailField("e-mail address", max_length=254, blank=True)
    text = models.TextField()
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_from = models.CharField("confirmed by", max_length=200, blank=True)
    confirmed_words = models.TextField("what was said", blank=True)
    confirmed_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    history = History()

    class Meta(OfCase.Meta):
        ordering = ["sent_at", "id"]
        indexes = [models.Index(fields=["space", "incident"], name="reviews_secureask_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True, confirmed_by__isnull=True, confirmed_from="")
                | (Q(confirmed_on__isnull=False, confirmed_by__isnull=False) & ~Q(confirmed_from="")),
                name="reviews_secureask_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return self.agency


class SecureReminder(SpaceModel):
    """That an agency was reminded to secure its records."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    ask = models.ForeignKey(SecureAsk, on_delete=models.PROTECT, related_name="reminders")
    words = models.TextField("what was said, and how")
    at = models.DateTimeField()
    by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"Reminder of {self.at:%Y-%m-%d}"


class ParallelProcess(OfCase):
    """A process beside the case: who runs it, how it stands, what it restricts and how that is lifted."""

    kept_as = RecordClass.CASE_FILES
    kind = models.CharField(max_length=15, choices=ProcessKind.choices)
    title = models.CharField("which", max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=ProcessState.choices)
    contact = models.CharField("who answers for it", max_length=200, blank=True)
    reach = models.CharField("how they are reached", max_length=200, blank=True)
    disclosure = models.BooleanField("restricts disclosing material", default=False)
    interviews = models.BooleanField("restricts speaking to people", default=False)
    publication = models.BooleanField("restricts publishing", default=False)
    restriction = models.TextField("what exactly, and who lifts it", blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfCase.Meta):
        ordering = ["id"]
        indexes = [models.Index(fields=["space", "incident"], name="reviews_parallelprocess_of")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ProcessKind.values), name="reviews_parallelprocess_kind"),
            models.CheckConstraint(condition=Q(state__in=ProcessState.values), name="reviews_parallelprocess_state"),
            models.CheckConstraint(
                condition=~Q(state="none") | Q(disclosure=False, interviews=False, publication=False),
                name="reviews_parallelprocess_none",
            ),
        ]

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return self.title or str(self.get_kind_display())

    def __str__(self) -> str:
        return self.name


class MediaLine(OfCase):
    """What is said to the media, in versions: the latest stands."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    number = models.PositiveSmallIntegerField("version")
    text = models.TextField()
    spoken_by = models.CharField("who speaks", max_length=200, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(OfCase.Meta):
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["space", "incident", "number"], name="reviews_medialine_number")]

    def __str__(self) -> str:
        return f"Version {self.number}"


class MediaAgreement(SpaceModel):
    """That somebody agreed one version of the media line, for their agency."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    line = models.ForeignKey(MediaLine, on_delete=models.PROTECT, related_name="agreements")
    who = models.CharField(max_length=200)
    agency = models.CharField(max_length=200)
    agreed_on = models.DateField()
    at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["agreed_on", "id"]
        constraints = [models.UniqueConstraint(fields=["space", "line", "who"], name="reviews_mediaagreement_once")]

    def __str__(self) -> str:
        return self.who


class CaseDeputy(OfCase):
    """Who deputises for the manager in a case, from day to day, both included; without an end until further notice."""

    kept_as = RecordClass.CASE_FILES
    who = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    because = models.CharField("why", max_length=300)
    named_at = models.DateTimeField()
    named_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfCase.Meta):
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["space", "incident"], name="reviews_casedeputy_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="reviews_casedeputy_days",
            ),
        ]

    def __str__(self) -> str:
        return f"Deputy from {self.starts_on}"
