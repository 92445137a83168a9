"""The live screen: one form that loses nothing, taps that come back as parts, and what open screens follow."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import Action, AgendaItem, Attendee, Decision, Declaration, ItemTime, Meeting, MinutesDraft
from meetings.operations.minutes import save_minutes
from meetings.queries import attending
from tests.factories.meetings import DAY, clock, closed, come, opened, planned
from tests.meetings.conftest import Stage
from tests.meetings.test_meeting import BESIDES, furnish, queries


def hidden(html: str) -> dict[str, str]:
    """The hidden fields of the screen's one form."""
    form = html.split('<form id="live"')[1].split("</form>")[0]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if 'type="hidden"' in tag and name:
            found[name[1]] = value[1] if value else ""
    return found


@pytest.fixture
def screen(stage: Stage):
    """An open meeting with the three partners, a browser at its live screen, and how to press a button there."""
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    stage.inside(lambda: come(stage.board, meeting, "council", "icb", "police"))
    return Live(stage, meeting)


class Live:
    def __init__(self, stage: Stage, meeting: Meeting, who: str = "team") -> None:
        self.stage, self.meeting, self.client = stage, meeting, stage.client(who)
        self.address = stage.address("live", meeting.pk)
        self.items = stage.inside(lambda: list(AgendaItem.objects.filter(meeting=meeting).order_by("number")))

    def look(self, item: int = 0) -> str:
        answer = self.client.get(f"{self.address}?item={self.items[item].pk}")
        assert answer.status_code == 200
        return " ".join(answer.content.decode().split())

    def press(self, do: str, item: int = 0, **said):
        """A button, without a script: the whole form goes with it."""
        data = hidden(self.look(item)) | {"do": do} | said
        return self.client.post(self.address, data)

    def tap(self, do: str, item: int = 0, **said) -> str:
        """The same with the script: the button alone, and the parts that come back."""
        data = {"do": do, "item": self.items[item].pk} | said
        answer = self.client.post(self.address, data, headers={"X-Tap": "1"})
        assert answer.status_code == 200
        return " ".join(answer.content.decode().split())

    def line(self, key: str) -> Attendee:
        return self.stage.inside(lambda: self.stage.board.line(self.meeting, key))

    def rows(self, model) -> list:
        return self.stage.inside(lambda: list(model.objects.order_by("pk")))


def test_live_shows_agenda_writing_and_people_on_one_page(screen: Live) -> None:
    html = screen.look(1)
    assert "2. Topic 2" in html and "Save the minutes" in html and "Leaves<span" in html
    assert "Nobody presides" not in html and "presides as chair" in html
    assert html.count("<form") == html.count('<form id="live"') + html.count('action="/account/logout/"')
    for key in "mdaijptbs":
        assert f"<kbd>{key}</kbd>" in html


def test_a_tap_comes_back_as_the_parts_that_it_changed(screen: Live) -> None:
    police = screen.line("police").pk
    html = screen.tap(f"leave-{police}", when="9:10")
    assert "<html" not in html and 'id="live-people"' in html and 'id="live-agenda"' in html
    assert "Not quorate since 09:10" in html and 'data-quorate="no"' in html
    assert "Quoracy is lost since 09:10. West Mercia Police is not represented." in html
    html = screen.tap("arrive", who=str(police), when="9:20")
    assert "Quorate since 09:20" in html and "Quorate again since 09:20." in html


@pytest.mark.parametrize("alone", [True, False])
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(screen: Live, alone: bool) -> None:
    if alone:
        html = screen.tap("leave", when="9:10")
    else:
        answer = screen.press("leave", minutes="Half a sentence", when="9:10")
        assert answer.status_code == 200
        html = answer.content.decode()
        assert "Half a sentence</textarea>" in html
        assert [each.text for each in screen.rows(MinutesDraft)] == ["Half a sentence"]
    assert "That button has gone" in html
    for do, said in (("dance-7", {}), ("begin-999999", {}), ("arrive-999999", {})):
        assert "That button has gone" in screen.tap(do, **said)
    assert "Choose a person first." in screen.tap("recuse")
    assert "Enter a time like 10:42" in screen.tap("partners", when="25:00")


def test_without_a_script_a_tap_keeps_what_stands_in_the_box(screen: Live) -> None:
    police = screen.line("police").pk
    answer = screen.press(f"leave-{police}", minutes="The board heard", when="")
    assert answer.status_code == 302
    html = screen.look()
    assert "The board heard</textarea>" in html and "Your unsaved draft of" in html
    assert "Not quorate since 10:00" in html
    assert screen.press(f"go-{screen.items[2].pk}", minutes="The board heard on")["Location"].endswith(
        f"?item={screen.items[2].pk}"
    )
    assert [each.text for each in screen.rows(MinutesDraft)] == ["The board heard on"], "one window, one draft"
    assert "3. Topic 3</h2>" in screen.look(2)


def test_the_minutes_are_saved_by_their_own_page_and_lead_back(screen: Live) -> None:
    html = screen.look()
    address = re.search(r'id="save" formaction="([^"]+)"', html)
    assert address
    answer = screen.client.post(address[1], hidden(html) | {"minutes": "Said."})
    assert answer["Location"] == f"{screen.address}?item={screen.items[0].pk}"
    assert screen.rows(AgendaItem)[0].minutes == "Said."
    screen.stage.inside(
        lambda: save_minutes(
            item=screen.items[0], text="Theirs.", version=2, seat=screen.stage.board.seats["icb"], at=clock(10)
        )
    )
    clash = screen.client.post(address[1], hidden(html) | {"minutes": "Mine.", "version": "2"})
    assert clash.status_code == 409 and f"{screen.address}?item=" in clash.content.decode()


def test_items_are_begun_and_ended_by_a_tap(screen: Live) -> None:
    html = screen.tap(f"begin-{screen.items[1].pk}", when="9:00")
    assert "Now</strong>" in html and "Take back 09:00" not in html
    screen.tap(f"begin-{screen.items[0].pk}", when="9:15")
    assert "Item 1 is being taken already" in screen.tap(f"begin-{screen.items[0].pk}", when="9:30")
    screen.tap("end", when="9:40")
    assert [(each.began_at, each.ended_at) for each in screen.rows(ItemTime)] == [
        (clock(9), clock(9, 15)),
        (clock(9, 15), clock(9, 40)),
    ]
    screen.tap(f"untake-{screen.rows(ItemTime)[0].pk}", item=1)
    assert len(screen.rows(ItemTime)) == 1


def test_a_recusal_is_one_tap_and_its_words_may_follow(screen: Live) -> None:
    screen.tap(f"begin-{screen.items[0].pk}", when="9:00")
    html = screen.tap(f"recuse-{screen.line('police').pk}", when="9:05")
    assert "the interest is still to be written down." in html and "Recused</strong>" in html
    assert "its representative is recused from this item" in html
    assert screen.rows(Declaration)[0].interest == ""


def test_decision_action_declaration_and_adjournment_are_parts_of_the_form(screen: Live) -> None:
    said = {"decision-text": "To buy.", "decision-kind": "agree", "decision-taken_at": "9:00"}
    assert screen.press("decide", minutes="Kept", **said).status_code == 302
    owner = screen.stage.board.seats["icb"].post_id
    due = {"action-due_on_day": "31", "action-due_on_month": "7", "action-due_on_year": "2026"}
    assert (
        screen.press("give", minutes="Kept", **{"action-text": "Buy it", "action-owner": owner} | due).status_code
        == 302
    )
    who = {"declaration-who": screen.line("icb").pk, "declaration-interest": "Sells"}
    assert screen.press("declare", minutes="Kept", **who).status_code == 302
    assert (
        screen.press("adjourn", minutes="Kept", **{"adjourn-when": "9:50", "adjourn-reason": "Lunch"}).status_code
        == 302
    )
    html = screen.look()
    for words in ("Decision 1", "To buy.", "Buy it", "Sells", "Adjourned since 09:50", "Lunch", "Kept</textarea>"):
        assert words in html
    assert (
        "The meeting was adjourned since 09:50"
        in screen.press("decide", **said | {"decision-taken_at": "9:55"}).content.decode()
    )
    assert screen.press("resume", when="9:58").status_code == 302
    assert "09:50 to 09:58: Lunch" in screen.look()
    assert (len(screen.rows(Decision)), len(screen.rows(Action)), len(screen.rows(MinutesDraft))) == (1, 1, 1)


def test_a_form_that_is_wrong_is_shown_again_open(screen: Live) -> None:
    for do, panel, says in (
        ("decide", "panel-decision", "This field is required"),
        ("give", "panel-action", "This field is required"),
        ("declare", "panel-declaration", "Choose a person"),
    ):
        answer = screen.press(do, minutes="Kept")
        html = answer.content.decode()
        assert answer.status_code == 200 and f'id="{panel}" open' in html, do
        assert "Kept</textarea>" in html and 'class="govuk-error-message"' in html, says


def test_a_deputy_arrives_with_one_tap(screen: Live) -> None:
    line = screen.line("education").pk
    html = screen.tap(f"deputy-{line}", **{f"deputy-{line}": "Eve Stand-in", "when": "9:05"})
    assert "Eve Stand-in" in html and "deputising for Lead for Education Service" in html
    people = screen.stage.inside(lambda: attending(screen.meeting.pk))
    assert [each.is_here for each in people if each.called == "Eve Stand-in"] == [True]
    assert "Say who deputises." in screen.tap(f"deputy-{line}", **{f"deputy-{line}": ""})
    wrong = screen.tap(f"deputy-{line}", **{f"deputy-{line}": "Too early", "when": "7:00"})
    assert "began at 08:00" in wrong and "Too early" not in wrong, "on the list and in the room, or neither"


def test_who_presides_is_chosen_where_neither_officer_is_there(screen: Live) -> None:
    html = screen.tap(f"leave-{screen.line('council').pk}", when="9:00")
    assert "Nobody presides" in html and f'value="preside-{screen.line("icb").pk}"' in html
    html = screen.tap(f"preside-{screen.line('icb').pk}", when="9:05")
    assert "presides, chosen by those present." in html


def test_typed_afterwards_a_time_is_asked_for_and_stays(stage: Stage) -> None:
    day = DAY.replace(day=8)
    screen = Live(stage, stage.inside(lambda: opened(stage.board, day=day)))
    assert "this meeting was held on Monday 8 June 2026" in screen.tap("partners")
    answer = screen.press("partners", when="9:05")
    assert answer["Location"].endswith("&when=9:05")
    assert 'value="9:05"' in screen.client.get(answer["Location"]).content.decode()
    assert "data-clock" not in screen.look()
    html = screen.press("adjourn").content.decode()
    assert "Enter the time: this meeting was held on" in html


def test_the_keys_can_be_switched_off_and_on(screen: Live) -> None:
    assert screen.client.post(screen.address, {"keys": "off"}).status_code == 302
    html = screen.look()
    assert "The keys are switched off." in html and "<kbd>" not in html and 'data-keys=""' in html
    screen.client.post(screen.address, {"keys": "on"})
    assert "<kbd>" in screen.look()


@pytest.mark.parametrize(("who", "code"), [("council", 200), ("team", 200), ("icb", 403), ("member", 403)])
def test_only_the_chair_and_the_team_record(screen: Live, who: str, code: int) -> None:
    client = screen.stage.client(who)
    assert client.get(screen.address).status_code == code
    assert client.post(screen.address, {"do": "partners"}, headers={"X-Tap": "1"}).status_code == code


def test_planned_and_closed_meetings_say_why_nothing_is_recorded(stage: Stage) -> None:
    for meeting, says in (
        (stage.inside(lambda: planned(stage.board, day=DAY.replace(day=22))), "Open the meeting first"),
        (stage.inside(lambda: closed(stage.board, hour=6)), "This meeting is closed: its record stands."),
    ):
        screen = Live(stage, meeting)
        assert says in screen.look() and "Save the minutes" not in screen.look()
        assert says in screen.tap("partners", when="6:00")


def test_an_open_screen_follows_and_is_told_nothing_while_nothing_changed(screen: Live) -> None:
    member, address = screen.stage.client("member"), screen.stage.address("live_state", screen.meeting.pk)
    page = screen.stage.page("member", "meeting", screen.meeting.pk)
    assert f'data-follow="{address}"' in page
    version = re.search(r'data-version="(\w+)"', page)
    assert version
    assert member.get(f"{address}?v={version[1]}").status_code == 204
    screen.tap(f"leave-{screen.line('police').pk}", when="9:30")
    answer = member.get(f"{address}?v={version[1]}&board=1")
    html = answer.content.decode()
    assert answer.status_code == 200 and "Not quorate since 09:30" in html
    assert "live-people" not in html and "Leaves" not in html, "buttons are for whoever records"
    board = screen.client.get(f"{address}?v={version[1]}&board=1&item={screen.items[0].pk}").content.decode()
    assert "live-people" in board and "Returns" in board


def test_what_open_screens_ask_costs_few_queries_for_any_size(stage: Stage) -> None:
    small, large = (stage.inside(lambda n=n, p=p: furnish(stage, n, p)) for n, p in ((4, 6), (40, 60)))
    for who in ("team", "member"):
        costs = [len(queries_of_state(stage, who, meeting)) for meeting in (small, large)]
        assert costs[0] == costs[1] <= 6, "\n".join(queries_of_state(stage, who, large))
    costs = [len(queries(stage, "team", stage.address("live", meeting.pk))) for meeting in (small, large)]
    assert costs[0] == costs[1] <= 18, costs


def queries_of_state(stage: Stage, who: str, meeting: Meeting) -> list[str]:
    """What a look asks the database while nothing changes."""
    client, address = stage.client(who), stage.address("live_state", meeting.pk)
    version = re.search(r'data-version="(\w+)"', client.get(address).content.decode())
    assert version
    with CaptureQueriesContext(connection) as seen:
        assert client.get(f"{address}?v={version[1]}").status_code == 204
    return [each["sql"] for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]


def test_a_tap_costs_the_same_for_any_size(stage: Stage) -> None:
    costs = []
    for items, people in ((4, 6), (40, 60)):
        screen = Live(stage, stage.inside(lambda n=items, p=people: furnish(stage, n, p)))
        guest = stage.inside(lambda m=screen.meeting: Attendee.objects.exclude(guest_name="").get(meeting=m))
        with CaptureQueriesContext(connection) as seen:
            screen.tap(f"leave-{guest.pk}", when="9:00")
        costs.append(len(seen.captured_queries))
    assert costs[0] == costs[1], costs
