"""Where something cannot be done any more, the page says so before one types, and offers no form."""

import pytest

from hscp.spaces.acting import acting, in_space, loading
from meetings.models import AgendaItem, Attendee
from meetings.operations.meeting import cancel_meeting
from meetings.operations.presence import add_guest
from partnership.models import Organisation, Participation, Terms
from tests.factories.meetings import clock, planned
from tests.meetings.conftest import Stage


def test_in_a_cancelled_meeting(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, items=1))
    item = stage.inside(lambda: AgendaItem.objects.filter(meeting=meeting).first())
    line = stage.inside(lambda: Attendee.objects.filter(meeting=meeting, seat__isnull=False).first())
    seat = stage.board.seats["council"]
    stage.inside(lambda: cancel_meeting(meeting=meeting, reason="Snow", seat=seat, at=clock(8)))
    pages = [(name, meeting.pk) for name in ("agenda_item_add", "standing_items_add", "attendee_add")]
    pages += [(name, meeting.pk) for name in ("meeting_open", "meeting_cancel")]
    pages += [(name, meeting.pk, item.pk) for name in ("agenda_item_edit", "agenda_item_withdraw")]
    pages.append(("apologies", meeting.pk, line.pk))
    for page in pages:
        main = stage.page("council", *page).split("<main")[1].split("</main")[0]
        assert "This meeting is cancelled" in main and "<form" not in main and "ack" in main, page


def test_a_group_that_lost_its_terms(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board))

    def lose() -> None:
        for terms in Terms.objects.filter(group=meeting.group_id):
            terms.ends_on = terms.starts_on
            terms.save(update_fields=["ends_on"])

    stage.inside(lose)
    for name in ("meeting", "attendee_add", "meeting_open", "agenda_item_add"):
        assert stage.page("council", name, meeting.pk)


@pytest.mark.parametrize("kind", ["guest", "deputy"])
def test_nobody_is_on_the_list_twice(stage: Stage, kind: str) -> None:
    meeting = stage.inside(lambda: planned(stage.board))
    member = stage.inside(lambda: Attendee.objects.filter(meeting=meeting, is_member=True, seat__isnull=False).first())
    sent = {"kind": kind, "name": "Ada Nurse", "capacity": "Matron", "mode": "in_person", "deputised": member.pk}
    client, address = stage.client("council"), stage.address("attendee_add", meeting.pk)
    assert client.post(address, sent).status_code == 302
    again = client.post(address, {**sent, "name": "ada nurse "})
    assert again.status_code == 200 and "already" in again.content.decode()
    assert stage.inside(lambda: Attendee.objects.filter(meeting=meeting, guest_name__iexact="ada nurse").count()) == 1
    if kind == "guest":  # a namesake comes in another capacity
        stage.inside(lambda: add_guest(meeting=meeting, name="Ada Nurse", capacity="Student"))


def test_organisations_of_another_partnership_are_not_offered(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board))

    def elsewhere() -> None:
        made = Organisation(key="far-away", name="Faraway Trust", introduced_by=stage.world.there)
        with loading():
            made.save()
        Participation(organisation=made, category=made.category).save()

    with acting(in_space(stage.world.there.pk)):
        elsewhere()
    assert "Faraway Trust" not in stage.page("council", "attendee_add", meeting.pk)
