"""The template of a group's agendas: the items that each of its meetings begins with. Each version is kept."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from meetings.enums import ItemPurpose
from partnership.models import Group, Post, Seat


class AgendaTemplate(SpaceModel):
    """One version of a group's template. A change is another, with the next ``number``; the last one holds."""

    fence = Fence(writes=Writes.INSERT_ONLY)
    kept_as = RecordClass.STRUCTURE
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="agenda_templates")
    number = models.PositiveSmallIntegerField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["space", "group", "number"], name="meetings_template_number")]

    def __str__(self) -> str:
        return f"Agenda template of {self.group}, version {self.number}"


class AgendaTemplateItem(SpaceModel):
    """A line of one version of a template. ``key`` is the line's own in every version, so that it is filled once."""

    fence = Fence(writes=Writes.INSERT_ONLY)
    kept_as = RecordClass.STRUCTURE
    template = models.ForeignKey(AgendaTemplate, on_delete=models.PROTECT, related_name="lines")
    key = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=10, choices=ItemPurpose.choices, default=ItemPurpose.DISCUSS)
    minutes_planned = models.PositiveSmallIntegerField("minutes planned", null=True, blank=True)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["space", "template", "key"], name="meetings_templateitem_key"),
            models.UniqueConstraint(fields=["space", "template", "position"], name="meetings_templateitem_position"),
            models.CheckConstraint(
                condition=Q(purpose__in=ItemPurpose.values), name="meetings_templateitem_purpose_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title
