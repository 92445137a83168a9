"""The annual report on child deaths: received, considered, themes, what answers it; no case data."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from meetings.models import Recommendation
from meetings.operations.recommendations import add_recommendation
from partnership.models import Seat
from reviews.operations.child_deaths import add_theme, change_report, change_theme, link_answer, recommend
from reviews.queries.child_deaths import answers_of, answers_to_choose
from tests.conftest import NOW, TODAY
from tests.factories.cases import make_case_file, seat_of, within
from tests.factories.fixtures import World
from tests.factories.learning import RECEIVED, THEME, make_child_death
from tests.factories.uploads import upload


@pytest.fixture
def team(world: World) -> Seat:
    return seat_of(world.user("team"), world.here)


def get(world: World, role: str, name: str, *args: Any, **query: str) -> Any:
    client = Client()
    client.force_login(world.user(role))
    return client.get(reverse(name, args=(world.here.slug, *args)), query)


def test_from_received_to_what_answers_it(world: World, team: Seat) -> None:
    with within(world.here, user=world.user("team")):
        row = make_child_death(team, upload=upload("Report.pdf"))
        add_theme(report=row, **THEME)
        said = {"source": "audit", "source_title": "Sleep", "text": "Train all", "made_on": TODAY, "at": NOW}
        recommended = add_recommendation(reference="R-7", **said, seat=team)
        link_answer(report=row, answer=recommended, seat=team, at=NOW)
        with pytest.raises(Refused, match="linked already"):
            link_answer(report=row, answer=recommended, seat=team, at=NOW)
    shown = get(world, "member", "child_death", row.pk).content.decode()
    assert "Six of ten" in shown and "R-7" in shown and "Report.pdf" in shown and "The board" in shown
    answer = get(world, "member", "child_death_file", row.pk)
    assert b"".join(answer.streaming_content).startswith(b"%PDF") and answer["Content-Disposition"].startswith("attach")
    assert "Safe sleeping" in get(world, "member", "child_deaths", format="csv").content.decode()
    assert get(world, "member", "child_death_add").status_code == 403
    file = make_case_file(world.here, world.user("team"))
    with within(world.here, file, user=world.user("team")):
        closed = add_recommendation(reference="R-8", **said, file=file, seat=team)
        with pytest.raises(Refused, match="No case is named"):
            link_answer(report=row, answer=closed, seat=team, at=NOW)


@pytest.mark.parametrize("words", ["Of 943 476 5919", "Born on a Monday", "On 3/2/2019", "See CF-2026-BCD23"])
def test_case_data_is_refused(world: World, team: Seat, words: str) -> None:
    with within(world.here, user=world.user("team")):
        row = make_child_death(team)
        for act in (lambda: make_child_death(team, panel="Another", summary=words), lambda: theme(row, words)):
            with pytest.raises(Refused, match="take it out"):
                act()


def test_what_a_report_recommends_is_followed_under_a_source_of_its_own(world: World, team: Seat) -> None:
    with within(world.here, user=world.user("team")):
        row = make_child_death(team)
        other = Recommendation(reference="A1", source="audit", source_title="Audit", text="x", made_on=TODAY)
        other.save()
        made = recommend(report=row, text="Tell every parent of safe sleeping", made_on=TODAY, seat=team, at=NOW)
        assert made.source == "child_deaths" and made.get_source_display() == "Child death overview"
        assert made.reference.startswith("Child deaths ") and made.reference.endswith(" R1")
        assert made.source_title == str(row)
        assert [each.recommendation_id for each in answers_of(row)] == [made.pk]
        assert recommend(report=row, text="Again", made_on=TODAY, seat=team, at=NOW).reference.endswith(" R2")
        assert answers_to_choose()[-1][0] == f"r{other.pk}", "those of the overview stand first"
        with pytest.raises(Refused, match="take it out"):
            recommend(report=row, text="See 943 476 5919", made_on=TODAY, seat=team, at=NOW)
        made.source = "gossip"
        with pytest.raises(IntegrityError), transaction.atomic():
            made.save()
    client = Client()
    client.force_login(world.user("team"))
    address = reverse("child_death_recommend", args=(world.here.slug, row.pk))
    sent = {"text": "Ask who smokes", "made_on_day": "1", "made_on_month": "6", "made_on_year": "2026"}
    assert client.post(address, sent).status_code == 302
    listed = client.get(reverse("recommendations", args=(world.here.slug,)), {"source": "child_deaths"})
    assert "Ask who smokes" in (told := listed.content.decode()) and "Audit: " not in told and "A1" not in told


def theme(row: Any, words: str) -> None:
    add_theme(report=row, **{**THEME, "words": words})


def test_nobody_overwrites_another_in_a_report(world: World, team: Seat) -> None:
    with within(world.here, user=world.user("team")):
        row = make_child_death(team)
        with pytest.raises(Refused, match="on record already"):
            make_child_death(team)
        said = {**RECEIVED, "received_on": TODAY, "considered_on": None, "words": "", "version": 1, "at": NOW}
        change_report(report=row, **{**said, "summary": "First"})
        with pytest.raises(EditConflict):
            change_report(report=row, **{**said, "summary": "Second"})
        found = add_theme(report=row, **THEME)
        change_theme(row=found, **{**THEME, "words": "First"}, version=1)
        with pytest.raises(EditConflict):
            change_theme(row=found, **{**THEME, "words": "Second"}, version=1)


def test_the_list_costs_the_same_with_one_and_with_three(world: World, team: Seat) -> None:
    def cost() -> int:
        client = Client()
        client.force_login(world.user("team"))
        address = reverse("child_deaths", args=(world.here.slug,))
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    def add(number: int) -> None:
        with within(world.here, user=world.user("team")):
            add_theme(report=make_child_death(team, panel=f"Panel {number}"), **THEME)

    add(1)
    one = cost()
    add(2)
    add(3)
    assert cost() == one
