"""Owners are asked before a meeting and answer from a link: once, until it ends, and about nothing else."""

import re
from datetime import date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.mail_links import with_links_open
from hscp.record.models import Mail
from hscp.spaces.acting import acting, in_space
from meetings.models import Action, ActionAsk, ActionUpdate, Meeting
from meetings.operations.actions import Source, give_action
from meetings.operations.asking import SALT, answer_by_link, ask_before_meetings, ask_owners, ask_token
from meetings.operations.meeting import cancel_meeting
from meetings.operations.telling_given import SUBJECT
from meetings.queries.asking import asks_of
from meetings.rules.asking import LINK_DAYS, AskFacts, is_asked, is_nudged, may_answer, may_ask
from tests.conftest import NOW
from tests.factories.fixtures import World, scene
from tests.factories.meetings import clock, make_board, opened, planned
from tests.meetings.conftest import Stage
from tests.meetings.test_actions import cost

NEXT = date(2026, 6, 22)
START = clock(9, day=NEXT)


def make_asked(world: World) -> tuple[Stage, Meeting]:
    """A board with actions of the police and the ICB that are due by its next meeting, and one that is not."""
    with acting(in_space(world.here.pk)):
        stage = Stage(world, make_board(accounts=True))
        item = opened(stage.board).items.first()
        given = (
            ("police", NEXT, "Write to schools"),
            ("icb", NEXT, "Train leads"),
            ("icb", date(2026, 6, 23), "Later"),
        )
        for owner, due, text in given:
            post = stage.board.seats[owner].post
            give_action(source=Source(item=item), text=text, owner=post, due_on=due, given_at=NOW, seat=None, at=NOW)
        for key in ("police", "icb"):
            person = stage.board.seats[key].person
            person.email = f"{key}@example.org"
            person.save(update_fields=["email"])
        return stage, planned(stage.board, day=NEXT)


asked = scene(make_asked)


def address(stage: Stage, owner: str = "police") -> str:
    ask = stage.inside(lambda: ActionAsk.objects.get(seat=stage.board.seats[owner]))
    return reverse("action_answer", args=(ask_token(ask),))


def updates(stage: Stage) -> list[ActionUpdate]:
    return list(stage.inside(lambda: list(ActionUpdate.objects.select_related("seat", "on_behalf_of"))))


def test_the_team_asks_each_owner_once(asked: tuple[Stage, Meeting]) -> None:
    stage, meeting = asked
    client, page = stage.client("team"), stage.address("owners_ask", meeting.pk)
    html = client.get(page).content.decode()
    assert "Write to schools" in html and "Train leads" in html and "Later" not in html
    assert "2 mails on the way." in client.post(page, follow=True).content.decode()
    html = client.post(page, follow=True).content.decode()
    assert "There was nobody left to ask by mail." in html and html.count("No answer from the link") == 2
    mails = stage.inside(lambda: {mail.to: mail for mail in Mail.objects.exclude(subject__startswith=SUBJECT)})
    assert set(mails) == {"police@example.org", "icb@example.org"}
    text = with_links_open(mails["police@example.org"])
    assert "Write to schools" in text and "Train leads" not in text
    (link,) = re.findall(r"https?://[^/\s]+(/answer/\S+)", text)
    assert Client().get(link).status_code == 200
    assert stage.client("member").get(page).status_code == 403
    assert stage.client("council").get(page).status_code == 200  # who chairs


def test_the_timetable_asks_within_a_week_and_what_was_asked_stays_asked(asked: tuple[Stage, Meeting]) -> None:
    stage, _ = asked
    early, soon = START - timedelta(days=7, seconds=1), START - timedelta(days=7)
    assert stage.inside(lambda: ask_before_meetings(at=early)) == 0
    assert stage.inside(lambda: ask_before_meetings(at=soon)) == 2
    assert stage.inside(lambda: ask_before_meetings(at=NOW)) == 0
    assert stage.inside(lambda: Mail.objects.exclude(subject__startswith=SUBJECT).count()) == 2


def test_looking_uses_nothing_up_and_one_answer_does(asked: tuple[Stage, Meeting]) -> None:
    stage, meeting = asked
    stage.inside(lambda: ask_owners(meeting=meeting, at=NOW))
    client, page = Client(), address(stage)
    for _ in range(2):  # scanners of mail
        assert client.head(page).status_code == 200
        html = client.get(page).content.decode()
    assert "A-2026-001" in html, "the reference, and nothing of what it is about: the link only writes"
    assert "Write to schools" not in html and "Due" not in html
    assert "Train leads" not in html and stage.board.group.name not in html and "Police Holder" not in html
    assert client.options(page).status_code == 405
    assert "How does it stand?" in client.post(page, {"answer": "", "text": "x"}).content.decode()
    said = {"answer": "blocked", "text": "No money yet"}
    assert "is written down" in client.post(page, said).content.decode()
    for answer in (client.post(page, said), client.get(page)):
        assert answer.status_code == 410 and "has been used" in answer.content.decode()
        assert "Write to schools" not in answer.content.decode()
    (update,) = updates(stage)
    assert (update.answer, update.came_by, update.text) == ("blocked", "link", "No money yet")
    assert (update.seat, update.on_behalf_of) == (stage.board.seats["police"], None)
    html = stage.page("team", "action", update.action_id)
    assert "Progress: blocked" in html and "from the link in their mail" in html
    assert "Answered" in stage.page("team", "owners_ask", meeting.pk)


def test_done_from_the_link_is_done_and_not_closed(asked: tuple[Stage, Meeting]) -> None:
    stage, meeting = asked
    stage.inside(lambda: ask_owners(meeting=meeting, at=NOW))
    Client().post(address(stage), {"answer": "done", "text": "All schools", "evidence": "Replies"})
    action = stage.inside(lambda: Action.objects.get(text="Write to schools"))
    assert (action.state, updates(stage)[0].evidence) == ("done", "Replies")


def test_links_that_lead_nowhere(asked: tuple[Stage, Meeting]) -> None:
    stage, meeting = asked
    stage.inside(lambda: ask_owners(meeting=meeting, at=NOW))
    page = address(stage)
    ask = stage.inside(lambda: ActionAsk.objects.get(seat=stage.board.seats["police"]))
    wrong = (
        page.replace("/answer/", "/answer/x"),
        reverse("action_answer", args=(signing.dumps([ask.space_id, ask.pk], salt="other"),)),
        reverse("action_answer", args=(signing.dumps([stage.world.there.pk, ask.pk], salt=SALT),)),
        reverse("action_answer", args=(signing.dumps([ask.space_id, 999_999], salt=SALT),)),
    )
    for each in wrong:
        assert Client().get(each).status_code == Client().post(each, {"answer": "done", "text": "x"}).status_code == 404
    stage.inside(lambda: cancel_meeting(meeting=meeting, reason="Snow", seat=None, at=NOW))
    assert Client().post(page, {"answer": "done", "text": "x"}).status_code == 410
    assert updates(stage) == []


def test_a_link_ends_when_the_meeting_begins_and_with_the_seat(asked: tuple[Stage, Meeting]) -> None:
    stage, meeting = asked
    stage.inside(lambda: ask_owners(meeting=meeting, at=NOW))
    with patch("meetings.views.asking.now", return_value=START):
        answer = Client().post(address(stage), {"answer": "done", "text": "x"})
    assert answer.status_code == 410 and "ended on 22 June 2026" in answer.content.decode()

    def leave() -> None:
        seat = stage.board.seats["police"]
        seat.ends_on = NOW.date()
        seat.save(update_fields=["ends_on"])

    stage.inside(leave)
    answer = Client().get(address(stage))
    assert answer.status_code == 410 and "Somebody else" in answer.content.decode()


def test_the_second_of_two_at_once_is_refused(asked: tuple[Stage, Meeting]) -> None:
    stage, meeting = asked

    def both() -> None:
        ask_owners(meeting=meeting, at=NOW)
        ask = asks_of(meeting)[0]
        answer_by_link(ask=ask, answer="on_track", text="Going well", at=NOW)
        with pytest.raises(Refused, match="has been used"):
            answer_by_link(ask=ask, answer="blocked", text="Stuck", at=NOW)

    stage.inside(both)
    assert [each.answer for each in updates(stage)] == ["on_track"]


def test_what_came_by_telephone_is_written_down_on_behalf_of_the_owner(asked: tuple[Stage, Meeting]) -> None:
    stage, _ = asked
    action = stage.inside(lambda: Action.objects.get(text="Write to schools"))
    page = stage.address("action_update", action.pk)
    assert "How the owner told you" in stage.client("team").get(page).content.decode()
    assert "How the owner told you" not in stage.client("police").get(page).content.decode()
    said = {"text": "Half", "answer": "on_track", "came_by": "telephone"}
    html = stage.client("team").post(page, said, follow=True).content.decode()
    assert "on behalf of DSP for West Mercia Police, by telephone" in html and "Progress: on track" in html
    stage.client("police").post(page, {"text": "Nearly", "came_by": "telephone"})
    own = next(each for each in updates(stage) if each.text == "Nearly")
    assert (own.on_behalf_of, own.came_by) == (None, "")


def test_the_page_costs_the_same_for_one_and_three(asked: tuple[Stage, Meeting]) -> None:
    stage, meeting = asked
    client, page = stage.client("team"), stage.address("owners_ask", meeting.pk)

    def keep(count: int) -> None:
        item = Action.objects.first().item
        for number in range(count):
            give_action(
                source=Source(item=item),
                text=f"More {number}",
                owner=stage.board.seats["council"].post,
                due_on=NEXT,
                given_at=NOW,
                seat=None,
                at=NOW,
            )

    first = cost(client, page)[0]
    stage.inside(lambda: keep(3))
    assert cost(client, page)[0] == first <= 12
    stage.inside(lambda: ask_owners(meeting=meeting, at=NOW))
    assert cost(client, page)[0] == first


@pytest.mark.parametrize(
    ("state", "due", "wanted"),
    [
        ("open", NEXT, True),
        ("open", NEXT + timedelta(days=1), False),
        ("open", NEXT - timedelta(days=90), True),
        ("done", NEXT, False),
        ("confirmed", NEXT, False),
    ],
)
def test_who_is_asked(state: str, due: date, wanted: bool) -> None:
    assert is_asked(state, due, NEXT) is wanted


@pytest.mark.parametrize(
    ("state", "moment", "may", "nudged"),
    [
        ("planned", START - timedelta(days=8), True, False),
        ("planned", START - timedelta(days=7), True, True),
        ("planned", START - timedelta(seconds=1), True, True),
        ("planned", START, False, False),
        ("open", START - timedelta(days=1), False, False),
        ("cancelled", START - timedelta(days=1), False, False),
        ("postponed", START - timedelta(days=1), False, False),
    ],
)
def test_when_owners_are_asked(state: str, moment: datetime, may: bool, nudged: bool) -> None:
    assert (bool(may_ask(state, START, moment)), is_nudged(state, START, moment)) == (may, nudged)


@pytest.mark.parametrize(
    ("more", "moment", "code"),
    [
        ({}, START - timedelta(seconds=1), None),
        ({}, START, "expired"),
        ({"answered_at": NOW}, NOW, "used"),
        ({"meeting_state": "cancelled"}, NOW, "cancelled"),
        ({"meeting_state": "open"}, NOW, "expired"),
        ({"meeting_state": "postponed"}, NOW, None),
        ({"still_owner": False}, NOW, "owner"),
        ({"action_state": "done"}, NOW, "not_open"),
        ({"starts_at": NOW + timedelta(days=400)}, NOW + timedelta(days=LINK_DAYS, seconds=-1), None),
        ({"starts_at": NOW + timedelta(days=400)}, NOW + timedelta(days=LINK_DAYS), "expired"),
    ],
)
def test_when_a_link_counts(more: dict, moment: datetime, code: str | None) -> None:
    facts = {
        "asked_at": NOW,
        "starts_at": START,
        "meeting_state": "planned",
        "action_state": "open",
        "still_owner": True,
    }
    assert may_answer(AskFacts(**facts | more), moment).codes == (() if code is None else (code,))
