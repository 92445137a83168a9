"""Who the people of a case are: the only tables with names, in a case file of their own that is the sheet's."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from partnership.models import CaseFile, FileReference, Seat
from reviews.enums import PersonKind
from reviews.models.incident import Incident


class IdentitySheet(SpaceModel):
    """The identity sheet of a case. ``file`` is the sheet's own: its list, and not the case's, says who opens it.

    ``case`` is the reference of the case, which whoever opens the sheet may know without opening the case.
    """

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(FileReference, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["space", "file"], name="reviews_identitysheet_file"),
            models.UniqueConstraint(fields=["space", "case"], name="reviews_identitysheet_case"),
        ]

    def __str__(self) -> str:
        return f"Identity sheet {self.pk}"


class SheetLink(SpaceModel):
    """What a case knows of its sheet: the reference, and nothing that stands on it. It lies in the case's file."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="sheet_links")
    sheet = models.ForeignKey(FileReference, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        constraints = [models.UniqueConstraint(fields=["space", "incident"], name="reviews_sheetlink_once")]

    def __str__(self) -> str:
        return f"Sheet of incident {self.incident_id}"


class SheetPerson(SpaceModel):
    """Somebody on an identity sheet, in every spelling that is known.

    ``called`` is what the case calls them ("Child A", "Mother"). ``former`` and ``known_as`` hold a name a line,
    ``address`` the lines of addresses with an empty line between two. ``left_out_because`` says why somebody does not
    belong there after all; their words are protected still.
    """

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    sheet = models.ForeignKey(IdentitySheet, on_delete=models.PROTECT, related_name="people")
    kind = models.CharField("who it is", max_length=10, choices=PersonKind.choices)
    called = models.CharField("called in the case", max_length=40)
    relation = models.CharField("relation to the children", max_length=200, blank=True)
    given = models.CharField("given names", max_length=200, blank=True)
    family = models.CharField("family name", max_length=200, blank=True)
    former = models.TextField("former names", blank=True)
    known_as = models.TextField("also known as", blank=True)
    born_on = models.DateField("date of birth", null=True, blank=True)
    nhs_number = models.CharField("NHS number", max_length=10, blank=True)
    address = models.TextField("addresses", blank=True)
    left_out_because = models.CharField("why not part of it", max_length=300, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["space", "sheet", "called"], name="reviews_sheetperson_called"),
            models.CheckConstraint(condition=Q(kind__in=PersonKind.values), name="reviews_sheetperson_kind_known"),
            models.CheckConstraint(
                condition=~Q(given="") | ~Q(family="") | ~Q(known_as=""), name="reviews_sheetperson_named"
            ),
        ]

    def __str__(self) -> str:
        return self.called
