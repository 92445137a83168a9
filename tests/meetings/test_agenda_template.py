"""The template of a group's agendas in the browser, filling from it, and standing items where they are due."""

from datetime import date
from typing import Any

import pytest

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from meetings.models import AgendaItem, AgendaTemplate, AgendaTemplateItem, Meeting
from meetings.operations.agenda import edit_item, withdraw_item
from meetings.operations.meeting import cancel_meeting, plan_meeting
from meetings.operations.standing import bring_due_items
from meetings.operations.templates import fill_from_template, save_template
from meetings.queries.templates import lines_of, template_of
from meetings.rules.templates import Line
from meetings.tasks import put_what_is_due_on_agendas
from partnership.models import Promise
from partnership.rules.promises import Each, NoFrequency
from partnership.rules.promises.cadence import cadence_to_json
from tests.conftest import NOW
from tests.factories.meetings import closed, make_group, planned
from tests.meetings.conftest import Stage

JUNE, AUGUST, OCTOBER = date(2026, 6, 22), date(2026, 8, 3), date(2026, 10, 26)


def save(stage: Stage, *lines: Line, version: int = 0) -> AgendaTemplate:
    return stage.inside(lambda: save_template(group=stage.board.group, lines=lines, version=version, seat=None, at=NOW))


def titles(stage: Stage, meeting: Meeting) -> list[str]:
    rows = AgendaItem.objects.filter(meeting=meeting).order_by("number")
    return stage.inside(lambda: list(rows.values_list("title", flat=True)))


def row(number: int, title: str, **more: Any) -> dict[str, str]:
    data = {"place": number, "title": title, "purpose": "discuss", "minutes_planned": "", "post": "", "key": ""} | more
    return {f"i{number}-{name}": str(value) for name, value in data.items()}


def test_a_template_is_written_ordered_and_changed_and_every_version_stays(stage: Stage) -> None:
    client, there = stage.client("council"), stage.address("agenda_template", stage.board.group.pk)
    assert "has no template yet" in client.get(there).content.decode()
    post = stage.board.seats["icb"].post
    sent = {"version": "0"} | row(1, "Finance", place=2, post=post.pk, minutes_planned=15) | row(2, "Welcome", place=1)
    assert client.post(there, sent | row(3, "")).status_code == 302
    lines = stage.inside(lambda: lines_of(template_of(stage.board.group.pk)))
    assert [(each.title, each.key, each.minutes_planned) for each in lines] == [
        ("Welcome", 1, None),
        ("Finance", 2, 15),
    ]
    saved = stage.inside(AgendaTemplate.objects.get)
    assert lines[1].post == post and saved.saved_by_id == stage.board.seats["council"].pk
    html = client.get(there).content.decode()
    assert 'value="Welcome"' in html and "Council Holder" in html
    again = {"version": "1"} | row(1, "", key=1) | row(2, "Finance report", key=2) | row(3, "Risks")
    assert client.post(there, again).status_code == 302
    lines = stage.inside(lambda: lines_of(template_of(stage.board.group.pk)))
    assert [(each.title, each.key) for each in lines] == [("Finance report", 2), ("Risks", 3)]
    assert stage.inside(AgendaTemplateItem.objects.count) == 4
    html = client.get(there).content.decode()
    assert html.count("2 items") == 2 and "<li>Welcome" in html  # the first version can be read still


def test_what_is_wrong_in_a_row_is_said_and_nothing_saved(stage: Stage) -> None:
    client, there = stage.client("council"), stage.address("agenda_template", stage.board.group.pk)
    html = client.post(there, {"version": "0"} | row(1, "Finance", minutes_planned="ten")).content.decode()
    assert "Minutes of item 1: enter a whole number" in html and 'value="Finance"' in html
    assert "came without its rows" in client.post(there, {}).content.decode()
    assert not stage.inside(AgendaTemplate.objects.exists)
    other = stage.inside(lambda: make_group("other"))
    assert client.get(stage.address("agenda_template", other.pk)).status_code == 403
    assert stage.client("team").get(stage.address("agenda_template", other.pk)).status_code == 200
    foreign = stage.client("team")
    foreign.force_login(stage.world.user("team", stage.world.there))
    assert foreign.get(there.replace("herefordshire", "worcestershire")).status_code == 404


def test_two_who_write_one_template_see_both(stage: Stage) -> None:
    save(stage, Line("Welcome"))
    client, there = stage.client("council"), stage.address("agenda_template", stage.board.group.pk)
    mine = {"version": "1"} | row(1, "Mine", key=1)
    save(stage, Line("Theirs", key=1), version=1)
    answer = client.post(there, mine)
    html = answer.content.decode()
    assert answer.status_code == 409 and "<li>Theirs" in html and 'value="Mine"' in html
    assert stage.inside(lambda: template_of(stage.board.group.pk)).number == 2
    assert client.post(there, mine | {"version": "2"}).status_code == 302
    assert stage.inside(lambda: lines_of(template_of(stage.board.group.pk)))[0].title == "Mine"
    with pytest.raises(EditConflict):
        save(stage, Line("Late"), version=2)


def test_saving_what_stands_is_no_new_version_and_a_foreign_key_is_a_new_line(stage: Stage) -> None:
    first = save(stage, Line("Welcome"))
    assert save(stage, Line(" Welcome ", key=1)).pk == first.pk
    save(stage, Line("Welcome", key=1), Line("Odd", key=99), version=1)
    assert [each.key for each in stage.inside(lambda: lines_of(template_of(stage.board.group.pk)))] == [1, 2]


def test_an_agenda_is_filled_once_however_often_it_is_asked_for(stage: Stage) -> None:
    post = stage.board.seats["icb"].post
    save(stage, Line("Welcome", "note", 5), Line("Finance", "discuss", 10, post.pk), Line("Close"))
    meeting = stage.inside(lambda: planned(stage.board, items=1, day=JUNE))
    client, there = stage.client("council"), stage.address("agenda_fill", meeting.pk)
    answer = client.post(there, follow=True).content.decode()
    assert "Added to the agenda: 3 items of the template." in answer
    assert titles(stage, meeting) == ["Topic 1", "Welcome", "Finance", "Close"]
    finance = stage.inside(lambda: AgendaItem.objects.get(title="Finance"))
    assert (finance.introduced_by, finance.minutes_planned, finance.number) == (post.title, 10, 3)
    worded = {"purpose": "note", "minutes_planned": 5, "introduced_by": "", "version": 1}
    stage.inside(lambda: edit_item(item=finance, title="Money", **worded))
    stage.inside(lambda: withdraw_item(item=AgendaItem.objects.get(title="Close"), reason="No time"))
    assert "Nothing to add" in client.post(there, follow=True).content.decode()
    assert titles(stage, meeting) == ["Topic 1", "Welcome", "Money", "Close"]
    save(stage, Line("Welcome", "note", 5, key=1), Line("Risks"), version=1)
    client.post(there)
    assert titles(stage, meeting)[-1] == "Risks" and len(titles(stage, meeting)) == 5
    stage.inside(lambda: cancel_meeting(meeting=meeting, reason="Snow", seat=None, at=NOW))
    with pytest.raises(Refused, match="its agenda stands"):
        stage.inside(lambda: fill_from_template(meeting=meeting))
    assert "its agenda stands" in client.post(there, follow=True).content.decode()


def promised(stage: Stage, key: str = "finance", cadence: Any = None, **more: Any) -> Promise:
    def make() -> Promise:
        row = Promise(
            key=key,
            section="§20.4",
            text=f"The {key} report comes to the board",
            agenda_group=stage.board.group,
            cadence=cadence_to_json(cadence or Each("quarter", "financial")),
            **more,
        )
        row.save()
        return row

    return stage.inside(make)


def bring(stage: Stage) -> list[tuple[date, str]]:
    added = stage.inside(lambda: bring_due_items(at=NOW, group_id=stage.board.group.pk))
    return [(each.meeting.starts_at.date(), each.title) for each in added]


def test_what_is_promised_comes_where_it_is_due_and_once(stage: Stage) -> None:
    promised(stage)
    promised(stage, "risk", NoFrequency())
    promised(stage, "gone", ends_on=JUNE)
    stage.inside(lambda: [planned(stage.board, items=0, day=day) for day in (JUNE, AUGUST, date(2026, 9, 14), OCTOBER)])
    words = "The finance report comes to the board"
    assert bring(stage) == [(JUNE, words), (AUGUST, words), (OCTOBER, words)]
    assert bring(stage) == []
    item = stage.inside(lambda: AgendaItem.objects.filter(meeting__starts_at__date=AUGUST).get())
    stage.inside(lambda: withdraw_item(item=item, reason="Next time"))
    assert bring(stage) == [(date(2026, 9, 14), words)]  # the quarter's next meeting, not the one it was taken off
    assert bring(stage) == []


def test_what_was_minuted_this_quarter_is_not_brought_again(stage: Stage) -> None:
    promise = promised(stage)

    def held() -> None:
        meeting = closed(stage.board, items=1)
        item = AgendaItem.objects.get(meeting=meeting)
        item.promise = promise
        item.save(update_fields=["promise"])

    stage.inside(held)
    stage.inside(lambda: planned(stage.board, items=0, day=JUNE))
    assert bring(stage) == []
    stage.inside(lambda: planned(stage.board, items=0, day=AUGUST))
    assert [day for day, _ in bring(stage)] == [AUGUST]


def test_each_day_what_is_due_comes_onto_the_agendas_of_the_next_weeks(stage: Stage) -> None:
    promised(stage)
    promised(stage, "risk", NoFrequency())
    near, far = stage.inside(lambda: [planned(stage.board, items=0, day=day) for day in (JUNE, AUGUST)])
    for _ in range(2):
        stage.inside(put_what_is_due_on_agendas)
    assert titles(stage, near) == ["The finance report comes to the board"] and titles(stage, far) == []
    html = stage.page("member", "meeting", near.pk)
    promise = stage.inside(lambda: Promise.objects.get(key="finance"))
    assert "promised in §20.4" in html and f'{stage.address("promises")}#promise-{promise.pk}"' in html
    assert f'id="promise-{promise.pk}"' in stage.page("member", "promises")
    answer = stage.client("council").post(stage.address("agenda_fill", far.pk), follow=True).content.decode()
    assert "Added to the agenda: 1 item that the arrangements ask for." in answer
    assert len(titles(stage, far)) == 1


def test_the_page_of_standing_items_says_what_is_due_and_chooses_it(stage: Stage) -> None:
    promised(stage)
    promised(stage, "risk", NoFrequency())
    meeting = stage.inside(
        lambda: plan_meeting(group=stage.board.group, starts_at=NOW, ends_at=NOW.replace(hour=12), seat=None, at=NOW)
    )
    html = stage.page("council", "standing_items_add", meeting.pk)
    assert "due by 30 June 2026" in html and html.count("checked") == 1
