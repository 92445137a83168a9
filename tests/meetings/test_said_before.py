"""“Have we said this before?”: what is found by themes and by words, what became of it, and what it costs."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import Recommendation
from meetings.operations.recommendations import add_recommendation, close_recommendation, respond
from partnership.models import Seat, Theme
from tests.conftest import NOW
from tests.factories.themes import make_theme
from tests.meetings.conftest import Stage
from tests.meetings.test_meeting import BESIDES
from tests.meetings.test_recommendations import give

SHARE = "Share chronologies between school and hospital within a day"


def seat(stage: Stage) -> Seat:
    found: Seat = stage.inside(lambda: Seat.objects.get(user=stage.world.user("team")))
    return found


def say(stage: Stage, reference: str, text: str, *themes: Theme, on: date = date(2023, 9, 14)) -> Recommendation:
    said = {"source": "local_review", "source_title": "Review of 2023", "made_on": on, "themes": themes}
    by = seat(stage)
    made: Recommendation = stage.inside(
        lambda: add_recommendation(reference=reference, text=text, seat=by, at=NOW, **said)
    )
    return made


def before(page: str) -> str:
    return " ".join(page.split('id="before"')[1].split('id="story"')[0].split('id="add"')[0].split())


def test_earlier_ones_show_with_what_became_of_them(stage: Stage) -> None:
    theme = stage.inside(lambda: make_theme(seat(stage)))
    first = say(stage, "LCSPR 2021/1", "Tell the school at once", theme, on=date(2021, 5, 1))
    stage.inside(lambda: respond(recommendation=first, response="Accepted in full", version=1, seat=None, at=NOW))
    stage.inside(lambda: close_recommendation(recommendation=first, impact="Told within a day", seat=None, at=NOW))
    alike = say(stage, "Audit 7", "The hospital shares its chronology with schools", on=date(2022, 2, 1))
    give(stage, alike)
    say(stage, "Later", SHARE, theme, on=date(2025, 1, 1))
    say(stage, "Neither", "Paint the corridor", on=date(2022, 2, 1))
    now = say(stage, "Now", SHARE, theme)
    shown = before(stage.page("member", "recommendation", now.pk))
    same, like = shown.split("In like words")
    assert "LCSPR 2021/1" in same and "Accepted in full" in same and "Told within a day" in same and "Closed" in same
    assert "Audit 7" in like and "chronology, hospital, school, share" in like and "0 done, 1 open" in like
    assert "no progress reported on any" in like
    assert "Later" not in shown and "Neither" not in shown and "Now" not in shown
    assert "Nothing that you may open" in before(stage.page("member", "recommendation", first.pk))


def test_one_looks_before_adding_and_what_was_typed_goes_on(stage: Stage) -> None:
    theme, other = stage.inside(lambda: (make_theme(seat(stage)), make_theme(seat(stage), "Neglect")))
    say(stage, "LCSPR 2021/1", "Tell the school at once", theme)
    client, address = stage.client("team"), stage.address("recommendation_add")
    assert "LCSPR 2021/1" not in client.get(address).content.decode()
    page = client.get(address, {"words": "Unheard of before", "themes": [theme.pk]}).content.decode()
    assert "LCSPR 2021/1" in before(page)
    form = page.split('id="add"')[1]
    assert "Unheard of before" in form and f'value="{theme.pk}"' in form and "checked" in form
    nothing = client.get(address, {"words": "Unheard of before"}).content.decode()
    assert "Nothing that you may open was recommended before" in nothing
    sent = {
        "source": "audit",
        "source_title": "An audit",
        "reference": "A1",
        "text": "Unheard of",
        "made_on": "2026-05-02",
    }
    page = client.post(address, {**sent, "themes": [theme.pk]}, follow=True).content.decode()
    assert "A1 is written down." in page and "Sharing information in time" in page
    assert client.get(stage.address("recommendations"), {"theme": theme.pk}).content.decode().count("A1") > 0
    assert "A1" not in client.get(stage.address("recommendations"), {"theme": other.pk}).content.decode()


def test_it_costs_the_same_with_one_and_with_three(stage: Stage) -> None:
    theme = stage.inside(lambda: make_theme(seat(stage)))
    now = say(stage, "Now", SHARE, theme, on=date(2026, 1, 1))
    client, address, costs = stage.client("team"), stage.address("recommendation", now.pk), []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            give(stage, say(stage, f"Theme {number}", "Tell the school at once", theme))
            give(stage, say(stage, f"Words {number}", SHARE))
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            shown = before(client.get(address).content.decode())
        assert f"Theme {numbers[-1]}" in shown and f"Words {numbers[-1]}" in shown
        costs.append(len([each for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]))
    assert costs[0] == costs[1] <= 21
