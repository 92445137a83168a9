"""The thematic framework: added, taken from the usual ones, changed, ended; chosen for recommendations and cases."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, in_space
from meetings.models import Recommendation, RecommendationTheme
from meetings.operations.recommendations import add_recommendation, tag_recommendation
from partnership.models import CaseFile, Seat, Theme, UsualTheme
from partnership.operations.themes import change_theme, end_theme, resume_theme
from reviews.models import Incident, IncidentTheme
from reviews.operations.themes import tag_incident
from tests.conftest import NOW, TODAY
from tests.factories.cases import put_on, seat_of, within
from tests.factories.fixtures import World
from tests.factories.reviews import make_incident, make_statute
from tests.factories.themes import make_theme


@pytest.fixture
def team(world: World) -> Seat:
    return seat_of(world.user("team"), world.here)


def page(world: World, role: str, name: str, *args: Any, **query: Any) -> Any:
    client = Client()
    client.force_login(world.user(role))
    return client.get(reverse(name, args=(world.here.slug, *args)), query)


def text(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def recommend(team: Seat, reference: str, words: str, *, file: CaseFile | None = None, **more: Any) -> Recommendation:
    said = {"source": "local_review", "source_title": "A review", "made_on": TODAY, **more}
    return add_recommendation(reference=reference, text=words, file=file, seat=team, at=NOW, **said)


def here(world: World, act: Any) -> Any:
    with acting(in_space(world.here.pk, user_id=world.user("team").pk)):
        return act()


def test_usual_themes_are_offered_with_their_source_and_taken_once(world: World) -> None:
    here(world, lambda: make_statute(whole=True))
    assert "Begin with those that the national Panel" in text(page(world, "team", "themes"))
    assert "Begin with those" not in text(page(world, "member", "themes"))
    shown = text(page(world, "team", "themes_usual"))
    assert "Annual Report 2022 to 2023" in shown and "To be checked against the source" in shown
    client = Client()
    client.force_login(world.user("team"))
    first = list(UsualTheme.objects.values_list("pk", flat=True)[:2])
    answer = client.post(reverse("themes_usual", args=(world.here.slug,)), {"themes": first}, follow=True)
    assert "The child’s daily life and voice" in text(answer)
    themes = here(world, lambda: list(Theme.objects.order_by("pk")))
    assert len(themes) == 2 and themes[0].source.startswith("Child Safeguarding Practice Review Panel")
    assert "The child’s daily life and voice" not in text(page(world, "team", "themes_usual"))


def test_two_who_change_a_theme_lose_no_words(world: World, team: Seat) -> None:
    def both() -> None:
        theme = make_theme(team)
        words = {"name": "In time", "meaning": "Told at once", "source": "", "starts_on": TODAY}
        change_theme(theme=theme, version=1, **words)
        with pytest.raises(EditConflict):
            change_theme(theme=theme, version=1, **{**words, "name": "Too late"})
        with pytest.raises(EditConflict):
            end_theme(theme=theme, version=1, ends_on=TODAY, because="Merged")
        end_theme(theme=theme, version=2, ends_on=TODAY, because="Merged")
        with pytest.raises(EditConflict):
            resume_theme(theme=theme, version=2)
        assert resume_theme(theme=theme, version=3).ended_because == ""
        with pytest.raises(Refused, match="called “SHARING"):
            make_theme(team), make_theme(team, "SHARING information in  time")

    here(world, both)


def test_a_theme_is_added_and_ended_on_pages_and_shows_its_past(world: World) -> None:
    client = Client()
    client.force_login(world.user("team"))
    day = {f"starts_on_{part}": value for part, value in (("day", "1"), ("month", "4"), ("year", "2026"))}
    sent = {"name": "Neglect", "meaning": "Needs not met", "source": "JCR, May", **day}
    answer = client.post(reverse("theme_add", args=(world.here.slug,)), sent)
    assert answer.status_code == 302
    assert (
        "There is a theme called" in client.post(reverse("theme_add", args=(world.here.slug,)), sent).content.decode()
    )
    address = answer.headers["Location"]
    end = {f"ends_on_{part}": value for part, value in (("day", "15"), ("month", "6"), ("year", "2026"))}
    late = client.post(f"{address}end/", {**end, "because": "Merged", "version": "0"})
    assert late.status_code == 409, late.content.decode().split("<main")[1][:3000]
    assert client.post(f"{address}end/", {**end, "because": "Merged", "version": "1"}).status_code == 302
    shown = text(client.get(address))
    assert "No longer in use from" in shown and "Merged" in shown and "Take it up again" in shown
    assert "Ended" in text(page(world, "member", "themes"))
    for name in ("theme_add", "themes_usual"):
        assert page(world, "dsp", name).status_code == 403
    with acting(in_space(world.there.pk)):
        foreign = seat_of(world.user("team", world.there), world.there)
        other = make_theme(foreign, "Elsewhere")
    assert page(world, "team", "theme", other.pk).status_code == 404


def test_two_who_choose_themes_see_both_choices(world: World, team: Seat) -> None:
    def made() -> tuple[Recommendation, Theme, Theme]:
        return recommend(team, "R1", "Share at once"), make_theme(team), make_theme(team, "Neglect")

    row, sharing, neglect = here(world, made)
    client = Client()
    client.force_login(world.user("team"))
    address = reverse("recommendation_themes", args=(world.here.slug, row.pk))
    assert 'name="shown" value="-"' in client.get(address).content.decode()
    assert client.post(address, {"shown": "-", "themes": [sharing.pk]}).status_code == 302
    answer = client.post(address, {"shown": "-", "themes": [neglect.pk]})
    shown = " ".join(answer.content.decode().split())
    assert answer.status_code == 409 and "Two people changed this at once" in shown
    assert f'name="shown" value="{sharing.pk}"' in shown, "it has been shown what stands"
    assert client.post(address, {"shown": str(sharing.pk), "themes": [neglect.pk]}).status_code == 302
    assert client.post(address, {"themes": [neglect.pk]}).status_code == 200, "without what it showed nothing is done"
    shown = text(client.get(reverse("recommendation", args=(world.here.slug, row.pk))))
    assert "Sharing information in time: taken off on 15 June 2026" in shown
    rows = here(world, lambda: list(RecommendationTheme.objects.order_by("pk")))
    assert [(each.theme_id, each.ended_at is None) for each in rows] == [(sharing.pk, False), (neglect.pk, True)]


def test_what_is_no_longer_in_use_stays_where_it_is_and_is_given_to_nothing_new(world: World, team: Seat) -> None:
    def ended() -> None:
        old, new = recommend(team, "R1", "Share at once"), recommend(team, "R2", "Share again")
        theme = make_theme(team)
        tag_recommendation(recommendation=old, themes=[theme], shown=(), seat=team, at=NOW)
        end_theme(theme=theme, version=1, ends_on=TODAY, because="Merged")
        other = make_theme(team, "Neglect")
        both = {"themes": [theme, other], "seat": team, "at": NOW}
        tag_recommendation(recommendation=old, shown=(theme.pk,), **both)
        with pytest.raises(Refused, match="no longer in use"):
            tag_recommendation(recommendation=new, shown=(), **both)

    here(world, ended)


@pytest.fixture
def case(world: World, team: Seat) -> tuple[Incident, Theme, Recommendation]:
    """A case about a theme, with a recommendation of it, both in its file; the world's team leads it."""
    incident = make_incident(world.here, world.user("team"))
    with within(world.here, incident.file_id, user=world.user("team")):
        theme = make_theme(team)
        tag_incident(incident=incident, themes=[theme], shown=(), seat=team, at=NOW)
        hidden = recommend(team, "CF/1", "Words behind the file", file=incident.file, themes=[theme])
    return incident, theme, hidden


def test_what_is_of_a_case_shows_to_whom_the_case_opens_alone(
    world: World, team: Seat, case: tuple[Incident, Theme, Recommendation]
) -> None:
    incident, theme, _ = case
    with acting(in_space(world.here.pk)):
        assert not IncidentTheme.objects.exists() and not RecommendationTheme.objects.exists()
    later = here(world, lambda: recommend(team, "R9", "Share again", themes=[theme]))
    for name, args in (("theme", (theme.pk,)), ("recommendation", (later.pk,))):
        assert "Words behind the file" in text(page(world, "team", name, *args)), name
        assert "Words behind" not in text(page(world, "dsp", name, *args)), name
    asked = {"words": "Words behind the file", "themes": [theme.pk]}
    assert "Words behind" in text(page(world, "team", "recommendation_add", **asked)).split("Write it down")[0]
    csv = page(world, "dsp", "recommendations", format="csv").content.decode()
    assert "Sharing information in time" in csv and "CF/1" not in csv
    for role, numbers in (("team", ["2", "1"]), ("dsp", ["1", "0"])):
        assert re.findall(r'class="num">(\d+)<', text(page(world, role, "themes"))) == numbers
    assert page(world, "dsp", "incident_themes", incident.pk).status_code == 404
    with within(world.here, incident.file_id):
        put_on(incident.file, world.user("dsp"))
    shown = text(page(world, "dsp", "incident_themes", incident.pk))
    assert "Words behind the file" in shown and "Choose themes" not in shown
    assert page(world, "dsp", "incident_themes_choose", incident.pk).status_code == 403


def test_a_case_finds_what_was_said_before_on_its_themes(
    world: World, team: Seat, case: tuple[Incident, Theme, Recommendation]
) -> None:
    incident, theme, _ = case
    neglect = here(world, lambda: make_theme(team, "Neglect"))
    here(world, lambda: recommend(team, "R7", "Of another theme", themes=[neglect]))
    shown = text(page(world, "team", "incident_themes", incident.pk))
    assert "CF/1" in shown and "No answer yet" in shown and "No evidence of impact" in shown and "R7" not in shown
    client = Client()
    client.force_login(world.user("team"))
    address = reverse("incident_themes_choose", args=(world.here.slug, incident.pk))
    client.post(address, {"shown": str(theme.pk), "themes": [neglect.pk]})
    shown = text(page(world, "team", "incident_themes", incident.pk))
    assert "R7" in shown and "CF/1" not in shown and "taken off on 15 June 2026" in shown
    assert client.post(address, {"shown": str(theme.pk), "themes": []}).status_code == 409


def test_a_theme_and_a_case_cost_the_same_with_one_and_with_three(
    world: World, team: Seat, case: tuple[Incident, Theme, Recommendation]
) -> None:
    incident, theme, _ = case

    def cost(name: str, *args: int) -> int:
        page(world, "team", name, *args)
        with CaptureQueriesContext(connection) as seen:
            text(page(world, "team", name, *args))
        return len(seen)

    pages = (("theme", theme.pk), ("incident_themes", incident.pk))
    one = [cost(*each) for each in pages]
    for number in (1, 2):
        here(world, lambda number=number: recommend(team, f"R{number}", "Share again", themes=[theme]))
    assert [cost(*each) for each in pages] == one
