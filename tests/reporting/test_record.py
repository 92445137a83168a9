"""The record of a year as facts: what a row of the database says, and what it must not overwrite."""

from datetime import date

import pytest

from meetings.models import AbsenceLetter, Attendee
from meetings.operations.absence import change_letter, send_letter
from meetings.operations.meeting import close_meeting
from meetings.operations.presence import add_deputy, arrive
from partnership.models import Chairing, Membership, Post, Terms
from reporting.queries.record import record_of
from reporting.rules.facts import Absence, Chair
from tests.conftest import TODAY
from tests.factories.meetings import clock, come, opened, write_all
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


@pytest.mark.parametrize(
    ("deputies", "delegated_from", "counts"),
    [
        ("not_allowed", date(2025, 1, 1), False),
        ("allowed", None, True),
        ("with_delegation", date(2025, 1, 1), True),
        ("with_delegation", date(2025, 6, 10), False),
    ],
)
def test_a_deputy_represents_a_body_as_far_as_the_meetings_own_terms_say(
    year: Year, deputies: str, delegated_from: date | None, counts: bool
) -> None:
    """The quoracy of the meeting and the report's attendance say the same; what the terms say since changes neither."""
    terms = Terms.objects.get(group=year.board.group)
    terms.data = {**terms.data, "deputies": deputies}
    terms.save(update_fields=["data"])
    day = date(2025, 6, 10) if delegated_from is None or delegated_from < date(2025, 6, 1) else date(2025, 6, 9)
    meeting = opened(year.board, day=day, hour=14)
    come(year.board, meeting, "council", "icb")
    deputy = add_deputy(
        meeting=meeting,
        deputised_id=year.board.line(meeting, "police").pk,
        name="Deputy commander",
        delegated_from=delegated_from,
    )
    arrive(meeting=meeting, attendee_id=deputy.pk, when=clock(14, day=day), at=clock(14, day=day))
    write_all(meeting, year.manager, clock(15, day=day))
    closed = close_meeting(meeting=meeting, closed_at=clock(15, day=day), seat=year.manager, at=clock(15, day=day))
    terms.data = {**terms.data, "deputies": "not_allowed" if counts else "allowed"}
    terms.save(update_fields=["data"])
    record = record_of(*YEAR, TODAY)
    (row,) = [each for each in record.attendance if (each.meeting, each.post) == (closed.pk, "board-police")]
    assert closed.quoracy["summary"] == ("throughout" if counts else "never")
    assert (row.attended, row.sent_uncounted) == (counts, not counts)


def test_who_chairs_stands_for_the_body_that_the_post_represents_in_the_group(year: Year) -> None:
    """Beginning with the year before; terms that were over by then, and vice-chairs, are left out."""
    group = year.board.group
    icb, council = (Post.objects.get(key=f"board-{name}") for name in ("icb", "council"))
    Chairing.objects.filter(group=group).delete()
    for post, kind, starts_on, ends_on in (
        (icb, "chair", date(2024, 1, 1), date(2025, 4, 1)),
        (council, "chair", date(2025, 4, 1), date(2025, 9, 1)),
        (icb, "vice_chair", date(2025, 4, 1), None),
        (icb, "chair", date(2025, 9, 1), None),
    ):
        Chairing(group=group, post=post, kind=kind, starts_on=starts_on, ends_on=ends_on).save()
    seat = Membership.objects.get(group=group, post=icb)
    seat.represents = year.board.organisations["education"]
    seat.save(update_fields=["represents"])
    assert record_of(*YEAR, TODAY).chairs == (
        Chair("board", "board-council", "statutory_partner", date(2025, 4, 1), date(2025, 9, 1)),
        Chair("board", "board-icb", "relevant_agency", date(2025, 9, 1), None),
    )


def test_an_absence_is_known_with_the_day_on_which_its_letter_was_sent(year: Year) -> None:
    """The education service was absent from the meeting of October, without a word."""
    (letter,) = AbsenceLetter.objects.filter(line__meeting__starts_at__date=date(2025, 10, 6))
    assert Absence(date(2025, 10, 6)) in record_of(*YEAR, TODAY).absences
    letter = change_letter(
        letter=letter,
        to_name="A manager",
        to_email="manager@example.org",
        subject=letter.subject,
        text=letter.text,
        version=letter.version,
    )
    send_letter(letter=letter, version=letter.version, seat=year.manager, at=clock(12, day=date(2025, 10, 20)))
    assert Absence(date(2025, 10, 6), date(2025, 10, 20)) in record_of(*YEAR, TODAY).absences
