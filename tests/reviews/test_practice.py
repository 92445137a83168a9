"""The practice review of a case: begun from the partners' decision, stopped and taken up again."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hscp.lib.verdicts import Refused
from reviews.models import ClockNote
from reviews.operations.practice import begin_practice, move_practice
from tests.conftest import NOW
from tests.factories.cases import put_on
from tests.factories.practice import Practice
from tests.reviews.test_deciding import BODIES, Case


@pytest.fixture
def case(practice: Practice) -> Practice:
    return practice


def page(case: Case, role: str, name: str, *args: Any, sent: dict[str, Any] | None = None) -> Any:
    client = Client()
    client.force_login(case.world.user(role))
    address = reverse(name, args=(case.world.here.slug, *args))
    return client.get(address) if sent is None else client.post(address, sent)


def test_it_begins_from_a_decision_for_one_and_from_nothing_else(recommended: Case) -> None:
    case = recommended
    with case.inside(), pytest.raises(Refused, match="once the partners have decided for one"):
        begin_practice(incident=case.incident, seat=case.seat, at=NOW)
    case.sign(case.put("no_review"), *BODIES)
    with case.inside(), pytest.raises(Refused, match="decided last that no practice review"):
        begin_practice(incident=case.incident, seat=case.seat, at=NOW)
    assert b"decided last that no practice review" in page(case, "team", "practice_review", case.incident.pk).content


def test_it_is_begun_once_and_shows_its_clock_to_the_list_alone(case: Practice) -> None:
    with case.inside(), pytest.raises(Refused, match="begun already"):
        begin_practice(incident=case.incident, **case.by())
    assert page(case, "dsp", "practice_review", case.incident.pk).status_code == 404
    put_on(case.incident.file, case.world.user("dsp"))
    body = page(case, "dsp", "practice_review", case.incident.pk).content.decode()
    assert "Being commissioned" in body and "Practice review published" in body and "15 December 2026" in body
    assert "Stop the practice review" not in body
    assert page(case, "dsp", "practice_move", case.incident.pk, "stop").status_code == 403


def test_stopping_it_ends_its_clock_and_taking_it_up_lets_it_run_on(case: Practice) -> None:
    with case.inside():
        with pytest.raises(Refused, match="Say why"):
            move_practice(practice=case.practice, move="stop", reason=" ", **case.by())
        move_practice(practice=case.practice, move="stop", reason="Taken over nationally", **case.by())
        assert list(ClockNote.objects.values_list("clock", "kind")) == [("practice-review", "ended")]
    assert b"No longer runs: Taken over nationally" in page(case, "team", "practice_review", case.incident.pk).content
    with case.inside():
        move_practice(practice=case.now(), move="resume", reason="It is ours after all", **case.by())
        assert case.now().state == "commissioning"
    assert b"No longer runs" not in page(case, "team", "practice_review", case.incident.pk).content
