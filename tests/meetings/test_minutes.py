"""The pages of the life of minutes: reading, circulating, commenting, answering, issuing, approving, correcting."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from hscp.record.chain import Head, head_of
from hscp.spaces.acting import acting, in_space
from meetings.models import AgendaItem, Meeting, Minutes, MinutesComment, MinutesCorrection, MinutesStage
from meetings.operations.agenda import add_item
from meetings.operations.circulating import comment_on_minutes
from meetings.operations.conduct import adjourn, resume
from meetings.operations.decisions import record_decision
from meetings.operations.declarations import declare, take_back_declaration
from meetings.operations.meeting import close_meeting
from meetings.operations.minutes import save_minutes
from meetings.operations.minutes_document import body_of, document_of
from partnership.models import CaseFile
from tests.conftest import ON_POSTGRES
from tests.factories.meetings import circulate, clock, closed, come, issue, issued, opened, planned, write_all
from tests.meetings.conftest import Stage

FILE, NEXT = 7002, date(2026, 7, 27)


def first(stage: Stage, meeting: Meeting) -> AgendaItem:
    return stage.inside(lambda: AgendaItem.objects.filter(meeting=meeting).earliest("number"))


def version_in(html: str) -> str:
    """The version that the page's form is written on."""
    found = re.search(r'name="version" value="(\d+)"', html)
    assert found is not None
    return found[1]


@pytest.fixture
def circulated(stage: Stage) -> Meeting:
    meeting: Meeting = stage.inside(lambda: closed(stage.board))
    stage.inside(lambda: circulate(meeting, stage.board.seats["council"]))
    return meeting


def commented(stage: Stage, meeting: Meeting, text: str = "We said no.") -> MinutesComment:
    seat = stage.board.seats["police"]
    item = first(stage, meeting)

    def say() -> MinutesComment:
        return comment_on_minutes(
            item=item, line=stage.board.line(meeting, "police"), text=text, seat=seat, at=clock(13)
        )

    made: MinutesComment = stage.inside(say)
    return made


def test_a_draft_says_so_on_the_page_and_in_both_files_until_it_is_issued(stage: Stage) -> None:
    meeting = stage.inside(lambda: closed(stage.board))
    for name, says in (("minutes", b"DRAFT: not issued"), ("minutes_word", b""), ("minutes_pdf", b"%PDF")):
        answer = stage.client("member").get(stage.address(name, meeting.pk))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert answer.status_code == 200 and says in body
        if name != "minutes":
            assert "-draft." in answer.headers["Content-Disposition"]
    done = stage.inside(lambda: issued(stage.board, hour=6))
    page = stage.page("member", "minutes", done.pk)
    assert "DRAFT" not in page and "Issued on 18 June 2026" in page


def test_the_document_holds_attendance_quoracy_items_decisions_and_actions(stage: Stage) -> None:
    meeting = stage.inside(lambda: closed(stage.board))
    page = stage.page("icb", "minutes", meeting.pk)
    for words in (
        "Attendance",
        "08:00 to 10:00: quorate.",
        "1. Topic 1",
        "<strong>discussed</strong>",
        "No action was",
    ):
        assert words in page
    assert "Absent without apologies" in page and "Education Holder" in page


def test_it_holds_how_the_meeting_was_conducted_and_on_what_grounds_it_decided(stage: Stage) -> None:
    """Who presided, adjournments, interests declared and not taken back, options and reasons; in the Word file too."""

    def hold() -> Meeting:
        meeting = opened(stage.board, items=1, hour=8)
        come(stage.board, meeting, "council", "icb", "police", when=clock(8))
        item, seat = AgendaItem.objects.get(meeting=meeting), stage.board.seats["council"]
        words = {"text": "To commission it.", "options": "To wait a year.", "reasons": "Waiting costs more."}
        record_decision(item=item, kind="agree", taken_at=clock(8, 5), seat=seat, at=clock(9), **words)
        declared = {"item": item, "declared_at": clock(8, 10), "seat": seat, "at": clock(9)}
        police, icb = (stage.board.line(meeting, key).pk for key in ("police", "icb"))
        declare(attendee_id=police, interest="Sits on the provider’s board", recused=True, **declared)
        wrong = declare(attendee_id=icb, interest="Said by mistake", recused=False, **declared)
        take_back_declaration(declaration=wrong, reason="Another item", seat=seat, at=clock(9))
        adjourn(meeting=meeting, when=clock(8, 30), reason="Fire alarm", at=clock(9))
        resume(meeting=meeting, when=clock(8, 40), at=clock(9))
        write_all(meeting, seat, clock(9))
        return close_meeting(meeting=meeting, closed_at=clock(9), seat=seat, at=clock(9))

    meeting = stage.inside(hold)
    page = " ".join(stage.page("icb", "minutes", meeting.pk).split())
    word = stage.client("icb").get(stage.address("minutes_word", meeting.pk))
    content = b"".join(word.streaming_content) if word.streaming else word.content
    paper = " ".join(each.text for each in Document(io.BytesIO(content)).paragraphs)
    for words in (
        "presided, as chair.",
        "Adjourned, 08:30 to 08:40: Fire alarm",
        "Sits on the provider’s board Recused from this item.",
        "Options considered: To wait a year.",
        "Reasons: Waiting costs more.",
    ):
        assert words in page, words
        assert words in paper, words
    assert "Said by mistake" not in page + paper


def test_circulating_from_the_page(stage: Stage) -> None:
    meeting = stage.inside(lambda: closed(stage.board))
    address = stage.address("minutes_circulate", meeting.pk)
    assert 'value="25"' in stage.page("council", "minutes_circulate", meeting.pk), "ten days are proposed"
    passed = {"until_day": "1", "until_month": "6", "until_year": "2026"}
    assert "must not have passed" in stage.client("council").post(address, passed).content.decode()
    answer = stage.client("council").post(address, {**passed, "until_day": "24"}, follow=True)
    assert "The minutes are circulated. 5 mails on the way." in answer.content.decode()
    assert stage.client("icb").get(address).status_code == 403


def test_who_may_comment(stage: Stage, circulated: Meeting) -> None:
    item = first(stage, circulated)
    name = "minutes_comment"
    assert "Comments are taken until the end of 17 June 2026" in stage.page("icb", name, circulated.pk, item.pk)
    for who in ("member", "scrutineer"):  # not on the meeting's list; reads only
        assert stage.client(who).get(stage.address(name, circulated.pk, item.pk)).status_code == 403
    address = stage.address(name, circulated.pk, item.pk)
    line = stage.inside(lambda: stage.board.line(circulated, "icb").pk)
    other = stage.inside(lambda: stage.board.line(circulated, "police").pk)
    assert stage.client("icb").post(address, {"line": line, "text": "Add the date."}).status_code == 302
    assert stage.client("icb").post(address, {"line": other, "text": "Not mine"}).status_code == 200, "only as oneself"
    assert (
        "Say how the comment came"
        in stage.client("team").post(address, {"line": other, "text": "By phone"}).content.decode()
    )
    sent = {"line": other, "text": "By phone", "came_by": "telephone"}
    assert stage.client("team").post(address, sent).status_code == 302
    page = stage.page("education", "minutes", circulated.pk)
    assert "Add the date." in page and "entered for them, by telephone" in page and "To be answered" in page


def test_two_who_answer_one_comment_see_both_answers(stage: Stage, circulated: Meeting) -> None:
    comment = commented(stage, circulated)
    address = stage.address("comment_answer", circulated.pk, comment.pk)
    version = version_in(stage.page("team", "comment_answer", circulated.pk, comment.pk))
    first_answer = {"answer": "taken_up", "because": "Right.", "version": "1"}
    assert stage.client("council").post(address, first_answer).status_code == 302
    late = {"answer": "not_taken_up", "because": "It was not said.", "version": version}
    answer = stage.client("team").post(address, late)
    html = answer.content.decode()
    assert answer.status_code == 409 and "Right." in html and "It was not said." in html
    assert stage.inside(lambda: MinutesComment.objects.get().answer) == "taken_up"
    assert stage.client("icb").get(address).status_code == 403
    assert "Taken up" in stage.page("police", "minutes", circulated.pk)


def test_issuing_says_what_is_in_the_way_and_to_whom_it_writes(stage: Stage, circulated: Meeting) -> None:
    commented(stage, circulated)
    page = stage.page("council", "minutes_issue", circulated.pk)
    assert "1 comment without an answer: item 1." in page and "Comments may come until 17 June 2026." in page
    assert "Police Holder" in page and "First put right what is in the way above." in page
    answer = stage.client("council").post(stage.address("minutes_issue", circulated.pk), follow=True)
    assert "without an answer" in answer.content.decode()
    assert stage.inside(lambda: Minutes.objects.get().state) == "circulated"


def test_issued_and_approved_minutes_carry_the_seal_of_their_moment(stage: Stage) -> None:
    """On page, PDF and Word the same, whatever is recorded after; without its place, which tells how much is."""

    def sealed() -> Head:
        if ON_POSTGRES:
            connection.check_constraints()
        head = head_of(stage.world.here.pk)
        assert head is not None
        return head

    def printed() -> list[str]:
        answer = stage.client("member").get(stage.address("minutes_word", meeting.pk))
        word = "\n".join(each.text for each in Document(io.BytesIO(b"".join(answer.streaming_content))).paragraphs)
        pdf = stage.inside(lambda: body_of(document_of(meeting, clock(13))))  # what it is laid out from
        return ["".join(text.split()) for text in (stage.page("member", "minutes", meeting.pk), pdf, word)]

    meeting = stage.inside(lambda: closed(stage.board))
    assert not any("Sealoftherecord" in text for text in printed())
    before = stage.inside(sealed)
    stage.inside(lambda: issue(meeting, stage.board.seats["council"]))
    after = stage.inside(sealed)
    kept = stage.inside(lambda: MinutesStage.objects.get(move="issue").seal)
    assert kept != after.value and len(kept) == 64
    if ON_POSTGRES:  # entries are made as a transaction ends, and this one has not ended
        assert kept == before.value
    for text in printed():
        assert "wereissued(SHA-256):" in text and kept in text
        assert after.value not in text and f":{kept[:8]}" not in text.replace("(SHA-256):", "")


def test_two_who_correct_one_item_lose_nothing(stage: Stage) -> None:
    meeting = stage.inside(lambda: issued(stage.board))
    item = first(stage, meeting)
    address = stage.address("minutes_correct", meeting.pk, item.pk)
    version = version_in(stage.page("team", "minutes_correct", meeting.pk, item.pk))
    one = {"minutes": "One.", "reason": "Misheard", "version": version}
    assert stage.client("council").post(address, one).status_code == 302
    answer = stage.client("team").post(address, {"minutes": "Two.", "reason": "Misread", "version": version})
    html = answer.content.decode()
    assert answer.status_code == 409 and "One." in html and "Two." in html
    both = {"minutes": "Both.", "reason": "Misread", "version": version_in(html)}
    again = stage.client("team").post(address, both)
    assert again.status_code == 302
    assert stage.inside(lambda: list(MinutesCorrection.objects.values_list("before", "after")))[1] == ("One.", "Both.")
    page = stage.page("icb", "minutes", meeting.pk)
    assert "Misheard" in page and "The text before this correction" in page
    assert stage.client("icb").get(address).status_code == 403


def test_approving_from_the_page_names_the_meeting_that_does(stage: Stage) -> None:
    stage.inside(lambda: planned(stage.board, day=NEXT))
    meeting = stage.inside(lambda: issued(stage.board))
    page = stage.page("council", "minutes", meeting.pk)
    assert "To be approved at" in page and "27 July 2026, item 4" in page
    assert "They are approved while" in stage.page("council", "minutes_approve", meeting.pk)
    unplanned = stage.inside(lambda: issued(stage.board, hour=6))
    assert "27 July 2026, item 5" in stage.page("council", "minutes", unplanned.pk)


def test_of_a_case_file_each_reader_sees_their_part_in_every_form(stage: Stage) -> None:
    """Page, PDF and Word go through one door: who is not on the file's list finds the number alone."""
    seat, world = stage.board.seats["council"], stage.world
    without = in_space(world.here.pk, user_id=world.user("team").pk)
    within = replace(without, files=frozenset({FILE}))
    with acting(without):
        meeting = opened(stage.board, items=1, hour=8)
        come(stage.board, meeting, "council", "icb", "police")
        write_all(meeting, seat, clock(9))
    with acting(within):
        file = CaseFile(pk=FILE, reference="RR-1", title="A case", lead=seat, opened_at=clock(8))
        file.save(force_insert=True)
        item = add_item(meeting=meeting, title="A child in Ross", file=file)
        save_minutes(item=item, text="The family is seen.", version=1, seat=seat, at=clock(9))
    with acting(without):
        close_meeting(meeting=meeting, closed_at=clock(9, 30), seat=seat, at=clock(10))
    page = stage.page("team", "minutes", meeting.pk)
    assert "Restricted item (RR-1)" in page and "Ross" not in page and "family" not in page
    answer = stage.client("team").get(stage.address("minutes_word", meeting.pk))
    text = "\n".join(each.text for each in Document(io.BytesIO(b"".join(answer.streaming_content))).paragraphs)
    assert "Restricted item (RR-1)" in text and "Ross" not in text and "family" not in text


def test_the_page_costs_the_same_for_one_item_and_three(stage: Stage) -> None:
    cost = []
    for items in (1, 3):
        meeting = stage.inside(lambda items=items: issued(stage.board, items=items, hour=5 + items))
        client = stage.client("icb")
        client.get(stage.address("minutes", meeting.pk))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(stage.address("minutes", meeting.pk)).status_code == 200
        cost.append(len(seen))
    assert cost[0] == cost[1]
