"""The picture over years: counted by the timetable over all cases, exact for some, suppressed for everybody else."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.spaces.acting import acting, in_space
from meetings.operations.recommendations import add_recommendation
from partnership.models import FileRead, Seat
from reviews.models import ReviewYear
from reviews.operations.incidents import move_incident
from reviews.operations.years import count_years
from reviews.rules.years import CaseOfYear, figures_of
from tests.conftest import NOW, TODAY
from tests.factories.cases import seat_of, within
from tests.factories.fixtures import World
from tests.factories.reviews import make_incident, make_notified
from tests.factories.themes import hang_theme_on, make_theme

pytestmark = pytest.mark.usefixtures("statute")


@pytest.fixture
def team(world: World) -> Seat:
    return seat_of(world.user("team"), world.here)


def page(world: World, role: str, **query: str) -> str:
    client = Client()
    client.force_login(world.user(role))
    answer = client.get(reverse("review_years", args=(world.here.slug,)), query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def notified(world: World, team: Seat, *, not_required: bool = False) -> None:
    incident = make_incident(world.here, world.user("team"))
    with within(world.here, incident.file_id, user=world.user("team")):
        found = make_notified(incident, team)
        hang_theme_on(found, team)
        if not_required:
            move_incident(incident=found, move="not_required", reason="As the Panel says", seat=team, at=NOW)


def count(world: World) -> list[ReviewYear]:
    with acting(in_space(world.here.pk)):
        count_years(at=NOW)
        return list(ReviewYear.objects.order_by("starts_on"))


def test_all_cases_are_counted_by_the_timetable_and_nobody_looked(world: World, team: Seat) -> None:
    assert "Nothing counted yet" in page(world, "member")
    assert count(world) == []
    notified(world, team)
    notified(world, team, not_required=True)
    with acting(in_space(world.here.pk)):
        said = {"source": "local_review", "source_title": "A review", "text": "Share", "seat": team, "at": NOW}
        add_recommendation(reference="R1", made_on=date(2024, 5, 1), **said)
        add_recommendation(reference="R2", made_on=TODAY, **{**said, "source": "audit"})
    with acting(in_space(world.here.pk)):
        looks = FileRead.objects.count()
    rows = count(world)
    assert [each.starts_on.year for each in rows] == [2024, 2025, 2026]
    now = rows[-1].figures
    assert (now["notified"], now["rapid"]["running"], now["rapid"]["not_required"]) == (2, 1, 1)
    assert now["themes"] == {"Sharing information in time": 2} and now["recommended"] == 0
    assert rows[0].figures["recommendations"] == {"closed": 0, "open": 0, "little": 1}
    assert [each.pk for each in count(world)] == [each.pk for each in rows], "counted anew, not again"
    with acting(in_space(world.here.pk)):
        assert FileRead.objects.count() == looks


@pytest.mark.parametrize(
    ("role", "exact"),
    [
        ("team", True),
        ("dsp", True),
        ("lsp", True),
        ("scrutineer", True),
        ("member", False),
        ("accountable_body", False),
    ],
)
def test_exact_figures_are_for_whom_they_are_meant_and_files_say_no_more(world: World, role: str, exact: bool) -> None:
    make_years(world, (2025, 3, 9))
    shown, csv = page(world, role), page(world, role, format="csv")
    assert ("You see exact figures" in shown) is exact and ("Figures below five are not shown" in shown) is not exact
    assert ("OFFICIAL-SENSITIVE" in csv) is exact
    assert ("2025-26,Rapid reviews,Late,3" in csv) is exact
    assert ("Rapid reviews,Sent in time,9" in csv) is exact
    assert "2025-26,Notifications,,12" in csv
    assert ("Neglect" in shown) is exact, "three cases: neither the figure nor the name"
    assert ("Police" in shown) is True, "nine cases: for everybody"


def make_years(world: World, *years: tuple[int, int, int]) -> None:
    """Years with so many late rapid reviews and so many in time."""
    with acting(in_space(world.here.pk)):
        for first, late, in_time in years:
            on = date(first, 5, 1)
            cases = [CaseOfYear(on, "late", "no_review", frozenset(), frozenset({"Neglect"}))] * late
            cases += [CaseOfYear(on, "in_time", "no_review", frozenset({"Police"}))] * in_time
            figures: dict[str, Any] = figures_of(first, cases, [])
            ReviewYear(starts_on=date(first, 4, 1), figures=figures, counted_at=NOW).save()


def test_of_a_year_of_one_to_four_nothing_is_shown(world: World) -> None:
    make_years(world, (2024, 1, 3), (2025, 0, 9))
    csv = page(world, "member", format="csv")
    assert "2024-25,Notifications,,Not shown" in csv and "2024-25,Rapid reviews,Running,Not shown" in csv
    assert "2025-26,Rapid reviews,Running,0" in csv and "2025-26,Rapid reviews,Sent in time,9" in csv
    assert "2024-25,Agencies asked" not in csv


def test_the_picture_costs_the_same_for_one_year_and_three(world: World) -> None:
    def cost() -> int:
        page(world, "member")
        with CaptureQueriesContext(connection) as seen:
            page(world, "member")
        return len(seen)

    make_years(world, (2025, 3, 9))
    one = cost()
    make_years(world, (2024, 1, 1), (2023, 0, 7))
    assert cost() == one


def test_counting_costs_the_same_for_one_case_and_three(world: World, team: Seat) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            count(world)
        return len(seen)

    with acting(in_space(world.here.pk, user_id=world.user("team").pk)):
        make_theme(team)
    notified(world, team)
    count(world)
    one = cost()
    notified(world, team)
    notified(world, team, not_required=True)
    assert cost() == one


def test_the_public_sees_recommendations_in_case_files_alone_for_the_others_are_listed(
    world: World, team: Seat
) -> None:
    """Seven of both, less the three that stand in the register, would be the four that stand in a case file."""
    incident = make_incident(world.here, world.user("team"))
    said = {"source": "local_review", "source_title": "A review", "text": "Share", "made_on": TODAY}
    with within(world.here, incident.file_id, user=world.user("team")):
        for number in range(4):
            add_recommendation(reference=f"C{number}", file=incident.file, seat=team, at=NOW, **said)
    with acting(in_space(world.here.pk)):
        for number in range(3):
            add_recommendation(reference=f"R{number}", seat=team, at=NOW, **said)
    (year,) = count(world)
    assert year.figures["recommended"] == 7 and year.figures["in_cases"]["recommended"] == 4
    assert "2026-27,Recommendations of reviews,,7" in page(world, "team", format="csv")
    assert "2026-27,Recommendations of reviews in case files,,Not shown" in page(world, "member", format="csv")
