"""Whom a body's absence is reported to (§8): a contact, who needs no account and holds no post."""

from django.db import models

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.models import SpaceModel
from partnership.models.people import Organisation


class LineManager(SpaceModel):
    """The line manager of those whom an organisation sends, as one partnership knows them: one for each body."""

    kept_as = RecordClass.PEOPLE
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    title = models.CharField("post", max_length=200, blank=True)
    email = models.EmailField("e-mail address", max_length=254, blank=True)
    phone = models.CharField("telephone number", max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(fields=["space", "organisation"], name="partnership_linemanager_once"),
        ]

    def __str__(self) -> str:
        return self.name
