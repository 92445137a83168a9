"""The attendance sheet beside other people's taps: only what somebody typed is saved, and nobody is overwritten."""

from typing import Any

import pytest
from django.test import Client

from meetings.models import AgendaItem, Attendee, Decision, Presence
from meetings.operations.decisions import record_decision
from meetings.operations.presence import add_guest, correct_stay, record_apologies, remove_guest
from meetings.queries import attending
from tests.factories.meetings import clock, come, go, opened
from tests.meetings.conftest import Stage
from tests.ui.page import page


def as_shown(html: str) -> dict[str, str]:
    """What a browser would send of the page's form if nothing is typed: every box as it stands."""
    (form,) = (form for form in page(html).forms if form.xpath("ancestor::main") and form.method == "POST")
    boxes = form.xpath(".//input[@name][not(@type='checkbox' or @type='radio') or @checked]")
    return {box.get("name"): box.get("value", "on" if box.get("type") == "checkbox" else "") for box in boxes}


class Sheet:
    """A sheet that somebody opened, to be sent later with what they typed."""

    def __init__(self, stage: Stage, meeting: Any, who: str = "team") -> None:
        self.stage, self.meeting = stage, meeting
        self.client: Client = stage.client(who)
        self.address = stage.address("attendance", meeting.pk)
        self.data = as_shown(self.client.get(self.address).content.decode())

    def name(self, key: str, field: str) -> str:
        """The name of a box in the row of one of the board."""
        return f"p{self.stage.inside(lambda: self.stage.board.line(self.meeting, key).pk)}-{field}"

    def type(self, key: str, **typed: str) -> "Sheet":
        self.data |= {self.name(key, field): text for field, text in typed.items()}
        return self

    def send(self) -> str:
        """Save; the page, if there still is one, becomes what is sent next."""
        self.answer = self.client.post(self.address, self.data)
        html = str(self.answer.content.decode())
        if html:
            self.data = as_shown(html)
        return html


def stays(stage: Stage) -> list[tuple[Any, Any]]:
    rows = Presence.objects.order_by("arrived_at", "pk").values_list("arrived_at", "left_at")
    return stage.inside(lambda: list(rows.all()))


def start(stage: Stage) -> Any:
    return stage.inside(lambda: opened(stage.board, hour=8))


def test_seconds_of_a_tap_outlast_a_sheet_on_which_their_minute_stands(stage: Stage) -> None:
    """A decision within the minute somebody left in stays agreed; a stay within one minute refuses nobody."""
    meeting = start(stage)
    left = clock(8, 22).replace(second=40)
    short = (clock(8, 22).replace(second=10), clock(8, 22).replace(second=50))

    def tapped() -> None:
        come(stage.board, meeting, "council", "icb", "police")
        come(stage.board, meeting, "public-health", when=short[0])
        item = AgendaItem.objects.filter(meeting=meeting).first()
        go(stage.board, meeting, "police", when=left)
        go(stage.board, meeting, "public-health", when=short[1])
        moment = clock(8, 22).replace(second=30)
        record_decision(item=item, text="The plan.", kind="agree", taken_at=moment, seat=None, at=clock(9))

    stage.inside(tapped)
    before = stays(stage)
    assert Sheet(stage, meeting).send() == ""
    sheet = Sheet(stage, meeting).type("education", apologies="on", reason="Ill")
    # The rows of both are saved as well: how they attended is corrected, their minutes stand as they were shown.
    sheet.type("police", remote="on").type("public-health", remote="on")
    assert sheet.send() == ""
    assert stays(stage) == before
    assert stage.inside(lambda: stage.board.line(meeting, "police").mode) == "remote"
    assert stage.inside(lambda: stage.board.line(meeting, "education").attendance) == "apologies"
    assert stage.inside(Decision.objects.get).outcome == "agreed"
    # Another minute is another time, and the other end of the stay keeps its second.
    assert Sheet(stage, meeting).type("public-health", left_at="8:40").send() == ""
    assert (short[0], clock(8, 40)) in stays(stage)
    # So does the page of one stay.
    stay = stage.inside(lambda: Presence.objects.get(left_at=left))
    address, client = stage.address("stay_correct", meeting.pk, stay.pk), stage.client("team")
    data = as_shown(client.get(address).content.decode())
    assert client.post(address, {**data, "arrived_at": "8:05"}).status_code == 302
    assert (clock(8, 5), left) in stays(stage)


def test_a_row_that_nobody_typed_in_takes_back_nobodys_tap(stage: Stage) -> None:
    """Between opening and saving: one arrives, one leaves, one returns, one is excused. All of it stands."""
    meeting = start(stage)
    stage.inside(lambda: come(stage.board, meeting, "icb", "police"))
    sheet = Sheet(stage, meeting)

    def tapped() -> None:
        come(stage.board, meeting, "council", when=clock(8, 10))
        go(stage.board, meeting, "police", when=clock(8, 20))
        go(stage.board, meeting, "icb", when=clock(8, 20))
        come(stage.board, meeting, "icb", when=clock(8, 40))
        line = stage.board.line(meeting, "public-health").pk
        record_apologies(meeting=meeting, attendee_id=line, reason="On leave")

    stage.inside(tapped)
    before = stays(stage)
    assert sheet.type("education", arrived_at="8:30").send() == ""
    assert stays(stage) == sorted([*before, (clock(8, 30), None)], key=lambda stay: stay[0])
    assert stage.inside(lambda: stage.board.line(meeting, "public-health").absence_reason) == "On leave"


def test_a_row_that_two_people_changed_shows_both_and_asks(stage: Stage) -> None:
    meeting = start(stage)
    stage.inside(lambda: come(stage.board, meeting, "police"))
    sheet = Sheet(stage, meeting)
    stage.inside(lambda: go(stage.board, meeting, "police", when=clock(8, 20)))
    stage.inside(lambda: come(stage.board, meeting, "icb", when=clock(8, 10)))
    sheet.type("police", left_at="8:45").type("icb", arrived_at="8:10").type("education", arrived_at="8:30")
    html = sheet.send()
    # Nothing is saved yet, and nothing is lost: the two are beside each other, other rows are kept as typed.
    assert sheet.answer.status_code == 409 and len(stays(stage)) == 2
    assert "08:00 to 08:20" in html and "08:00 to 08:45" in html
    assert "Police Holder was changed by somebody else" in html and "Nothing is saved yet" in html
    assert html.count("On record now") == 1  # for the integrated care board both typed the same
    assert sheet.data[sheet.name("police", "left_at")] == "8:45"
    assert sheet.data[sheet.name("education", "arrived_at")] == "8:30"
    # Without a choice it asks again; a choice of what has changed once more since is none.
    assert "Choose" in sheet.send() and sheet.answer.status_code == 409
    mine = next(value for value in _choices(html) if value != "theirs")
    stay = stage.inside(lambda: Presence.objects.get(left_at=clock(8, 20)).pk)
    times = {"arrived_at": clock(8), "left_at": clock(8, 25), "at": clock(10)}
    stage.inside(lambda: correct_stay(meeting=meeting, stay_id=stay, **times))
    html = sheet.type("police", settle=mine).send()
    assert sheet.answer.status_code == 409 and "08:00 to 08:25" in html and "08:00 to 08:45" in html
    assert (clock(8), clock(8, 25)) in stays(stage)
    # What is on record is kept, and the other rows are saved with it.
    kept = {**sheet.data}
    assert sheet.type("police", settle="theirs").send() == ""
    assert stays(stage) == [(clock(8), clock(8, 25)), (clock(8, 10), None), (clock(8, 30), None)]
    # Or it is replaced, knowingly.
    mine = next(value for value in _choices(html) if value != "theirs")
    sheet.data = kept
    assert sheet.type("police", settle=mine).send() == ""
    assert (clock(8), clock(8, 45)) in stays(stage) and len(stays(stage)) == 3


def _choices(html: str) -> list[str]:
    return list(page(html).xpath("//input[@type='radio']/@value"))


def test_a_row_with_several_times_by_now_gives_back_what_was_typed(stage: Stage) -> None:
    """The sheet shows one stay: somebody who returned meanwhile is corrected one by one."""
    meeting = start(stage)
    stage.inside(lambda: come(stage.board, meeting, "police"))
    stage.inside(lambda: go(stage.board, meeting, "police", when=clock(8, 20)))
    sheet = Sheet(stage, meeting)
    stage.inside(lambda: come(stage.board, meeting, "police", when=clock(8, 40)))
    html = sheet.type("police", left_at="8:15").send()
    assert sheet.answer.status_code == 409
    assert "08:00 to 08:20, from 08:40" in html and "08:00 to 08:15" in html
    assert _choices(html) == ["theirs"]
    before = stays(stage)
    assert sheet.type("police", settle="theirs").send() == ""
    assert stays(stage) == before


def test_somebody_taken_off_the_list_meanwhile_is_said(stage: Stage) -> None:
    meeting = start(stage)
    guest = stage.inside(lambda: add_guest(meeting=meeting, name="An Auditor", capacity="Head of audit").pk)
    quiet = stage.inside(lambda: add_guest(meeting=meeting, name="A Quiet One", capacity="Student").pk)
    sheet = Sheet(stage, meeting)
    for pk in (guest, quiet):
        stage.inside(lambda pk=pk: remove_guest(meeting=meeting, attendee_id=pk))
    sheet.data[f"p{guest}-arrived_at"] = "8:05"
    assert sheet.type("education", arrived_at="8:30").send() == ""
    html = sheet.client.get(sheet.answer["Location"]).content.decode()
    assert "An Auditor is no longer on the list" in html and "“From 08:05”" in html
    assert "A Quiet One" not in html
    assert stays(stage) == [(clock(8, 30), None)]
    assert not stage.inside(lambda: Attendee.objects.filter(pk=guest).exists())


def test_a_stay_that_changed_meanwhile_is_not_overwritten(stage: Stage) -> None:
    """The page of one stay: somebody left in between, and the empty box does not bring them back."""
    meeting = start(stage)
    stage.inside(lambda: come(stage.board, meeting, "police"))
    stay = stage.inside(Presence.objects.get).pk
    client, address = stage.client("team"), stage.address("stay_correct", meeting.pk, stay)
    data = as_shown(client.get(address).content.decode())
    stage.inside(lambda: go(stage.board, meeting, "police", when=clock(8, 20)))
    assert client.post(address, data).status_code == 302  # nothing typed: nothing saved
    assert stays(stage) == [(clock(8), clock(8, 20))]
    answer = client.post(address, {**data, "arrived_at": "8:10"})
    html = answer.content.decode()
    assert answer.status_code == 409 and "Saved in between" in html and "08:20" in html
    assert stays(stage) == [(clock(8), clock(8, 20))]
    assert client.post(address, {**as_shown(html), "left_at": "8:20"}).status_code == 302
    assert stays(stage) == [(clock(8, 10), clock(8, 20))]


def test_a_hall_full_of_people_is_one_sheet(stage: Stage) -> None:
    """A summit of 200: more boxes than Django takes of one form unless it is told to."""
    meeting = start(stage)

    def invited() -> None:
        guests = [Attendee(meeting=meeting, guest_name=f"Guest {n}", capacity="Head teacher") for n in range(200)]
        for guest in guests:
            guest.save()

    stage.inside(invited)
    sheet = Sheet(stage, meeting)
    assert len(sheet.data) > 1000
    assert sheet.type("education", arrived_at="8:30").send() == ""
    assert stays(stage) == [(clock(8, 30), None)]


@pytest.mark.parametrize("name", ["attendance", "stay_correct"])
def test_two_invalid_times_of_a_row_are_told_apart(stage: Stage, name: str) -> None:
    meeting = start(stage)
    stage.inside(lambda: come(stage.board, meeting, "police"))
    stay = stage.inside(Presence.objects.get).pk
    if name == "attendance":
        html = Sheet(stage, meeting).type("police", arrived_at="early", left_at="late").send()
        assert "Police Holder, arrived: enter a time like" in html
        assert "Police Holder, left: enter a time like" in html
    else:
        address = stage.address(name, meeting.pk, stay)
        html = stage.client("team").post(address, {"arrived_at": "early", "left_at": "late"}).content.decode()
        assert "Arrived: enter a time like" in html and "Left: enter a time like" in html
    assert stage.inside(lambda: {person.called for person in attending(meeting.pk) if person.is_here}) == {
        "Police Holder"
    }


def test_decisions_are_judged_by_the_sheet_as_it_is_read_back(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sheet is not read again after it is written; what is judged must be what reading it would give."""
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    stage.inside(lambda: come(stage.board, meeting, "council", "icb", "police"))
    seen: list[Any] = []

    def judged(*, meeting: Any, at: Any, people: Any) -> None:
        seen.append((people, attending(meeting.pk)))

    monkeypatch.setattr("meetings.operations.attendance.rejudge_decisions", judged)
    sheet = Sheet(stage, meeting)
    keys = {key: f"p{stage.inside(lambda k=key: stage.board.line(meeting, k).pk)}" for key in stage.board.seats}
    typed = {
        f"{keys['council']}-left_at": "8:40",
        f"{keys['icb']}-arrived_at": "",
        f"{keys['icb']}-apologies": "on",
        f"{keys['icb']}-reason": "Ill",
        f"{keys['education']}-arrived_at": "8:10",
        f"{keys['education']}-remote": "on",
    }
    assert sheet.client.post(sheet.address, {**sheet.data, **typed}).status_code == 302
    ((given, read),) = seen
    assert given == read and sum(bool(person.stays) for person in read) == 3
