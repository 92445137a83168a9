"""What the partners pay for the arrangements: agreed every year, in cash and in kind."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.models import SpaceModel
from meetings.models import Decision
from partnership.models import Organisation


class Contribution(SpaceModel):
    """One organisation's contribution for one financial year (1 April to 31 March)."""

    kept_as = RecordClass.MONEY
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year_starts_on = models.DateField("financial year from")
    cash = models.DecimalField("cash (£)", max_digits=12, decimal_places=2)
    in_kind = models.TextField("in kind", blank=True, help_text="Staff, rooms, trainers: what is given besides cash.")
    agreed_by = models.ForeignKey(
        Decision,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contributions",
        help_text="The decision on contributions that agreed it. Without one it is not agreed.",
    )
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-year_starts_on", "organisation__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "year_starts_on", "organisation"], name="funding_contribution_once"
            ),
            models.CheckConstraint(condition=Q(cash__gte=0), name="funding_contribution_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.year_starts_on:%Y}"
