"""What went to bodies outside: who was told of a death, what another area that leads asked and was sent."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from partnership.models import CaseDocument, Seat
from reviews.enums import ToldBody
from reviews.models.hour import OfCase
from reviews.models.incident import Child


class DeathTold(OfCase):
    """That the Secretary of State or Ofsted was told of a death. The copy is a document of the file.

    ``child`` is whose death; None where one notification told of all whom it concerns.
    """

    kept_as = RecordClass.CASE_FILES
    child = models.ForeignKey(Child, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body = models.CharField("who was told", max_length=10, choices=ToldBody.choices)
    told_on = models.DateField()
    contact = models.CharField("whom there, and how", max_length=200, blank=True)
    reference = models.CharField("reference that came back", max_length=80, blank=True)
    document = models.ForeignKey(CaseDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfCase.Meta):
        ordering = ["told_on", "id"]
        indexes = [models.Index(fields=["space", "incident"], name="reviews_deathtold_of")]
        constraints = [models.CheckConstraint(condition=Q(body__in=ToldBody.values), name="reviews_deathtold_body")]

    def __str__(self) -> str:
        return f"{self.get_body_display()}, {self.told_on}"


class AreaRequest(OfCase):
    """What another area of England that leads asked of this one, by when, and what was sent. No clock of ours."""

    kept_as = RecordClass.CASE_FILES
    area = models.CharField("which area", max_length=120)
    asked_by = models.CharField("who asked", max_length=200, blank=True)
    asked = models.TextField("what is asked")
    asked_on = models.DateField()
    wanted_by = models.DateField("wanted by", null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent = models.TextField("what was sent", blank=True)
    document = models.ForeignKey(CaseDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(OfCase.Meta):
        ordering = ["asked_on", "id"]
        indexes = [models.Index(fields=["space", "incident"], name="reviews_arearequest_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True, sent="", document__isnull=True)
                | (Q(sent_on__isnull=False) & (~Q(sent="") | Q(document__isnull=False))),
                name="reviews_arearequest_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area}, {self.asked_on}"
