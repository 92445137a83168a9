"""The record of a year as facts: what a row of the database says, and what it must not overwrite."""

from meetings.models import Attendee
from reporting.queries.record import record_of
from tests.conftest import TODAY
from tests.factories.reports import YEAR, Year


def test_a_shared_post_was_represented_where_any_of_its_holders_came(year: Year) -> None:
    """The holder who came is written down first, the one who did not last."""
    first = Attendee.objects.filter(meeting__starts_at__year=2025, post__key="board-council").order_by("pk").first()
    assert first is not None
    Attendee(
        meeting=first.meeting,
        post=first.post,
        capacity=f"{first.capacity}, second holder",
        represents=first.represents,
        counts_as=first.counts_as,
        is_member=True,
    ).save()
    record = record_of(*YEAR, TODAY)
    (row,) = [each for each in record.attendance if (each.meeting, each.post) == (first.meeting_id, "board-council")]
    assert row.attended
