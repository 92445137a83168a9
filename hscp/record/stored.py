"""What is known of a stored file. Its content lies in the private storage, under a name that says nothing."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.lib.uploads import KINDS, Kind, Scan, kind_named, may_download, scan_words, size_words
from hscp.lib.verdicts import Verdict, no
from hscp.record.history import History
from hscp.spaces.models import SpaceModel

# The files that rows name, for backups: path below the private folder, and SHA-256. SQL of both engines (see `path`).
FILES_NAMED = (
    "SELECT space_id || '/files/' || COALESCE(case_file_id, 0) || '/' || key, sha256"
    " FROM record_storedfile WHERE removed_at IS NULL"
)


class StoredFile(SpaceModel):
    """One uploaded file. What it is for is said by the row that refers to it, in a higher app, and so is its door.

    ``case_file_id`` is the bare key of the case file that its owner belongs to (the floor does not know case files):
    it shuts the row as it shuts the owner. ``name`` is as given, cleaned to be shown; ``key`` is drawn by lot.
    Once ``removed_at`` stands the content is gone or about to go.
    """

    file_column = "case_file_id"
    kept_as = RecordClass.FILES
    words_that_stay = frozenset({"scan_words", "removed_because"})
    content_at = ("removed_at", "key", "case_file_id")
    case_file_id = models.BigIntegerField("case file", null=True, blank=True, editable=False)
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=8, choices=[(kind.key, kind.words) for kind in KINDS])
    size = models.PositiveBigIntegerField(help_text="In bytes.")
    sha256 = models.CharField(max_length=64)
    key = models.CharField(max_length=64, editable=False)
    scan = models.CharField(
        "virus scan", max_length=12, choices=[(each.value, each.value.capitalize()) for each in Scan]
    )
    scan_words = models.CharField("what the scanner said", max_length=200, blank=True)
    scanned_at = models.DateTimeField(null=True, blank=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_seat = models.BigIntegerField("seat it was uploaded from", null=True, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_because = models.CharField(max_length=300, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["space", "key"], name="record_storedfile_key"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.key for kind in KINDS]), name="record_storedfile_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(scan__in=[each.value for each in Scan]), name="record_storedfile_scan_known"
            ),
            models.CheckConstraint(
                condition=Q(scan="not scanned") | Q(scanned_at__isnull=False), name="record_storedfile_scanned_at"
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_because="")
                | (Q(removed_at__isnull=False) & ~Q(removed_because="")),
                name="record_storedfile_removed_pair",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> Kind:
        """Its kind."""
        return kind_named(self.kind)

    @property
    def path(self) -> str:
        """Where its content lies in the storage: below its space, and below its case file where it has one."""
        return f"{folder_of(self.space_id, self.case_file_id)}/{self.key}"

    @property
    def words(self) -> str:
        """Kind and size, as they stand beside its name."""
        return f"{self.about.words}, {size_words(self.size)}"

    @property
    def scan_tag(self) -> tuple[str, str]:
        """How its scan stands: words, and the tone of their tag."""
        return scan_words(self.scan, scanner=bool(settings.CLAMAV_URL))

    @property
    def may_leave(self) -> Verdict:
        """Whether it can be downloaded now, by whoever its owner's door lets."""
        if self.removed_at is not None:
            return no("removed", f"This file was removed: {self.removed_because}")
        return may_download(self.scan, scanner=bool(settings.CLAMAV_URL))


def folder_of(space_id: int, case_file_id: int | None) -> str:
    """The folder of the files of a space that belong to one case file, or to none."""
    return f"{folders_of(space_id)}/{case_file_id or 0}"


def folders_of(space_id: int) -> str:
    """Where the folders of a space's files lie: one for each case file, and 0 for what belongs to none."""
    return f"{space_id}/files"
