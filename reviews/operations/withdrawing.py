"""A practice review's report is no longer before the partners, or no longer stands: taken back, or worded again."""

from datetime import datetime

from django.db import transaction

from hscp.spaces.acting import current
from partnership.enums import SignoffState
from partnership.models import Seat
from partnership.operations.signoff import withdraw_signoff
from reviews.enums import ReportState
from reviews.models import PracticeReport, PracticeReview


@transaction.atomic
def end_reports(*, practice: PracticeReview, reason: str, seat: Seat, at: datetime) -> int:
    """What is before the partners, not agreed or signed is overtaken; open signatures become void. Returns how many."""
    rows = PracticeReport.objects.select_for_update(of=("self",)).filter(practice=practice)
    count = 0
    for row in rows.exclude(state=ReportState.OVERTAKEN):
        if row.signoff is not None and row.signoff.state == SignoffState.OPEN:
            withdraw_signoff(signoff=row.signoff, reason=reason, at=at, by_id=current().user_id, seat=seat)
        row.state = ReportState.OVERTAKEN
        row.save(update_fields=["state"])
        count += 1
    return count
