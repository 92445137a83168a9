"""Which themes a recommendation is about."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from meetings.models.actions import Recommendation
from partnership.models.themes import ENDED_PAIR, ThemeTag


class RecommendationTheme(ThemeTag):
    """That a recommendation is about a theme; it lies in the case file of the recommendation, if that is of one."""

    kept_as = RecordClass.ACTIONS
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="theme_tags")
    history = History()

    class Meta(ThemeTag.Meta):
        abstract = False
        indexes = [models.Index(fields=["space", "theme"], name="meetings_rectheme_theme")]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "recommendation", "theme"],
                condition=Q(ended_at__isnull=True),
                name="meetings_rectheme_once",
            ),
            models.CheckConstraint(condition=ENDED_PAIR, name="meetings_rectheme_ended"),
        ]
