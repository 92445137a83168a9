"""Items of a joint meeting that belong to one partnership: a place on the joint agenda, read at home alone."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.runner import drain
from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space
from meetings.models import AgendaItem, Meeting, OwnedItem, OwnedSlot
from meetings.operations.agenda import add_item
from meetings.operations.agenda_life import approve_agenda, standing_now
from meetings.operations.inviting import Answer, answer_invitation
from meetings.operations.meeting import open_meeting, reschedule_meeting
from meetings.operations.outlook import apply_order, proposed_order
from meetings.operations.owned import add_owned_slot, tell_owners, withdraw_owned_slot, write_owned_item
from meetings.queries import planned_people
from tests.conftest import NOW
from tests.factories.fixtures import World, scene
from tests.factories.meetings import DAY, Board, clock, make_board, planned

SECRET = "Our staffing"


@dataclass
class Forum:
    """A joint group of two counties with a meeting today; nothing waits to be told yet."""

    world: World
    board: Board
    meeting: Meeting

    def add(self, owner: Space | None = None) -> OwnedSlot:
        with acting(in_space(self.world.joint.pk)):
            return add_owned_slot(meeting=self.meeting, owner=owner or self.world.here, seat=None, at=NOW)

    def get(self, who: str, space: Space, name: str, *args: Any) -> Any:
        client = Client()
        client.force_login(self.world.user(who, space))
        return client.get(reverse(name, args=(space.slug, *args)))

    def page(self, who: str, space: Space, name: str, *args: Any) -> str:
        response = self.get(who, space, name, *args)
        assert response.status_code == 200, response.status_code
        return str(response.content.decode())


def make_forum(world: World) -> Forum:
    with acting(in_space(world.joint.pk)):
        board = make_board(accounts=True)
        return Forum(world, board, planned(board))


forum = scene(make_forum)


def at_home(space: Space) -> list[OwnedItem]:
    with acting(in_space(space.pk)):
        return list(OwnedItem.objects.select_related("joint").order_by("pk"))


def write(space: Space, item: OwnedItem, **more: Any) -> OwnedItem:
    said = {"title": SECRET, "about": "Three posts", "said": "", "decided": "", "version": item.version} | more
    with acting(in_space(space.pk)):
        return write_owned_item(item=item, **said)


def test_its_place_is_on_the_joint_agenda_and_what_it_is_about_at_home_alone(forum: Forum) -> None:
    world, slot = forum.world, forum.add()
    assert slot.number == 4 and at_home(world.here) == []
    assert drain(NOW) > 0
    (item,) = at_home(world.here)
    assert (item.slot, item.number, item.held_on, item.state, item.group) == (slot.pk, 4, DAY, "planned", "board")
    assert at_home(world.there) == [] and at_home(world.joint) == []
    write(world.here, item)
    html = forum.page("member", world.here, "owned_item", slot.pk)
    assert SECRET in html and "Three posts" in html and "Write this item" not in html
    assert SECRET in forum.page("member", world.here, "owned_items")
    for name in ("meeting", "meeting_agenda", "minutes"):
        html = forum.page("team", world.joint, name, forum.meeting.pk)
        assert "Item of Herefordshire Safeguarding Children Partnership" in html and SECRET not in html, name
    assert SECRET not in forum.page("member", world.there, "owned_items")
    assert forum.get("member", world.there, "owned_item", slot.pk).status_code == 404
    client = Client()
    client.force_login(world.user("team", world.there))
    assert client.get(f"/p/{world.here.slug}/joint-items/{slot.pk}/").status_code == 404


def test_only_in_joint_groups_and_only_for_those_who_share_them(forum: Forum) -> None:
    with acting(in_space(forum.world.joint.pk)), pytest.raises(Refused, match="that share this group"):
        add_owned_slot(meeting=forum.meeting, owner=forum.world.joint, seat=None, at=NOW)
    with acting(in_space(forum.world.here.pk)):
        meeting = planned(make_board(key="home"), items=1)
        with pytest.raises(Refused, match="Only meetings of a joint group"):
            add_owned_slot(meeting=meeting, owner=forum.world.here, seat=None, at=NOW)
    html = forum.page("team", forum.world.here, "owned_slot_add", meeting.pk)
    assert "Only meetings of a joint group" in html


def test_it_is_added_and_taken_off_in_the_browser_and_its_number_is_not_given_again(forum: Forum) -> None:
    world, client = forum.world, Client()
    client.force_login(world.user("team", world.joint))
    address = reverse("owned_slot_add", args=(world.joint.slug, forum.meeting.pk))
    assert "Add an item of one partnership" in forum.page("team", world.joint, "meeting_agenda", forum.meeting.pk)
    assert client.post(address, {"owner": world.there.pk, "minutes_planned": "10"}).status_code == 302
    with acting(in_space(world.joint.pk)):
        slot = OwnedSlot.objects.get()
    off = reverse("owned_slot_withdraw", args=(world.joint.slug, forum.meeting.pk, slot.pk))
    assert client.post(off, {"reason": "They bring it later"}).status_code == 302
    with acting(in_space(world.joint.pk)):
        assert add_item(meeting=Meeting.objects.get(), title="Next").number == 5
        with pytest.raises(Refused, match="was withdrawn"):
            withdraw_owned_slot(slot=slot, reason="Again", at=NOW)
    drain(NOW)
    (item,) = at_home(world.there)
    assert item.withdrawn
    with pytest.raises(Refused, match="taken off the joint agenda"):
        write(world.there, item)


def test_the_owner_is_told_of_moves_once_and_what_is_written_stays(forum: Forum) -> None:
    world = forum.world
    forum.add()
    drain(NOW)
    (item,) = at_home(world.here)
    write(world.here, item)
    with acting(in_space(world.joint.pk)):
        meeting = Meeting.objects.get(pk=forum.meeting.pk)
        later = {"starts_at": clock(9, day=DAY + timedelta(days=7)), "ends_at": clock(11, day=DAY + timedelta(days=7))}
        reschedule_meeting(meeting=meeting, reason="Snow", version=meeting.version, seat=None, at=NOW, **later)
    drain(NOW)
    (item,) = at_home(world.here)
    assert (item.held_on, item.title) == (DAY + timedelta(days=7), SECRET)
    assert tell_owners(joint=world.joint) == 0, "told already"


def test_minutes_are_written_once_the_meeting_was_open(forum: Forum) -> None:
    world = forum.world
    forum.add()
    drain(NOW)
    (item,) = at_home(world.here)
    with pytest.raises(Refused, match="has not begun"):
        write(world.here, item, said="Too early")
    with acting(in_space(world.joint.pk)):
        open_meeting(meeting=forum.meeting, opened_at=clock(9), seat=None, at=NOW)
    drain(NOW)
    (item,) = at_home(world.here)
    client = Client()
    client.force_login(world.user("team"))
    address = reverse("owned_item_change", args=(world.here.slug, item.slot))
    data = {"title": SECRET, "about": "", "said": "We **agreed**.", "decided": "Two posts", "version": item.version}
    assert client.post(address, data).status_code == 302
    html = forum.page("member", world.here, "owned_item", item.slot)
    assert "<strong>agreed</strong>" in html and "Two posts" in html
    assert forum.get("member", world.here, "owned_item_change", item.slot).status_code == 403


def test_two_who_write_one_item_see_both(forum: Forum) -> None:
    world = forum.world
    forum.add()
    drain(NOW)
    (item,) = at_home(world.here)
    write(world.here, item)
    with pytest.raises(EditConflict):
        write(world.here, item, title="Another", version=1)
    client = Client()
    client.force_login(world.user("team"))
    address = reverse("owned_item_change", args=(world.here.slug, item.slot))
    answer = client.post(address, {"title": "Another", "version": "1"})
    assert answer.status_code == 409 and SECRET in answer.content.decode()


def test_it_counts_as_a_line_of_the_agenda_that_is_approved(forum: Forum) -> None:
    forum.add()
    chair = forum.board.seats["council"]
    with acting(in_space(forum.world.joint.pk)):
        seen = standing_now(forum.meeting).hash
        made = approve_agenda(meeting=forum.meeting, chair=chair, seen=seen, seat=chair, at=NOW)
        assert made.content[-1]["title"] == "of Herefordshire Safeguarding Children Partnership"
        with pytest.raises(Refused, match="Return the agenda to draft first"):
            add_owned_slot(meeting=forum.meeting, owner=forum.world.here, seat=None, at=NOW)
        assert AgendaItem.objects.count() == 3


def test_it_takes_its_time_in_the_forecast_and_moves_with_the_other_items(forum: Forum) -> None:
    world, day = forum.world, DAY + timedelta(days=7)
    with acting(in_space(world.joint.pk)):
        meeting = planned(forum.board, items=0, day=day)
        add_item(meeting=meeting, title="Welcome", minutes_planned=20, purpose="note")
        slot = add_owned_slot(meeting=meeting, owner=world.here, minutes_planned=60, seat=None, at=NOW)
        add_item(meeting=meeting, title="Budget", minutes_planned=20, purpose="decide")
        line, seat = forum.board.line(meeting, "police"), forum.board.seats["police"]
        said = Answer("attending", leaves_at=clock(10, 10, day=day))
        answer_invitation(meeting=meeting, line=line.pk, said=said, seat=seat, at=NOW)
    drain(NOW)
    html = forum.page("team", world.joint, "meeting", meeting.pk)
    assert "Quoracy will be lost during item 2, at 10:10" in html, "an hour of it is the owner's"
    html = forum.page("team", world.joint, "meeting_order", meeting.pk)
    assert "Item of Herefordshire Safeguarding Children Partnership" in html
    with acting(in_space(world.joint.pk)):
        found = proposed_order(meeting, planned_people(meeting)[0])
        assert found is not None and found.order == (1, 3, 2)
        apply_order(meeting=meeting, mark=found.mark, at=NOW)
        assert (AgendaItem.objects.get(title="Budget").number, OwnedSlot.objects.get(pk=slot.pk).number) == (2, 3)
    drain(NOW)
    assert at_home(world.here)[0].number == 3, "its owner is told of its new number"
