"""The voice log: what children and families said, and what changed because of it."""

from datetime import date

from django.db import transaction

from hscp.lib.verdicts import no
from hscp.record.versions import held, save_upon
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
    version: int | None = None,
) -> Feedback:
    """Write down what was heard, or put an entry right that was written on ``version``.

    Raises ``Refused`` for a day to come, ``EditConflict`` when somebody else changed the entry since.
    """
    if heard_on > today:
        no("to_come", "What was heard was heard today or on a day that has been.").require()
    values = {
        "heard_on": heard_on,
        "from_whom": from_whom.strip(),
        "how": how.strip(),
        "heard": heard.strip(),
        "went_to": went_to.strip(),
        "changed": changed.strip(),
    }
    if feedback is not None:
        found: Feedback = save_upon(held(feedback), version or 0, **values)
        return found
    row = Feedback(**values)
    row.save()
    return row
