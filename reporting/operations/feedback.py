"""The voice log: what children and families said, and what changed because of it."""

from datetime import date

from django.db import transaction

from hscp.lib.verdicts import no
from partnership.models import Feedback


@transaction.atomic
def save_feedback(
    *,
    feedback: Feedback | None = None,
    heard_on: date,
    from_whom: str,
    how: str,
    heard: str,
    went_to: str,
    changed: str,
    today: date,
) -> Feedback:
    """Write down what was heard, or put an entry right. Raises ``Refused`` for a day to come."""
    if heard_on > today:
        no("to_come", "What was heard was heard today or on a day that has been.").require()
    row = feedback or Feedback()
    row.heard_on, row.from_whom, row.how = heard_on, from_whom.strip(), how.strip()
    row.heard, row.went_to, row.changed = heard.strip(), went_to.strip(), changed.strip()
    row.save()
    return row
