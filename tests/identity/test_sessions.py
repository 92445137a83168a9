"""Sessions end: idle, too long, with the last seat, with the account; they are listed, and ended one by one."""

import re
from datetime import time, timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from hscp.celery import TIMETABLE
from hscp.identity.models import User
from hscp.identity.session_keys import StoredKey, stored_key
from hscp.identity.sessions import browser_words, end_sessions, forget_sessions
from hscp.record.handlers import handler_of
from hscp.record.timetable import Daily
from hscp.spaces.acting import acting, in_space
from hscp.spaces.arriving import SessionStore
from partnership.models import Seat
from partnership.operations.people import end_seat, reopen_seat
from partnership.operations.sessions import end_sessions_of_ended_seats
from tests.conftest import NOW, TODAY
from tests.factories.factors import APP, code_of
from tests.factories.fixtures import World
from tests.factories.people import PASSWORD, make_post, make_seat, make_user
from tests.identity.conftest import grow_older, sign_in, signed_in

pytestmark = pytest.mark.django_db


def test_after_30_idle_minutes(client: Client, user: User) -> None:
    client.force_login(user)
    grow_older(client, 30 * 60 - 5)
    assert client.get("/").status_code == 200
    grow_older(client, 30 * 60)
    over = client.get("/", follow=True)
    assert over.redirect_chain[0][0] == "/account/login/?next=/"
    assert "Nothing happened for 30 minutes" in over.content.decode()
    assert not signed_in(client)


def test_after_12_hours_however_busy(client: Client, user: User) -> None:
    client.force_login(user)
    session = client.session
    session["began"] -= 12 * 3600 - 5
    session.save()
    assert client.get("/").status_code == 200
    session["began"] -= 5
    session.save()
    assert "You were signed in for 12 hours" in client.get("/", follow=True).content.decode()
    assert not signed_in(client)
    assert client.session.get_expiry_age() <= 12 * 3600


def test_a_session_that_nobody_signed_in_to_is_none(client: Client, user: User) -> None:
    client.force_login(user)
    session = client.session
    del session["began"]
    session.save()
    assert client.get("/")["Location"].startswith("/account/login/")


def test_what_was_typed_in_an_idle_session_is_shown(client: Client, world: World) -> None:
    client.force_login(world.user("team"))
    grow_older(client, 31 * 60)
    url = f"/p/{world.here.slug}/people/add/"
    page = client.post(url, {"name": "Somebody with a long name"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert "You have been signed out" in page.content.decode()
    assert "Somebody with a long name" in page.content.decode()


def test_it_is_noted_at_most_once_a_minute(client: Client, user: User, django_assert_num_queries: Any) -> None:
    client.force_login(user)
    with django_assert_num_queries(1):  # the session with its account
        client.get("/accessibility/")
    noted = client.session["seen"]
    client.get("/accessibility/")
    assert client.session["seen"] == noted
    grow_older(client, 61)
    client.get("/accessibility/")
    assert client.session["seen"] >= noted


def test_what_a_page_asks_for_by_itself_does_not_keep_the_session(client: Client, user: User) -> None:
    """An open page that follows a meeting is no sign of anybody sitting there."""
    client.force_login(user)
    grow_older(client, 61)
    noted = client.session["seen"]
    client.get("/accessibility/", headers={"X-By-Itself": "1"})
    assert client.session["seen"] == noted
    grow_older(client, 30 * 60)
    client.get("/", headers={"X-By-Itself": "1"})
    assert not signed_in(client)


def test_a_disabled_account_is_out_at_once(client: Client, user: User) -> None:
    client.force_login(user)
    assert client.get("/").status_code == 200
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/")["Location"].startswith("/account/login/")


@pytest.mark.parametrize("page", ["/", "/p/herefordshire/people/"])
def test_with_the_last_seat_the_session_ends(client: Client, world: World, page: str) -> None:
    user = world.user("dsp")
    client.force_login(user)
    assert client.get(page).status_code == 200
    with acting(in_space(world.here.pk)):
        end_seat(seat=Seat.objects.get(user=user), ends_on=TODAY)
    assert client.get(page)["Location"].startswith("/account/login/")
    assert not signed_in(client)


def sessions_of(user: User) -> tuple[int, int]:
    """The account's round, and how many sessions of it there are."""
    user.refresh_from_db()
    return user.session_round, UserSession.objects.filter(user_id=user.pk).count()


def test_the_operation_that_ends_the_last_seat_ends_the_sessions_itself(client: Client, world: World) -> None:
    """Not the next page: nobody asks for one. An end that is still to come waits for its day."""
    user = world.user("dsp")
    client.force_login(user)
    client.get("/")
    before, listed = sessions_of(user)
    assert listed == 1
    with acting(in_space(world.here.pk)):
        seat = Seat.objects.get(user=user)
        end_seat(seat=seat, ends_on=TODAY + timedelta(days=1))
        assert sessions_of(user) == (before, 1)
        seat = reopen_seat(seat=seat, today=TODAY)
        end_seat(seat=seat, ends_on=TODAY)
    assert sessions_of(user) == (before + 1, 0)
    assert not Session.objects.filter(session_key=client.session.session_key).exists()


def test_a_seat_that_ends_by_its_date_ends_the_sessions_as_that_day_begins(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    dsp, lsp = world.user("dsp"), world.user("lsp")
    other = Client()
    client.force_login(dsp)
    other.force_login(lsp)
    for each in (client, other):
        each.get("/")
    with acting(in_space(world.there.pk)):
        make_seat(make_post("another", "member"), user=lsp)
    with acting(in_space(world.here.pk)):
        for user in (dsp, lsp):
            end_seat(seat=Seat.objects.get(user=user, space=world.here), ends_on=TODAY + timedelta(days=1))
        assert end_sessions_of_ended_seats(day=TODAY) == 0
    assert [row.when for row in TIMETABLE if row.task == "partnership.end_sessions"] == [Daily(time(0, 0))]
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: NOW + timedelta(days=1))
    with acting(in_space(world.here.pk)):
        handler_of("partnership.end_sessions").work()
    assert (sessions_of(dsp)[1], sessions_of(lsp)[1]) == (0, 1), "who has a seat elsewhere stays signed in"


def test_whoever_ends_their_own_last_seat_is_led_to_sign_in(client: Client, world: World) -> None:
    user = world.user("team")
    with acting(in_space(world.here.pk)):
        make_seat(make_post("team-too", "team"), user=make_user("colleague@example.org"))
        seat = Seat.objects.get(user=user)
    client.force_login(user)
    address = f"/p/herefordshire/seats/{seat.pk}/end/"
    page = client.get(address).content.decode()
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version
    form = {"ends_on_0": TODAY.day, "ends_on_1": TODAY.month, "ends_on_2": TODAY.year, "version": version[1]}
    names = re.findall(r'name="(ends_on[^"]*)"', page)
    form |= dict(zip(names, (TODAY.day, TODAY.month, TODAY.year), strict=False))
    answer = client.post(address, form, follow=True)
    assert answer.status_code == 200 and answer.redirect_chain[-1][0].startswith("/account/login/")


def test_with_a_seat_left_elsewhere_it_does_not(client: Client, world: World) -> None:
    user = world.user("dsp")
    with acting(in_space(world.there.pk)):
        make_seat(make_post("another", "member"), user=user)
    client.force_login(user)
    client.get("/p/herefordshire/people/")
    with acting(in_space(world.here.pk)):
        end_seat(seat=Seat.objects.get(user=user), ends_on=TODAY)
    assert client.get("/p/herefordshire/people/").status_code == 404
    assert client.get("/p/worcestershire/people/").status_code == 200


def through_the_door(user: User, browser: str) -> Client:
    client = Client(headers={"user-agent": browser})
    cache.clear()  # each code is good once, and here all come within half a minute
    sign_in(client, user.email)
    client.post("/account/second-step/code/", {"code": code_of(APP)})
    assert signed_in(client)
    return client


def test_they_are_listed_and_ended(user: User) -> None:
    TOTP.activate(user, APP)
    here, there, elsewhere = (through_the_door(user, name) for name in ("Here", "There", "Elsewhere"))
    assert browser_words("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/1 Safari/537 Edg/1") == "Edge on Windows"
    page = here.get("/account/sessions/").content.decode()
    assert all(name in page for name in ("Here", "There", "Elsewhere")) and page.count("This one") == 1
    ends = re.findall(r'action="(/account/sessions/\d+/end/)".*?There', page)
    stranger = Client()
    stranger.force_login(make_user("nosy@example.org"))
    assert stranger.post(ends[-1]).status_code == 404
    assert there.get("/").status_code == 200
    here.post(ends[-1])
    here.post("/account/sessions/end-others/")
    assert there.get("/").status_code == 302
    assert elsewhere.get("/").status_code == 302
    assert here.get("/").status_code == 200
    assert here.get("/account/sessions/").content.decode().count("/end/") == 0
    end_sessions(user=user)
    assert here.get("/").status_code == 302
    held = [SessionStore(StoredKey(each.session_key)).get("_auth_user_id") for each in Session.objects.all()]
    assert str(user.pk) not in held
    forget_sessions(timezone.now() + timedelta(hours=13))
    assert not Session.objects.exists() and not UserSession.objects.exists()


def test_ended_is_ended_also_for_a_session_that_is_being_written(user: User) -> None:
    """A request that began before ends its work after: it writes its session's row anew, and opens nothing with it."""
    TOTP.activate(user, APP)
    client = through_the_door(user, "Late")
    late = client.session
    assert late["began"], "read before"
    end_sessions(user=user)
    assert not Session.objects.filter(pk=stored_key(late.session_key)).exists()
    late.save(must_create=True)
    assert client.get("/")["Location"].startswith("/account/login/")


def test_a_key_that_is_changed_signs_nobody_out_until_it_is_taken_away(
    client: Client, user: User, settings: Any
) -> None:
    """``SECRET_KEY_FALLBACKS``: sessions and links of before go on for as long as the old key stands there."""
    client.force_login(user)
    link = signing.dumps("invited", salt="a link")
    before = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key " * 5, [before]
    assert client.get("/").status_code == 200
    assert UserSession.objects.get().session_key == stored_key(client.session.session_key), (
        "listed as before, under its new key"
    )
    assert signing.loads(link, salt="a link") == "invited"
    settings.SECRET_KEY_FALLBACKS = []
    assert client.get("/").status_code == 200, "the session has moved to the new key meanwhile"
    with pytest.raises(signing.BadSignature):
        signing.loads(link, salt="a link")
    settings.SECRET_KEY = "a third key " * 5
    assert client.get("/")["Location"].startswith("/account/login/"), "a key that stands nowhere opens nothing"


def test_a_session_has_a_new_key_after_each_proof(client: Client, user: User) -> None:
    """Signing in, and showing a factor or a password again: a key that somebody saw before opens nothing after."""
    client.get("/account/login/")
    client.cookies["sessionid"] = "planted"
    sign_in(client, user.email)
    keys = [client.session.session_key]
    assert keys[0] != "planted"
    client.post("/account/password/again/", {"password": PASSWORD})
    keys.append(client.session.session_key)
    TOTP.activate(user, APP)
    client.force_login(user)
    answer = client.post("/account/second-step/again/code/", {"code": code_of(APP)})
    assert answer.status_code == 302
    keys.append(client.session.session_key)
    assert len(set(keys)) == len(keys)
    assert set(Session.objects.values_list("pk", flat=True)) == {stored_key(keys[-1])}
    assert list(UserSession.objects.values_list("session_key", flat=True))[-1:] == [stored_key(keys[-1])]
    assert len(keys[-1]) >= 25, "25 signs out of 36 are 129 bits of chance"


def test_ending_sessions_asks_for_the_factor_again(user: User) -> None:
    TOTP.activate(user, APP)
    here, there = (through_the_door(user, name) for name in ("Here", "There"))
    grow_older(here, 16 * 60)
    asked = here.post("/account/sessions/end-others/")
    assert asked["Location"].startswith("/account/second-step/again/")
    assert there.get("/account/").status_code == 200
    cache.clear()
    here.post("/account/second-step/again/code/?next=/account/second-step/carry-on/", {"code": code_of(APP)})
    here.post("/account/sessions/end-others/")
    assert there.get("/account/").status_code == 302
    page = here.get("/account/second-step/").content.decode()
    assert 'action="/account/sessions/end-others/"' in page, "offered where factors are changed"


def test_what_pages_left_in_the_browser_goes_with_the_session(client: Client, user: User) -> None:
    client.force_login(user)
    assert "Clear-Site-Data" not in client.get("/account/", secure=True)
    assert client.post("/account/logout/", secure=True)["Clear-Site-Data"] == '"cache", "storage"'
    client.force_login(user)
    grow_older(client, 31 * 60)
    assert client.get("/account/", secure=True)["Clear-Site-Data"] == '"cache", "storage"'
