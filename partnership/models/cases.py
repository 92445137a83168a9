"""Case files: need-to-know. A row tied to a file is seen only by those whom the file's own list names."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.models import StageRecord
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from partnership.enums import ReadKind
from partnership.models.people import Organisation, Person, Seat
from partnership.rules.roles import FILE_RIGHTS, RIGHT_WORDS, Right


class FileReference(SpaceModel):
    """The one thing about a case file that everybody in the space may know. Its key is the key of the file."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    reference = models.CharField(max_length=40)

    class Meta(SpaceModel.Meta):
        constraints = [models.UniqueConstraint(fields=["space", "reference"], name="partnership_filereference_once")]

    def __str__(self) -> str:
        return self.reference


class CaseFile(SpaceModel):
    """A restricted matter. Outside it only its reference appears: never a name, never a title."""

    kept_as = RecordClass.CASE_FILES
    file_column = "id"
    reference = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    lead = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField("content erased", null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(fields=["space", "reference"], name="partnership_casefile_reference"),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(closed_at__isnull=False),
                name="partnership_casefile_erased_closed",
            ),
        ]
        permissions = [(right.value, RIGHT_WORDS[right].capitalize()) for right in Right if right in FILE_RIGHTS]

    def __str__(self) -> str:
        return self.reference


class Restrictable(SpaceModel):
    """A row that may belong to a case file; without one it is open to the space."""

    file = models.ForeignKey(CaseFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        abstract = True


class RestrictableStage(Restrictable, StageRecord):
    """Base of the stage table of something that may belong to a case file: a move says as much as the thing itself."""

    class Meta(StageRecord.Meta):
        abstract = True


class FileStage(StageRecord):
    """What happened to a file itself: opened, handed over, its list confirmed, its glass broken, closed, reopened."""

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(StageRecord.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "file"], name="partnership_filestage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"


class FileExclusion(SpaceModel):
    """Somebody who must not see a file, or everybody whose seat is for a body. It beats every grant until it is lifted.

    It is asked for whenever rights are looked up, so a grant given later, or a new seat, does not get round it.
    """

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="exclusions")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_because = models.CharField(max_length=300, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation__isnull=True)
                | Q(person__isnull=True, organisation__isnull=False),
                name="partnership_fileexclusion_one",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_because="")
                | (Q(lifted_at__isnull=False) & ~Q(lifted_because="")),
                name="partnership_fileexclusion_lifted",
            ),
            models.UniqueConstraint(
                fields=["space", "file", "person"],
                condition=Q(lifted_at__isnull=True, person__isnull=False),
                name="partnership_fileexclusion_person",
            ),
            models.UniqueConstraint(
                fields=["space", "file", "organisation"],
                condition=Q(lifted_at__isnull=True, organisation__isnull=False),
                name="partnership_fileexclusion_body",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.organisation}"


class FileRead(SpaceModel):
    """That somebody was shown something of a file: one row for each page, written in the transaction that showed it.

    ``page`` is the name of the page's address and ``path`` the address without what was searched for.
    """

    kept_as = RecordClass.LOOKS
    words_that_stay = frozenset({"page", "path"})
    fence = Fence(writes=Writes.READ_LOG)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="reads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=ReadKind.choices)
    page = models.CharField(max_length=60)
    path = models.CharField(max_length=200)

    class Meta(SpaceModel.Meta):
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["space", "file", "-at"], name="partnership_fileread_of")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ReadKind.values), name="partnership_fileread_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.page}"
