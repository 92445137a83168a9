"""Pages outside a case file that show something of it: they ask for a fresh second factor, and lose nothing by that."""

import re
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.test import Client

from hscp.spaces.acting import acting, in_space
from meetings.models import Action, AgendaItem, Decision, Recommendation
from partnership.models import CaseFile, FileRead, Seat
from tests.conftest import TODAY
from tests.factories.cases import make_case_file, put_on, within
from tests.factories.factors import APP, code_of
from tests.factories.fixtures import World, scene
from tests.factories.meetings import come, make_board, opened
from tests.identity.conftest import grow_older
from tests.partnership.test_case_file import WORD, address, client_of, fill

AGAIN = "/account/second-step/again/"


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    cache.clear()


@scene
def file(world: World) -> CaseFile:
    """A file with a row of each kind, led by the dsp; the team writes in it."""
    found = make_case_file(world.here, world.user("dsp"), title=f"{WORD} title", creator=world.user("team"))
    with acting(in_space(world.here.pk)):
        board = make_board(key="panel")
        come(board, opened(board, items=1, day=TODAY, hour=8), "council", "icb", "police")
    fill(world, found)
    return found


def pages(world: World, file: CaseFile) -> dict[str, str]:
    with within(world.here, file):
        item = AgendaItem.objects.get(file=file)
        decision, action = Decision.objects.get(file=file), Action.objects.get(file=file)
        recommendation = Recommendation.objects.get(file=file)
    of_item = (item.meeting_id, item.pk)
    return {
        "meeting": address(world, "meeting", item.meeting_id),
        "minutes_edit": address(world, "minutes_edit", *of_item),
        "decision_record": address(world, "decision_record", *of_item),
        "action_give": address(world, "action_give", *of_item),
        "decision": address(world, "decision", decision.pk),
        "decision_correct": address(world, "decision_correct", decision.pk),
        "decision_action_give": address(world, "decision_action_give", decision.pk),
        "action": address(world, "action", action.pk),
        "action_update": address(world, "action_update", action.pk),
        "recommendation": address(world, "recommendation", recommendation.pk),
        "recommendation_respond": address(world, "recommendation_respond", recommendation.pk),
        "decisions": address(world, "decisions"),
        "actions": f"{address(world, 'actions')}?state=all",
        "recommendations": address(world, "recommendations"),
        "export": f"{address(world, 'actions')}?format=csv",
        "history": address(world, "object_history", "decision", decision.pk),
        "search": f"{address(world, 'decisions')}?q={WORD}",
    }


def stale(world: World, role: str) -> Client:
    client = client_of(world, role)
    client.get("/")
    grow_older(client, 16 * 60)
    return client


def asked(answer: Any) -> bool:
    return answer.status_code == 302 and answer.headers["Location"].startswith(AGAIN)


def test_what_shows_something_of_a_file_asks_and_what_does_not_does_not(world: World, file: CaseFile) -> None:
    fresh, old, outsider = client_of(world, "team"), stale(world, "team"), stale(world, "lsp")
    for name, url in pages(world, file).items():
        assert WORD in fresh.get(url).content.decode(), f"{name} shows something of the file"
        with within(world.here, file):
            before = FileRead.objects.count()
        answer = old.get(url)
        assert asked(answer) and WORD not in answer.content.decode(), name
        with within(world.here, file):
            assert FileRead.objects.count() == before, "nothing was shown, so nobody looked"
        if name not in ("export",):
            assert not asked(outsider.get(url)), f"{name}: who sees nothing of the file is not asked"
    for name in ("space_home", "meetings", "people"):
        assert old.get(address(world, name)).status_code == 200, name


def test_minutes_of_a_restricted_item_that_come_too_late_are_kept(world: World, file: CaseFile) -> None:
    TOTP.activate(world.user("team"), APP)
    client = stale(world, "team")
    url = pages(world, file)["minutes_edit"]
    typed = {"minutes": "An hour of <work>", "version": "2", "once": "a-key-of-this-form"}
    assert asked(client.post(url, typed))
    with within(world.here, file):
        assert AgendaItem.objects.get(file=file).minutes == f"{WORD} minutes", "nothing was written"
    back = client.post(f"{AGAIN}code/", {"code": code_of(APP), "next": "/account/second-step/carry-on/"})
    page = client.get(back["Location"]).content.decode()
    kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    assert kept["minutes"] == "An hour of &lt;work&gt;" and f'action="{url}"' in page
    done = client.post(url, typed, follow=True).content.decode()
    assert "are saved" in done and "sent twice" not in done
    with within(world.here, file):
        assert AgendaItem.objects.get(file=file).minutes == "An hour of <work>"


def test_an_item_is_put_into_a_file_with_a_fresh_factor_only(world: World, file: CaseFile) -> None:
    with within(world.here, file):
        meeting = AgendaItem.objects.get(file=file).meeting_id
    url, old = address(world, "agenda_item_add", meeting), stale(world, "team")
    assert asked(old.post(url, {"title": "More of it", "purpose": "discuss", "file": file.pk}))
    with within(world.here, file):
        assert AgendaItem.objects.filter(file=file).count() == 1
    assert not asked(old.post(url, {"title": "Open", "purpose": "discuss", "file": ""}))


def test_a_message_waits_while_the_factor_is_asked_for(world: World, file: CaseFile) -> None:
    TOTP.activate(world.user("team"), APP)
    client, url = stale(world, "team"), pages(world, file)["meeting"]
    assert client.post(f"{url}people/refresh/").status_code == 302
    assert asked(client.get(url))
    client.post(f"{AGAIN}code/", {"code": code_of(APP)})
    assert "The list of people is up to date." in client.get(url).content.decode()


def test_who_cannot_read_an_action_is_named_before_it_is_given(world: World, file: CaseFile) -> None:
    client, urls = client_of(world, "team"), pages(world, file)
    with acting(in_space(world.here.pk)):
        reading, unlisted = (Seat.objects.select_related("post").get(post__key=f"{key}-post") for key in ("dsp", "lsp"))
    for name in ("action_give", "decision_action_give"):
        html = " ".join(client.get(urls[name]).content.decode().split())
        assert f"{unlisted.post.title} (Holder of Lsp post), not on the file’s list</option>" in html
        assert f"{reading.post.title} (Holder of Dsp post)</option>" in html
        assert "only people on the file’s list can read it or report on it" in html
    typed = {"text": "Telephone the school", "owner": unlisted.post_id, "due_on": "2026-07-31"}
    html = client.post(urls["action_give"], typed).content.decode()
    assert "Lsp post is not on the file’s list and would see nothing of this action." in html
    assert "Telephone the school</textarea>" in html
    with within(world.here, file):
        assert Action.objects.filter(file=file).count() == 1
    assert client.post(urls["action_give"], {**typed, "unlisted": "on"}).status_code == 302, "a person decides"
    assert client.post(urls["action_give"], {**typed, "owner": reading.post_id}).status_code == 302
    with within(world.here, file):
        assert Action.objects.filter(file=file).count() == 3
    put_on(file, world.user("lsp"))
    assert "not on the file’s list</option>" not in _of(client.get(urls["action_give"]).content.decode(), "Lsp post")


def _of(html: str, post: str) -> str:
    return next(line for line in html.splitlines() if f"{post} (" in line)


def test_an_open_action_asks_nothing(world: World, file: CaseFile) -> None:
    with acting(in_space(world.here.pk)):
        item = AgendaItem.objects.get(file__isnull=True)
        lsp = Seat.objects.get(post__key="lsp-post")
    url, client = address(world, "action_give", item.meeting_id, item.pk), client_of(world, "team")
    assert "file’s list" not in client.get(url).content.decode()
    typed = {"text": "Write", "owner": lsp.post_id, "due_on": "2026-07-31"}
    assert client.post(url, typed).status_code == 302
