"""The page of a meeting: how it stands, who sees what, and what it costs."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import AgendaItem
from meetings.operations.agenda import add_item
from meetings.operations.meeting import cancel_meeting
from meetings.operations.minutes import save_minutes
from meetings.operations.presence import add_guest, arrive, record_apologies
from partnership.models import Chairing
from partnership.operations.people import end_chairing
from tests.factories.cases import make_case_file
from tests.factories.meetings import DAY, add_member, clock, closed, come, go, make_board, opened, planned
from tests.factories.people import make_post, make_seat
from tests.meetings.conftest import Stage

# Marks of transactions; and what is told to PostgreSQL when a context ends inside another, as only tests have it.
BESIDES = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK", "SELECT set_config('app.context', ''")


def standing_words(html: str) -> str:
    """The status at the head of the page, without markup."""
    found = re.search(r'<section class="hscp-standing.*?</section>', html, re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


def test_before_the_meeting_the_page_says_what_would_be(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board))
    assert standing_words(stage.page("member", "meeting", meeting.pk)) == (
        "Would be quorate If everybody comes who is expected. Nobody has answered yet."
    )
    line = stage.inside(lambda: stage.board.line(meeting, "police").pk)
    stage.inside(lambda: record_apologies(meeting=meeting, attendee_id=line, reason="On leave"))
    html = stage.page("member", "meeting", meeting.pk)
    assert standing_words(html) == (
        "Would not be quorate West Mercia Police is not represented. Not even if all come who have not answered: 4."
    )
    assert "On leave" in html


def test_case_1_on_the_page(stage: Stage) -> None:
    """The police leave half way and return: the head of the page follows, the bar keeps it all."""
    board = stage.board
    meeting = stage.inside(lambda: opened(board, hour=8))
    assert standing_words(stage.page("member", "meeting", meeting.pk)).startswith("Not quorate since 08:00")
    stage.inside(lambda: come(board, meeting, "council", "icb", "police"))
    assert standing_words(stage.page("member", "meeting", meeting.pk)) == "Quorate since 08:00"
    stage.inside(lambda: go(board, meeting, "police", when=clock(8, 42)))
    assert standing_words(stage.page("member", "meeting", meeting.pk)) == (
        "Not quorate since 08:42 West Mercia Police is not represented."
    )
    stage.inside(lambda: come(board, meeting, "police", when=clock(9, 30)))
    html = stage.page("member", "meeting", meeting.pk)
    assert standing_words(html) == "Quorate since 09:30"
    assert html.count("hscp-quoracy__period--yes") == 2
    assert html.count("hscp-quoracy__period--no") == 1
    assert "08:42 to 09:30" in html


def test_case_3_on_the_page(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    stage.inside(lambda: come(stage.board, meeting, "icb", "police", "education", "public-health"))
    assert standing_words(stage.page("member", "meeting", meeting.pk)) == (
        "Not quorate since 08:00 Herefordshire Council is not represented."
    )


def test_case_4_on_the_page(stage: Stage) -> None:
    """The chair's year has ended: the closed meeting keeps its chair, the next shows the vacancy."""
    before = stage.inside(lambda: closed(stage.board))
    after = stage.inside(lambda: planned(stage.board, day=DAY.replace(month=7)))
    stage.inside(lambda: end_chairing(chairing=Chairing.objects.get(), ends_on=DAY.replace(month=7, day=1)))
    assert "Chair vacant" not in stage.page("member", "meeting", before.pk)
    html = stage.page("team", "meeting", after.pk)
    assert "Nobody is named as chair of this group on the day." in html
    assert "Bring the list up to date" in html


def test_a_closed_meeting_shows_what_was_frozen(stage: Stage) -> None:
    meeting = stage.inside(lambda: closed(stage.board))
    html = stage.page("member", "meeting", meeting.pk)
    assert standing_words(html) == "Quorate throughout As it stood when the meeting was closed."
    assert "<strong>discussed</strong>" in html
    assert "Absent without apologies" in html
    assert "Write minutes" not in stage.page("team", "meeting", meeting.pk)


def test_members_see_no_buttons_and_the_chair_and_the_team_do(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    for who in ("council", "team"):
        html = stage.page(who, "meeting", meeting.pk)
        assert "Record who is here" in html and "Write minutes" in html and "Close the meeting" in html
    for who in ("member", "scrutineer", "icb"):
        html = stage.page(who, "meeting", meeting.pk)
        assert "Record who is here" not in html and "Write minutes" not in html and "Add an item" not in html


def test_the_reason_on_the_button_is_the_servers(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, day=DAY.replace(day=22)))
    html = stage.page("council", "meeting", meeting.pk)
    assert "This meeting is planned for Monday 22 June 2026. Open it when it begins." in html
    assert re.search(r"<button[^>]*disabled>Open the meeting", html)


def test_a_cancelled_meeting_says_why(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board))
    stage.inside(lambda: cancel_meeting(meeting=meeting, reason="Snow on the Brecon road", seat=None, at=clock(8)))
    html = stage.page("team", "meeting", meeting.pk)
    assert "Cancelled: Snow on the Brecon road" in html and "Open the meeting" not in html


def test_an_item_of_a_case_file_is_marked_and_only_its_reference_is_shown_to_others(stage: Stage) -> None:
    lead = stage.board.seats["council"].user
    assert lead is not None
    file = make_case_file(stage.world.here, lead)
    meeting = stage.inside(lambda: planned(stage.board))
    response = stage.client("council").post(
        stage.address("agenda_item_add", meeting.pk),
        {"title": "A child in Ross", "purpose": "discuss", "file": str(file.pk)},
    )
    assert response.status_code == 302
    html = stage.page("council", "meeting", meeting.pk)
    assert "A child in Ross" in html and "OFFICIAL-SENSITIVE" in html
    other = stage.page("team", "meeting", meeting.pk)
    assert "A child in Ross" not in other and "OFFICIAL-SENSITIVE" not in other
    assert f"4. Restricted item ({file.reference})" in other
    assert stage.inside(lambda: add_item(meeting=meeting, title="After it").number) == 5


def furnish(stage: Stage, items: int, people: int):
    """An open meeting with so many items and people, all with minutes and times."""
    board = make_board(key=f"size-{items}")
    for number in range(people - 5):
        post = make_post(f"post-{items}-{number}", title=f"Post {number}")
        make_seat(post, name=f"Person {number}")
        add_member(board.group, post, board.organisations["education"], is_member=False)
    meeting = opened(board, items=items, hour=8)
    come(board, meeting, "council", "icb", "police")
    for item in AgendaItem.objects.filter(meeting=meeting):
        save_minutes(
            item=item, text="The board **heard** this.\n\n- One\n- Two", version=1, seat=board.seats["icb"], at=clock(9)
        )
    guest = add_guest(meeting=meeting, name="A guest", capacity="Auditor")
    arrive(meeting=meeting, attendee_id=guest.pk, when=clock(8), at=clock(9))
    return meeting


def queries(stage: Stage, who: str, address: str) -> list[str]:
    """What a page asks the database, with session, user and rights; without the marks of transactions."""
    client = stage.client(who)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return [each["sql"] for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]


@pytest.mark.parametrize("who", ["team", "member"])
def test_the_page_costs_the_same_for_any_size_and_at_most_ten_queries(stage: Stage, who: str) -> None:
    small, large = (stage.inside(lambda n=n, p=p: furnish(stage, n, p)) for n, p in ((4, 6), (40, 60)))
    few = queries(stage, who, stage.address("meeting", small.pk))
    many = queries(stage, who, stage.address("meeting", large.pk))
    assert len(few) == len(many), "\n".join(many)
    assert len(many) <= 10, "\n".join(many)
    assert len(stage.page(who, "meeting", large.pk).encode()) <= 120_000


def test_planned_and_closed_pages_cost_at_most_ten_queries(stage: Stage) -> None:
    for meeting in (
        stage.inside(lambda: planned(stage.board, day=DAY.replace(day=22))),
        stage.inside(lambda: closed(stage.board)),
    ):
        asked = queries(stage, "team", stage.address("meeting", meeting.pk))
        assert len(asked) <= 10, "\n".join(asked)
