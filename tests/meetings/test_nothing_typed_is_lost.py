"""A form that cannot be saved any more gives back what was typed into it."""

import pytest
from django.test import Client

from hscp.ui.typed import page_of_the_form
from meetings.models import AgendaItem, Meeting
from meetings.operations.decisions import record_decision
from tests.factories.meetings import clock, issued, opened
from tests.meetings.conftest import Stage

WORDS = "Three partners’ plan, as typed & read"
HERE = {"HTTP_REFERER": "http://testserver/p/herefordshire/meetings/"}


def first_item(stage: Stage, meeting: Meeting) -> AgendaItem:
    return stage.inside(lambda: AgendaItem.objects.filter(meeting=meeting).order_by("number").first())


@pytest.fixture
def over(stage: Stage) -> tuple[Meeting, AgendaItem]:
    """A meeting whose minutes were issued in another window, and its first item."""

    meeting = stage.inside(lambda: issued(stage.board))
    item = first_item(stage, meeting)
    return meeting, item


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("minutes_edit", {"minutes": WORDS, "version": "1"}),
        ("decision_record", {"text": WORDS, "kind": "agree", "taken_at": "9:10"}),
        ("action_give", {"text": WORDS, "owner": "1", "due_on_day": "1", "due_on_month": "7", "due_on_year": "2026"}),
    ],
)
def test_once_it_is_over_the_page_says_so_and_shows_the_text(
    stage: Stage, over: tuple[Meeting, AgendaItem], name: str, data: dict[str, str]
) -> None:
    meeting, item = over
    html = stage.client("council").post(stage.address(name, meeting.pk, item.pk), data, **HERE).content.decode()
    assert "These minutes were issued" in html and "What you typed is not saved" in html
    assert "Three partners’ plan, as typed &amp; read" in html
    assert "What you typed" not in stage.page("council", name, meeting.pk, item.pk)


def test_taking_again_without_a_meeting_left_shows_the_text(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    item = first_item(stage, meeting)
    decision = stage.inside(
        lambda: record_decision(
            item=item, text="x", kind="agree", taken_at=clock(8, 1), seat=stage.board.seats["council"], at=clock(10)
        )
    )
    address = stage.address("decision_again", decision.pk)
    html = stage.client("council").post(address, {"text": WORDS, "kind": "agree"}, **HERE).content.decode()
    assert "as typed &amp; read" in html


def test_signed_out_while_typing(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    address = stage.address("minutes_edit", meeting.pk, first_item(stage, meeting).pk)
    sent = {"minutes": WORDS, "version": "1", "password1": "not to be shown"}
    answer = Client().post(address, sent, HTTP_REFERER=f"http://testserver{address}")
    html = answer.content.decode()
    assert answer.status_code == 403 and "You have been signed out" in html and "as typed &amp; read" in html
    assert f"/account/login/?next={address}" in html and "not to be shown" not in html
    assert "no-store" in answer.headers["Cache-Control"]


def test_signed_out_before_a_button_one_comes_back_to_the_page_it_stood_on(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    page, button = stage.address("meeting", meeting.pk), stage.address("people_refresh", meeting.pk)
    client = Client()
    answer = client.post(button, HTTP_REFERER=f"http://testserver{page}")
    assert answer.status_code == 302 and answer.headers["Location"] == f"/account/login/?next={page}"
    assert "nothing was saved" in client.get("/account/login/").content.decode()
    tapped = client.post(
        stage.address("presence", meeting.pk),
        {"do": "everybody"},
        headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{page}"},
    )
    assert tapped.headers["HX-Redirect"] == f"/account/login/?next={page}"


@pytest.mark.parametrize("headers", [{"Referer": "https://evil.example/"}, {"Sec-Fetch-Site": "cross-site"}, {}])
def test_another_site_puts_no_words_on_our_pages(stage: Stage, headers: dict[str, str]) -> None:
    address = stage.address("people_refresh", 1)
    answer = Client().post(address, {"x": "Ring this number at once"}, headers=headers)
    assert answer.status_code == 302 and answer.headers["Location"] == f"/account/login/?next={address}"
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(address, {"x": "Ring this number at once"}, headers=headers)
    assert answer.status_code == 403 and b"Ring this" not in answer.content


def test_an_expired_form_gives_back_its_text(stage: Stage) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/p/herefordshire/meetings/", {"text": WORDS, "password": "a secret one"}, **HERE)
    html = answer.content.decode()
    assert answer.status_code == 403 and "This form has expired" in html and "as typed &amp; read" in html
    assert "a secret one" not in html and 'href="/p/herefordshire/meetings/"' in html
    assert page_of_the_form(answer.wsgi_request) == "/p/herefordshire/meetings/"
