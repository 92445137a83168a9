"""Case files in the browser: walked by their lead, absent for everybody else, and every look on record."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.spaces.acting import acting, in_space
from meetings.models import Action, AgendaItem, Decision, Meeting, Recommendation
from meetings.operations.actions import Source, give_action
from meetings.operations.agenda import add_item
from meetings.operations.decisions import record_decision
from meetings.operations.minutes import save_minutes
from meetings.operations.recommendations import add_recommendation
from partnership.models import CaseFile, FileExclusion, FileGrant, FileRead
from partnership.operations.cases import change_place
from partnership.rules.roles import Right
from tests.conftest import NOW, TODAY
from tests.factories.cases import make_case_file, put_on, seat_of, within
from tests.factories.fixtures import World, scene
from tests.factories.meetings import clock, come, make_board, opened
from tests.sweeps.objects import furnish
from tests.sweeps.table import ROWS

WORD = "Zanzibar"  # stands in every text of the file, and nowhere else
SHUT = "Samarkand"  # the same in a file that nobody who looks is let into
BESIDES = ("SAVEPOINT", "RELEASE", "SELECT set_config", "BEGIN")


def client_of(world: World, role: str) -> Client:
    client = Client()
    client.force_login(world.user(role))
    return client


def address(world: World, name: str, *args: Any) -> str:
    return reverse(name, args=(world.here.slug, *args))


def bare(content: bytes) -> str:
    """A page without what differs each time: nonces and tokens."""
    text = content.decode()
    text = re.sub(r'nonce="[^"]+"', "", text)
    return re.sub(r'name="(csrfmiddlewaretoken|[a-z_]*key)" value="[^"]+"', "", text)


def reads(world: World, file: CaseFile) -> list[tuple[str, str, str]]:
    """Who was shown what, in order."""
    with within(world.here, file):
        return list(FileRead.objects.order_by("pk").values_list("by__email", "kind", "page"))


def test_the_whole_life_of_a_file(world: World) -> None:
    team, dsp = client_of(world, "team"), client_of(world, "dsp")
    lead, member = seat_of(world.user("dsp"), world.here), seat_of(world.user("member"), world.here)
    made = team.post(address(world, "case_file_open"), {"title": f"{WORD} child", "lead": lead.pk})
    assert made.status_code == 302
    pk = int(made.headers["Location"].rstrip("/").rsplit("/", 1)[1])
    assert WORD in dsp.get(address(world, "case_file", pk)).content.decode()
    listing = address(world, "case_file_list", pk)
    for name in ("case_file_place_add", "case_file_exclude", "case_file_hand_over", "case_file_reads"):
        assert team.get(address(world, name, pk)).status_code == 403, "on the list, but not its lead"
    place = {"who": member.pk, "level": "open_file", "reason": "Sits on the panel", "last_day": "2026-06-30"}
    assert dsp.post(address(world, "case_file_place_add", pk), place).headers["Location"] == listing
    again = dsp.post(address(world, "case_file_place_add", pk), place)
    assert "is on the list already" in again.content.decode()
    page = dsp.get(listing).content.decode()
    assert "Sits on the panel" in page and "30 June 2026" in page
    with within(world.here, pk):
        grant = FileGrant.objects.get(seat=member)
    change = address(world, "case_file_place_change", pk, grant.pk)
    past = dsp.post(change, {"level": "open_file", "reason": "x", "last_day": "2026-06-01"})
    assert "must be today or later" in past.content.decode()
    assert dsp.post(change, {"level": "write_file", "reason": "Writes it up", "version": "1"}).status_code == 302
    exclude = address(world, "case_file_exclude", pk)
    assert "Choose a person or an organisation" in dsp.post(exclude, {"reason": "Kin"}).content.decode()
    assert dsp.post(exclude, {"person": member.person_id, "reason": "Kin of the family"}).status_code == 302
    assert client_of(world, "member").get(address(world, "case_file", pk)).status_code == 404
    assert "Kin of the family" in dsp.get(listing).content.decode()
    assert "Kin of the family" not in team.get(listing).content.decode(), "why is for the lead"
    assert "Kin of the family" not in team.get(address(world, "case_file_history", pk)).content.decode()
    with within(world.here, pk):
        exclusion = FileExclusion.objects.get()
    lift = address(world, "case_file_exclusion_lift", pk, exclusion.pk)
    assert dsp.post(lift, {}).status_code == 200
    assert dsp.post(lift, {"reason": "Another person of that name"}).status_code == 302
    assert client_of(world, "member").get(address(world, "case_file", pk)).status_code == 200
    end = address(world, "case_file_place_end", pk, grant.pk)
    assert dsp.post(end, {"reason": "The panel is over"}).status_code == 302
    assert "has ended" in dsp.get(end).content.decode()
    assert client_of(world, "member").get(address(world, "case_file", pk)).status_code == 404
    confirm = address(world, "case_file_confirm", pk)
    with within(world.here, pk):
        creator = FileGrant.objects.get(seat=seat_of(world.user("team"), world.here))
    assert dsp.post(confirm, {"keep": [creator.pk]}).status_code == 302
    given = {"to": seat_of(world.user("lsp"), world.here).pk, "keeps": "nothing", "reason": "Leave"}
    assert dsp.post(address(world, "case_file_hand_over", pk), given).status_code == 302
    assert dsp.get(address(world, "case_file", pk)).status_code == 404
    lsp = client_of(world, "lsp")
    story = lsp.get(address(world, "case_file_history", pk)).content.decode()
    for words in ("Lead handed over", "List confirmed", "The panel is over", "Another person of that name", "Opened"):
        assert words in story
    assert "Holder of Dsp post" in lsp.get(address(world, "case_file_reads", pk)).content.decode()


def test_absent_foreign_restricted_and_shut_out_are_one_answer(world: World) -> None:
    file = make_case_file(world.here, world.user("dsp"), title=SHUT)
    foreign = make_case_file(world.there, world.user("dsp", world.there), title=SHUT)
    joint = make_case_file(world.joint, world.user("dsp", world.joint), title=SHUT)
    put_on(file, world.user("member"))
    with within(world.here, file):
        lead = seat_of(world.user("dsp"), world.here)
        person = seat_of(world.user("member"), world.here).person
        FileExclusion(file=file, person=person, reason=SHUT, made_at=NOW, made_by=lead).save()
        place = FileGrant.objects.get(user=world.user("member")).pk
    for role in ("team", "member", "scrutineer", "lsp"):
        client = client_of(world, role)
        for row in ROWS:
            if "case_file" not in row.objects.values():
                continue
            more = (place,) * (len(row.objects) - 1)
            answers = {
                bare(client.get(address(world, row.name, pk, *more)).content)
                for pk in (file.pk, foreign.pk, joint.pk, 2**31 - 1)
            }
            (answer,) = answers
            assert "Page not found" in answer and SHUT not in answer, row.name
        assert SHUT not in client.get(address(world, "case_files")).content.decode()


def test_a_case_file_asks_for_a_fresh_factor(world: World) -> None:
    file = make_case_file(world.here, world.user("dsp"), title=WORD)
    stale = client_of(world, "dsp")
    session = stale.session
    for method in session["account_authentication_methods"]:
        method["at"] -= 16 * 60
    session.save()
    assert stale.get(address(world, "people")).status_code == 200, "signed in with a factor, a while ago"
    with within(world.here, file):
        grant = FileGrant.objects.get()
    for row in ROWS:
        if row.name not in ("case_files", "case_file_open", "break_glass") and "case_file" not in row.objects.values():
            continue
        args = [] if not row.objects else [file.pk, *[grant.pk] * (len(row.objects) - 1)]
        response = stale.get(address(world, row.name, *args))
        assert response.status_code == 302 and "/again/?next=" in response.headers["Location"], row.name
        assert WORD not in response.content.decode()


@scene
def matter(world: World) -> CaseFile:
    """A file led by the dsp, the lsp reading; beside it one of each kind of thing, and a meeting of a panel."""
    file = make_case_file(world.here, world.user("dsp"), title=f"{WORD} title")
    put_on(file, world.user("lsp"))
    with acting(in_space(world.here.pk)):
        world.users[world.here.slug]["chair"] = furnish(world.here.slug)
        board = make_board(key="panel")
        meeting = opened(board, items=1, day=TODAY, hour=8)
        come(board, meeting, "council", "icb", "police")
    return file


def fill(world: World, file: CaseFile) -> None:
    """Write a row of the file of each kind, every text with the marker word."""
    seat = seat_of(world.user("dsp"), world.here)
    with within(world.here, file):
        meeting = Meeting.objects.get(group__key="panel")
        item = add_item(meeting=meeting, title=f"{WORD} item", introduced_by=WORD, file=file)
        save_minutes(item=item, text=f"{WORD} minutes", version=item.version, seat=seat, at=NOW)
        item = AgendaItem.objects.get(pk=item.pk)
        decision = record_decision(
            item=item, text=f"{WORD} decided", reasons=WORD, kind="agree", taken_at=clock(8, 30), seat=seat, at=NOW
        )
        recommendation = add_recommendation(
            reference="RX",
            source="rapid_review",
            source_title=WORD,
            text=f"{WORD} recommended",
            made_on=TODAY,
            file=file,
            seat=seat,
            at=NOW,
        )
        give_action(
            source=Source(decision=decision),
            text=f"{WORD} action",
            owner=seat.post,
            due_on=TODAY,
            given_at=NOW,
            seat=seat,
            at=NOW,
        )
        assert recommendation.file_id == decision.file_id == file.pk


LISTS = (
    "space_home", "meetings", "decisions", "actions", "recommendations", "yearly_reports", "people", "case_files",
)  # fmt: skip


def test_outside_the_file_only_its_reference_appears(world: World, matter: CaseFile) -> None:
    """Lists, searches, exports and counts, of everybody who is not on the list: as if it were not there.

    Every other page is looked at in tests/sweeps/test_markers.py.
    """
    outside = ("team", "member", "scrutineer", "chair", "accountable_body")

    def lists(client: Client) -> dict[str, str]:
        found = {}
        for name in LISTS:
            found[name] = bare(client.get(address(world, name)).content)
            found[f"{name} q"] = bare(client.get(address(world, name), {"q": WORD}).content).replace(WORD, "")
            found[f"{name} csv"] = bare(client.get(address(world, name), {"format": "csv"}).content)
        return found

    before = {role: lists(client_of(world, role)) for role in outside}
    fill(world, matter)
    with within(world.here, matter):
        pks = {
            "item": AgendaItem.objects.get(file=matter), "decision": Decision.objects.get(file=matter),
            "action": Action.objects.get(file=matter), "recommendation": Recommendation.objects.get(file=matter),
        }  # fmt: skip
        meeting = pks["item"].meeting_id
    for role in outside:
        client = client_of(world, role)
        assert lists(client) == before[role], "lists and their counts are what they were"
        page = client.get(address(world, "meeting", meeting)).content.decode()
        assert f"2. Restricted item ({matter.reference})" in page and WORD not in page
        for name in ("decision", "action", "recommendation"):
            assert client.get(address(world, name, pks[name].pk)).status_code == 404
        assert client.get(address(world, "minutes_edit", meeting, pks["item"].pk)).status_code == 404
        assert WORD not in client.get("/").content.decode()
    for role in ("dsp", "lsp"):  # the marker is found where it may be: the test can fail
        client = client_of(world, role)
        assert WORD in client.get(address(world, "meeting", meeting)).content.decode()
        assert WORD in client.get(address(world, "decisions"), {"format": "csv"}).content.decode()
    home = client_of(world, "dsp").get("/").content.decode()
    assert matter.reference in home and WORD not in home, "the home page lies outside the file, for its people too"


def test_every_look_is_recorded_once_and_shown_to_the_lead(world: World, matter: CaseFile) -> None:
    fill(world, matter)
    lsp, email = client_of(world, "lsp"), world.user("lsp").email
    with within(world.here, matter):
        action = Action.objects.get(file=matter)
        item = AgendaItem.objects.get(file=matter)
    assert reads(world, matter) == []
    looks = [
        ("case_file", (matter.pk,), {}, "page"),
        ("actions", (), {"q": WORD}, "search"),
        ("actions", (), {"format": "csv"}, "export"),
        ("decisions", (), {"format": "csv", "q": WORD}, "export"),
        ("recommendations", (), {}, "page"),
        ("action", (action.pk,), {}, "page"),
        ("meeting", (item.meeting_id,), {}, "page"),
        ("case_file_print", (matter.pk,), {}, "print"),
        ("case_file_history", (matter.pk,), {}, "history"),
        ("case_files", (), {}, "page"),
    ]
    for number, (name, args, query, kind) in enumerate(looks, start=1):
        assert lsp.get(address(world, name, *args), query).status_code == 200
        found = reads(world, matter)
        assert len(found) == number and found[-1] == (email, kind, name), (name, found[number - 1 :])
    for name, args in (("people", ()), ("space_home", ()), ("case_file_reads", (matter.pk,))):
        lsp.get(address(world, name, *args))
    lsp.get(address(world, "actions"), {"q": "nothing of that kind"})
    lsp.get("/")
    assert len(reads(world, matter)) == len(looks), "nothing of the file was shown"
    shown = client_of(world, "dsp").get(address(world, "case_file_reads", matter.pk)).content.decode()
    assert "Opened for printing" in shown and "Taken out as a file" in shown and WORD not in shown
    assert f"q={WORD}" not in shown


def test_a_look_that_cannot_be_recorded_is_not_given(
    world: World, matter: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record stands in the transaction of the page: without the one there is not the other."""

    def broken(**facts: Any) -> None:
        raise RuntimeError("The log cannot be written.")

    monkeypatch.setattr("partnership.views.reads.record_reads", broken)
    client = client_of(world, "lsp")
    client.raise_request_exception = False
    answer = client.get(address(world, "case_file", matter.pk))
    assert answer.status_code == 500 and WORD not in answer.content.decode()


def test_recording_costs_one_query_and_nothing_for_everybody_else(world: World, matter: CaseFile) -> None:
    def queries(role: str, name: str, *args: int) -> list[str]:
        client = client_of(world, role)
        client.get(address(world, name, *args))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address(world, name, *args)).status_code == 200
        return [each["sql"] for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]

    insider, outsider = queries("lsp", "actions"), queries("member", "actions")
    assert len(insider) <= len(outsider) + 1, "exclusions are asked of those on a list"
    fill(world, matter)
    after = queries("lsp", "actions")
    assert len(after) == len(insider) + 1 and sum("partnership_fileread" in sql for sql in after) == 1
    assert len(queries("member", "actions")) == len(outsider)
    few = len(queries("dsp", "case_files"))
    for number in range(3):
        make_case_file(world.here, world.user("dsp"), title=f"Another {number}")
    many = queries("dsp", "case_files")
    assert len(many) == few, "\n".join(many)


def test_who_only_reads_is_offered_no_writing_and_refused_it(world: World, matter: CaseFile) -> None:
    put_on(matter, world.user("team"))
    fill(world, matter)
    team = client_of(world, "team")
    with within(world.here, matter):
        item = AgendaItem.objects.get(file=matter)
        decision = Decision.objects.get(file=matter)
    page = team.get(address(world, "meeting", item.meeting_id)).content.decode()
    assert f"{WORD} item" in page
    assert address(world, "minutes_edit", item.meeting_id, item.pk) not in page
    minutes = address(world, "minutes_edit", item.meeting_id, item.pk)
    assert team.get(minutes).status_code == team.post(minutes, {"minutes": "x", "version": 1}).status_code == 403
    assert team.get(address(world, "decision_correct", decision.pk)).status_code == 403
    assert "Correct" not in team.get(address(world, "decision", decision.pk)).content.decode()
    choices = team.get(address(world, "agenda_item_add", item.meeting_id)).content.decode()
    assert matter.reference not in choices
    with within(world.here, matter):
        grant = FileGrant.objects.get(user=world.user("team"))
        change_place(grant=grant, level=Right.WRITE_FILE, reason="Writes", ends_at=None, version=1, at=NOW)
    form = {"title": f"{WORD} again", "purpose": "discuss", "file": matter.pk}
    added = team.post(address(world, "agenda_item_add", item.meeting_id), form, follow=True)
    assert "Item 3 is on the agenda." in added.content.decode()
    with within(world.here, matter):
        assert AgendaItem.objects.filter(file=matter).count() == 2


def test_the_menu_shows_case_files_to_those_who_have_or_may_open_one(world: World) -> None:
    def offered(role: str) -> bool:
        return address(world, "case_files") in client_of(world, role).get(address(world, "people")).content.decode()

    assert {role for role in world.users[world.here.slug] if offered(role)} == {"team", "lsp", "dsp"}
    put_on(make_case_file(world.here, world.user("dsp")), world.user("member"))
    assert offered("member") and not offered("accountable_body")
