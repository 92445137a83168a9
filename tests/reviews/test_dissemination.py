"""Learning: noted in a case, shared in words of its own, sent to agencies, confirmed by a link or for one, chased."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, in_space
from partnership.models import Seat
from reviews.models import Incident, LearningChase, LearningSent
from reviews.operations.dissemination import (
    SALT,
    change_learning,
    change_noted,
    chase_learning,
    confirm_learning,
    share_learning,
    take_back_sent,
    token_of,
    withdraw_learning,
)
from tests.conftest import NOW, TODAY
from tests.factories.cases import seat_of, within
from tests.factories.fixtures import World
from tests.factories.learning import WORDED, make_learning, make_noted, make_sent, make_shared
from tests.factories.reviews import make_sheet

SAID = {"confirmed_on": TODAY, "confirmed_from": "Its head", "how": "At a meeting", "reached": 30, "at": NOW}
DAY = {"confirmed_on_day": str(TODAY.day), "confirmed_on_month": str(TODAY.month), "confirmed_on_year": str(TODAY.year)}
SENT = {**DAY, "confirmed_from": "Its head", "how": "At a meeting", "reached": "30"}


@pytest.fixture
def team(world: World, incident: Incident) -> Iterator[Seat]:
    """Within the case: the lead's seat."""
    with within(world.here, incident.file_id, user=world.user("team")):
        yield seat_of(world.user("team"), world.here)


def get(world: World, role: str, name: str, *args: Any, **query: str) -> Any:
    client = Client()
    client.force_login(world.user(role))
    return client.get(reverse(name, args=(world.here.slug, *args)), query)


def link(row: LearningSent) -> str:
    return reverse("learning_by_link", args=(token_of(row),))


def test_outside_the_case_stands_what_is_shared_alone_and_nothing_leads_back(
    world: World, incident: Incident, team: Seat
) -> None:
    make_noted(incident, team, text="Nobody asked the aunt")
    shared = make_shared(make_noted(incident, team), team)
    listed = get(world, "member", "learnings").content.decode()
    shown = get(world, "member", "learning", shared.pk).content.decode()
    for page in (listed, shown):
        assert WORDED["title"] in page and "aunt" not in page and incident.file.reference not in page
        assert "Nobody asked" not in page and f"/reviews/{incident.pk}/" not in page
    assert get(world, "dsp", "case_learning", incident.pk).status_code == 404
    case = get(world, "team", "case_learning", incident.pk).content.decode()
    assert "aunt" in case and "did not open to whoever shared it" in case
    with acting(in_space(world.here.pk)):
        assert make_learning(team).pk, "others write down learning of no case"


def test_words_by_which_a_case_is_known_are_refused(world: World, incident: Incident, team: Seat) -> None:
    noted = make_noted(incident, team)
    with pytest.raises(Refused, match="reference of a case"):
        make_shared(noted, team, words=f"As {incident.file.reference} shows")
    with pytest.raises(Refused, match="NHS number"):
        make_learning(team, title="Of 943 476 5919")
    sheet = make_sheet(incident, world.user("team"), world.here)
    with within(world.here, incident.file_id, sheet.file_id, user=world.user("team")):
        with pytest.raises(Refused, match="protected words of Child A"):
            make_shared(noted, team, words="Ask Zoe Nowak")
        make_shared(noted, team)
    noted.refresh_from_db()
    assert noted.checked


def test_what_is_shared_of_a_case_is_worded_anew_by_the_same_words(
    world: World, incident: Incident, team: Seat
) -> None:
    sheet, by = make_sheet(incident, world.user("team"), world.here), {"of": "review", "at": NOW}
    with within(world.here, incident.file_id, sheet.file_id, user=world.user("team")):
        shared = make_shared(make_noted(incident, team), team)
        with pytest.raises(Refused, match="protected words of Child A"):
            change_learning(learning=shared, title="Ask", words="Ask Zoe Nowak", version=1, **by)  # type: ignore[arg-type]
        change_learning(learning=shared, title="Ask", words="Ask every child", version=1, **by)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="does not open to you"):
        change_learning(learning=shared, title="Ask", words="Ask them", version=2, **by)  # type: ignore[arg-type]
    assert "They were changed since" in get(world, "team", "case_learning", incident.pk).content.decode()


def test_an_address_that_is_none_is_refused_and_nobody_is_sent_anything(team: Seat) -> None:
    with pytest.raises(Refused, match="head@school is no e-mail address"):
        make_sent(make_learning(team), team, others="A school, Its head, a@b.example\nA nursery, Its head, head@school")
    assert not LearningSent.objects.exists()


def test_an_agency_confirms_once_by_its_link_without_signing_in(world: World, team: Seat) -> None:
    (row,) = make_sent(make_learning(team), team)
    client, page = Client(), link(row)
    assert WORDED["words"] in client.get(page).content.decode()
    row.refresh_from_db()
    assert row.confirmed_on is None, "looking confirms nothing"
    assert "How did it reach" in client.post(page, {**SENT, "how": ""}).content.decode()
    assert "is on record" in client.post(page, SENT).content.decode()
    assert client.get(page).status_code == 410 and client.post(page, SENT).status_code == 410
    row.refresh_from_db()
    assert (row.reached, row.came_by, row.confirmed_by) == (30, "link", None)
    assert "30 members of staff" in get(world, "member", "learning", row.learning_id).content.decode()


def test_links_that_are_not_ours_lead_nowhere_and_ended_ones_say_so(world: World, team: Seat) -> None:
    (row,) = make_sent(make_learning(team), team)
    forged = [
        "nonsense",
        signing.dumps([row.space_id, row.learning_id, row.pk, 1], salt="meetings.reply"),
        signing.dumps([world.there.pk, row.learning_id, row.pk, 1], salt=SALT),
        signing.dumps([row.space_id, row.learning_id + 1, row.pk, 1], salt=SALT),
        signing.dumps("nothing", salt=SALT),
    ]
    assert [Client().get(reverse("learning_by_link", args=(each,))).status_code for each in forged] == [404] * 5
    take_back_sent(row=row, reason="Another school", at=NOW)
    assert Client().post(link(row), SENT).status_code == 410
    with pytest.raises(Refused, match="no longer asked"):
        confirm_learning(row=row, came_by="link", seat=None, **SAID)
    (again,) = make_sent(row.learning, team)
    withdraw_learning(learning=row.learning, reason="Mistaken", version=1, at=NOW)
    assert Client().get(link(again)).status_code == 410
    with pytest.raises(Refused, match="withdrawn"):
        make_sent(row.learning, team, others="Another, Its head, other@example.org")


def test_a_confirmation_is_entered_for_an_agency_saying_how_it_came(world: World, team: Seat) -> None:
    (row,) = make_sent(make_learning(team), team)
    with pytest.raises(Refused, match="Say how the confirmation came"):
        confirm_learning(row=row, came_by="link", seat=team, **SAID)
    client = Client()
    client.force_login(world.user("dsp"))
    address = reverse("learning_confirm", args=(world.here.slug, row.pk))
    assert client.post(address, {**SENT, "came_by": "telephone"}).status_code == 302
    row.refresh_from_db()
    assert row.came_by == "telephone" and row.confirmed_by is not None
    assert get(world, "member", "learning_confirm", row.pk).status_code == 403
    with pytest.raises(Refused, match="confirmed already"):
        confirm_learning(row=row, came_by="mail", seat=team, **SAID)
    with pytest.raises(Refused, match="confirmed, or is no longer"):
        take_back_sent(row=row, reason="Late", at=NOW)


def test_contacts_are_sent_it_for_the_agency_their_post_stands_for(world: World, team: Seat) -> None:
    learning = make_learning(team)
    with pytest.raises(Refused, match="stands for no agency"):
        make_sent(learning, team, contacts=[Seat.objects.select_related("post__organisation").get(pk=team.pk)])
    make_sent(learning, team)
    with pytest.raises(Refused, match="sent it already"):
        make_sent(learning, team)
    mail = Mail.objects.latest("pk")
    assert mail.to == "head@example.org" and WORDED["words"] not in mail.text, "the words are behind the link"


def test_the_daily_turn_chases_who_has_not_confirmed_once_a_day(world: World, team: Seat) -> None:
    first, second = make_sent(
        make_learning(team), team, others="A, Head, a@example.org\nB, Head, b@example.org", due_on=TODAY
    )
    confirm_learning(row=first, came_by="mail", seat=team, **SAID)
    with acting(in_space(world.here.pk)):
        assert [chase_learning(at=NOW), chase_learning(at=NOW)] == [1, 0]
        assert chase_learning(at=NOW + timedelta(days=6)) == 0
        assert chase_learning(at=NOW + timedelta(days=7)) == 1
        assert list(LearningChase.objects.values_list("sent", flat=True)) == [second.pk] * 2
        assert Mail.objects.filter(to="b@example.org", subject__startswith="Please confirm").count() == 2


def test_by_agency_what_was_sent_confirmed_and_how_many_it_reached(world: World, team: Seat) -> None:
    for number in (1, 2):
        (row,) = make_sent(make_learning(team, title=f"Lesson {number}"), team, others="A, Head, a@example.org")
        if number == 1:
            confirm_learning(row=row, came_by="mail", seat=team, **SAID)
    page = get(world, "member", "learning_agencies", agency="a").content.decode()
    assert "Lesson 1" in page and "Lesson 2" in page
    lines = get(world, "member", "learning_agencies", format="csv").content.decode().splitlines()
    assert lines[1] == "A,2,1,1,0,30"
    assert "Lesson 2" in get(world, "member", "learning_owed").content.decode()


def test_nobody_overwrites_another_in_what_was_learned(incident: Incident, team: Seat) -> None:
    noted = make_noted(incident, team)
    change_noted(noted=noted, learned_from="rapid", text="First", version=1, at=NOW)
    with pytest.raises(EditConflict):
        change_noted(noted=noted, learned_from="rapid", text="Second", version=1, at=NOW)
    with pytest.raises(EditConflict):
        share_learning(noted=noted, **WORDED, because="Agreed", version=1, seat=team, at=NOW)
    learning = make_learning(team)
    said = {**WORDED, "of": "briefing", "version": 1, "at": NOW}
    change_learning(learning=learning, **{**said, "title": "First"})
    with pytest.raises(EditConflict):
        change_learning(learning=learning, **{**said, "title": "Second"})
    with pytest.raises(EditConflict):
        withdraw_learning(learning=learning, reason="Old", version=1, at=NOW)


def test_lists_cost_the_same_with_one_and_with_three(world: World, incident: Incident, team: Seat) -> None:
    client = Client()
    client.force_login(world.user("team"))

    def cost(*pages: tuple[Any, ...]) -> list[int]:
        found = []
        for name, *args in pages:
            address = reverse(name, args=(world.here.slug, *args))
            client.get(address)
            with CaptureQueriesContext(connection) as caught:
                assert client.get(address).status_code == 200
            found.append(len(caught))
        return found

    learning = make_shared(make_noted(incident, team), team)
    make_sent(learning, team)
    pages = ("learnings",), ("learning", learning.pk), ("learning_agencies",), ("case_learning", incident.pk)
    one = cost(*pages, ("learning_owed",))
    for number in (1, 2):
        make_sent(learning, team, others=f"School {number}, Its head, h{number}@example.org")
        make_sent(make_shared(make_noted(incident, team), team), team)
    assert cost(*pages, ("learning_owed",)) == one
