"""Front sheets: written on the version that was shown, read on the paper's page and in the pack."""

import pytest

from hscp.lib.verdicts import Refused
from meetings.models import FrontSheet, Meeting, Paper
from meetings.operations.front_sheets import save_front_sheet
from meetings.operations.papers import withdraw_paper
from meetings.rules.front_sheets import LONGEST, may_save_sheet
from tests.conftest import NOW
from tests.factories.cases import put_on, within
from tests.meetings.conftest import Stage
from tests.meetings.packing import file_of, issued, labels, meeting, put, restricted, words

__all__ = ["meeting"]
TYPED = {"purpose": "It is due.", "ask": "Agree the budget.", "author": "Łucja", "consultation": "Schools said yes."}


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, ()),
        ({"purpose": "", "author": "", "consultation": ""}, ()),
        ({"ask": "  "}, ("ask",)),
        ({"purpose": "x" * LONGEST, "ask": "x" * LONGEST}, ()),
        (
            {"purpose": "x" * (LONGEST + 1), "consultation": "x" * (LONGEST + 1), "ask": ""},
            ("ask", "purpose", "consultation"),
        ),
    ],
)
def test_what_a_sheet_must_say(change: dict[str, str], codes: tuple[str, ...]) -> None:
    assert may_save_sheet(**{**TYPED, **change}).codes == codes


def test_written_read_and_before_its_paper_in_the_pack(stage: Stage, meeting: Meeting) -> None:
    paper = put(stage, meeting, 1, "Budget")
    where = (meeting.pk, paper.item_id, paper.pk)
    address = stage.address("front_sheet", *where)
    assert "No front sheet yet" in stage.page("member", "paper", *where)
    assert "front-sheet" not in stage.page("member", "paper", *where)
    assert stage.client("member").get(address).status_code == 403
    answer = stage.client("team").post(address, {**TYPED, "ask": "", "version": ""})
    assert (
        "Enter what the meeting is asked to do" in answer.content.decode()
        and "Schools said yes." in answer.content.decode()
    )
    assert stage.client("team").post(address, {**TYPED, "version": ""}).status_code == 302
    page = stage.page("member", "paper", *where)
    for sentence in (*TYPED.values(), "Version 1", "What the meeting is asked to do"):
        assert sentence in page
    assert f"papers/{paper.pk}/about/" in stage.page("member", "meeting", meeting.pk)
    pack = issued(stage, meeting)
    data = file_of(stage, "member", pack)
    assert labels(data) == ["i", "1", "2"], "the sheet has a number as every page"
    text = words(data)
    for sentence in TYPED.values():
        assert sentence in text and sentence in stage.page("member", "pack", meeting.pk, pack.pk)
    assert "1.1 Budget, by Łucja: pages 1 to 2" in text


def test_two_who_write_one_see_both(stage: Stage, meeting: Meeting) -> None:
    paper = put(stage, meeting, 1, "Budget")
    address = stage.address("front_sheet", meeting.pk, paper.item_id, paper.pk)
    first, second = stage.client("team"), stage.client("council")
    assert first.post(address, {**TYPED, "version": ""}).status_code == 302
    answer = second.post(address, {**TYPED, "ask": "Note the budget.", "version": ""})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Agree the budget." in page and "Note the budget." in page
    assert stage.inside(lambda: FrontSheet.objects.get().ask) == "Agree the budget."
    assert second.post(address, {**TYPED, "ask": "Note the budget.", "version": "1"}).status_code == 302
    sheet = stage.inside(lambda: FrontSheet.objects.get())
    assert (sheet.ask, sheet.version, stage.inside(lambda: sheet.history.count())) == ("Note the budget.", 2, 2)


def test_what_stands_is_not_written_any_more(stage: Stage, meeting: Meeting) -> None:
    paper = put(stage, meeting, 1, "Budget")
    paper = stage.inside(lambda: Paper.objects.select_related("item__meeting").get(pk=paper.pk))
    stage.inside(lambda: withdraw_paper(paper=paper, reason="Overtaken"))
    seat = stage.board.seats["council"]
    with pytest.raises(Refused, match="was withdrawn: Overtaken"):
        stage.inside(lambda: save_front_sheet(paper=paper, **TYPED, version=None, seat=seat, at=NOW))
    page = stage.page("team", "front_sheet", meeting.pk, paper.item_id, paper.pk)
    assert "This paper was withdrawn: Overtaken" in page and "Save the front sheet" not in page


def test_of_a_case_file_it_is_for_its_list(stage: Stage, meeting: Meeting) -> None:
    file, item, paper = restricted(stage, meeting)
    seat = stage.board.seats["council"]
    with within(stage.world.here, file):
        paper = Paper.objects.select_related("item__meeting").get(pk=paper.pk)
        sheet = save_front_sheet(paper=paper, **TYPED, version=None, seat=seat, at=NOW)
        assert sheet.file_id == file.pk
    assert not stage.inside(lambda: FrontSheet.objects.exists())
    where = (meeting.pk, item.pk, paper.pk)
    for name in ("paper", "front_sheet"):
        assert stage.client("team").get(stage.address(name, *where)).status_code == 404
    put_on(file, stage.world.user("member"))
    assert "Schools said yes." in stage.page("member", "paper", *where)
