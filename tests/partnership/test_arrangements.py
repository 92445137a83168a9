"""The pages of the document: what it says, who takes part, what it promises, the national rules."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space
from partnership.models import Promise
from tests.factories.county import make_county
from tests.factories.fixtures import World
from tests.partnership.test_structure import page, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(tmp_path: Path) -> Space:
    make_county(tmp_path).load()
    return Space.objects.get(slug="northmarch")


@pytest.fixture
def member(county: Space) -> Client:
    return signed_in(county, "dsp-icb")


def test_arrangements_flags_an_overdue_review_and_shows_what_is_unclear(county: Space, member: Client) -> None:
    html = page(member, "arrangements", county)
    assert "Northmarch arrangements" in html
    assert "1 April 2026" in html and ">Overdue<" in html
    assert "Ratify the arrangements" in html and "Lead safeguarding partners" in html
    assert "The document calls it by two names." in html
    assert "It is one board here." in html
    assert "Community safety partnership" in html


def test_a_review_that_is_not_due_is_not_flagged(tmp_path: Path) -> None:
    make_county(tmp_path).change(("review: 2026-04-01", "review: 2026-06")).load()
    county = Space.objects.get(slug="northmarch")
    html = page(signed_in(county, "dsp-icb"), "arrangements", county)
    assert "June 2026" in html and ">Overdue<" not in html


def test_organisations_are_listed_by_standing_and_kind(county: Space, member: Client) -> None:
    html = page(member, "organisations", county)
    assert "4 organisations take part" in html
    partners, agencies = html.split("Relevant agencies", 1)
    assert "March Police" in partners and "§1.2" in partners
    assert "Schools of Northmarch" in agencies and "(stands for many)" in agencies


def test_promises_say_how_often_what_shows_them_or_why_not(county: Space, member: Client) -> None:
    html = page(member, "promises", county)
    assert "1 of 2 can be checked against the record" in html
    assert "Every two months" in html and "Meeting: Northmarch Board." in html
    assert ">Not checkable<" in html and "An intent" in html
    only = page(member, "promises", county, kind="not_checkable")
    assert "We will do our best" in only and "The board meets every two months" not in only
    assert "1 of 2 promises" in only
    assert "No promise matches" in page(member, "promises", county, by="scrutineer")
    assert "The board meets every two months" in page(member, "promises", county, kind="nonsense")


def test_a_promise_that_was_taken_out_is_no_longer_listed(county: Space, member: Client, tmp_path: Path) -> None:
    text = (tmp_path / "county.yaml").read_text()
    (tmp_path / "county.yaml").write_text("".join(line for line in text.splitlines(True) if "good-will" not in line))
    call_command("load_arrangements", tmp_path, stdout=StringIO())
    assert "We will do our best" not in page(member, "promises", county)
    with acting(in_space(county.pk)):
        assert Promise.objects.get(key="good-will").ends_on is not None


def test_three_promises_cost_the_queries_of_one(county: Space, member: Client) -> None:
    page(member, "promises", county)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(member, "promises", county)
        return len(asked)

    before = cost()
    with acting(in_space(county.pk)):
        model = Promise.objects.get(key="board-meets")
        for number in range(3):
            model.pk, model._state.adding, model.key = None, True, f"more-{number}"
            model.save()
    assert cost() == before


def test_national_rules_are_marked_where_nobody_has_checked_them(county: Space, member: Client) -> None:
    assert "No national rules are loaded" in page(member, "statute", county)
    call_command("load_arrangements", "arrangements/national", stdout=StringIO())
    html = page(member, "statute", county)
    assert "5 working days after becoming aware" in html
    assert "7 working days before review published" in html
    assert html.count(">To be checked<") > 3
    assert "change its row and its trust" not in html
    assert "change its row and its trust" in page(signed_in(county, "team"), "statute", county)


def test_a_space_without_a_document_says_so(world: World) -> None:
    client = Client()
    client.force_login(world.user("member"))
    assert "No document is loaded" in page(client, "arrangements", world.here)
    assert "No organisations yet" in page(client, "organisations", world.here)
    assert "No promises are written down" in page(client, "promises", world.here)
