"""National reviews: loaded once with a dry run, answered by each partnership, the unanswered first."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, in_space
from meetings.models import Recommendation
from partnership.models import Seat
from reviews.models import NationalRecommendation, NationalReview
from tests.conftest import TODAY
from tests.factories.cases import seat_of, within
from tests.factories.fixtures import World
from tests.factories.learning import NATIONAL, make_answer, make_national

DAY = {f"reviewed_on_{part}": str(getattr(TODAY, part)) for part in ("day", "month", "year")}


@pytest.fixture
def team(world: World) -> Seat:
    return seat_of(world.user("team"), world.here)


def get(world: World, role: str, name: str, **query: str) -> Any:
    client = Client()
    client.force_login(world.user(role))
    return client.get(reverse(name, args=(world.here.slug,)), query)


def number(n: int) -> NationalRecommendation:
    found: NationalRecommendation = NationalRecommendation.objects.select_related("review").get(number=n)
    return found


def run(*args: str) -> str:
    out = StringIO()
    call_command("national_reviews", *args, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.mark.django_db
def test_the_command_checks_loads_and_changes_and_writes_nothing_with_a_problem(world: World, tmp_path: Path) -> None:
    file = tmp_path / "national.yaml"
    file.write_text(NATIONAL, encoding="utf-8")
    assert "nothing was written" in run("load", str(file), "--check")
    assert not NationalRecommendation.objects.exists()
    assert "Added: A national review, recommendation 4" in run("load", str(file))
    assert run("load", str(file)) == "Nothing to change.\n"
    file.write_text(NATIONAL.replace("text: Ask", "text: Ask early"), encoding="utf-8")
    assert run("load", str(file)) == "Changed: A national review, recommendation 1\n"
    file.write_text(NATIONAL.replace("to: government", "to: nobody"), encoding="utf-8")
    with pytest.raises(CommandError, match="Nothing was written"):
        run("load", str(file))
    with pytest.raises(CommandError, match="cannot be read"):
        run("load", str(tmp_path / "none.yaml"))
    assert "harm-2025-1  Ask early  (The Panel)" in run("list")


def test_the_unanswered_come_first_and_an_answer_is_this_partnerships_own(world: World, team: Seat) -> None:
    with within(world.here, user=world.user("team")):
        make_national()
    client = Client()
    client.force_login(world.user("team"))
    address = reverse("national_answer", args=(world.here.slug,))
    said = {"answer": "accepted", "because": "It concerns us", "led_by": "The group", "follow": "on", "version": "0"}
    assert client.post(f"{address}?of=harm-2025-1", {**said, **DAY}).status_code == 302
    page = client.get(reverse("national_reviews", args=(world.here.slug,))).content.decode()
    assert page.index("2. Tell") < page.index("1. Ask") and "2 of them wait" in page and "Asked of others" in page
    with within(world.here, user=world.user("team")):
        thread = Recommendation.objects.get()
        assert thread.source == "national_review" and thread.reference == "National harm-2025-1"
    assert thread.reference in page
    lines = get(world, "member", "national_reviews", format="csv").content.decode()
    assert "It concerns us" in lines and "Accepted" in lines
    with within(world.there):
        assert not Recommendation.objects.exists()
    assert client.get(address, {"of": "harm-2025-9"}).status_code == 404
    assert get(world, "member", "national_answer").status_code == 403


def test_it_is_written_by_whoever_runs_the_service_alone(world: World) -> None:
    facts = {"title": "A page’s own", "published_on": TODAY, "citation": "None", "source": "https://e.example/"}
    with pytest.raises(DatabaseError, match="written by what loads it"), acting(in_space(world.here.pk)):
        NationalReview(key="own", **facts).save()


def test_nobody_overwrites_another_answer(world: World, team: Seat) -> None:
    with within(world.here, user=world.user("team")):
        make_national()
        make_answer(number(1), team, follow=True)
        with pytest.raises(EditConflict):
            make_answer(number(1), team, because="Mine")
        make_answer(number(1), team, because="Done since", answer="done", version=1)
        with pytest.raises(EditConflict):
            make_answer(number(1), team, because="Mine", version=1)
        make_answer(number(1), team, follow=True, version=2)
        assert Recommendation.objects.count() == 1, "it is followed once"


def test_the_list_costs_the_same_with_one_answer_and_with_three(world: World, team: Seat) -> None:
    def cost() -> int:
        client = Client()
        client.force_login(world.user("team"))
        address = reverse("national_reviews", args=(world.here.slug,))
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    def answer(n: int) -> None:
        with within(world.here, user=world.user("team")):
            make_answer(number(n), team, follow=True)

    with within(world.here, user=world.user("team")):
        make_national()
    answer(1)
    one = cost()
    answer(2)
    answer(3)
    assert cost() == one
