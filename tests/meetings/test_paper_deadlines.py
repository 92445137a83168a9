"""Deadlines of papers on the agenda, and whoever owes one is reminded once for each step."""

from datetime import datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from hscp.celery import TIMETABLE
from hscp.record.models import Mail
from meetings.models import AgendaItem, Meeting, PaperNudge, PaperOwed
from meetings.operations.agenda import add_item
from meetings.operations.paper_deadlines import remind_of_papers, say_owed
from meetings.operations.papers import add_paper
from partnership.models import Terms
from partnership.rules.terms import in_words, parse_terms, to_data
from tests.conftest import NOW
from tests.days import TODAY
from tests.factories.cases import make_case_file, within
from tests.factories.meetings import STATUTORY, planned
from tests.factories.uploads import upload
from tests.meetings.conftest import Stage

LATER = TODAY + timedelta(days=21)  # a Monday three weeks on: papers are due on Thursday 25 June 2026


def coming(stage: Stage, items: int = 2) -> Meeting:
    return stage.inside(lambda: planned(stage.board, items=items, day=LATER))


def item_of(stage: Stage, meeting: Meeting, number: int) -> AgendaItem:
    rows = AgendaItem.objects.select_related("meeting__group")
    return stage.inside(lambda: rows.all().get(meeting=meeting, number=number))


def owe(stage: Stage, item: AgendaItem, key: str = "police") -> PaperOwed:
    post = stage.board.seats[key].post
    return stage.inside(lambda: say_owed(item=item, expected=True, owner=post, version=None))


def day(number: int) -> datetime:
    return NOW.replace(day=number)


def test_the_agenda_shows_the_deadline_and_a_light(stage: Stage) -> None:
    meeting = coming(stage)
    page = stage.page("member", "meeting", meeting.pk)
    assert "Papers are due by the end of Thursday 25 June 2026: 7 working days before the meeting" in page
    assert "HSCP’s own choice" in page and "Paper due" not in page
    first, second = item_of(stage, meeting, 1), item_of(stage, meeting, 2)
    address = stage.address("paper_owed", meeting.pk, first.pk)
    assert f'href="{address}"' in stage.page("team", "meeting", meeting.pk), (
        "whoever plans is led to it from the agenda"
    )
    assert stage.client("member").get(address).status_code == 403
    owner = str(stage.board.seats["police"].post_id)
    answer = stage.client("team").post(address, {"expected": "yes", "owner": owner, "version": ""})
    assert answer.headers["Location"].endswith("#item-1")
    page = stage.page("member", "meeting", meeting.pk)
    assert (
        "Paper due by 25 June 2026" in page
        and "From DSP for West Mercia Police" in page
        and 'aria-hidden="true">○ ' in page
    )
    stage.inside(lambda: add_paper(item=second, title="Budget", upload=upload(), seat=None, at=NOW))
    assert "Paper in" in stage.page("member", "meeting", meeting.pk)


def test_the_terms_say_how_many_days_and_where(stage: Stage) -> None:
    data = STATUTORY | {"papers_days": 5, "papers_citation": "§8.4"}
    assert to_data(parse_terms(data))["papers_days"] == 5
    assert "Papers are due five working days before a meeting." in in_words(parse_terms(data))

    def write() -> None:
        terms = Terms.objects.get(group=stage.board.group)
        terms.data = data
        terms.save(update_fields=["data"])

    stage.inside(write)
    page = stage.page("member", "meeting", coming(stage).pk)
    assert "Monday 29 June 2026: 5 working days before the meeting (§8.4)." in page


def test_each_step_is_sent_once_and_none_is_made_up(stage: Stage) -> None:
    meeting = coming(stage)
    item = item_of(stage, meeting, 1)
    owe(stage, item)

    def reminded(number: int) -> list[str]:
        stage.inside(lambda: remind_of_papers(at=day(number)))
        stage.inside(lambda: remind_of_papers(at=day(number)))
        return stage.inside(lambda: list(PaperNudge.objects.values_list("step", flat=True)))

    assert reminded(17) == []
    assert reminded(18) == reminded(23) == ["ahead"]
    assert reminded(26) == ["ahead", "late"], "the eve was missed, and is not made up"
    mails = stage.inside(lambda: list(Mail.objects.order_by("pk").values_list("to", "subject", "text")))
    assert [(to, subject) for to, subject, _ in mails] == [
        ("board-police@example.org", "Paper for item 1: Safeguarding Partners Board, 6 July 2026")
    ] * 2
    assert "expected from you as DSP for West Mercia Police" in mails[0][2] and "has not come" in mails[1][2]
    page = stage.page("team", "paper_owed", meeting.pk, item.pk)
    assert "Police Holder, 18 June 2026" in page and "The deadline has passed" in page


def test_whose_paper_is_in_is_not_reminded(stage: Stage) -> None:
    item = item_of(stage, coming(stage), 1)
    owe(stage, item)
    stage.inside(lambda: add_paper(item=item, title="Budget", upload=upload(), seat=None, at=NOW))
    assert stage.inside(lambda: remind_of_papers(at=day(26))) == 0


def test_of_a_case_file_nobody_is_reminded_by_mail(stage: Stage) -> None:
    meeting = coming(stage)
    file = make_case_file(stage.world.here, stage.world.user("team"))
    post = stage.board.seats["police"].post
    with within(stage.world.here, file):
        item = add_item(meeting=meeting, title="A child in Ross", file=file)
        assert say_owed(item=item, expected=True, owner=post, version=None).file_id == file.pk
        assert remind_of_papers(at=day(26)) == 0
    assert "nobody is reminded by mail" in stage.page("team", "paper_owed", meeting.pk, item.pk)
    assert not stage.inside(lambda: PaperOwed.objects.exists())


def test_two_who_say_who_owes_it_see_both(stage: Stage) -> None:
    meeting = coming(stage)
    item = item_of(stage, meeting, 1)
    address = stage.address("paper_owed", meeting.pk, item.pk)
    posts = {key: str(seat.post_id) for key, seat in stage.board.seats.items()}
    first, second = stage.client("team"), stage.client("council")
    assert first.post(address, {"expected": "yes", "owner": posts["police"], "version": ""}).status_code == 302
    answer = second.post(address, {"expected": "yes", "owner": posts["icb"], "version": ""})
    assert answer.status_code == 409 and "Two people changed this at once" in answer.content.decode()
    assert second.post(address, {"expected": "no", "owner": "", "version": "1"}).status_code == 302
    row = stage.inside(lambda: PaperOwed.objects.get())
    assert (row.expected, row.owner_id, row.version) == (False, None, 2)


def test_it_is_on_the_timetable_and_the_agenda_costs_no_query_for_each_light(stage: Stage) -> None:
    assert "meetings.remind_of_papers" in {row.task for row in TIMETABLE}
    meeting = coming(stage, items=3)

    def queries() -> int:
        client = stage.client("team")
        client.get(stage.address("meeting", meeting.pk))
        with CaptureQueriesContext(connection) as found:
            client.get(stage.address("meeting", meeting.pk))
        return len(found)

    owe(stage, item_of(stage, meeting, 1))
    one = queries()
    owe(stage, item_of(stage, meeting, 2))
    owe(stage, item_of(stage, meeting, 3), "icb")
    assert queries() == one
