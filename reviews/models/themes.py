"""Which themes a case is about."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from partnership.models import CaseFile
from partnership.models.themes import ENDED_PAIR, ThemeTag
from reviews.models.incident import Incident


class IncidentTheme(ThemeTag):
    """That a case is about a theme. It lies in the case file, like everything of a case."""

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="theme_tags")
    history = History()

    class Meta(ThemeTag.Meta):
        abstract = False
        indexes = [models.Index(fields=["space", "theme"], name="reviews_incidenttheme_theme")]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "incident", "theme"],
                condition=Q(ended_at__isnull=True),
                name="reviews_incidenttheme_once",
            ),
            models.CheckConstraint(condition=ENDED_PAIR, name="reviews_incidenttheme_ended"),
        ]
