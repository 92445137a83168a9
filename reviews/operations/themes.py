"""Which themes a case is about."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from partnership.models import Seat, Theme
from partnership.operations.themes import choose_themes
from reviews.models import Incident, IncidentTheme
from reviews.operations.incidents import held_incident


@transaction.atomic
def tag_incident(
    *, incident: Incident, themes: Collection[Theme], shown: Collection[int], seat: Seat, at: datetime
) -> None:
    """Say which themes a case is about. Raises as ``choose_themes``, and ``Refused`` in a closed file."""
    row = held_incident(incident)
    chosen: dict[str, Any] = {"themes": themes, "shown": shown, "seat": seat, "at": at}
    choose_themes(row=row, tag=IncidentTheme, column="incident", **chosen)
