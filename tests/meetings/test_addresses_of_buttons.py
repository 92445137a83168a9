"""An address that only a button posts to, opened as a page: plain words, the way back, the headers of every answer."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.meetings.conftest import Stage
from tests.sweeps.table import ROWS, SPACE
from tests.sweeps.test_access_matrix import unsafe

BUTTONS = [row for row in ROWS if row.get == 405 and row.who == SPACE]
PAGE = "/p/herefordshire/meetings/"


def test_each_of_them_says_so_and_leads_back(stage: Stage) -> None:
    assert len(BUTTONS) > 5
    client = stage.client("team")
    for row in BUTTONS:
        address = stage.address(row.name, *(1 for _ in row.objects))
        answer = client.get(address, headers={"Referer": f"http://testserver{PAGE}"})
        html = answer.content.decode()
        assert answer.status_code == 405 and answer.headers["Allow"] == "POST", row.name
        assert "<h1" in html and "There is no page here" in html and "Nothing was done." in html, row.name
        assert f'href="{PAGE}"' in html and "Go back to where the button is" in html, row.name
        assert unsafe(answer) == [], row.name
        assert "no-store" in answer.headers["Cache-Control"]
        plain = client.get(address).content.decode()
        assert address not in plain.split("<main")[1].split("</main>")[0], "it never leads to itself"
        assert f'href="/p/{stage.world.here.slug}/"' in plain.split("<main")[1]


def test_another_sites_page_is_not_led_back_to(stage: Stage) -> None:
    answer = stage.client("team").get(
        stage.address("people_refresh", 1), headers={"Referer": "https://evil.example/p/x/"}
    )
    assert answer.status_code == 405 and "evil.example" not in answer.content.decode()


@pytest.mark.parametrize("signed_in", [True, False])
def test_what_was_sent_to_a_page_for_reading_is_shown_again(stage: Stage, signed_in: bool) -> None:
    client = stage.client("team") if signed_in else Client()
    address = stage.address("meetings") if signed_in else reverse("accessibility")
    page = f"http://testserver{address}"
    answer = client.post(address, {"text": "Words that took an hour"}, headers={"Referer": page})
    html = answer.content.decode()
    assert answer.status_code == 405 and "nothing was saved" in html and "Words that took an hour" in html
    assert unsafe(answer) == []


def test_without_a_body_there_is_none(stage: Stage) -> None:
    answer = stage.client("team").head(stage.address("people_refresh", 1))
    assert answer.status_code == 405 and answer.content == b""
