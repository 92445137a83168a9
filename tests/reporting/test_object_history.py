"""The history of each kind of object: who, in which capacity, when, from what to what; behind the object's own door."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hscp.record.reconcile import with_history
from hscp.spaces.acting import acting, in_space
from meetings.models import AgendaItem
from partnership.models import Person, Post, Seat
from partnership.operations.cases import open_case_file
from reporting.models import ReportSection
from reporting.views.history import KINDS
from tests.conftest import NOW, TODAY
from tests.factories.fixtures import World
from tests.sweeps.objects import furnish

WITHOUT_A_PAGE = {
    "partnership.CaseFile": "has a history of its own, inside the file",
    "partnership.FileExclusion": "of a case file: see there",
    "partnership.FileGrant": "of a case file: see there",
    "partnership.CaseDocument": "of a case file: see there",
    "record.StoredFile": "its owner's page says how it stands: a paper, a document",
    "partnership.PartnershipGrant": "written from a seat: see the seat",
    "partnership.GroupGrant": "written from a chair's term: see there",
    "partnership.PostFollow": "written by the arrangements' files: see the post",
    "partnership.Participation": "written by the arrangements' files",
    "partnership.StrategicLink": "written by the arrangements' files",
    "partnership.LearningWay": "written by the arrangements' files",
    "partnership.ReportContent": "written by the arrangements' files",
    "partnership.Recipient": "written by the arrangements' files",
    "partnership.Ambiguity": "written by the arrangements' files",
    "partnership.Signoff": "its moves are records of their own, shown with what is signed",
    "partnership.SignoffRequest": "see the sign-off",
    "reporting.ReportExplanation": "shown in the report's section",
    "reporting.ReportBuild": "a machine moves it",
    "keeping.PersonExport": "a machine moves it; who asked, and why, stand where the data is collected",
    "reporting.Publication": "written once",
    "reviews.PublishedAnnex": "what was published of it, and for how long, stands on the case’s page",
    "reviews.PublishedReview": "what was published, corrected and withdrawn, stands on the case’s page",
    "meetings.MinutesComment": "said once and answered once; both stand on the page of the comments",
    "meetings.GuestItem": "to which items a guest is asked stands on the page of the pack",
    "meetings.MeetingSeries": "its meetings say what came of it, each with a history",
    "meetings.PaperOwed": "who owes the paper of an item stands on the item's page",
    "reviews.AgencyRequest": "until it is returned an answer is the agency's own; returns stand on its page",
    "reviews.RequestTicket": "that a seat was asked and still owes an answer: the request's moves are shown",
    **dict.fromkeys(
        ("meetings.RecommendationTheme", "reviews.IncidentTheme"),
        "who chose a theme and who took it off stand on the page of what carries it",
    ),
    "meetings.ActionAsk": "a mail, and a machine's mark that its link was used; what was answered stands in the action",
}


def page(world: World, kind: str, pk: int, role: str = "team", **query: str) -> Any:
    client = Client()
    client.force_login(world.user(role))
    return client.get(f"/p/{world.here.slug}/history/{kind}/{pk}/", query)


def text(response: Any) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_every_model_with_a_history_has_a_page_or_says_why_not() -> None:
    without = {model._meta.label for model in with_history()} - {kind.model._meta.label for kind in KINDS.values()}
    assert sorted(without - set(WITHOUT_A_PAGE)) == [], "give it a Kind in reporting.views.history, or a reason here"


def test_each_kind_opens_behind_its_door_and_costs_the_same_with_more_changes(world: World) -> None:
    with acting(in_space(world.here.pk)):
        furnish(world.here.slug)
        rows = {key: kind.model.objects.order_by("pk").first() for key, kind in KINDS.items()}
        rows = {key: row for key, row in rows.items() if row is not None}
    assert {"person", "post", "seat", "group", "meeting", "item", "decision", "action", "section"} <= set(rows)
    client = Client()
    client.force_login(world.user("team"))
    client.get(f"/p/{world.here.slug}/")  # whatever is asked once and kept
    cost: dict[str, list[int]] = {key: [] for key in rows}
    for _ in range(2):
        for key, row in rows.items():
            with CaptureQueriesContext(connection) as queries:
                response = client.get(f"/p/{world.here.slug}/history/{key}/{row.pk}/")
            assert response.status_code == 200, key
            assert "Recorded" in response.content.decode(), key
            cost[key].append(len(queries))
        with acting(in_space(world.here.pk)):
            for row in rows.values():
                for _ in range(3):
                    row.save()
    assert {key: each for key, each in cost.items() if each[0] != each[1]} == {}
    assert page(world, "post", rows["post"].pk).status_code == 200
    assert page(world, "nothing", 1).status_code == 404
    assert page(world, "person", rows["person"].pk, "member").status_code == 403


def test_who_in_which_capacity_from_what_to_what(world: World) -> None:
    with acting(in_space(world.here.pk)):
        seat = Seat.objects.select_related("person").get(role="team")
        post = Post.objects.get(key="member-post")
    by_team = in_space(world.here.pk, user_id=world.user("team").pk, seat_id=seat.pk)
    with acting(by_team):
        post.title, post.many_holders, post.starts_on = "Member for the <b>police</b>", False, TODAY
        post.save()
    shown = text(page(world, "post", post.pk))
    assert f"15 June 2026 at 10:00, {seat.person.name}, Team post" in shown
    assert "<b>police</b>" not in shown
    assert '<del><span class="govuk-visually-hidden">before: </span>Member post</del>' in shown
    assert "Member for the &lt;b&gt;police&lt;/b&gt;</ins>" in shown
    assert "several people may hold it at once" in shown.lower()
    assert "15 June 2026</ins>" in shown
    assert shown.index("Changed") < shown.index("Recorded")
    assert "The system" in shown  # who made the world


def test_a_long_text_is_compared_word_by_word(world: World) -> None:
    with acting(in_space(world.here.pk)):
        furnish(world.here.slug)
        section = ReportSection.objects.first()
        assert section is not None
        section.narrative = "The partnership met " + "and worked well " * 8 + "all year."
        section.save()
        section.narrative = section.narrative.replace("met", "gathered")
        section.save()
    shown = text(page(world, "section", section.pk))
    assert '<del><span class="govuk-visually-hidden">taken out: </span>met ' in shown
    assert '<ins><span class="govuk-visually-hidden">added: </span>gathered ' in shown


def test_related_rows_by_their_name_and_deleted_ones_without_error(world: World) -> None:
    with acting(in_space(world.here.pk)):
        person = Person(name="Renamed later", email="later@example.org")
        person.save()
        seat = Seat(post=Post.objects.get(key="member-post"), person=person, starts_on=TODAY - timedelta(days=3))
        seat.role, seat.sole, seat.ends_on = "member", False, TODAY
        seat.save()
    shown = text(page(world, "seat", seat.pk))
    assert "Renamed later" in shown
    assert "Member post" in shown


def test_restricted_rows_are_absent_outside_the_file(world: World) -> None:
    with acting(in_space(world.here.pk)):
        furnish(world.here.slug)
        item = AgendaItem.objects.select_related("meeting").first()
        assert item is not None
        lead = Seat.objects.get(role="dsp")
        file = open_case_file(title="Restricted", lead=lead, seat=lead, at=NOW)
    inside = replace(in_space(world.here.pk), files=frozenset({file.pk}))
    with acting(inside):
        item.file, item.title = file, "A name nobody may read"
        item.save()
    assert page(world, "item", item.pk).status_code == 404
    with acting(inside):
        item.file, item.title = None, "Open again"
        item.save()
    shown = text(page(world, "item", item.pk))
    assert "Open again" in shown
    assert "A name nobody may read" not in shown
    assert "Restricted" not in shown


def test_pages_of_twenty(world: World) -> None:
    with acting(in_space(world.here.pk)):
        post = Post.objects.get(key="member-post")
        for number in range(45):
            post.title = f"Title {number:02}"
            post.save()
    first, last = text(page(world, "post", post.pk)), text(page(world, "post", post.pk, page="3"))
    assert "Title 44" in first and "Title 24" in first and "Title 23" not in first
    assert "Recorded" in last and "Recorded" not in first
    assert first.count('class="hscp-timeline__item"') == 20


@pytest.mark.parametrize(("path", "kind"), [("posts/{post}/", "post"), ("groups/{group}/", "group")])
def test_linked_from_its_page(world: World, path: str, kind: str) -> None:
    with acting(in_space(world.here.pk)):
        furnish(world.here.slug)
        keys = {"post": Post.objects.order_by("pk")[0].pk, "group": KINDS["group"].model.objects.order_by("pk")[0].pk}
    client = Client()
    client.force_login(world.user("member"))
    shown = client.get(f"/p/{world.here.slug}/{path.format(**keys)}").content.decode()
    assert f'href="/p/{world.here.slug}/history/{kind}/{keys[kind]}/"' in shown
