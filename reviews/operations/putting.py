"""What is before the partners is taken from before them: overtaken by another, or by what the group takes back."""

from datetime import datetime

from django.db import transaction

from hscp.spaces.acting import current
from partnership.enums import SignoffState
from partnership.models import Seat
from partnership.operations.signoff import withdraw_signoff
from reviews.enums import DecisionState
from reviews.models import RapidReview, ReviewDecision


@transaction.atomic
def end_open(*, rapid: RapidReview, reason: str, seat: Seat, at: datetime) -> int:
    """Withdraw what is before the partners of a rapid review that is held; nothing where nothing is. Returns how many.

    Side effects: the sign-off becomes void, with its stage record.
    """
    rows = ReviewDecision.objects.select_for_update(of=("self",)).filter(rapid=rapid, state=DecisionState.OPEN)
    count = 0
    for row in rows:
        if row.signoff is not None and row.signoff.state == SignoffState.OPEN:
            withdraw_signoff(signoff=row.signoff, reason=reason, at=at, by_id=current().user_id, seat=seat)
        row.state = DecisionState.OVERTAKEN
        row.save(update_fields=["state"])
        count += 1
    return count
