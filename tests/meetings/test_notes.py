"""A note of the minutes becomes a decision or an action and comes back, and nothing that was typed is lost."""

from datetime import date

import pytest

from hscp.lib.verdicts import Refused
from meetings.models import Action, AgendaItem, Decision, DecisionStage, Meeting
from meetings.operations.converting import decision_into_note
from meetings.operations.meeting import close_meeting
from meetings.operations.minutes import save_minutes
from meetings.operations.notes import Note, NoteChanged, note_into_decision
from partnership.models import Post
from tests.conftest import NOW
from tests.factories.meetings import clock, issue
from tests.meetings.conftest import Stage
from tests.meetings.test_converting import written
from tests.meetings.test_decisions import data, first_item

TEXT = "The board heard the plan.\n\n- To merge the lists\n- Thanks to all"


def noted(stage: Stage, text: str = TEXT) -> AgendaItem:
    meeting = written(stage)
    return save(stage, first_item(meeting), text)


def save(stage: Stage, item: AgendaItem, text: str) -> AgendaItem:
    now = AgendaItem.objects.select_related("meeting__group").get(pk=item.pk)
    return save_minutes(item=now, text=text, version=now.version, seat=stage.board.seats["council"], at=NOW)


def part(text: str, words: str) -> str:
    at = text.index(words)
    return f"{at}-{at + len(words)}"


def convert(stage: Stage, item: AgendaItem, words: str = "- To merge the lists", **more: object) -> Decision:
    start, end = (int(each) for each in part(item.minutes, words).split("-"))
    note = Note(item, item.version, ((start, end),))
    said = {"text": "", "kind": "agree", "taken_at": clock(9, 30)} | more
    return note_into_decision(note=note, seat=stage.board.seats["council"], at=NOW, **said)


def test_there_and_back(stage: Stage) -> None:
    def play() -> tuple[Decision, str, AgendaItem]:
        item = noted(stage)
        made = convert(stage, item)
        between = first_item(item.meeting).minutes
        back = decision_into_note(decision=made, version=made.version, seat=stage.board.seats["council"], at=NOW)
        return made, between, back

    made, between, back = stage.inside(play)
    assert (made.text, made.outcome) == ("To merge the lists", "agreed")
    assert between == "The board heard the plan.\n\n- Thanks to all"
    assert back.minutes == f"{between}\n\nTo merge the lists"
    said = stage.inside(lambda: DecisionStage.objects.get(decision=made, move="from_note").reason)
    assert said == "In the minutes it said: “- To merge the lists”"
    past = stage.inside(lambda: set(AgendaItem.history.filter(id=back.pk).values_list("minutes", flat=True)))
    assert {TEXT, between, back.minutes} <= past
    assert "Taken out of the minutes, where it was a note" in stage.page("team", "decision", made.pk)


def test_what_others_saved_elsewhere_stays_and_what_they_changed_is_asked_again(stage: Stage) -> None:
    def play() -> tuple[str, int]:
        seen = noted(stage)
        save(stage, seen, TEXT.replace("the plan.", "the whole plan."))
        convert(stage, seen)
        stood = first_item(seen.meeting).minutes
        with pytest.raises(NoteChanged):
            convert(stage, seen, text="The very same note, by somebody else.")
        seen = first_item(seen.meeting)
        save(stage, seen, stood.replace("Thanks to all", "Thanks to some"))
        with pytest.raises(NoteChanged):
            convert(stage, seen, "- Thanks to all")
        return stood, Decision.objects.count()

    assert stage.inside(play) == ("The board heard the whole plan.\n\n- Thanks to all", 1)


def test_what_is_refused_leaves_the_minutes_as_they_were(stage: Stage) -> None:
    def play() -> Meeting:
        item = noted(stage)
        with pytest.raises(Refused, match=r"."):
            convert(stage, item, taken_at=clock(23, 30))
        assert (first_item(item.meeting).minutes, Decision.objects.count()) == (TEXT, 0)
        close_meeting(meeting=item.meeting, closed_at=clock(9, 55), seat=None, at=NOW)
        item = first_item(item.meeting)
        assert convert(stage, item, "- Thanks to all").text == "Thanks to all"
        issue(item.meeting, stage.board.seats["council"])
        with pytest.raises(Refused, match="issued"):
            convert(stage, first_item(item.meeting))
        return item.meeting

    meeting = stage.inside(play)
    item = stage.inside(lambda: first_item(meeting))
    page = stage.page("council", "note_convert", meeting.pk, item.pk, "decision")
    assert "issued" in page and 'name="parts"' not in page


def test_in_the_browser_from_the_box_to_a_decision_and_an_action(stage: Stage) -> None:
    item = stage.inside(lambda: noted(stage))
    writing, client = stage.address("minutes_edit", item.meeting_id, item.pk), stage.client("council")
    assert 'value="decision"' in client.get(writing).content.decode()
    typed = f"  {TEXT}\n\nTo meet again. The end."
    at = typed.index("To meet again.")
    sent = {"minutes": typed, "version": item.version, "into": "decision", "marked": f"{at}-{at + 14}"}
    where = client.post(writing, sent)["Location"]
    saved = stage.inside(lambda: first_item(item.meeting))
    assert saved.minutes == typed.strip() and "To%20meet" not in where and "To+meet" not in where
    page = client.get(where).content.decode()
    chosen = part(saved.minutes, "To meet again.")
    assert f'value="{chosen}"' in page and page.count(" checked") == 2  # the words, and that the meeting agrees
    words = data(text="") | {"version": saved.version, "parts": [chosen]}
    assert "Choose which words" in client.post(where, words | {"parts": []}).content.decode()
    made = client.post(where, words)
    decision = stage.inside(lambda: Decision.objects.get())
    assert made["Location"] == stage.address("decision", decision.pk) and decision.text == "To meet again."

    asked = stage.address("note_convert", item.meeting_id, item.pk, "action")
    owner = stage.inside(lambda: Post.objects.get(key="board-icb").pk)
    stale = {"text": "", "owner": owner, "due_on": "2026-07-31", "version": saved.version, "parts": [chosen]}
    answer = client.post(asked, stale | {"text": "Typed and kept"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Somebody else has changed these words" in page and "Typed and kept" in page
    saved = stage.inside(lambda: first_item(item.meeting))
    assert f'name="version" value="{saved.version}"' in page and "To meet again." not in page
    other = part(saved.minutes, "Thanks to all")
    fresh = stale | {"text": "Thanks to all", "begun": other}  # what the page had put into its box
    fresh |= {"version": saved.version, "parts": [part(saved.minutes, "- To merge the lists")]}
    answer = client.post(f"{asked}?from=live", fresh)
    action = stage.inside(lambda: Action.objects.get())
    assert answer["Location"] == f"{stage.address('live', item.meeting_id)}?item={item.pk}"
    assert (action.text, action.due_on, action.item_id) == ("To merge the lists", date(2026, 7, 31), item.pk)
    rest = "The board heard the plan.\n\n- Thanks to all\n\nThe end."
    assert stage.inside(lambda: first_item(item.meeting).minutes) == rest
    assert client.get(stage.address("note_convert", item.meeting_id, item.pk, "note")).status_code == 404


def test_without_a_note_the_page_says_what_to_do(stage: Stage) -> None:
    item = stage.inside(lambda: noted(stage, " "))
    page = stage.page("council", "note_convert", item.meeting_id, item.pk, "action")
    assert "save its minutes first" in page and 'name="parts"' not in page
