"""The forecast on a meeting's page, and its remedies: another order, another date."""

from datetime import date, datetime, timedelta

import pytest

from hscp.lib.verdicts import Refused
from hscp.lib.words import time_words
from hscp.spaces.acting import acting, in_space
from meetings.models import AgendaItem, Declaration, Meeting
from meetings.operations.agenda import add_item, withdraw_item
from meetings.operations.inviting import Answer, answer_invitation, ask_deputy
from meetings.operations.meeting import open_meeting, postpone_meeting, reschedule_meeting
from meetings.operations.outlook import Expectation, apply_order, expectation, proposed_order
from meetings.operations.presence import withdraw_apologies
from meetings.queries import planned_people
from meetings.queries.agenda import items_of
from meetings.queries.inviting import coming, replies_of, sent_to
from partnership.models import CaseFile, Promise
from partnership.operations.cases import open_case_file
from partnership.rules.promises import Interval
from partnership.rules.promises.cadence import cadence_to_json
from tests.conftest import NOW
from tests.factories.fixtures import World, scene
from tests.factories.meetings import STATUTORY, clock, closed, make_board, planned
from tests.meetings.conftest import Stage

DAY = date(2026, 6, 22)


def make_forecast(world: World) -> tuple[Stage, Meeting]:
    """A board whose police delegate leaves at 10:40, before the last of its items, which is to be decided."""
    with acting(in_space(world.here.pk)):
        stage = Stage(world, make_board(accounts=True, terms={**STATUTORY, "deputies": "allowed"}))
        meeting = planned(stage.board, day=DAY, items=0)
        for title, minutes, purpose in (("Welcome", 40, "note"), ("Papers", 60, "discuss"), ("Budget", 20, "decide")):
            add_item(meeting=meeting, title=title, minutes_planned=minutes, purpose=purpose)
        meeting = Meeting.objects.select_related("group").get(pk=meeting.pk)
        line = stage.board.line(meeting, "police").pk
        said, seat = Answer("attending", leaves_at=clock(10, 40, day=DAY)), stage.board.seats["police"]
        answer_invitation(meeting=meeting, line=line, said=said, seat=seat, at=NOW)
        return stage, meeting


ahead = scene(make_forecast)


def outlook(stage: Stage, meeting: Meeting) -> Expectation:
    found = stage.inside(lambda: expectation(meeting, planned_people(meeting)[0]))
    assert found is not None
    return found  # type: ignore[no-any-return]


def test_the_page_says_from_which_item_on_quoracy_is_lost_and_offers_the_remedies(ahead: tuple[Stage, Meeting]) -> None:
    stage, meeting = ahead
    html = stage.page("team", "meeting", meeting.pk)
    assert "Quoracy will be lost from item 3 at 10:40, when DSP for West Mercia Police leaves." in html
    assert "Forecast of quoracy along the agenda" in html and "Would be quorate for part of the meeting" in html
    assert html.count("Quoracy will be lost") == 1, "the head of the page and the forecast are one statement"
    for remedy in ("Put items in another order", "Ask a deputy", "Find another date"):
        assert remedy in html, remedy
    html = stage.page("member", "meeting", meeting.pk)
    assert "Quoracy will be lost" in html and "Find another date" not in html, "remedies are for whoever manages"
    assert "4 who are expected have not answered. This takes it that they come." in html


def test_another_order_is_shown_confirmed_and_applied_once(ahead: tuple[Stage, Meeting]) -> None:
    stage, meeting = ahead
    client, page = stage.client("team"), stage.address("meeting_order", meeting.pk)
    html = client.get(page).content.decode()
    assert "<strong>1</strong> as the agenda stands, <strong>0</strong> in this order" in html
    mark = stage.inside(lambda: proposed_order(meeting, planned_people(meeting)[0]).mark)  # type: ignore[union-attr]
    assert f'value="{mark}"' in html
    html = client.post(page, {"mark": mark}, follow=True).content.decode()
    assert "Every decision now falls within quoracy." in html
    order = stage.inside(lambda: list(AgendaItem.objects.order_by("number").values_list("title", "number")))
    assert order == [("Welcome", 1), ("Budget", 2), ("Papers", 3)]
    assert "have changed meanwhile" in client.post(page, {"mark": mark}, follow=True).content.decode()
    assert "There is nothing to put in another order" in client.get(page).content.decode()
    assert stage.client("member").get(page).status_code == 403


def test_an_order_that_was_not_seen_is_not_applied(ahead: tuple[Stage, Meeting]) -> None:
    stage, meeting = ahead
    mark = stage.inside(lambda: proposed_order(meeting, planned_people(meeting)[0]).mark)  # type: ignore[union-attr]
    stage.inside(lambda: add_item(meeting=meeting, title="One more", minutes_planned=5, purpose="decide"))
    with pytest.raises(Refused, match="have changed meanwhile"):
        stage.inside(lambda: apply_order(meeting=meeting, mark=mark, at=NOW))
    start = clock(9, day=DAY)
    stage.inside(lambda: open_meeting(meeting=meeting, opened_at=start, seat=None, at=start))
    with pytest.raises(Refused, match="keep their numbers"):
        stage.inside(lambda: apply_order(meeting=meeting, mark=mark, at=NOW))


def test_an_item_of_a_case_file_takes_its_time_and_moves_though_whoever_acts_cannot_open_it(
    ahead: tuple[Stage, Meeting],
) -> None:
    stage, meeting = ahead
    file = stage.inside(lambda: make_file(stage))
    secret = "Harriet"
    with acting(in_file(stage, file.pk)):
        add_item(meeting=meeting, title=secret, minutes_planned=20, purpose="decide", file=file)
    meeting = stage.inside(lambda: Meeting.objects.select_related("group").get(pk=meeting.pk))
    found = outlook(stage, meeting)
    assert [each.slot.item.number for each in found.forecast.at_risk] == [3, 4]
    client, page = stage.client("council"), stage.address("meeting_order", meeting.pk)  # chairs, is not on its list
    html = client.get(page).content.decode()
    assert "Case file" in html and secret not in html
    mark = stage.inside(lambda: proposed_order(meeting, planned_people(meeting)[0]).mark)  # type: ignore[union-attr]
    assert client.post(page, {"mark": mark}).status_code == 302
    with acting(in_file(stage, file.pk)):
        numbers = dict(AgendaItem.objects.filter(meeting=meeting).values_list("title", "number"))
    assert sorted(numbers.values()) == [1, 2, 3, 4] and numbers["Papers"] == 4 and numbers[secret] < 4
    assert secret not in stage.page("member", "meeting", meeting.pk)


def make_file(stage: Stage) -> CaseFile:
    seat = stage.board.seats["icb"]
    made: CaseFile = open_case_file(title="A child", lead=seat, seat=seat, at=NOW)
    return made


def in_file(stage: Stage, pk: int):  # type: ignore[no-untyped-def]
    from dataclasses import replace  # noqa: PLC0415

    return replace(in_space(stage.world.here.pk), files=frozenset({pk}))


def test_withdrawn_items_take_no_time(ahead: tuple[Stage, Meeting]) -> None:
    stage, meeting = ahead
    stage.inside(lambda: withdraw_item(item=AgendaItem.objects.get(title="Papers"), reason="No paper"))
    assert outlook(stage, meeting).forecast.at_risk == ()


def test_a_deputy_who_was_asked_counts_once_they_have_said_that_they_come(ahead: tuple[Stage, Meeting]) -> None:
    stage, meeting = ahead
    part = (clock(10, 40, day=DAY), clock(11, day=DAY))
    line = stage.inside(lambda: stage.board.line(meeting, "police").pk)
    more = {"name": "Ann Deputy", "address": "ann@example.org", "part": part, "seat": None, "at": NOW}
    sent = stage.inside(lambda: ask_deputy(meeting=meeting, line=line, **more))
    assert not outlook(stage, meeting).forecast.throughout
    said = Answer("attending")
    stage.inside(
        lambda: answer_invitation(meeting=meeting, line=sent.line, said=said, came_by="link", seat=None, at=NOW)
    )
    found = outlook(stage, meeting)
    assert found.forecast.throughout and not found.forecast.changes


def asked(stage: Stage, meeting: Meeting, begins: datetime, ends: datetime) -> int:
    """The line of a deputy of the police who was asked for a part of the meeting."""
    line = stage.inside(lambda: stage.board.line(meeting, "police").pk)
    more = {"name": "Ann Deputy", "address": "ann@example.org", "part": (begins, ends), "seat": None, "at": NOW}
    sent = stage.inside(lambda: ask_deputy(meeting=meeting, line=line, **more))
    return int(sent.line)


def replied(stage: Stage, meeting: Meeting, line: int, said: Answer) -> None:
    stage.inside(lambda: answer_invitation(meeting=meeting, line=line, said=said, came_by="link", seat=None, at=NOW))


@pytest.mark.parametrize(
    ("said", "stay"),
    [
        (Answer("attending"), ("10:00", "10:30")),
        (Answer("attending", leaves_at=clock(9, 40, day=DAY)), ("09:00", "09:40")),
        (Answer("attending", leaves_at=clock(10, day=DAY)), ("09:00", "10:00")),
        (Answer("attending", comes_at=clock(10, 40, day=DAY)), ("10:40", "")),
        (Answer("attending", comes_at=clock(10, 10, day=DAY)), ("10:10", "10:30")),
    ],
)
def test_who_comes_at_other_times_than_asked_comes_when_they_say_and_the_page_stands(
    ahead: tuple[Stage, Meeting], said: Answer, stay: tuple[str, str]
) -> None:
    stage, meeting = ahead
    line = asked(stage, meeting, clock(10, day=DAY), clock(10, 30, day=DAY))
    replied(stage, meeting, line, said)
    assert stays(stage, meeting)[line] == stay
    assert "Forecast of quoracy" in stage.page("team", "meeting", meeting.pk)


def stays(stage: Stage, meeting: Meeting) -> dict[int, tuple[str, str]]:
    def read() -> dict[int, tuple[str, str]]:
        now = Meeting.objects.get(pk=meeting.pk)
        people = coming(planned_people(now)[0], replies_of(now), sent_to(now), now.starts_at)
        found = {each.pk: each.stays[0] for each in people}
        return {
            pk: (time_words(one.arrived_at), time_words(one.left_at) if one.left_at else "")
            for pk, one in found.items()
        }

    return stage.inside(read)  # type: ignore[no-any-return]


def test_a_deputy_asked_for_a_part_that_is_no_more_does_not_count_as_coming_for_the_whole(
    ahead: tuple[Stage, Meeting],
) -> None:
    stage, meeting = ahead
    line = asked(stage, meeting, clock(10, 40, day=DAY), clock(11, day=DAY))
    later = {"starts_at": meeting.starts_at + timedelta(days=1), "ends_at": meeting.ends_at + timedelta(days=1)}
    more = {"reason": "Clash", "version": meeting.version, "seat": None, "at": NOW}
    stage.inside(lambda: reschedule_meeting(meeting=meeting, **later, **more))
    assert line not in stays(stage, meeting), "they were told that they are not asked to come"
    replied(stage, Meeting(pk=meeting.pk), line, Answer("attending"))
    assert stays(stage, meeting)[line] == ("09:00", ""), "and a part of another day is none of this"


def test_who_is_expected_again_on_the_list_counts_though_their_answer_was_apologies(
    ahead: tuple[Stage, Meeting],
) -> None:
    stage, meeting = ahead
    line = stage.inside(lambda: stage.board.line(meeting, "police").pk)
    replied(stage, meeting, line, Answer("apologies", "On leave"))
    assert outlook(stage, meeting).forecast.never and line not in stays(stage, meeting)
    stage.inside(lambda: withdraw_apologies(meeting=meeting, attendee_id=line))
    found = outlook(stage, meeting)
    assert found.forecast.throughout and found.promised is not None and found.promised.never
    assert found.unanswered == 5, "their word of it is not in writing"


def test_other_dates_say_who_could_come_and_lead_to_moving(ahead: tuple[Stage, Meeting]) -> None:
    stage, meeting = ahead
    line = stage.inside(lambda: stage.board.line(meeting, "icb").pk)
    said = Answer("apologies", "On leave", suits=(date(2026, 6, 24),))
    seat = stage.board.seats["icb"]
    stage.inside(lambda: answer_invitation(meeting=meeting, line=line, said=said, seat=seat, at=NOW))
    stage.inside(lambda: planned(stage.board, day=date(2026, 6, 23)))
    html = stage.page("team", "meeting_dates", meeting.pk)
    assert "Wednesday 24 June 2026" in html and "Tuesday 23 June 2026" not in html, "it meets then already"
    assert html.index("24 June 2026") < html.index("25 June 2026"), "the day that suits somebody comes first"
    assert "Icb Holder (On leave)" in html and "Saturday" not in html
    move = stage.address("meeting_reschedule", meeting.pk)
    assert f"{move}?held_on=2026-06-24" in html
    form = stage.client("team").get(move, {"held_on": "2026-06-24"}).content.decode()
    assert 'name="held_on_day"' in form and 'value="24"' in form
    assert stage.client("team").get(move, {"held_on": "2026-13-77"}).status_code == 200
    assert stage.client("member").get(stage.address("meeting_dates", meeting.pk)).status_code == 403


def test_who_answers_may_tick_days_on_which_the_group_does_not_meet_already(ahead: tuple[Stage, Meeting]) -> None:
    stage, meeting = ahead
    stage.inside(lambda: planned(stage.board, day=date(2026, 6, 23)))
    html = stage.page("icb", "meeting_reply", meeting.pk)
    assert "Wednesday 24 June 2026" in html and "Tuesday 23 June 2026" not in html


def test_a_day_from_which_a_meeting_was_postponed_is_offered(ahead: tuple[Stage, Meeting]) -> None:
    stage, meeting = ahead
    other = stage.inside(lambda: planned(stage.board, day=date(2026, 6, 23)))
    assert "Tuesday 23 June 2026" not in stage.page("team", "meeting_dates", meeting.pk)
    stage.inside(lambda: postpone_meeting(meeting=other, reason="Snow", seat=None, at=NOW))
    assert "Tuesday 23 June 2026" in stage.page("team", "meeting_dates", meeting.pk), "its time is free for another"


def test_other_dates_keep_what_is_promised_and_the_notice_that_the_terms_ask_for(ahead: tuple[Stage, Meeting]) -> None:
    stage, _ = ahead
    terms = {**STATUTORY, "frequency": {"every": 6, "unit": "weeks"}, "notice": {"working_days": 10}}
    evidence = {"kind": "meetings_held", "arguments": {"group": "second"}}
    cadence = cadence_to_json(Interval(4, "weeks", 7))
    with acting(in_space(stage.world.here.pk)):
        board = make_board(key="second", terms=terms)
        Promise(key="meets", section="§5.1", text="It meets", cadence=cadence, evidence=evidence).save()
        closed(board, day=DAY - timedelta(days=14))
        meeting = planned(board, day=DAY)
    html = stage.page("team", "meeting_dates", meeting.pk)
    assert "The group is to meet every four weeks (§5.1): again by 6 July 2026." in html
    assert "Friday 26 June 2026" not in html and "Monday 29 June 2026" in html, "ten working days from today"


def test_nothing_is_forecast_without_an_agenda_or_once_it_has_begun(ahead: tuple[Stage, Meeting]) -> None:
    stage, meeting = ahead
    empty = stage.inside(lambda: planned(stage.board, day=DAY + timedelta(days=2), items=0))
    assert "Forecast along the agenda" not in stage.page("team", "meeting", empty.pk)
    start = clock(9, day=DAY)
    stage.inside(lambda: open_meeting(meeting=meeting, opened_at=start, seat=None, at=start))
    assert "Forecast along the agenda" not in stage.page("team", "meeting", meeting.pk)


def test_a_page_that_has_read_the_items_forecasts_the_same(ahead: tuple[Stage, Meeting]) -> None:
    stage, meeting = ahead
    seat = stage.board.seats["council"]

    def both() -> tuple[Expectation | None, Expectation | None]:
        item = AgendaItem.objects.select_related("meeting").get(title="Papers")
        line = stage.board.line(meeting, "icb")
        Declaration(item=item, attendee=line, recused=True, declared_at=NOW, recorded_by=seat).save()
        people = planned_people(meeting)[0]
        shown = items_of(meeting)
        for each in shown:
            each.is_closed = False
        return expectation(meeting, people), expectation(meeting, people, shown)

    read, given = stage.inside(both)
    assert read is not None and given is not None
    assert read.forecast == given.forecast and not read.forecast.items[1].quorate
