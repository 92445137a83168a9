"""What the arrangements say of learning where no review follows, and of partners who do not agree: data, not code."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space
from partnership.models import LearningWay, Partnership
from partnership.queries.disputes import dispute_route
from reviews.queries.learning import offered
from reviews.rules.learning import OFFERED
from tests.factories.county import County
from tests.factories.fixtures import World
from tests.partnership.test_load_arrangements import county, inside, load_all, refused

__all__ = ["county"]

pytestmark = pytest.mark.django_db

SAID = """
learning:
  - {key: walk, name: Walk through, what: The day is walked through., section: §7.2, counts: false}
  - {key: letter, name: Letter, what: Agencies are written to., source: The board's own, of_agency: true}

disputes:
  section: §8.1
  text: Chief officers meet within ten days.
  website: https://northmarch.example/disputes
"""


def write(county: County, text: str) -> None:
    path = county.folder / county.name
    path.write_text(path.read_text() + text)


def test_herefordshire_names_its_ways_and_its_route_with_their_paragraphs() -> None:
    load_all()
    with inside("herefordshire"):
        found = {each.key: each.source for each in offered()}
        assert found["reflective-session"] == "The arrangements, §15.12"
        assert found["appreciative-inquiry"] == "Usual practice of partnerships; no statutory source"
        assert [each.key for each in offered()] == [each.key for each in OFFERED]
        route = dispute_route()
        assert route is not None and route.section == "§24.1" and "Escalation Protocol" in route.text
    with inside("worcestershire"):
        assert dispute_route() is None
        assert {each.source for each in offered()} == {"Usual practice of partnerships; no statutory source"}


def test_another_countys_file_changes_what_is_offered_and_what_it_no_longer_has_ends(county: County) -> None:
    county.load()
    with inside():
        assert [each.key for each in offered()] == [each.key for each in OFFERED]
    write(county, SAID)
    told = county.load()
    assert "adds way of learning “Walk through”" in told and "changes partnership" in told
    assert county.load().strip() == "Nothing to change."
    with inside():
        walk, letter = offered()
        assert (walk.name, walk.source, walk.counts, walk.of_agency) == (
            "Walk through",
            "The arrangements, §7.2",
            False,
            False,
        )
        assert (letter.source, letter.counts, letter.of_agency) == ("The board's own", True, True)
        route = dispute_route()
        assert route is not None and route.website == "https://northmarch.example/disputes"
    county.change(
        (
            "  - {key: letter, name: Letter, what: Agencies are written to., source: The board's own, of_agency: true}",
            "",
        ),
        (SAID[SAID.index("disputes:") :], ""),
    )
    assert "ends way of learning “Letter”" in county.load()
    with inside():
        assert [each.key for each in offered()] == ["walk"] and dispute_route() is None
        assert LearningWay.objects.get(key="letter").ends_on is not None


def test_every_mistake_is_told_with_file_and_line(county: County) -> None:
    write(
        county,
        SAID.replace("section: §7.2, counts: false", "counts: perhaps")
        .replace("section: §8.1", "section: paragraph eight")
        .replace("https://northmarch.example/disputes", "somewhere"),
    )
    code, problems = refused(county)
    lines = (county.folder / county.name).read_text().splitlines()
    for wrong, said in (
        ("counts: perhaps", "true or false"),
        ("counts: perhaps", "one of section and source"),
        ("paragraph eight", "§ and a number"),
        ("somewhere", ""),
    ):
        number = next(index for index, line in enumerate(lines, start=1) if wrong in line)
        assert [each for each in problems if f"county.yaml:{number}:" in each and said in each], (wrong, problems)
    assert code == 1 and not Space.objects.exists()


def test_a_route_without_its_paragraph_is_refused_by_the_database(world: World) -> None:
    with acting(in_space(world.here.pk)):
        row = Partnership.objects.get()
        row.dispute_route = "Chief officers meet."
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def page(world: World) -> str:
    client = Client()
    client.force_login(world.user("team"))
    return " ".join(client.get(reverse("review_terms", args=(world.here.slug,))).content.decode().split())


def test_the_page_of_the_terms_says_the_route_or_what_to_do_without_one(world: World) -> None:
    assert "The arrangements name no route. Until they do:" in page(world)
    with acting(in_space(world.here.pk)):
        row = Partnership.objects.get()
        row.dispute_route, row.dispute_section = "Chief officers meet.", "§9.9"
        row.save()
    told = page(world)
    assert "Chief officers meet." in told and "the arrangements, §9.9" in told and "name no route" not in told
