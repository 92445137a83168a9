"""The frame of every page, the gallery, and the pages that say something went wrong."""

import datetime
from typing import Any

import pytest
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import RequestFactory

from hscp.ui.context_processors import site
from hscp.ui.forms import DesignForm, TimeField
from hscp.ui.views import csrf_failure, gallery
from tests.ui.page import by_id, dangling, page, text

SPACE = {"name": "Sample Safeguarding Children Partnership"}


def shown(template: str = "base.html", **context: Any) -> Any:
    html = render_to_string(template, context, RequestFactory().get("/"))
    assert "style=" not in html, "a strict content policy allows no inline styles"
    assert all(script.get("src") for script in page(html).xpath("//script")), "nor inline scripts"
    return page(html)


def test_frame_has_landmarks_skip_link_and_language() -> None:
    document = shown(title="Meetings", space=SPACE, navigation=[("Meetings", "/m", True), ("Actions", "/a", False)])
    assert document.get("lang") == "en-GB"
    assert document.xpath("//title/text()") == ["Meetings – Sample Safeguarding Children Partnership – HSCP"]
    assert document.xpath("//body/*[1]/@href") == ["#main-content"]
    for landmark in ("header", "main", "footer"):
        assert len(document.xpath(f"//{landmark}")) == 1
    assert text(document.xpath("//h1")[0]) == "Meetings"
    assert [text(link) for link in document.xpath("//nav//a[@aria-current='true']")] == ["Meetings"]
    assert list(dangling(document)) == []


def test_frame_without_a_space_has_no_empty_menus() -> None:
    document = shown(title="Sign in")
    assert not document.xpath("//nav|//section")


def test_marking_demonstration_breadcrumbs_and_messages_are_shown() -> None:
    document = shown(
        title="Case",
        marking="OFFICIAL-SENSITIVE",
        demonstration="Monday 15 June 2026",
        breadcrumbs=[("Home", "/"), ("Case", "")],
        messages=[Message(25, "The meeting was scheduled."), Message(30, "The chair is vacant.")],
    )
    assert "hscp-marking--sensitive" in document.xpath("//header/div/@class")[0]
    assert "Everything here is invented. Its clock stands at Monday 15 June 2026." in text(
        document.xpath("//header")[0]
    )
    assert text(document.xpath("//nav[@aria-label='Breadcrumb']//li[@aria-current='page']")[0]) == "Case"
    assert text(by_id(document, "message-1-title")) == "Done"
    assert text(by_id(document, "message-2-title")) == "Important"
    assert "hscp-marking--sensitive" not in str(shown(marking="OFFICIAL").xpath("//header/div/@class"))


def test_title_begins_with_error_where_a_form_was_refused() -> None:
    kind = type("Arrival", (DesignForm,), {"at": TimeField(label="Arrived")})
    for context in ({"form": kind({})}, {"forms": [kind(), kind({})]}):
        document = shown(title="Presence", **context)
        assert document.xpath("//title/text()")[0].startswith("Error: Presence")
        assert document.xpath("//main//div[@class='govuk-error-summary']//a/@href") == ["#id_at"]
    assert shown(title="Presence", form=kind()).xpath("//title/text()")[0].startswith("Presence")


@pytest.mark.parametrize("errors", ["", "?errors=1"])
def test_gallery_points_at_nothing_that_is_missing(errors: str, settings: Any) -> None:
    settings.HSCP_DEMO = True
    response = gallery(RequestFactory().get(f"/design/{errors}"))
    document = page(response.content.decode())
    assert list(dangling(document)) == []
    assert len(document.xpath("//h1")) == 1
    assert bool(document.xpath("//div[@class='govuk-error-summary']")) is bool(errors)


def test_gallery_buttons_answer(client: Any, settings: Any) -> None:
    settings.HSCP_DEMO = True
    settings.MIDDLEWARE = ["django.contrib.messages.middleware.MessageMiddleware"]
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
    response = client.post("/design/")
    assert (response.status_code, response["Location"]) == (302, "/design/")
    assert response.cookies["messages"].value, "and says so on the next page"


def test_gallery_is_shut_in_production(client: Any, settings: Any) -> None:
    settings.DEBUG, settings.HSCP_DEMO = False, False
    settings.MIDDLEWARE = []
    assert client.get("/design/").status_code == 404


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500"])
def test_error_pages_say_what_to_do_next(name: str) -> None:
    document = shown(f"{name}.html")
    assert len(text(document.xpath("//h1")[0])) > 8
    assert len(document.xpath("//main//p")) >= 2
    title = document.xpath("//title/text()")[0]
    assert text(document.xpath("//h1")[0]) in title
    assert list(dangling(document)) == []


@pytest.mark.parametrize("name", ["400", "500"])
def test_pages_for_real_trouble_need_neither_request_nor_database(name: str, settings: Any) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    html = render_to_string(f"{name}.html")  # a missing manifest would raise here
    assert "/app.css" in html


def test_expired_form_answers_403_and_says_how_to_go_on() -> None:
    response = csrf_failure(RequestFactory().post("/"), reason="CSRF token missing")
    assert response.status_code == 403
    assert b"load the page again, and send the form once more" in response.content


def test_record_page_has_side_navigation_and_confirm_page_asks() -> None:
    document = shown("components/record_page.html", title="Meeting", side=[("Agenda", "/a", True, 9)])
    assert document.xpath("//nav[@aria-label='Parts of this record']//a/@aria-current") == ["page"]
    document = shown(
        "components/confirm_page.html",
        title="Cancel this meeting?",
        consequence="Everyone invited is told.",
        confirm="Cancel the meeting",
        cancel_url="/m",
    )
    assert document.xpath("//main//form[@method='post']//button")
    assert document.xpath("//main//a/@href") == ["/m"]
    assert "Everyone invited is told." in text(document.xpath("//main")[0])


@pytest.mark.parametrize("kind", ["txt", "html"])
def test_mails_carry_marking_and_demonstration(kind: str) -> None:
    mail = render_to_string(
        f"emails/base.{kind}", {"marking": "OFFICIAL", "demonstration": "today", "space": {"name": "O’Neill & Co"}}
    )
    assert "OFFICIAL" in mail
    assert "everything in this mail is invented" in mail
    assert ("O’Neill & Co" if kind == "txt" else "O’Neill &amp; Co") in mail


def test_demonstration_day_is_said_in_words(settings: Any, rf: RequestFactory) -> None:
    settings.HSCP_DEMO, settings.HSCP_TODAY = True, datetime.date(2026, 6, 15)
    assert site(rf.get("/"))["demonstration"] == "Monday 15 June 2026"
    settings.HSCP_DEMO = False
    assert site(rf.get("/"))["demonstration"] is None
