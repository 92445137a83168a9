"""Pages of decisions: the register, one decision, recording, correcting, taking again; who may and who may not."""

import io
import re
from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from hscp.spaces.acting import Context, acting
from meetings.models import AgendaItem, Decision, Meeting
from meetings.operations.agenda import add_item
from meetings.operations.decisions import record_decision
from partnership.models import CaseFile, Group, ReservedMatter
from tests.conftest import NOW
from tests.factories.meetings import clock, come, go, opened, planned
from tests.meetings.conftest import Stage
from tests.meetings.test_meeting import BESIDES

ADDRESSES = ("decision", "decision_correct", "decision_again")


def first_item(meeting: Meeting) -> AgendaItem:
    item: AgendaItem = AgendaItem.objects.filter(meeting=meeting).order_by("number").first()
    return item


def sitting(stage: Stage, *keys: str) -> Meeting:
    """An open meeting since nine, with these partners."""
    meeting = opened(stage.board)
    come(stage.board, meeting, *(keys or ("council", "icb", "police")))
    return meeting


def decide(stage: Stage, meeting: Meeting, **more) -> Decision:
    data = {"text": "To merge two subgroups.", "kind": "agree", "taken_at": clock(9, 30)} | more
    return record_decision(item=first_item(meeting), seat=stage.board.seats["council"], at=NOW, **data)


def data(**more) -> dict:
    words = {"options": "", "reasons": "", "reserved_matter": ""}
    return {"taken_at": "9:40", "text": "To merge.", "kind": "agree"} | words | more


def test_a_decision_is_recorded_with_its_outcome_said_at_once(stage: Stage) -> None:
    meeting = stage.inside(lambda: sitting(stage))
    item = stage.inside(lambda: first_item(meeting))
    client, address = stage.client("council"), stage.address("decision_record", meeting.pk, item.pk)
    html = client.get(address).content.decode()
    assert 'value="10:00"' in html and "Quorate" in html
    response = client.post(address, data(), follow=True)
    assert "Agreed by a quorate meeting." in response.content.decode()
    decision = stage.inside(lambda: Decision.objects.get())
    assert (decision.at, decision.outcome) == (clock(9, 40), "agreed")
    assert decision.recorded_by_id == stage.board.seats["council"].pk


def test_the_offered_time_is_kept_to_the_second_and_a_typed_one_is_not(stage: Stage) -> None:
    meeting = stage.inside(lambda: sitting(stage))
    item = stage.inside(lambda: first_item(meeting))
    client, address = stage.client("team"), stage.address("decision_record", meeting.pk, item.pk)
    offered = clock(9, 45).replace(second=31)
    for exactly in (offered.isoformat(), "nonsense", clock(9, 46).isoformat(), "2026-06-15T09:45:31"):
        client.post(address, data(taken_at="9:45", exactly=exactly, text=f"Agreed: {exactly}"))
    moments = stage.inside(lambda: list(Decision.objects.order_by("number").values_list("at", flat=True)))
    assert moments == [offered, clock(9, 45), clock(9, 45), clock(9, 45)]


def test_without_quoracy_the_form_warns_and_the_page_never_says_agreed(stage: Stage) -> None:
    meeting = stage.inside(lambda: sitting(stage, "council", "icb"))
    item = stage.inside(lambda: first_item(meeting))
    client, address = stage.client("team"), stage.address("decision_record", meeting.pk, item.pk)
    assert "the meeting is not quorate" in client.get(address).content.decode()
    html = client.post(address, data(), follow=True).content.decode()
    assert "Provisional" in html and "West Mercia Police" in html and "Take it again" in html
    assert not re.search(r"\bAgreed\b", html)


def test_what_was_typed_is_not_lost_when_the_moment_is_refused(stage: Stage) -> None:
    meeting = stage.inside(lambda: sitting(stage))
    item = stage.inside(lambda: first_item(meeting))
    address = stage.address("decision_record", meeting.pk, item.pk)
    html = stage.client("team").post(address, data(taken_at="8:00", text="Kept words")).content.decode()
    assert "The meeting began at 09:00" in html and "Kept words" in html and "Error:" in html
    html = stage.client("team").post(address, data(taken_at="soon", text="")).content.decode()
    assert "Enter a time like 10:42" in html and "What was decided" in html
    assert stage.inside(lambda: Decision.objects.count()) == 0


def test_a_closed_form_says_why(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board))
    item = stage.inside(lambda: first_item(meeting))
    address = stage.address("decision_record", meeting.pk, item.pk)
    html = stage.client("team").get(address).content.decode()
    assert "Open the meeting first" in html and "Record the decision" not in html
    assert "Open the meeting first" in stage.client("team").post(address, data()).content.decode()
    assert stage.inside(lambda: Decision.objects.count()) == 0


def test_a_reserved_matter_is_chosen_and_the_page_names_its_paragraph(stage: Stage) -> None:
    def prepare() -> tuple[Meeting, int]:
        matter = ReservedMatter(key="masa", title="Ratify the arrangements", section="§26")
        matter.save()
        ReservedMatter(key="old", title="A former matter", section="§9", ends_on=date(2026, 1, 1)).save()
        return sitting(stage), matter.pk

    meeting, matter = stage.inside(prepare)
    item = stage.inside(lambda: first_item(meeting))
    client, address = stage.client("team"), stage.address("decision_record", meeting.pk, item.pk)
    assert "A former matter" not in client.get(address).content.decode()
    html = client.post(address, data(reserved_matter=str(matter)), follow=True).content.decode()
    assert "Endorsed only" in html and "reserved to the lead safeguarding partners (§26)" in html
    assert "Agreed" not in html


def test_the_page_shows_quoracy_room_terms_and_story(stage: Stage) -> None:
    words = {"reasons": "Fewer meetings.", "options": "Leave both as they are"}
    decision = stage.inside(lambda: decide(stage, sitting(stage), **words))
    html = stage.page("scrutineer", "decision", decision.pk)
    for words in (
        "Fewer meetings.",
        "Options considered",
        "Leave both as they are",
        "Quorate",
        "DSP for West Mercia Police",
        "Police Holder",
        "It is quorate when",
        "statutory safeguarding partner",
        "Monday 15 June 2026 at 09:30",
        "Recorded",
    ):
        assert words in html, words
    assert "Correct the record" not in html and "Give an action" not in html


def test_a_record_is_corrected_and_judged_again(stage: Stage) -> None:
    def prepare() -> Decision:
        meeting = sitting(stage)
        go(stage.board, meeting, "police", when=clock(9, 20))
        return decide(stage, meeting)

    decision = stage.inside(prepare)
    client, address = stage.client("team"), stage.address("decision_correct", decision.pk)
    assert "To merge two subgroups." in client.get(address).content.decode()
    html = client.post(
        address, data(taken_at="9:10", text="To merge three.", version="1"), follow=True
    ).content.decode()
    assert "Agreed by a quorate meeting." in html and "To merge three." in html
    assert "Before, at 09:30: “To merge two subgroups.”" in html


def test_a_provisional_decision_is_taken_again_in_the_browser(stage: Stage) -> None:
    def before() -> Decision:
        meeting = opened(stage.board, day=date(2026, 5, 4))
        come(stage.board, meeting, "council", "icb", at=clock(20, day=date(2026, 5, 4)))
        return decide(stage, meeting, taken_at=clock(9, 30, day=date(2026, 5, 4)))

    decision = stage.inside(before)
    client, address = stage.client("team"), stage.address("decision_again", decision.pk)
    html = client.get(address).content.decode()
    assert "is open with an item to take it under" in html and '<form method="post" novalidate' not in html
    later = stage.inside(lambda: sitting(stage))
    assert decision.text in client.get(address).content.decode()
    item = stage.inside(lambda: first_item(later))
    html = client.post(address, data(item=str(item.pk)), follow=True).content.decode()
    assert "Agreed by a quorate meeting." in html and "which was provisional" in html
    html = stage.page("member", "decision", decision.pk)
    assert "Taken again" in html and "This decision does not stand yet" not in html


def test_taking_again_without_quoracy_is_refused_in_words(stage: Stage) -> None:
    def before() -> Decision:
        meeting = opened(stage.board, day=date(2026, 5, 4))
        return decide(stage, meeting, taken_at=clock(9, 30, day=date(2026, 5, 4)))

    decision = stage.inside(before)
    item = stage.inside(lambda: first_item(sitting(stage, "council")))
    html = stage.client("team").post(stage.address("decision_again", decision.pk), data(item=item.pk)).content.decode()
    assert "West Mercia Police" in html and "Error:" in html
    assert stage.inside(lambda: Decision.objects.count()) == 1


@pytest.mark.parametrize(
    ("who", "see", "write"),
    [
        ("team", 200, 200),
        ("council", 200, 200),
        ("icb", 200, 403),
        ("lsp", 200, 403),
        ("scrutineer", 200, 403),
        ("member", 200, 403),
    ],
)
def test_who_may(stage: Stage, who: str, see: int, write: int) -> None:
    decision = stage.inside(lambda: decide(stage, sitting(stage)))
    client = stage.client(who)
    assert client.get(stage.address("decisions")).status_code == see
    assert client.get(stage.address("decision", decision.pk)).status_code == see
    writing = [stage.address(name, decision.pk) for name in ("decision_correct", "decision_again")]
    writing.append(stage.address("decision_record", decision.meeting_id, decision.item_id))
    for address in writing:
        assert client.get(address).status_code == write, address
        if write == 403:
            assert client.post(address, data()).status_code == 403
    assert stage.inside(lambda: Decision.objects.count()) == 1


def test_absent_foreign_and_restricted_are_the_same_404(stage: Stage) -> None:
    decision = stage.inside(lambda: decide(stage, sitting(stage)))
    foreign = stage.client("team")
    foreign.force_login(stage.world.user("team", stage.world.there))
    for name in ADDRESSES:
        assert stage.client("team").get(stage.address(name, 999999)).status_code == 404
        assert foreign.get(stage.address(name, decision.pk)).status_code == 404
    assert foreign.get(f"/p/{stage.world.there.slug}/decisions/{decision.pk}/").status_code == 404
    one = frozenset({stage.world.here.pk})
    with acting(Context(user_id=None, read=one, write=one, files=frozenset({91}))):
        seat = stage.board.seats["council"]
        CaseFile(pk=91, reference="CF-9", title="Private matter", lead=seat, opened_at=NOW).save()
        item = add_item(meeting=decision.meeting, title="Private matter", file=CaseFile.objects.get(pk=91))
        hidden = record_decision(item=item, text="Private words", kind="note", taken_at=clock(9, 31), seat=seat, at=NOW)
    assert stage.client("team").get(stage.address("decision", hidden.pk)).status_code == 404
    listed = stage.client("team").get(stage.address("decisions"))
    exported = stage.client("team").get(stage.address("decisions"), {"format": "csv"})
    assert b"Private" not in listed.content + exported.content


def test_the_register_puts_what_waits_on_top_and_is_narrowed(stage: Stage) -> None:
    def prepare() -> None:
        meeting = sitting(stage)
        go(stage.board, meeting, "police", when=clock(9, 20))
        decide(stage, meeting, text="Waiting words")
        come(stage.board, meeting, "police", when=clock(9, 40))
        decide(stage, meeting, text="Agreed words", taken_at=clock(9, 50))
        ReservedMatter(key="masa", title="Ratify", section="§26").save()
        decide(
            stage, meeting, text="Endorsed words", taken_at=clock(9, 55), reserved_matter=ReservedMatter.objects.get()
        )

    stage.inside(prepare)
    client, address = stage.client("member"), stage.address("decisions")

    def shown(**query: str) -> list[str]:
        html = client.get(address, query).content.decode()
        return re.findall(r"(Waiting|Agreed|Endorsed) words", html)

    assert shown() == ["Waiting", "Endorsed", "Agreed"]
    assert shown(sort="date") == ["Waiting", "Agreed", "Endorsed"]
    assert shown(sort="-date") == ["Endorsed", "Agreed", "Waiting"]
    assert shown(outcome="waiting") == shown(outcome="provisional") == ["Waiting"]
    assert shown(outcome="agreed") == ["Agreed"]
    assert shown(reserved="yes") == ["Endorsed"]
    assert sorted(shown(reserved="no")) == ["Agreed", "Waiting"]
    assert len(shown(year="2026")) == len(shown(group=str(stage.board.group.pk))) == 3
    assert shown(q="endorsed words") == shown(q="words ENDORSED") == ["Endorsed"]
    day = {"since_day": "15", "since_month": "6", "since_year": "2026"}
    assert len(shown(**day)) == 3
    assert shown(**day | {"since_day": "16"}) == []
    assert len(shown(until_day="15", until_month="6", until_year="2026")) == 3
    assert shown(until_day="14", until_month="6", until_year="2026") == []
    assert "No decision found" in client.get(address, {"q": "zebra"}).content.decode()
    csv = client.get(address, {"format": "csv", "outcome": "waiting"}).content.decode()
    assert "Waiting words" in csv and "Agreed words" not in csv and csv.startswith("\ufeffDate,Time")


def test_a_subgroups_support_of_a_reserved_matter_is_shown_as_a_recommendation_to_the_board(stage: Stage) -> None:
    def prepare() -> Decision:
        group = Group.objects.get(pk=stage.board.group.pk)
        group.kind = "subgroup"
        group.save(update_fields=["kind"])
        ReservedMatter(key="arrangements", title="Ratify the arrangements", section="§26").save()
        return decide(stage, sitting(stage), reserved_matter=ReservedMatter.objects.get())

    decision = stage.inside(prepare)
    client = stage.client("team")
    register = client.get(stage.address("decisions")).content.decode()
    assert "Recommended only" in register and "Endorsed only" not in register
    said = "Recommended to the board, neither agreed nor endorsed. “Ratify the arrangements” is reserved to the lead"
    for address in (stage.address("decision", decision.pk), stage.address("meeting", decision.meeting_id)):
        html = client.get(address).content.decode()
        assert said in html and "(§26)" in html and "Endorsed" not in html and ">Agreed<" not in html
    asked = stage.address("decision_record", decision.meeting_id, stage.inside(lambda: first_item(decision.meeting)).pk)
    assert "the board can endorse it, other groups recommend it to the board" in client.get(asked).content.decode()


def test_the_register_is_given_as_a_workbook_with_options_and_reasons(stage: Stage) -> None:
    more = {"options": "To merge\nTo leave them", "reasons": "=1+1"}
    stage.inside(lambda: decide(stage, sitting(stage), **more))
    answer = stage.client("member").get(stage.address("decisions"), {"format": "xlsx"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="decisions.xlsx"'
    sheet = load_workbook(io.BytesIO(answer.content)).active
    header, row = list(sheet.iter_rows(values_only=True))
    found = dict(zip(header, row, strict=True))
    assert found["Options considered"] == "To merge\nTo leave them"
    assert found["Reasons"] == "'=1+1"


def test_the_export_runs_nothing_in_a_spreadsheet(stage: Stage) -> None:
    stage.inside(lambda: decide(stage, sitting(stage), text="=HYPERLINK(1)", reasons="+1"))
    csv = stage.client("team").get(stage.address("decisions"), {"format": "csv"}).content.decode()
    assert "'=HYPERLINK(1)" in csv and ",'+1," in csv


def test_the_register_and_the_page_cost_the_same_for_many(stage: Stage) -> None:
    meeting = stage.inside(lambda: sitting(stage))
    client, costs, pages = stage.client("team"), [], []
    with acting(Context(user_id=None)):
        ContentType.objects.clear_cache()
    for count in (1, 2):
        for again in range(count):
            text = f"Agree part {count}.{again}"
            decision = stage.inside(lambda text=text: decide(stage, meeting, text=text))
        for address, found in ((stage.address("decisions"), costs), (stage.address("decision", decision.pk), pages)):
            client.get(address)
            with CaptureQueriesContext(connection) as seen:
                client.get(address)
            found.append(len([each for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]))
    assert costs[0] == costs[1] <= 10
    assert pages[0] == pages[1] <= 10


def test_there_is_something_to_read_where_there_is_nothing(stage: Stage) -> None:
    assert "No decisions yet" in stage.page("member", "decisions")
