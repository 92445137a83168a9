"""Learning where no review follows: chosen for a case, delivered, evaluated; owed; options of one's own."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from partnership.models import Seat
from partnership.operations.cases import add_document
from reviews.models import Incident, ReviewDecision
from reviews.operations.incidents import move_incident
from reviews.operations.learning import (
    change_kind,
    change_option,
    deliver_option,
    drop_option,
    evaluate_option,
)
from tests.conftest import NOW, TODAY
from tests.factories.cases import make_case_file, put_on, seat_of, within
from tests.factories.fixtures import World
from tests.factories.learning import CHOSEN, OWN, make_evaluated, make_kind, make_option
from tests.factories.reviews import make_notified, make_rapid
from tests.factories.uploads import upload

DELIVERED = {"delivered_on": TODAY, "how": "Two hours", "attendance": "Police, 2", "at": NOW}
PLANNED = {name: CHOSEN[name] for name in ("because", "led_by", "for_whom")} | {"planned_on": TODAY, "at": NOW}
SAID = {"evaluated_on": TODAY, "changed": "Shown sooner", "evidence": "Ten records", "known_by": "An audit", "at": NOW}


@pytest.fixture
def team(world: World, incident: Incident) -> Iterator[Seat]:
    """Within the case: the lead's seat."""
    with within(world.here, incident.file_id, user=world.user("team")):
        yield seat_of(world.user("team"), world.here)


def declined(incident: Incident, seat: Seat) -> Incident:
    return move_incident(incident=incident, move="decline", reason="An accident", seat=seat, at=NOW)


def get(world: World, role: str, name: str, *args: Any) -> Any:
    client = Client()
    client.force_login(world.user(role))
    return client.get(reverse(name, args=(world.here.slug, *args)))


def test_options_wait_for_a_decision_and_end_with_one_for_a_review(incident: Incident, team: Seat) -> None:
    with pytest.raises(Refused, match="once the partners have decided"):
        make_option(incident, team)
    rapid = make_rapid(make_notified(incident, team), team)
    decided = {"file_id": incident.file_id, "rapid": rapid, "because": "-", "content": {}, "content_hash": "0" * 64}
    decided |= {"decided_by": "all", "partners": 3, "state": "decided", "put_at": NOW, "put_by": team}
    ReviewDecision(number=1, outcome="no_review", decided_on=TODAY, **decided).save()
    make_option(incident, team)
    ReviewDecision(number=2, outcome="review", decided_on=TODAY, **decided).save()
    with pytest.raises(Refused, match="decided on a review"):
        make_option(incident, team)


def test_from_chosen_to_what_it_changed(world: World, incident: Incident, team: Seat) -> None:
    option = make_option(declined(incident, team), team, kind="single-agency-review", agency="A trust")
    assert "Single-agency review, A trust" in get(world, "team", "incident", incident.pk).content.decode()
    assert "Single-agency review, A trust" in get(world, "team", "learning_owed").content.decode()
    with pytest.raises(Refused, match="not been delivered"):
        evaluate_option(option=option, version=1, **SAID)
    copy = add_document(file=incident.file, title="What it found", upload=upload(), seat=team, at=NOW)
    option = deliver_option(option=option, document=copy, version=1, **{**DELIVERED, "attendance": ""})
    option = evaluate_option(option=option, version=2, **SAID)
    shown = get(world, "team", "learning_options", incident.pk).content.decode()
    assert "What it found" in shown and "Shown sooner" in shown and "An audit" in shown
    assert "Single-agency review" not in get(world, "team", "learning_owed").content.decode()
    with pytest.raises(Refused, match="delivered and evaluated"):
        drop_option(option=option, reason="-", version=3, at=NOW)


def test_a_document_is_of_this_file_and_a_session_says_who_came(world: World, incident: Incident, team: Seat) -> None:
    option = make_option(declined(incident, team), team)
    with pytest.raises(Refused, match="a line for each agency"):
        deliver_option(option=option, version=1, **{**DELIVERED, "attendance": ""})
    other = make_case_file(world.here, world.user("team"))
    with within(world.here, incident.file_id, other, user=world.user("team")):
        foreign = add_document(file=other, title="Elsewhere", upload=upload(), seat=team, at=NOW)
        with pytest.raises(Refused, match="another case file"):
            deliver_option(option=option, document=foreign, version=1, **DELIVERED)
    make_evaluated(option)
    shown = get(world, "team", "learning_options", incident.pk).content.decode()
    assert "School" in shown and '<td class="num">5</td>' in shown, "two and three"


def test_only_who_opens_the_case_sees_what_is_owed(world: World, incident: Incident, team: Seat) -> None:
    make_option(declined(incident, team), team, because="A bruise was seen")
    for name, *args in (("learning_options", incident.pk), ("learning_owed",)):
        assert b"Reflective session" not in get(world, "dsp", name, *args).content
    assert get(world, "dsp", "learning_options", incident.pk).status_code == 404
    put_on(incident.file, world.user("dsp"))
    assert b"Reflective session" in get(world, "dsp", "learning_owed").content
    assert get(world, "dsp", "learning_option_add", incident.pk).status_code == 403, "on the list to read"


def test_an_own_option_is_offered_and_keeps_the_words_of_its_day(world: World, incident: Incident, team: Seat) -> None:
    kind = make_kind(team)
    with pytest.raises(Refused, match="of that name already"):
        make_kind(team, name="learning circle")
    with pytest.raises(Refused, match="of that name already"):
        make_kind(team, name="reflective SESSION")
    option = make_option(declined(incident, team), team, kind=f"own-{kind.pk}")
    assert option.name == "Learning circle"
    facts = {**OWN, "of_agency": False, "counts": True, "name": "Case circle", "ended_because": "Nobody came"}
    change_kind(kind=kind, version=1, at=NOW, **facts)
    with pytest.raises(Refused, match="that are offered"):
        make_option(incident, team, kind=f"own-{kind.pk}")
    option.refresh_from_db()
    assert option.name == "Learning circle"
    shown = get(world, "member", "learning_kinds").content.decode()
    assert "Case circle" in shown and "Offered no more" in shown and "Usual practice of partnerships" in shown
    assert get(world, "member", "learning_kind_add").status_code == 403


def test_nobody_overwrites_another_in_learning(incident: Incident, team: Seat) -> None:
    option = make_option(declined(incident, team), team)
    change_option(option=option, version=1, **{**PLANNED, "because": "First"})
    for act, said in (
        (change_option, {**PLANNED, "because": "Second"}),
        (deliver_option, DELIVERED),
        (drop_option, {"reason": "Overtaken", "at": NOW}),
    ):
        with pytest.raises(EditConflict):
            act(option=option, version=1, **said)  # type: ignore[operator]
    option = deliver_option(option=option, version=2, **DELIVERED)
    with pytest.raises(EditConflict):
        evaluate_option(option=option, version=2, **SAID)
    kind, facts = make_kind(team), {**OWN, "of_agency": True, "counts": True, "ended_because": ""}
    change_kind(kind=kind, version=1, at=NOW, **facts)
    with pytest.raises(EditConflict):
        change_kind(kind=kind, version=1, at=NOW, **{**facts, "what": "Otherwise"})


def test_learning_option_add_and_deliver_in_the_browser(world: World, incident: Incident, team: Seat) -> None:
    declined(incident, team)
    client = Client()
    client.force_login(world.user("team"))
    sent = {**CHOSEN, "kind": "reflective-session"}
    sent |= {"planned_on_day": str(TODAY.day), "planned_on_month": str(TODAY.month), "planned_on_year": str(TODAY.year)}
    answer = client.post(reverse("learning_option_add", args=(world.here.slug, incident.pk)), sent)
    assert answer.status_code == 302
    shown = client.get(answer.headers["Location"]).content.decode()
    address = next(each for each in shown.split('"') if each.endswith("/delivered/"))
    day = {"delivered_on_day": str(TODAY.day), "delivered_on_month": str(TODAY.month)}
    said = {"how": "Two hours", "attendance": "Police", "version": "1", **day, "delivered_on_year": str(TODAY.year)}
    assert "Line 1: enter an agency" in client.post(address, said).content.decode()
    assert client.post(address, {**said, "attendance": "Police, 2"}).status_code == 302


def test_lists_of_learning_cost_the_same_with_one_and_with_three(world: World, incident: Incident, team: Seat) -> None:
    client = Client()
    client.force_login(world.user("team"))
    pages = (("learning_owed",), ("learning_kinds",), ("learning_options", incident.pk), ("incident", incident.pk))

    def cost() -> list[int]:
        found = []
        for name, *args in pages:
            address = reverse(name, args=(world.here.slug, *args))
            client.get(address)
            with CaptureQueriesContext(connection) as caught:
                assert client.get(address).status_code == 200
            found.append(len(caught))
        return found

    declined(incident, team)
    make_option(incident, team)
    make_kind(team)
    one = cost()
    for number in (1, 2):
        make_option(incident, team)
        make_kind(team, name=f"Another {number}")
    assert cost() == one
