"""A calendar reads its owner's meetings under a key: theirs alone, only to read, no longer than they may."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from hscp.spaces.acting import acting, in_space
from meetings.models import CalendarFeed, Meeting
from meetings.operations.meeting import cancel_meeting, postpone_meeting, reschedule_meeting
from tests.conftest import NOW
from tests.factories.fixtures import World, scene
from tests.factories.meetings import clock, make_board, planned
from tests.meetings.conftest import Stage
from tests.meetings.test_actions import cost

DAY = date(2026, 6, 22)


def make_fed(world: World) -> tuple[Stage, Meeting]:
    with acting(in_space(world.here.pk)):
        stage = Stage(world, make_board(accounts=True))
        return stage, planned(stage.board, day=DAY)


fed = scene(make_fed)


def made(stage: Stage, who: str = "police") -> str:
    """A new address, as the page shows it this once."""
    response = stage.client(who).post(stage.address("your_calendar"))
    assert "no-store" in response["Cache-Control"]
    (found,) = re.findall(r"<code>https?://[^/]+(/calendar/[^<]+)</code>", response.content.decode())
    return str(found)


def test_it_shows_one_s_own_meetings_and_nothing_of_their_agenda(fed: tuple[Stage, Meeting]) -> None:
    stage, meeting = fed
    response = Client().get(made(stage))
    assert response.status_code == 200 and response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in response["Cache-Control"] and "Set-Cookie" not in response
    text = response.content.decode()
    assert text.count("BEGIN:VEVENT") == 1 and "SUMMARY:Safeguarding Partners Board" in text
    assert "DTSTART:20260622T080000Z" in text and "LOCATION:Council chamber" in text and "METHOD:PUBLISH" in text
    assert "Topic" not in text and "ATTENDEE" not in text
    assert "BEGIN:VEVENT" not in Client().get(made(stage, "member")).content.decode(), "who is on no list has none"
    stage.inside(lambda: cancel_meeting(meeting=Meeting.objects.get(pk=meeting.pk), reason="x", seat=None, at=NOW))
    text = Client().get(made(stage)).content.decode()
    assert "STATUS:CANCELLED" in text and "SEQUENCE:1" in text


def test_postponed_it_leaves_the_calendar_until_its_new_date_is_fixed(fed: tuple[Stage, Meeting]) -> None:
    stage, meeting = fed
    address = made(stage)
    put_off = stage.inside(lambda: postpone_meeting(meeting=meeting, reason="Snow", seat=None, at=NOW))
    text = Client().get(address).content.decode()
    assert "STATUS:CANCELLED" in text and "SEQUENCE:1" in text
    fixed = {"starts_at": clock(9, day=date(2026, 7, 6)), "ends_at": clock(11, day=date(2026, 7, 6)), "reason": "Fixed"}
    stage.inside(lambda: reschedule_meeting(meeting=put_off, version=put_off.version, seat=None, at=NOW, **fixed))
    text = Client().get(address).content.decode()
    assert "STATUS:CONFIRMED" in text and "DTSTART:20260706T080000Z" in text and "SEQUENCE:2" in text


def test_only_a_digest_is_kept_and_the_address_is_shown_once(fed: tuple[Stage, Meeting]) -> None:
    stage, _ = fed
    address = made(stage)
    key = address.split(".", 1)[1].split("/")[0]
    (row,) = stage.inside(lambda: list(CalendarFeed.objects.all()))
    assert len(key) > 40 and key not in repr(row.__dict__) and len(row.digest) == 64
    html = stage.page("police", "your_calendar")
    assert key not in html and "cannot be shown again" in html


def test_renewed_or_switched_off_the_old_address_opens_nothing(fed: tuple[Stage, Meeting]) -> None:
    stage, _ = fed
    first, second = made(stage), made(stage)
    assert [Client().get(each).status_code for each in (first, second)] == [404, 200]
    client = stage.client("police")
    assert "switched off" in client.post(stage.address("your_calendar"), {"off": "1"}, follow=True).content.decode()
    assert Client().get(second).status_code == 404
    assert (
        "There was no calendar address"
        in client.post(stage.address("your_calendar"), {"off": "1"}, follow=True).content.decode()
    )


def test_with_the_last_seat_it_ends_at_once(fed: tuple[Stage, Meeting]) -> None:
    stage, _ = fed
    address = made(stage)

    def end() -> None:
        seat = stage.board.seats["police"]
        seat.ends_on = NOW.date()
        seat.save(update_fields=["ends_on"])

    stage.inside(end)
    assert Client().get(address).status_code == 404


def test_an_account_that_is_shut_reads_nothing(fed: tuple[Stage, Meeting]) -> None:
    stage, _ = fed
    address = made(stage)
    user = stage.board.seats["police"].user
    assert user is not None
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    assert Client().get(address).status_code == 404


def test_whoever_only_reads_has_one_too(fed: tuple[Stage, Meeting]) -> None:
    stage, _ = fed
    assert Client().get(made(stage, "scrutineer")).status_code == 200


@pytest.mark.parametrize("token", ["nonsense", "1.", ".x", "1.wrong", "999999999999999999999.x", "١.x", "-1.x"])
def test_wrong_keys_get_one_answer(fed: tuple[Stage, Meeting], token: str) -> None:
    response = Client().get(reverse("calendar_feed", args=(token,)))
    assert response.status_code == 404 and "There is no calendar at this address." in response.content.decode()


def test_a_key_of_another_space_opens_nothing_here(fed: tuple[Stage, Meeting]) -> None:
    stage, _ = fed
    address = made(stage).replace(f"/{stage.world.here.pk}.", f"/{stage.world.there.pk}.")
    assert Client().get(address).status_code == 404
    assert Client().post(made(stage)).status_code == 405


def test_too_many_are_held_back(fed: tuple[Stage, Meeting], settings) -> None:
    stage, _ = fed
    cache.clear()
    settings.PACE = {**settings.PACE, "calendar": (2, 60), "no_calendar": (1, 60)}
    address, client = made(stage), Client()
    assert [client.get(address).status_code for _ in range(3)] == [200, 200, 429]
    wrong = reverse("calendar_feed", args=("1.wrong",))
    answers = [client.get(wrong) for _ in range(2)]
    assert [each.status_code for each in answers] == [404, 429] and answers[1]["Retry-After"] == "3600"


def test_it_costs_the_same_for_one_and_three(fed: tuple[Stage, Meeting]) -> None:
    stage, _ = fed
    address = made(stage)
    before = cost(Client(), address)[0]
    stage.inside(lambda: [planned(stage.board, day=date(2026, 7, day)) for day in (6, 13)])
    assert cost(Client(), address)[0] == before
