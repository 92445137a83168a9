"""The pages of the structure on Herefordshire's published arrangements: picture and list, group, shared group."""

import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils.html import escape

from hscp.identity.models import User
from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space
from partnership.models import Ambiguity, StrategicLink
from tests.factories.county import load_herefordshire
from tests.factories.fixtures import scene
from tests.factories.people import make_post, make_seat
from tests.partnership.test_structure import page, pk_of, signed_in

pytestmark = pytest.mark.django_db
herefordshire = scene(load_herefordshire)


def test_structure_shows_the_picture_and_the_same_as_a_list(herefordshire: Space) -> None:
    client = signed_in(herefordshire, "scrutineer")
    html = page(client, "structure", herefordshire)
    assert '<img src="/p/herefordshire/structure/picture.svg" alt="Picture of the groups' in html
    for name in ("Herefordshire Safeguarding Partners Board", "HSCP Summit", "Task and finish groups"):
        assert name in html
    assert html.index("Lead safeguarding partners") < html.index("Herefordshire Safeguarding Partners Board<")
    assert "8 groups have no chair today." in html
    assert "With Worcestershire Safeguarding Children Partnership." in html
    assert "Appoint to posts" not in html, "a scrutineer appoints nobody"
    picture = client.get("/p/herefordshire/structure/picture.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert "Lead safeguarding partners" in picture.content.decode()
    assert "Shared with WSCP" in picture.content.decode()


def test_who_stands_beside_the_groups_is_in_the_picture_and_in_the_list(herefordshire: Space) -> None:
    client = signed_in(herefordshire, "dsp-council")
    beside = page(client, "structure", herefordshire).partition("Beside the groups")[2]
    drawn = client.get("/p/herefordshire/structure/picture.svg").content.decode()
    said = " ".join(re.findall(r">([^<>]+)</text>", drawn))
    with acting(in_space(herefordshire.pk)):
        links = list(StrategicLink.objects.all())
    assert [link.key for link in links[:3]] == [
        "health-and-wellbeing-board", "safeguarding-adults-board", "community-safety-partnership"
    ]  # fmt: skip
    assert len(links) == 10
    for link in links:
        assert escape(link.name) in beside and f">{link.section}<" in beside and escape(link.purpose) in beside
        assert link.name in said and f" {link.section} " in said
    assert "Shares the Joint Case Review Group." in beside and said.count("Shares the Joint Case Review Group") == 2
    assert "Attends Herefordshire Safeguarding Partners Board." in beside and ">§3.3<" in beside
    assert "Attends seven of the groups." in beside and ">§7.8, §7.10, §20.6, §20.7<" in beside
    assert "Independent scrutineer Attends Herefordshire" in said and "Partnership Team Attends seven" in said


def test_a_partnership_beside_is_led_to_by_those_who_enter_it_or_to_its_website(herefordshire: Space) -> None:
    call_command("load_arrangements", verbosity=0, stdout=StringIO())
    with acting(in_space(herefordshire.pk)):
        panel = StrategicLink.objects.get(key="marac")
        panel.website = "https://marac.example/"
        panel.save(update_fields=["website"])
    client = signed_in(herefordshire, "dsp-council")
    html = page(client, "structure", herefordshire)
    assert 'href="https://marac.example/"' in html and "/p/herefordshire-adults/structure/" not in html
    adults = Space.objects.get(slug="herefordshire-adults")
    with acting(in_space(adults.pk)):
        make_seat(make_post("visitor", "member"), user=User.objects.get(email__startswith="dsp-council@"))
    assert 'href="/p/herefordshire-adults/structure/"' in page(client, "structure", herefordshire)


def test_a_link_that_is_over_stands_in_the_structure_of_its_days_alone(herefordshire: Space) -> None:
    with acting(in_space(herefordshire.pk)):
        panel = StrategicLink.objects.get(key="marac")
        panel.ends_on = date(2026, 6, 1)
        panel.save(update_fields=["ends_on"])
    client = signed_in(herefordshire, "dsp-council")
    assert "MARAC" not in page(client, "structure", herefordshire)
    assert "MARAC" in page(client, "structure", herefordshire, on="2026-05-31")
    then = client.get("/p/herefordshire/structure/picture.svg", {"on": "2026-05-31"}).content.decode()
    now = client.get("/p/herefordshire/structure/picture.svg").content.decode()
    assert "MARAC" in then and "MARAC" not in now


def test_the_team_is_led_to_the_vacancies(herefordshire: Space) -> None:
    client = signed_in(herefordshire, "team-manager")
    assert "Appoint to posts" in page(client, "structure", herefordshire)
    assert "Appoint a chair" in page(client, "group", herefordshire, pk_of(herefordshire, "board"))


def test_group_says_who_chairs_who_is_missing_and_when_it_is_quorate(herefordshire: Space) -> None:
    client = signed_in(herefordshire, "dsp-council")
    html = page(client, "group", herefordshire, pk_of(herefordshire, "board"))
    assert "the chair is empty from 1 September 2025" in html
    assert "every statutory safeguarding partner is represented, at the time of each decision" in html
    assert "(§8)" in html
    assert "The group meets every six weeks." in html
    assert html.count(">Vacant<") == 8, "the chair, three members, four who attend"
    assert "As published: “This group is accountable to the Lead Safeguarding Partners.”" in html
    assert "Six-weekly board, “bi-monthly” finance report" in html
    assert "Appoint a chair" not in html


def test_group_shows_both_reporting_lines_and_the_note_on_them(herefordshire: Space) -> None:
    client = signed_in(herefordshire, "dsp-council")
    html = page(client, "group", herefordshire, pk_of(herefordshire, "mash"))
    assert 'Quality and Effectiveness Subgroup</a> <span class="hscp-muted">(§7.15)' in html
    assert 'Herefordshire Safeguarding Partners Board</a> <span class="hscp-muted">(§7.10)' in html
    with acting(in_space(herefordshire.pk)):
        note = Ambiguity.objects.get(key="mash-reporting-line")
    assert note.title in html.replace("&#x27;", "'")
    other = page(client, "group", herefordshire, pk_of(herefordshire, "education"))
    assert note.title not in other.replace("&#x27;", "'")


def test_a_shared_group_says_where_it_is_kept_and_leads_only_those_who_enter(herefordshire: Space) -> None:
    pk = pk_of(herefordshire, "joint-case-review")
    outside = page(signed_in(herefordshire, "dsp-council"), "group", herefordshire, pk)
    assert "Herefordshire Joint Case Review, which those enter who hold a post in it" in outside
    assert "/p/joint-case-review/" not in outside
    inside = signed_in(herefordshire, "team-manager")
    call_command("load_arrangements", verbosity=0, stdout=StringIO())
    assert "/p/joint-case-review/structure/" in page(inside, "group", herefordshire, pk)
    joint = Space.objects.get(slug="joint-case-review")
    html = page(inside, "structure", joint)
    assert "This group is shared by" in html and "Herefordshire Safeguarding Adults Board" in html
