"""Acts that matter want a factor of the last 15 minutes; what was typed meanwhile is not lost."""

import re
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from hscp.spaces.acting import acting, in_space
from partnership.models import Seat
from tests.conftest import TODAY
from tests.factories.factors import APP, code_of
from tests.factories.fixtures import World
from tests.identity.conftest import grow_older

AGAIN = "/account/second-step/again/"
GUARDED = {
    "post_appoint": (),
    "post_replace": (1,),
    "seat_end": (1,),
    "seat_reopen": (1,),
    "chair_appoint": (1,),
    "chairing_end": (1,),
    "invite_person": (1,),
    "withdraw_invitation": (1,),
    "factor_reset_ask": (1,),
    "factor_reset": (1,),
}
EXPORTS = ("meetings", "actions", "decisions", "recommendations")


@pytest.fixture
def team(world: World) -> Client:
    """Somebody of the team with an app, signed in 16 minutes ago."""
    TOTP.activate(world.user("team"), APP)
    client = Client()
    client.force_login(world.user("team"))
    grow_older(client, 16 * 60)
    return client


def asked(answer: Any) -> bool:
    return answer.status_code == 302 and answer.headers["Location"].startswith(AGAIN)


def test_which_pages_ask(world: World, team: Client) -> None:
    slug = world.here.slug
    for name, args in GUARDED.items():
        url = reverse(name, args=(slug, *args))
        method = team.post if name in ("seat_reopen", "withdraw_invitation") else team.get
        assert asked(method(url)), name
    for name in EXPORTS:
        url = reverse(name, args=(slug,))
        assert team.get(url).status_code == 200, "to look at it needs none"
        assert asked(team.get(f"{url}?format=csv")), name
    assert team.get(reverse("people", args=(slug,))).status_code == 200
    fresh = Client()
    fresh.force_login(world.user("team"))
    assert fresh.get(reverse("post_appoint", args=(slug,))).status_code == 200
    assert fresh.get(reverse("actions", args=(slug,)) + "?format=csv").headers["Content-Type"].startswith("text/csv")


def test_a_form_that_comes_too_late_is_kept_and_sent_with_one_press(world: World, team: Client) -> None:
    with acting(in_space(world.here.pk)):
        seat = Seat.objects.get(user=world.user("dsp"))
    url = reverse("seat_end", args=(world.here.slug, seat.pk))
    typed = {"ends_on": TODAY.isoformat(), "because": "Left <the> force", "version": "1", "once": "a-key-of-this-form"}
    stopped = team.post(url, typed)
    assert asked(stopped)
    assert team.get(stopped["Location"], follow=True).redirect_chain[-1][0].startswith(f"{AGAIN}code/?next=")
    assert asked(team.get("/account/second-step/carry-on/")), "not before the factor is shown"
    wrong = team.post(f"{AGAIN}code/", {"code": "000000", "next": "/account/second-step/carry-on/"})
    assert "This code is not right" in wrong.content.decode()
    back = team.post(f"{AGAIN}code/", {"code": code_of(APP), "next": "/account/second-step/carry-on/"})
    assert back["Location"] == "/account/second-step/carry-on/"
    page = team.get(back["Location"]).content.decode()
    assert f'action="{url}"' in page
    kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    assert kept["because"] == "Left &lt;the&gt; force"
    assert "ended" not in page
    with acting(in_space(world.here.pk)):
        assert Seat.objects.get(pk=seat.pk).ends_on is None
    done = team.post(url, typed, follow=True).content.decode()
    assert "ends on Monday 15 June 2026" in done and "sent twice" not in done
    assert team.get("/account/second-step/carry-on/")["Location"] == "/", "kept once"


def test_a_file_waits_behind_a_page_of_its_own(world: World, team: Client) -> None:
    url = reverse("actions", args=(world.here.slug,)) + "?format=csv"
    team.get(url)
    team.post(f"{AGAIN}code/", {"code": code_of(APP)})
    assert f'href="{url}"' in team.get("/account/second-step/carry-on/").content.decode()
    assert team.get(url).status_code == 200


def test_a_password_does_not_refresh_a_factor(world: World, team: Client) -> None:
    assert team.get("/account/password/again/")["Location"].startswith(f"{AGAIN}code/")
    team.post("/account/password/again/", {"password": "correct horse battery staple"})
    assert asked(team.get(reverse("post_appoint", args=(world.here.slug,))))


def test_whoever_came_through_their_organisation_is_told_what_to_do(world: World) -> None:
    client = Client()
    client.force_login(world.user("team"))
    grow_older(client, 16 * 60)
    page = client.get(reverse("post_appoint", args=(world.here.slug,)), follow=True).content.decode()
    assert "You came through your organisation" in page
