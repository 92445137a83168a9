"""Who is expected at a meeting: its list filled from the seats, memberships and chair of its day."""

from hscp.record.bulk import create_many, update_many
from meetings.enums import Attendance, MeetingState
from meetings.models import Attendee, Meeting
from meetings.operations.reach import whole_record_of
from meetings.queries import Expected, day_of, expected_people
from meetings.queries.conduct import conduct_now


def fill_list(meeting: Meeting) -> None:
    """Bring the list up to its day: new places added, changed ones changed, gone ones off unless they were there."""
    expected = {(each.post_id, each.seat_id): each for each in expected_people(meeting.group_id, day_of(meeting))}
    listed = {
        (row.post_id, row.seat_id): row
        for row in Attendee.objects.filter(meeting=meeting, post__isnull=False, deputising_for__isnull=True)
    }
    create_many(
        Attendee(meeting=meeting, space_id=meeting.space_id, **_fields(expected[key]))
        for key in expected.keys() - listed.keys()
    )
    changed = []
    for key in expected.keys() & listed.keys():
        row, fields = listed[key], _fields(expected[key])
        if any(getattr(row, name) != value for name, value in fields.items()):
            for name, value in fields.items():
                setattr(row, name, value)
            changed.append(row)
    update_many(changed, ["capacity", "represents", "counts_as", "is_member", "is_chair", "is_vice_chair"])
    gone = [listed[key].pk for key in listed.keys() - expected.keys()]
    if gone:
        leaving = Attendee.objects.filter(pk__in=gone, presences__isnull=True)
        if meeting.state == MeetingState.OPEN:
            leaving = leaving.filter(attendance=Attendance.EXPECTED)
        named = named_in(meeting)
        for row in leaving:
            if row.pk not in named:
                row.delete()


def named_in(meeting: Meeting) -> frozenset[int]:
    """The lines that a declaration or a choice of who presides names: they stay on the list. One query."""
    with whole_record_of(meeting):
        conduct = conduct_now(meeting.pk, withdrawn=True)
    named = [each.attendee_id for each in conduct.declarations]
    return frozenset(named + [each.attendee_id for each in conduct.chosen])


def _fields(each: Expected) -> dict[str, object]:
    return {
        "post_id": each.post_id,
        "seat_id": each.seat_id,
        "capacity": each.title,
        "represents_id": each.body_id,
        "counts_as": each.counts_as,
        "is_member": each.is_member,
        "is_chair": each.is_chair,
        "is_vice_chair": each.is_vice_chair,
    }
