"""The checks of a practice review."""

from datetime import date
from typing import Any

from reviews.models import PracticeReview, ProgressCheck
from reviews.rules.checks import mending_words


def checks_of(practice: PracticeReview, today: date) -> list[Any]:
    """Every check, the latest first, each with its ``tag`` for what it asked. One query."""
    rows: list[Any] = list(ProgressCheck.objects.filter(practice=practice).select_related("noted_by__person"))
    for row in rows:
        row.tag = mending_words(asked=row.asked, mended=row.mended, mend_by=row.mend_by, today=today)
    return sorted(rows, key=lambda row: -row.number)
