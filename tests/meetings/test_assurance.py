"""Assurance and challenge sessions (§7.2): who was invited, evidence, challenge, outcome, actions."""

from datetime import date, timedelta
from typing import Any

import pytest

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, in_space
from meetings.models import Action, AgendaItem, AssuranceSession, Attendee, Invitee, Meeting
from meetings.operations.actions import Source, give_action
from meetings.operations.agenda import add_item
from meetings.operations.assurance import change_invitee, invite_to_session, save_session, take_invitee_off
from meetings.operations.converting import action_into_note
from meetings.operations.meeting import close_meeting, open_meeting
from meetings.operations.minutes import save_minutes
from partnership.models import Promise
from partnership.rules.promises.cadence import NoFrequency, cadence_to_json
from tests.conftest import NOW, TODAY
from tests.factories.cases import make_case_file, within
from tests.factories.meetings import DAY, clock, closed, come, issue, make_organisation, opened, planned
from tests.meetings.conftest import Stage

ASKED = "That every looked-after child is seen"
TOPIC = "assurance-and-challenge"
WHOLE = {"asked": ASKED, "evidence": "Figures", "challenge": "Asked twice", "outcome": "partly", "follows": "In May"}


def first_item(meeting: Meeting) -> AgendaItem:
    found: AgendaItem = AgendaItem.objects.select_related("meeting__group").get(meeting=meeting, number=1)
    return found


def begin(stage: Stage, meeting: Meeting) -> AssuranceSession:
    return stage.inside(lambda: save_session(item=first_item(meeting), asked=ASKED, version=0, seat=None, at=NOW))


def invite(stage: Stage, session: AssuranceSession, name: str = "Dr Grey", **more: Any) -> Invitee:
    said = {"capacity": "Chief Nurse", "invited_on": TODAY, "today": TODAY} | more
    return stage.inside(lambda: invite_to_session(session=session, name=name, **said))


def promised(stage: Stage) -> Promise:
    def make() -> Promise:
        row = Promise(
            key="sessions",
            section="§7.2",
            text="Assurance and challenge sessions",
            by="groups",
            agenda_group=stage.board.group,
            cadence=cadence_to_json(NoFrequency()),
            evidence={"kind": "item_discussed", "arguments": {"topic": TOPIC, "group": "board"}},
        )
        row.save()
        return row

    return stage.inside(make)


def test_an_item_becomes_one_with_everything_it_is_made_of(stage: Stage) -> None:
    promise = promised(stage)
    meeting = stage.inside(lambda: planned(stage.board))
    item = stage.inside(lambda: first_item(meeting))
    assert "is no assurance and challenge session" in stage.page("member", "assurance", meeting.pk, item.pk)
    client = stage.client("council")
    change = stage.address("assurance_change", meeting.pk, item.pk)
    assert client.post(change, {"asked": ASKED, "version": "0"}).status_code == 302
    assert stage.inside(lambda: AgendaItem.objects.get(pk=item.pk)).promise_id == promise.pk
    html = client.post(change, WHOLE | {"version": "1"}).content.decode()
    assert "Write down first who was invited" in html
    invited = stage.address("assurance_invite", meeting.pk, item.pk)
    data = {"name": "Dr Grey", "capacity": "Chief Nurse", "as_guest": "on"}
    data |= {"organisation": stage.board.organisations["icb"].pk}
    data |= {"invited_on_day": str(DAY.day), "invited_on_month": "6", "invited_on_year": "2026"}
    assert client.post(invited, data).status_code == 302
    assert "is invited already" in client.post(invited, data).content.decode()
    assert stage.inside(lambda: Attendee.objects.get(meeting=meeting, guest_name="Dr Grey")).capacity == "Chief Nurse"
    invitee = stage.inside(Invitee.objects.get)
    page = stage.address("assurance_invitee", meeting.pk, invitee.pk)
    assert "Say who came in their place" in client.post(page, {"came": "sent", "version": "1"}).content.decode()
    assert client.post(page, {"came": "sent", "note": "Sr Blue", "version": "1"}).status_code == 302
    assert client.post(change, WHOLE | {"version": "1"}).status_code == 302
    html = stage.page("member", "assurance", meeting.pk, item.pk)
    for words in (
        ASKED,
        "Figures",
        "Asked twice",
        "Partly assured",
        "In May",
        "Dr Grey",
        "Sr Blue",
        "promised in §7.2",
    ):
        assert words in html, words
    assert "Change the session" not in html
    assert "Partly assured" in stage.page("member", "assurance_sessions")
    assert "Assurance and challenge session</strong>: partly assured" in stage.page("member", "meeting", meeting.pk)


def test_only_bodies_of_this_partnership_are_offered(stage: Stage) -> None:
    with acting(in_space(stage.world.there.pk)):
        make_organisation("worcestershire-council", "Worcestershire Council", "local_authority")
    meeting = stage.inside(lambda: planned(stage.board))
    html = stage.page("team", "assurance_invite", meeting.pk, begin(stage, meeting).item_id)
    assert "West Mercia Police" in html and "Worcestershire Council" not in html


def test_it_stands_in_the_minutes_with_its_actions(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board))
    session = begin(stage, meeting)
    invite(stage, session)
    stage.inside(lambda: save_session(item=first_item(meeting), version=1, seat=None, at=NOW, **WHOLE))

    def give() -> None:
        come(stage.board, meeting, "council")
        give_action(
            source=Source(item=first_item(meeting)),
            text="Count again",
            owner=stage.board.seats["icb"].post,
            due_on=TODAY + timedelta(days=30),
            given_at=NOW,
            seat=stage.board.seats["council"],
            at=NOW,
        )

    stage.inside(give)
    assert "Count again" in stage.page("member", "assurance", meeting.pk, session.item_id)
    html = stage.page("member", "minutes", meeting.pk)
    for words in (f"Asked for: {ASKED}", "Invited: Dr Grey, Chief Nurse.", "Challenge: Asked twice", "Partly assured"):
        assert words in html, words
    note = {"version": 1, "seat": stage.board.seats["council"], "at": NOW}
    stage.inside(lambda: action_into_note(action=Action.objects.get(), **note))
    assert "Count again" not in stage.page("member", "assurance", meeting.pk, session.item_id), "it was no action"


def test_two_who_write_up_a_session_see_both_texts(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board))
    session = begin(stage, meeting)
    client, address = stage.client("team"), stage.address("assurance_change", meeting.pk, session.item_id)
    stage.inside(
        lambda: save_session(item=first_item(meeting), asked=ASKED, evidence="Theirs", version=1, seat=None, at=NOW)
    )
    answer = client.post(address, {"asked": ASKED, "evidence": "Mine", "version": "1"})
    assert answer.status_code == 409 and "Theirs" in answer.content.decode() and "Mine" in answer.content.decode()
    with pytest.raises(EditConflict):
        stage.inside(lambda: save_session(item=first_item(meeting), asked="New", version=0, seat=None, at=NOW))


def test_two_who_say_whether_somebody_came_see_both(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board))
    invitee = invite(stage, begin(stage, meeting))
    stage.inside(lambda: change_invitee(invitee=invitee, came="", note="Asked for another day", version=1))
    for act in (
        lambda: change_invitee(invitee=invitee, came="yes", note="", version=1),
        lambda: take_invitee_off(invitee=invitee, version=1),
    ):
        with pytest.raises(EditConflict):
            stage.inside(act)
    client = stage.client("team")
    page = stage.address("assurance_invitee", meeting.pk, invitee.pk)
    assert client.post(page, {"came": "yes", "version": "1"}).status_code == 409
    off = stage.address("assurance_invitee_off", meeting.pk, invitee.pk)
    assert client.post(off, {"value": "1"}).status_code == 302 and stage.inside(Invitee.objects.count) == 1
    assert client.post(off, {"value": "2"}).status_code == 302 and stage.inside(Invitee.objects.count) == 0


def test_nobody_is_taken_off_who_came_and_a_closed_record_stands(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board))
    invitee = invite(stage, begin(stage, meeting))
    with pytest.raises(Refused, match="has not come yet"):
        invite(stage, invitee.session, "Another", invited_on=TODAY + timedelta(days=1))
    stage.inside(lambda: change_invitee(invitee=invitee, came="yes", note="", version=1))
    with pytest.raises(Refused, match="recorded whether they came"):
        stage.inside(lambda: take_invitee_off(invitee=invitee, version=2))
    over = stage.inside(lambda: closed(stage.board, hour=13))
    with pytest.raises(Refused, match="its agenda stands"):
        begin(stage, over)


def test_what_it_came_to_is_written_until_the_minutes_are_issued(stage: Stage) -> None:
    def play() -> tuple[Meeting, AssuranceSession]:
        meeting = planned(stage.board)
        session = save_session(item=first_item(meeting), asked=ASKED, version=0, seat=None, at=NOW)
        invite_to_session(session=session, name="Dr Grey", capacity="Nurse", invited_on=TODAY, today=TODAY)
        begun = open_meeting(meeting=meeting, opened_at=clock(9), seat=None, at=NOW)
        come(stage.board, begun, "council", "icb", "police")
        for item in AgendaItem.objects.filter(meeting=begun):
            save_minutes(item=item, text="Heard.", version=item.version, seat=stage.board.seats["council"], at=NOW)
        close_meeting(meeting=begun, closed_at=clock(9, 50), seat=None, at=NOW)
        return Meeting.objects.get(pk=begun.pk), session

    meeting, session = stage.inside(play)
    assert "Change the session" in stage.page("council", "assurance", meeting.pk, session.item_id)
    client, change = stage.client("council"), stage.address("assurance_change", meeting.pk, session.item_id)
    assert client.post(change, WHOLE | {"version": "1"}).status_code == 302
    invitee = stage.inside(Invitee.objects.get)
    with pytest.raises(Refused, match="nobody else was invited"):
        stage.inside(lambda: take_invitee_off(invitee=invitee, version=1))
    stage.inside(lambda: issue(meeting, stage.board.seats["council"]))
    with pytest.raises(Refused, match="were issued"):
        stage.inside(lambda: save_session(item=first_item(meeting), version=2, seat=None, at=NOW, **WHOLE))
    assert "were issued" in stage.page("council", "assurance_change", meeting.pk, session.item_id)
    assert "Change the session" not in stage.page("council", "assurance", meeting.pk, session.item_id)


def test_a_session_of_a_case_file_is_for_its_list_alone(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board))
    team = stage.world.user("team")
    file = make_case_file(stage.world.here, team, creator=team)
    with within(stage.world.here, file):
        item = add_item(meeting=meeting, title="In private", file=file)
        item.meeting = meeting
        session = save_session(item=item, asked="About one child", version=0, seat=None, at=NOW)
        invitee = invite_to_session(session=session, name="Dr Grey", capacity="Nurse", invited_on=TODAY, today=TODAY)
    assert (session.file_id, invitee.file_id) == (file.pk, file.pk)
    client = stage.client("council")
    for name, pk in (("assurance", item.pk), ("assurance_change", item.pk), ("assurance_invitee", invitee.pk)):
        assert client.get(stage.address(name, meeting.pk, pk)).status_code == 404
    for who in ("council", "team"):
        assert "In private" not in stage.page(who, "assurance_sessions"), "not on the open list, whoever looks"
    assert stage.inside(AssuranceSession.objects.count) == 0


def test_the_list_of_sessions_is_narrowed_sorted_and_a_file(stage: Stage) -> None:
    def two() -> None:
        for title, day in (("Neglect", date(2026, 7, 6)), ("Exploitation", date(2026, 8, 3))):
            item = add_item(meeting=planned(stage.board, items=0, day=day), title=title)
            save_session(item=item, asked=f"Is {title} seen?", version=0, seat=None, at=NOW)

    stage.inside(two)
    address, client = stage.address("assurance_sessions"), stage.client("member")
    first = client.get(address).content.decode()
    assert first.index("Exploitation") < first.index("Neglect"), "the latest first"
    held = client.get(address, {"sort": "held"}).content.decode()
    assert held.index("Neglect") < held.index("Exploitation")
    for query, one, other in (
        ({"q": "negl"}, True, False),
        ({"held_from": "2026-08-03"}, False, True),
        ({"held_to": "2026-07-06"}, True, False),
        ({"outcome": "none"}, True, True),
        ({"outcome": "assured"}, False, False),
        ({"group": stage.board.group.pk}, True, True),
    ):
        html = client.get(address, query).content.decode()
        assert (">Neglect<" in html, ">Exploitation<" in html) == (one, other), query
    lines = client.get(address, {"format": "csv"}).content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Held,Group,Item,Session,Asked for,Outcome") and len(lines) == 3
    assert "assurance-sessions.xlsx" in client.get(address, {"format": "xlsx"})["Content-Disposition"]
