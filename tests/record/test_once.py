"""A form sent twice acts once: one after the other, eight at the same moment, and never at the price of other words."""

import re
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client

from hscp.record.models import SentForm
from hscp.record.once import forget_sent_forms
from hscp.spaces.acting import acting, in_space
from partnership.models import Person
from tests.conftest import NOW
from tests.factories.fixtures import World

ADDRESS = "/p/herefordshire/people/add/"
SENT = {"name": "Robin Invented", "email": "", "phone": "", "once": "key-of-this-form"}
# Outside every space: the sign-in package answers for the first, each of the others can be used once by itself.
WITHOUT = ("account/", "mfa/", "usersessions/", "socialaccount/", "identity/")
WITHOUT += ("partnership/accept_invitation.html", "ui/gallery.html")
WITHOUT += ("meetings/action_answer.html",)  # its link counts once by itself
WITHOUT += (
    "meetings/reply_by_link.html",
    "meetings/dates_by_link.html",
    "reviews/learning_by_link.html",
)  # nobody is signed in, and the newest answer counts


def named(world: World, name: str) -> int:
    with acting(in_space(world.here.pk)):
        return Person.objects.filter(name=name).count()


def test_sent_again_it_leads_to_the_same_and_other_words_are_another_act(world: World, client: Client) -> None:
    client.force_login(world.user("team"))
    first = client.post(ADDRESS, SENT)
    again = client.post(ADDRESS, SENT, follow=True)
    assert first.status_code == 302 and again.redirect_chain == [(first["Location"], 302)]
    assert "This was sent twice. It has been done once." in again.content.decode()
    assert named(world, "Robin Invented") == 1
    assert client.post(ADDRESS, {**SENT, "name": "Kim Invented"})["Location"] != first["Location"]
    assert client.post(ADDRESS, {**SENT, "once": "another"})["Location"] != first["Location"]
    assert (named(world, "Robin Invented"), named(world, "Kim Invented")) == (2, 1)


def test_a_refused_form_gives_its_claim_back(world: World, client: Client) -> None:
    client.force_login(world.user("team"))
    assert [client.post(ADDRESS, {**SENT, "name": ""}).status_code for _ in range(2)] == [200, 200]
    with acting(in_space(world.here.pk)):
        assert SentForm.objects.count() == 0


def test_who_only_reads_is_refused_as_without_a_key(world: World, client: Client) -> None:
    client.force_login(world.user("scrutineer"))
    assert client.post(ADDRESS, SENT).status_code == 403


def test_claims_of_days_ago_are_forgotten(world: World) -> None:
    with acting(in_space(world.here.pk)):
        by = world.user("team")
        for day in (10, 15):
            SentForm(by=by, digest=str(day), sent_at=NOW.replace(day=day), led_to="/").save()
        assert forget_sent_forms(NOW) == 1
        assert [claim.digest for claim in SentForm.objects.all()] == ["15"]


@pytest.mark.postgres
def test_eight_at_the_same_moment_have_one_effect(committed_world: World) -> None:
    clients = []
    for _ in range(8):
        client = Client()
        client.force_login(committed_world.user("team"))
        clients.append(client)
    together, led_to = threading.Barrier(8), []

    def send(client: Client) -> None:
        try:
            together.wait(20)
            led_to.append(client.post(ADDRESS, SENT)["Location"])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(led_to) == 8 and len(set(led_to)) == 1
    assert named(committed_world, "Robin Invented") == 1


def test_every_form_that_acts_has_a_key() -> None:
    lacking = []
    folder = Path(settings.BASE_DIR) / "templates"
    for page in sorted(folder.rglob("*.html")):
        if str(page.relative_to(folder)).startswith(WITHOUT):
            continue
        for form in re.findall(r'<form[^>]*method="post".*?</form>', page.read_text(), re.DOTALL):
            if "{% once %}" not in form:
                lacking.append(f"{page.name}: {form[:60]}")
    assert lacking == []
