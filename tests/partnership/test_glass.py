"""A case file is opened in an emergency: in the browser, and who is told until they say that they have seen it."""

import re
import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, connections
from django.http import Http404
from django.test import Client

from hscp.record.models import Mail
from hscp.spaces.acting import Context, WrongSpace, acting, in_space
from partnership.models import CaseFile, GlassSeen, GlassTold
from partnership.operations.cases import break_glass
from partnership.operations.people import end_seat
from partnership.queries.glass import glasses_of, told_here
from tests.conftest import NOW, TODAY
from tests.factories.cases import make_case_file, seat_of, within
from tests.factories.fixtures import World
from tests.partnership.test_case_file import WORD, address, client_of


def _told_until_they_say_that_they_saw_it(
    world: World, file: CaseFile, clients: dict[str, Client], reason: str
) -> None:
    says = f"Case file {file.reference} was opened in an emergency"
    shown = " ".join(clients["dsp"].get(address(world, "case_file", file.pk)).content.decode().split())
    assert shown.count("told by mail and on their home page, not seen yet") == 2
    for role, client in clients.items():
        home = client.get(address(world, "space_home")).content.decode()
        assert says in home and says in client.get("/").content.decode() and reason not in home
        with acting(in_space(world.here.pk)):
            told = GlassTold.objects.get(seat=seat_of(world.user(role), world.here), reference=file.pk)
        page = address(world, "glass_told", told.pk)
        assert client_of(world, "team").get(page).status_code == 404
        other = "dsp" if role == "scrutineer" else "scrutineer"
        assert clients[other].post(page).status_code == 404
        form = client.get(page).content.decode()
        (key,) = re.findall(r'name="once" value="([^"]+)"', form)
        assert WORD not in form
        for once in (key, key, "of another page"):
            assert client.post(page, {"once": once}).status_code == 302, f"as the page of the {role} sends it"
        assert says not in client.get(address(world, "space_home")).content.decode()
    assert says not in client_of(world, "team").get(address(world, "space_home")).content.decode()
    shown = clients["dsp"].get(address(world, "case_file", file.pk)).content.decode()
    assert shown.count("has seen it") == 2


def test_who_cannot_be_told_is_said_to_the_team_and_on_the_file(world: World) -> None:
    """No lead whose place counts, no scrutineer in office; then a mail that does not arrive."""
    file = make_case_file(world.here, world.user("dsp"), title=WORD)
    team, lsp, reason = (
        client_of(world, "team"),
        client_of(world, "lsp"),
        "The child is in hospital and nobody answers.",
    )
    says = f"Case file {file.reference} was opened in an emergency"
    with acting(in_space(world.here.pk)):
        broke = break_glass(
            reference=file.reference, reason=reason, seat=seat_of(world.user("lsp"), world.here), opens=(), at=NOW
        )
        to_scrutineer = GlassTold.objects.get(told_as="scrutineer", reference=file.pk).mail
        to_scrutineer.state, to_scrutineer.problem = "failed", "550 no such address"
        to_scrutineer.save()
    home = team.get(address(world, "space_home")).content.decode()
    assert says in home and "the mail did not reach the independent scrutineer" in home
    assert "the mail did not reach them for certain" in lsp.get(address(world, "case_file", broke.pk)).content.decode()
    with acting(in_space(world.here.pk)):
        for role in ("dsp", "scrutineer"):
            end_seat(seat=seat_of(world.user(role), world.here), ends_on=TODAY)
        other = break_glass(
            reference=file.reference,
            reason=reason,
            seat=seat_of(world.user("lsp"), world.here),
            opens=(),
            at=NOW + timedelta(hours=25),
        )
        told = GlassTold.objects.select_related("seat", "mail").get(told_as="instead", reference=file.pk)
    home = team.get(address(world, "space_home")).content.decode()
    assert "did not reach the independent scrutineer" not in home, "whose seat has ended cannot say so any more"
    assert other.pk == file.pk and told.seat == seat_of(world.user("team"), world.here)
    assert told.mail is not None and "nobody leads it now" in told.mail.text and WORD not in told.mail.text
    page = team.get(address(world, "glass_told", told.pk)).content.decode()
    assert "its lead and the independent scrutineer could not be told" in page
    with within(world.here, file):
        Mail.objects.filter(pk=told.mail.pk).update(state="failed")
        assert [each.nobody for each in glasses_of(file.pk)] == [True, False]


def test_the_glass_is_broken_in_the_browser(world: World) -> None:
    file = make_case_file(world.here, world.user("dsp"), title=WORD)
    lsp, reason = client_of(world, "lsp"), "The child is in hospital and nobody answers."
    url = address(world, "break_glass")
    assert client_of(world, "dsp").get(url).status_code == 403
    wrong = lsp.post(url, {"reference": "CF-2026-NNNNN", "reason": reason})
    assert "no case file of that reference" in wrong.content.decode()
    scrutineer = client_of(world, "scrutineer")
    short = lsp.post(url, {"reference": file.reference, "reason": "Need it"})
    assert short.status_code == 200 and lsp.get(address(world, "case_file", file.pk)).status_code == 404
    opened_now = lsp.post(url, {"reference": file.reference, "reason": reason}, follow=True)
    assert WORD in opened_now.content.decode() and "for 24 hours" in opened_now.content.decode()
    assert lsp.get(address(world, "case_file_hand_over", file.pk)).status_code == 403, "it has a lead"
    dsp = client_of(world, "dsp")
    _told_until_they_say_that_they_saw_it(world, file, {"dsp": dsp, "scrutineer": scrutineer}, reason)
    assert reason in dsp.get(address(world, "case_file_history", file.pk)).content.decode()
    assert "in an emergency" in dsp.get(address(world, "case_file_list", file.pk)).content.decode()
    with acting(in_space(world.here.pk)):
        end_seat(seat=seat_of(world.user("dsp"), world.here), ends_on=TODAY)
    assert "Nobody leads this file now" in lsp.get(address(world, "case_file", file.pk)).content.decode()
    given = {"to": seat_of(world.user("team"), world.here).pk, "keeps": "nothing", "reason": "Its lead has left"}
    assert lsp.post(address(world, "case_file_hand_over", file.pk), given).status_code == 302
    assert client_of(world, "team").get(address(world, "case_file_reads", file.pk)).status_code == 200


@pytest.mark.sqlite
def test_what_is_sent_by_who_only_reads_takes_the_lock_at_once(
    committed_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else one of two presses at the same moment finds the database locked."""
    modes = []

    def noted(*args: object) -> None:
        modes.append(connection.transaction_mode)
        raise Http404

    monkeypatch.setattr("partnership.views.glass.glass_for", noted)
    client, page = client_of(committed_world, "scrutineer"), address(committed_world, "glass_told", 1)
    assert [client.get(page).status_code, client.post(page).status_code] == [404, 404]
    assert modes == ["DEFERRED", "IMMEDIATE"]


@pytest.mark.postgres
def test_eight_who_say_at_the_same_moment_that_they_saw_it_are_one(committed_world: World) -> None:
    world = committed_world
    file = make_case_file(world.here, world.user("dsp"))
    with acting(in_space(world.here.pk)):
        lsp = seat_of(world.user("lsp"), world.here)
        break_glass(reference=file.reference, reason="The child is in hospital.", seat=lsp, opens=(), at=NOW)
        told = GlassTold.objects.get(told_as="scrutineer", reference=file.pk)
    page, client = address(world, "glass_told", told.pk), client_of(world, "scrutineer")
    together, answers = threading.Barrier(8), []

    def send() -> None:
        mine = Client()
        mine.cookies = client.cookies
        try:
            together.wait(20)
            answers.append(mine.post(page).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert answers == [302] * 8


def test_nobody_says_for_somebody_else_that_they_saw_it(world: World) -> None:
    """Not by SQL either: a row of what was read or seen is in the name of who acts, and counts for their seat alone."""
    file = make_case_file(world.here, world.user("dsp"))
    broke = world.user("lsp")
    with acting(in_space(world.here.pk, user_id=broke.pk)):
        breaker = seat_of(broke, world.here)
        break_glass(reference=file.reference, reason="A child is in danger now.", seat=breaker, opens=(), at=NOW)
        told = GlassTold.objects.select_related("seat").get(reference=file.pk, told_as="lead")
    lead, insert = told.seat.user_id, GlassSeen(space=world.here, told=told, at=NOW, seat=told.seat)
    sql = "INSERT INTO partnership_glassseen (space_id, told_id, at, by_id, seat_id) VALUES (%s, %s, %s, %s, %s)"
    member = Context(user_id=world.user("member").pk, read=frozenset({world.here.pk}))
    with pytest.raises(DatabaseError), acting(member), connection.cursor() as cursor:
        cursor.execute(sql, [world.here.pk, told.pk, NOW, lead, told.seat_id])
    with pytest.raises(WrongSpace), acting(member):
        insert.by_id = lead
        insert.save()
    with acting(member):
        insert.by_id = member.user_id
        insert.save()
    with acting(in_space(world.here.pk)):
        assert told in told_here([told.seat_id]), "the lead has not said so"
        assert "not seen yet" in " ".join(glasses_of(file.pk)[0].lines)
