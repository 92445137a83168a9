"""One account cannot empty the house: how much it may ask for in a while (OWASP ASVS 5.0, 2.4.1)."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from redis.exceptions import ConnectionError as Away

from hscp.settings import base
from tests.factories.fixtures import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def counted_anew() -> None:
    cache.clear()


def test_pages(world: World, settings: Any) -> None:
    settings.PACE = {**settings.PACE, "requests": (3, 60)}
    client, colleague = Client(), Client()
    client.force_login(world.user("team"))
    colleague.force_login(world.user("dsp"))
    assert [client.get("/account/").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    assert "too many" in client.get("/account/").content.decode().lower()
    assert colleague.get("/account/").status_code == 200
    assert base.PACE["requests"][0] > 100 * base.PACE["requests"][1] / 60, "three clicks a second are still work"


def test_what_was_typed_is_shown_where_a_form_is_refused(world: World, settings: Any) -> None:
    """Without the right (403), where there is nothing (404), too fast (429): it can be copied. Never a password."""
    client, words = Client(), "An hour of <work>"
    client.force_login(world.user("member"))
    form = {"minutes": words, "password": "a password of four words"}
    from_here = {"headers": {"Sec-Fetch-Site": "same-origin"}}
    for page, status in (("people/add/", 403), ("meetings/2147483647/items/1/minutes/", 404)):
        answer = client.post(f"/p/{world.here.slug}/{page}", form, **from_here)
        assert answer.status_code == status and "An hour of &lt;work&gt;" in answer.content.decode(), page
        assert "four words" not in answer.content.decode()
        foreign = client.post(f"/p/{world.here.slug}/{page}", form, headers={"Sec-Fetch-Site": "cross-site"})
        assert "An hour" not in foreign.content.decode(), "another site puts no words on our pages"
    settings.PACE = {**settings.PACE, "requests": (0, 60)}
    answer = client.post(f"/p/{world.here.slug}/people/add/", form, **from_here)
    assert answer.status_code == 429 and "An hour of &lt;work&gt;" in answer.content.decode()
    assert "four words" not in answer.content.decode() and "forgotten" not in answer.content.decode()


def test_registers_as_files(world: World, settings: Any) -> None:
    settings.PACE = {**settings.PACE, "files": (2, 60)}
    client = Client()
    client.force_login(world.user("team"))
    register = f"/p/{world.here.slug}/actions/"
    assert [client.get(f"{register}?format=csv").status_code for _ in range(3)] == [200, 200, 429]
    assert client.get(register).status_code == 200


def test_a_counter_that_is_away_keeps_nobody_from_work(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: Any, **kwargs: Any) -> None:
        raise Away("no Redis")

    client = Client()
    client.force_login(world.user("team"))
    monkeypatch.setattr("hscp.identity.limits._count", away)
    assert client.get("/account/").status_code == 200
